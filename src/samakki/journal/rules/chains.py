"""Following the chains of all files at once through their entries' rows, as fast as Python goes."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final, NamedTuple

from samakki.journal.rules.headers import entry_text

START: Final = bytes(36)


class EntryRow(NamedTuple):
    """An entry as verification reads it, ids in hex: what the tree holds of it, its sealed body, its header's lines.

    `position` is None while it waits for a place in the tree; all from `body` on is None when there is no such entry.
    """

    position: int | None
    leaf: bytes
    subject: str
    body: bytes
    entry: str | None
    node: str
    file: str
    number: int
    section: str
    key_version: int
    author: str
    agency: str
    stamp: str
    closed: int
    body_hash: bytes
    attached_hash: bytes
    previous: bytes
    ground: str | None


class Chains:
    """How far each file's chain was followed (last header's hash and number), and which entries have attachments."""

    __slots__ = ("_bodies", "attached", "ends", "held")

    def __init__(self, *, bodies: bool = True) -> None:
        """Begin before the first entry of every file; without `bodies` somebody else looks whether those hold."""
        self._bodies = bodies
        self.ends: dict[str, bytes] = {}
        self.attached: dict[str, bytes] = {}
        self.held = 0

    def end_of(self, file: str) -> tuple[bytes, int]:
        """Tell where a file's chain was followed to: zeros and 0 before its first entry."""
        end = self.ends.get(file, START)
        return end[:32], int.from_bytes(end[32:])

    def follow(self, rows: Iterable[tuple[Any, ...]]) -> EntryRow | None:
        """Follow the chains through rows in the shape of EntryRow, and give the first that does not hold."""
        ends, hashed, text, bodies = self.ends, sha256, entry_text, self._bodies
        row: tuple[Any, ...] = ()
        try:
            for row in rows:
                leaf, body, shown = row[1], row[3], row[4:]
                if shown[0] is None:
                    return EntryRow._make(row)
                header = hashed(text(*shown)).digest()
                file, number = shown[2], shown[3]
                if (
                    header != leaf
                    or (bodies and hashed(body).digest() != shown[10])
                    or ends.get(file, START) != shown[12] + (number - 1).to_bytes(4)
                ):
                    return EntryRow._make(row)
                ends[file] = header + number.to_bytes(4)
                if shown[11]:
                    self.attached[shown[0]] = shown[11]
                self.held += 1
        except (TypeError, OverflowError, AttributeError):
            return EntryRow._make(row)
        return None


def bodies_hold(rows: Iterable[tuple[Any, ...]]) -> bool:
    """Tell whether each body is the one its header names; rows of (body, body hash)."""
    hashed = sha256
    return all(hashed(body).digest() == named for body, named in rows)


def header_hash(row: EntryRow) -> bytes:
    """Hash the header that a row shows now."""
    shown: list[Any] = list(row[4:])
    return sha256(entry_text(*shown)).digest()
