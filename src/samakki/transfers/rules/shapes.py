"""What values look like, and where a column begins to mean something else."""

import re
from dataclasses import dataclass, field
from typing import Final

from samakki.transfers.words import Shape, Shift

_NUMBER: Final = re.compile(r"[-+]?\d[\d ,.]*\Z")
_DATE: Final = re.compile(r"\d{1,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,4}日?)?\Z|\d{1,2} \w+ \d{4}\Z")
_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+\Z")
_RUN: Final = 20
_MOST_SHIFTS: Final = 2
_NOTHING: Final = frozenset({"", "-", "-99", "unknown", "n/a", "?"})


def shape_of(text: str) -> Shape | None:
    """Tell what a value looks like; None for what says that nothing is known."""
    bare = text.strip()
    if bare.casefold() in _NOTHING:
        return None
    if _DATE.match(bare):
        return Shape.DATES
    if _NUMBER.match(bare):
        return Shape.NUMBERS
    return Shape.ADDRESSES if _ADDRESS.match(bare) else Shape.WORDS


@dataclass(slots=True)
class Watch:
    """Watches one column from row to row: a long run of one shape after a long run of another is a shift."""

    column: int
    settled: Shape | None = None
    running: Shape | None = None
    since: int = 0
    length: int = 0
    shifts: list[Shift] = field(default_factory=list)

    def see(self, row: int, text: str) -> None:
        """Take one more value in."""
        shape = shape_of(text)
        if shape is None:
            return
        if shape is self.running:
            self.length += 1
        else:
            self.running, self.since, self.length = shape, row, 1
        if self.length == _RUN:
            if self.settled is not None and self.settled is not shape:
                self.shifts.append(Shift(self.column, self.since, self.settled, shape))
            self.settled = shape

    def found(self) -> list[Shift]:
        """Give the shifts; a column that changes to and fro is a mixed one, and has none."""
        return self.shifts if len(self.shifts) <= _MOST_SHIFTS else []
