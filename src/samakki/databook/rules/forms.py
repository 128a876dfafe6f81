"""What is counted for the cells of a ministry's workbook, and whether a workbook or an area is bound."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from samakki.databook.words import (
    ALL,
    MOST_AREAS,
    MOST_SQUARES,
    NOT_ASKED,
    OTHERS,
    WITHOUT_VALUE,
    Area,
    BookWrong,
    Cells,
    Definition,
    Form,
)

Facts = Iterable[tuple[str, str, str]]


def why_not_bound(area: Area, form: Form, definition: Definition) -> BookWrong | None:
    """Tell why an area is not bound; None where it is."""
    taken = {square for one in form.areas for square in one.squares}
    lacking = (
        (not area.rows or not area.columns, BookWrong.NO_HEADINGS),
        (len(form.areas) >= MOST_AREAS or len(area.rows) * len(area.columns) > MOST_SQUARES, BookWrong.TOO_MANY_CELLS),
        (area.down == area.across != "", BookWrong.SAME_TWICE),
        ({area.down, area.across} - {"", *definition.by} != set(), BookWrong.NO_HEADINGS),
        (not _fits(area.down, area.rows.values()), BookWrong.NO_HEADINGS),
        (not _fits(area.across, area.columns.values()), BookWrong.NO_HEADINGS),
        (not taken.isdisjoint(area.squares), BookWrong.BOUND_ALREADY),
    )
    return next((why for lacks, why in lacking if lacks), None)


def _fits(dimension: str, codes: Iterable[str]) -> bool:
    """Tell whether headings belong to a dimension: where there is none, each counts everybody."""
    return bool(dimension) or set(codes) <= {ALL}


def recoded(facts: Facts, area: Area) -> Iterator[tuple[str, str, str]]:
    """Give facts as the headings of an area tell them: a code that no heading names is one of the others."""
    named = {area.down: set(area.rows.values()), area.across: set(area.columns.values())}
    for person, dimension, code in facts:
        headed = code in named.get(dimension, ()) or code in WITHOUT_VALUE
        yield person, dimension, code if headed or dimension not in named else OTHERS


def within(facts: Facts, only: Iterable[tuple[str, Sequence[str]]]) -> list[tuple[str, str, str]]:
    """Leave the facts of the persons whom a definition counts, before any code becomes one of the others."""
    told = list(facts)
    for dimension, codes in only:
        having = {person for person, name, code in told if name == dimension and code in codes}
        told = [one for one in told if one[0] in having]
    return told


def standing_at(facts: Facts, codes: Mapping[str, str]) -> set[str]:
    """Give the persons who stand at a code of each dimension; of whom nothing is told in one, they were not asked."""
    told = list(facts)
    found = {person for person, _name, _code in told}
    for dimension, code in codes.items():
        asked = {person for person, name, _code in told if name == dimension}
        having = {person for person, name, one in told if (name, one) == (dimension, code)}
        found &= having | (found - asked if code == NOT_ASKED else set())
    return found


def crossings(area: Area, definition: Definition) -> dict[tuple[str, ...], Definition]:
    """Give what has to be counted: where a heading stands for all, each person once, and nothing is summed up."""
    sides = [
        [(dimension,)] * bool(set(codes) - {ALL}) + [()] * (ALL in codes)
        for dimension, codes in ((area.down, {*area.rows.values()}), (area.across, {*area.columns.values()}))
    ]
    wanted = {(*down, *across) for down in sides[0] for across in sides[1]}
    return {by: replace(definition, by=by, only=()) for by in sorted(wanted)}


def numbers(area: Area, counted: dict[tuple[str, ...], tuple[Cells, int]]) -> dict[tuple[str, str], int]:
    """Give the number of each cell; one of which nothing is told is 0, for everybody was looked at."""
    found = {}
    for square, (down, across) in area.squares.items():
        by = tuple(name for name, code in ((area.down, down), (area.across, across)) if code != ALL)
        codes = tuple(code for code in (down, across) if code != ALL)
        cells, persons = counted[by]
        found[square] = dict(cells).get(codes, 0) if by else persons
    return found
