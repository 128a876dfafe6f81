"""A book of no person, as the log of a house: its lines, and what each is."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from samakki.kernel.ids import EntryId, FileId, MemberId


class LineKind(StrEnum):
    """What a line of a book tells."""

    LINE = "line"
    TELL = "to be told"
    INCIDENT = "incident"
    RECEIVED = "received"
    MOVED = "moved"
    LEFT = "left"
    REFUSED = "no place"
    ALARM = "alarm"
    ANSWERED = "answered"
    HANDED = "handed over"
    TAKEN = "taken over"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line of a book: who wrote it and when, and of whom it speaks; taken back, it stays and says so.

    `number` grows from line to line, also where the clock does not.
    """

    entry: EntryId
    author: MemberId
    when: datetime
    kind: LineKind
    text: str = field(repr=False)
    cases: tuple[FileId, ...] = ()
    taken_back: bool = False
    number: int = 0


class LineKept(NamedTuple):
    """A line that was just written, the moment with which it is stamped, and its number in the book."""

    entry: EntryId
    when: datetime
    number: int


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page of a book, the newest line first; `standing` is what goes for every day, `next_before` leads to older."""

    lines: tuple[BookLine, ...]
    standing: str = field(default="", repr=False)
    next_before: int | None = None
