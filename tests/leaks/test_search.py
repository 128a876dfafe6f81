import base64
import gzip
from hashlib import sha256
from pathlib import Path

import brotli
import pytest

from tests.leaks.canaries import SCRIPTS, disguises, every, search, search_number


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_the_search_finds_a_planted_canary_in_every_disguise(script: str, tmp_path: Path) -> None:
    for name, way in disguises(SCRIPTS[script]).items():
        planted = tmp_path / name
        planted.write_bytes(b"\x00noise" + way + b"noise\xff" * 3)
        assert (script, name) in {(found.script, found.disguise) for found in search([tmp_path])}
        planted.unlink()


def test_the_search_looks_into_hidden_files_and_deep_folders(tmp_path: Path) -> None:
    deep = tmp_path / "Default" / ".hidden"
    deep.mkdir(parents=True)
    (deep / ".journal").write_text(every("x"))
    assert {found.script for found in search([tmp_path])} == set(SCRIPTS)


def test_the_search_finds_base64_wherever_it_begins(tmp_path: Path) -> None:
    for before in range(5):
        (tmp_path / "blob").write_bytes(base64.b64encode(b"n" * before + SCRIPTS["th"].encode() + b"tail"))
        assert search([tmp_path]), before


def test_the_search_unpacks_what_is_served_or_kept_compressed(tmp_path: Path) -> None:
    words, noise = every("x").encode(), b"".join(sha256(bytes([n])).digest() for n in range(40))
    (tmp_path / "samakki.js.gz").write_bytes(gzip.compress(words))
    (tmp_path / "samakki.js.br").write_bytes(brotli.compress(words))
    (tmp_path / "cache_0").write_bytes(b"\x1f\x8b\x08 no stream" + gzip.compress(words + noise)[:-20] + b"\x00" * 50)
    found = search([tmp_path])
    for name in ("samakki.js.gz", "samakki.js.br", "cache_0"):
        assert {hit.script for hit in found if hit.file == str(tmp_path / name)} == set(SCRIPTS), name


def test_the_search_finds_nothing_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "clean").write_bytes(bytes(range(256)) * 50)
    assert search([tmp_path]) == []


def test_the_search_for_a_number_is_not_led_astray_by_longer_ones(tmp_path: Path) -> None:
    (tmp_path / "ids").write_text("0a739205ff 1739205 7392051")
    assert search_number([tmp_path], "739205") == []
    (tmp_path / "pin").write_text('{"pin": "739205"}')
    assert search_number([tmp_path], "739205") == [str(tmp_path / "pin")]
