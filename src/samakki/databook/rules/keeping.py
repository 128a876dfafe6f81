"""Whether a table is kept, and what changed from one release to the next."""

import re
from datetime import date
from typing import Final
from unicodedata import category

from samakki.databook.words import (
    MOST_CELLS,
    MOST_IN_CELL,
    MOST_LETTERS,
    MOST_NOTES,
    Around,
    BookWrong,
    Brought,
    Counted,
    Grid,
)
from samakki.kernel.deeds import Attributes, By
from samakki.kernel.ids import AgencyId

_NO_LETTERS: Final = frozenset({"Cc", "Cs"})
_BESIDES: Final = 3
_MOST_SIGNS: Final = 400
_MOST_VERSIONS: Final = 1_000_000
_UNFIT: Final = re.compile("[\x00\ud800-\udfff]")
"""What no store keeps in a cell."""


def of_owner(_by: By, owner: AgencyId, *_rest: object) -> Attributes:
    """Tell whose data book it is."""
    return {"owner": str(owner)}


def why_not_kept(brought: Brought, before: int) -> BookWrong | None:
    """Tell why a table is not kept; None where it is. `before` counts its earlier versions."""
    lacking = (
        (not any(brought.grid), BookWrong.NO_CELLS),
        (_is_large(brought.grid), BookWrong.TOO_MANY_CELLS),
        (not brought.name.strip(), BookWrong.NO_NAME),
        (not brought.source.strip(), BookWrong.NO_SOURCE),
        (before > 0 and not brought.why.strip(), BookWrong.NO_WHY),
        (not fit(brought.name, brought.source, brought.why, *brought.footnotes), BookWrong.UNFIT_WORDS),
        (not fit(*brought.codebook, *brought.codebook.values(), most=_MOST_SIGNS), BookWrong.UNFIT_WORDS),
        (any(_UNFIT.search(cell) for row in brought.grid for cell in row), BookWrong.UNFIT_WORDS),
    )
    return next((why for lacks, why in lacking if lacks), None)


def why_not_brought(name: str, content: bytes, taken: set[str]) -> BookWrong | None:
    """Tell why a workbook is not kept; None where it is. `taken` are the names of others."""
    lacking = (
        (not name.strip(), BookWrong.NO_NAME),
        (not content, BookWrong.NO_WORKBOOK),
        (not fit(name), BookWrong.UNFIT_WORDS),
        (name in taken, BookWrong.NAMED_ALREADY),
    )
    return next((why for lacks, why in lacking if lacks), None)


def why_not_released(around: Around, as_of: date, today: date, before: int) -> BookWrong | None:
    """Tell why a figure is not released; None where it is. `before` counts its earlier releases."""
    lacking = (
        (not around.missing.strip(), BookWrong.MISSING_UNSAID),
        (not 0 <= around.reported <= around.offices, BookWrong.OFFICES),
        (as_of > today, BookWrong.IN_FUTURE),
        (before > 0 and not around.why.strip(), BookWrong.NO_WHY),
        (not fit(around.missing, around.why, *around.footnotes), BookWrong.UNFIT_WORDS),
    )
    return next((why for lacks, why in lacking if lacks), None)


def why_not_asked(office: str, words: str) -> BookWrong | None:
    """Tell why an office is not asked; None where it is."""
    lacking = (
        (not office.strip(), BookWrong.NO_OFFICE),
        (not words.strip(), BookWrong.NO_WORDS),
        (not fit(office, words), BookWrong.UNFIT_WORDS),
    )
    return next((why for lacks, why in lacking if lacks), None)


def why_not_answered(words: str) -> BookWrong | None:
    """Tell why an answer is not written down; None where it is."""
    return why_not_asked("-", words)


def is_address(name: str, version: int) -> bool:
    """Tell whether a table can be called so, and a version numbered so, at all."""
    return fit(name) and 0 < version < _MOST_VERSIONS


def _is_large(grid: Grid) -> bool:
    return sum(map(len, grid)) > MOST_CELLS or any(len(cell) > MOST_IN_CELL for row in grid for cell in row)


def fit(*words: str, most: int = MOST_NOTES + _BESIDES) -> bool:
    """Tell whether sentences are short enough and of letters: what steers a machine, or half a sign, is none."""
    few = len(words) <= most
    return few and all(len(one) <= MOST_LETTERS and not {*map(category, one)} & _NO_LETTERS for one in words)


def changed(before: Counted, after: Counted) -> tuple[tuple[tuple[str, ...], int, int], ...]:
    """Give each cell whose number is another one now, with what it was and what it is."""
    was, now = dict(before.rows), dict(after.rows)
    cells = sorted({*was, *now})
    return tuple((one, was.get(one, 0), now.get(one, 0)) for one in cells if was.get(one, 0) != now.get(one, 0))
