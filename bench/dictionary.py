"""A dictionary of names against a stolen disk: is there anything on it that a name can be recognised by.

A thief has the files of both stores, the copies and the logs, but neither the node's secret nor a passphrase. Each name
is written in each way in which software folds names, hashed in each common way, plainly and keyed with or mixed into
whatever on the disk looks like a salt, and looked for: what is not keyed at every place of every file, what is keyed
among the values of all columns.
"""

import csv
import hashlib
import hmac
from base64 import b64encode
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import islice, product
from pathlib import Path
from unicodedata import normalize
from uuid import UUID

from django.db import connections
from tests.leaks.canaries import files_below
from tests.leaks.canaries import read as content_of

PREFIX, AS_TEXT = 8, 16
"""So many bytes of a hash are looked for, and so many signs of one that is text: chance does not meet them."""
SALT = range(8, 65)
FEW_ROWS = 60
HASHES: dict[str, Callable[[bytes], bytes]] = {
    name: (lambda text, name=name: hashlib.new(name, text).digest())  # type: ignore[misc]  # mypy knows no lambda with a default
    for name in ("md5", "sha1", "sha224", "sha256", "sha512", "blake2b", "blake2s", "sha3_256")
}
SYLLABLES = (
    "chan",
    "da",
    "srey",
    "mom",
    "bou",
    "pha",
    "nok",
    "som",
    "chai",
    "ni",
    "lin",
    "thi",
    "kim",
    "aye",
    "hla",
    "rith",
)
FAMILIES = ("Demosok", "Demochea", "Demolim", "Demophan", "Demowin", "Demotran", "Demokeo", "Demovong")


def names_from(file: Path | None, count: int) -> list[str]:
    """Give so many full names: put together from a table with the columns native and romanised, else from syllables."""
    if file is None:
        first = ["".join(parts).title() for parts in product(SYLLABLES, SYLLABLES, SYLLABLES)]
    else:
        with file.open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        first = sorted({row[column] for row in rows for column in ("native", "romanised") if row[column]})
    pairs = (f"{one} {other}" for other in (*FAMILIES, *first) for one in first)
    return list(islice(_once(pairs), count))


def _once(names: Iterable[str]) -> Iterator[str]:
    """Give each name the first time it comes, and make no more of them than are asked for."""
    met: set[str] = set()
    for name in names:
        if name not in met:
            met.add(name)
            yield name


def ways(name: str) -> set[bytes]:
    """Write a name in each way in which it may have been folded before it was hashed."""
    texts = {normalize(form, folded) for form in ("NFC", "NFD") for folded in (name, name.casefold(), name.upper())}
    texts |= {text.replace(" ", "") for text in texts} | {" ".join(reversed(name.casefold().split()))}
    return {text.encode() for text in texts} | {name.encode("utf-16-le")}


def recovered(places: Iterable[Path], names: Iterable[str]) -> set[str]:
    """Give the names of which the disk holds a hash."""
    names = list(names)
    plain = {begins: name for name in names for begins in plainly(name)}
    found = {plain[begins] for place in files_below(places) for begins in met(content_of(place), plain)}
    values, salts = columns()
    return found | {name for name in names if keyed(name, salts) & values}


def met(content: bytes, wanted: Container[bytes]) -> set[bytes]:
    """Give what of the wanted stands at any place of a file."""
    lengths, ends = (PREFIX, AS_TEXT), range(len(content) - PREFIX + 1)
    return {part for length in lengths for at in ends if (part := content[at : at + length]) in wanted}


def plainly(name: str) -> Iterator[bytes]:
    """Hash a name without any key, and give how each hash begins, as it is and as text."""
    for way in ways(name):
        for hashed in (one(way) for one in HASHES.values()):
            yield from (hashed[:PREFIX], hashed.hex().encode()[:AS_TEXT], b64encode(hashed)[:AS_TEXT])


def keyed(name: str, salts: Iterable[bytes]) -> set[bytes]:
    """Hash a name with each salt, in front, behind, and as a key."""
    way = name.casefold().encode()
    made = set()
    for salt in salts:
        made.add(hmac.digest(salt, way, "sha256")[:PREFIX])
        made.add(hashlib.sha256(salt + way).digest()[:PREFIX])
        made.add(hashlib.sha256(way + salt).digest()[:PREFIX])
    return made


def columns() -> tuple[set[bytes], set[bytes]]:
    """Give how each value of each column begins, and what may be a salt: short values of tables with few rows."""
    values, salts = set[bytes](), set[bytes]()
    for store in connections.all():
        with store.cursor() as cursor:
            for table in store.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names of our own tables
                rows = cursor.fetchall()
                told = {value for row in rows for each in row for value in as_bytes(each)}
                values |= {value[:PREFIX] for value in told}
                if len(rows) <= FEW_ROWS and not table.startswith(("django_", "instruments_", "auth_")):
                    salts |= {value for value in told if len(value) in SALT}
    return values, salts


def as_bytes(value: object) -> Iterator[bytes]:
    """Give the bytes that a value of a column stands for, in each way in which it can be read."""
    match value:
        case bytes() | memoryview():
            yield bytes(value)
        case UUID():
            yield value.bytes
        case str():
            yield value.encode()
            try:
                yield bytes.fromhex(value.replace("-", ""))
            except ValueError:
                return
