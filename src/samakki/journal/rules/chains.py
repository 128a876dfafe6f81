"""Following the chains of all files at once through their entries' rows, as fast as Python goes."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final, NamedTuple

from samakki.journal.rules.headers import ENTRY_TEXT

START: Final = bytes(36)


class EntryRow(NamedTuple):
    """An entry as verification reads it: ids in hex; `position` is None while it waits for a place in the tree.

    `entry` and `leaf` are what the tree holds; all that follows is None when there is no such entry.
    """

    position: int | None
    entry: str
    leaf: bytes
    node: str | None
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
    body: bytes


class Chains:
    """How far each file's chain was followed (last header's hash and number), and which entries have attachments."""

    __slots__ = ("attached", "ends", "held")

    def __init__(self) -> None:
        """Begin before the first entry of every file."""
        self.ends: dict[str, bytes] = {}
        self.attached: dict[str, bytes] = {}
        self.held = 0

    def end_of(self, file: str) -> tuple[bytes, int]:
        """Tell where a file's chain was followed to: zeros and 0 before its first entry."""
        end = self.ends.get(file, START)
        return end[:32], int.from_bytes(end[32:])

    def follow(self, rows: Iterable[EntryRow | tuple[Any, ...]]) -> EntryRow | None:
        """Follow the chains through these rows, and give the first that does not hold."""
        ends, hashed, text, held = self.ends, sha256, ENTRY_TEXT, self.held
        for row in rows:
            (
                _at,
                entry,
                leaf,
                node,
                file,
                number,
                section,
                version,
                author,
                agency,
                stamp,
                closed,
                of_body,
                attached,
                previous,
                body,
            ) = row  # fmt: skip -- one line a half, for the eye
            if node is None:
                return EntryRow(*row)
            shown = text % (
                entry,
                node,
                file,
                number,
                section,
                version,
                author,
                agency,
                stamp,
                closed,
                of_body.hex(),
                attached.hex(),
                previous.hex(),
            )  # fmt: skip -- the same half lines
            header = hashed(shown.encode()).digest()
            if (
                header != leaf
                or hashed(body).digest() != of_body
                or ends.get(file, START) != previous + (number - 1).to_bytes(4)
            ):
                return EntryRow(*row)
            ends[file] = header + number.to_bytes(4)
            if attached:
                self.attached[entry] = attached
            held += 1
        self.held = held
        return None


def header_hash(row: EntryRow) -> bytes:
    """Hash the header that a row shows now."""
    shown = (
        row.entry,
        row.node,
        row.file,
        row.number,
        row.section,
        row.key_version,
        row.author,
        row.agency,
        row.stamp,
        row.closed,
        bytes(row.body_hash).hex(),
        bytes(row.attached_hash).hex(),
        bytes(row.previous).hex(),
    )
    return sha256((ENTRY_TEXT % shown).encode()).digest()
