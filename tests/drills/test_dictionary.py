"""The drill of the dictionary, small: names are known by their hashes, in files and columns, and by nothing else."""

import hmac
from base64 import b64encode
from hashlib import new, sha256
from pathlib import Path

import pytest
from bench.dictionary import HASHES, names_from, recovered
from django.db import connection

NAMES = names_from(None, 30)
SALT = b"a salt in clear."


@pytest.mark.parametrize("hashed", sorted(HASHES))
def test_a_name_is_recognised_by_any_common_hash_anywhere_in_a_file(stores: None, tmp_path: Path, hashed: str) -> None:
    content = [new(hashed, name.casefold().encode()).digest() for name in NAMES[:3]]
    (tmp_path / "log").write_bytes(b"noise" + content[0] + content[1].hex().encode() + b"-" + b64encode(content[2]))
    assert recovered([tmp_path], NAMES) == set(NAMES[:3])


def test_a_name_is_recognised_by_a_hash_whose_salt_lies_beside_it(stores: None, tmp_path: Path) -> None:
    tags = [
        hmac.digest(SALT, NAMES[0].casefold().encode(), sha256),
        sha256(SALT + NAMES[1].casefold().encode()).digest(),
        sha256(NAMES[2].casefold().encode() + SALT).digest(),
        hmac.digest(b"a salt elsewhere", NAMES[3].casefold().encode(), sha256),
    ]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE planted (salt BYTEA, tag BYTEA)")
        for tag in tags:
            cursor.execute("INSERT INTO planted VALUES (%s, %s)", [SALT, tag])
    assert recovered([tmp_path], NAMES) == set(NAMES[:3])


def test_names_of_a_table_are_put_together_and_each_is_another(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("language,native,romanised\nth,DEMOนก,Demonok\nkm,DEMOម៉ុម,Demomom\n", encoding="utf-8")
    names = names_from(table, 48)
    assert len(set(names)) == len(names) == 48
    assert "Demonok Demomom" in names
    assert len(set(names_from(None, 10_000))) == 10_000
