"""Rows of a field in words: a journey leg by leg, debts, papers, the family; and what a part of one row is called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext, gettext_noop

from samakki.cases.words import FieldShown, Head, RowShown
from samakki.doors.web.desk.names import Names
from samakki.doors.web.desk.sayers import sayer
from samakki.doors.web.desk.telling import told_words, value_words
from samakki.sections.words import GONE, RANK, Cell, Field, FieldType, Sensitivity

_WHEN: Final = ("since", "until", "date")
_TITLES: Final = 2
_UNTIL: Final = " \u2013 "
_TITLED: Final = frozenset({FieldType.CODE, FieldType.TEXT, FieldType.MONEY, FieldType.CODES})
_PLACE: Final = gettext_noop("Its place in the order")
_STANDS: Final = ("False", gettext_noop("It stands"))
_TAKEN: Final = ("True", gettext_noop("It was taken away"))


@dataclass(frozen=True, slots=True)
class Fact:
    """One part of a row in words, and where it is kept; `torn` says that two people wrote different things."""

    name: str
    label: str
    words: str
    torn: bool


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row as a line: its number among those that stand, what it is called, when, and the rest as facts.

    `who`, `when_said` and `told` are of what was said last. `mode` and `held` are for the picture of
    a journey.
    """

    row: str
    number: int
    title: str
    when: str
    facts: tuple[Fact, ...]
    who: str
    when_said: datetime | None
    told: str
    carried: str
    torn: bool
    late: bool
    mode: str
    held: bool


@dataclass(frozen=True, slots=True)
class ShutLine:
    """A closed entry about a field: who wrote it and when, and by whom it was carried over since."""

    entry: str
    who: str
    when: datetime
    carried: str


@dataclass(frozen=True, slots=True)
class RowsShown:
    """A field of rows in words; `old` is what stood there as text before there were rows."""

    name: str
    section: str
    label: str
    hint: str
    lines: tuple[RowLine, ...]
    gone: tuple[RowLine, ...]
    old: str
    closed: bool
    journey: bool
    shut: tuple[ShutLine, ...] = ()


def rows_of(names: Names, shown: FieldShown) -> RowsShown:
    """Put a field of rows into words."""
    standing = {row.row: number for number, row in enumerate(shown.standing, 1)}
    lines = [_line(names, row, standing.get(row.row, 0)) for row in shown.rows]
    field = shown.field
    return RowsShown(
        name=field.name,
        section=field.section.value,
        label=gettext(field.label),
        hint=gettext(field.hint) if field.hint else "",
        lines=tuple(line for line in lines if line.number),
        gone=tuple(line for line in lines if not line.number),
        old="" if shown.heads.value is None else value_words(field, shown.heads.value),
        closed=field.closed,
        journey=field.part("mode") is not None,
        shut=shut_lines(names, shown),
    )


def shut_lines(names: Names, shown: FieldShown) -> tuple[ShutLine, ...]:
    """Say who wrote closed about a field and when; it is opened by name."""
    return tuple(ShutLine(str(one.entry), *sayer(names, one)) for one in shown.closed)


def part_of(field: Field, part: str) -> Field:
    """Give the description of a part of a row, or of what is kept about the row itself."""
    if part == RANK:
        return Field(field.section, RANK, _PLACE, FieldType.NUMBER, Sensitivity.PLAIN)
    if part == GONE:
        codes = (_STANDS, _TAKEN)
        return Field(field.section, GONE, gettext_noop("Taken away"), FieldType.CODE, Sensitivity.PLAIN, codes=codes)
    return field.part(part) or field


def cell_words(shown: FieldShown | None, field: Field, cell: Cell) -> str:
    """Name a part of one row in words: “Journey, leg by leg 2: Country”."""
    number = next((n for n, row in enumerate(shown.standing, 1) if row.row == cell.row), 0) if shown else 0
    told = {"field": gettext(field.label), "number": number, "part": gettext(part_of(field, cell.part).label)}
    if number:
        return gettext("%(field)s, number %(number)s: %(part)s") % told
    return gettext("%(field)s, in a row that was taken away: %(part)s") % told


def cell_shown(shown: FieldShown, cell: Cell) -> FieldShown | None:
    """Find one part of one row, as a field with what stands in it."""
    row = next((row for row in shown.rows if row.row == cell.row), None)
    if row is None:
        return None
    about = {RANK: row.rank, GONE: row.gone}
    if cell.part in about:
        return FieldShown(part_of(shown.field, cell.part), about[cell.part])
    return next((part for part in row.parts if part.field.name == cell.part), None)


def told_rows(field: Field, parts: Mapping[str, Any]) -> str:
    """Put what an entry wrote in one row into words."""
    told = [
        gettext("%(part)s: %(words)s") % {"part": gettext(part.label), "words": value_words(part, parts[part.name])}
        for part in field.parts
        if part.name in parts
    ]
    if GONE in parts:
        told.append(gettext("Taken away") if parts[GONE] else gettext("Put back"))
    elif RANK in parts and not told:
        told.append(gettext("Moved to place %(number)s") % {"number": parts[RANK]})
    return " · ".join(told)


def _line(names: Names, row: RowShown, number: int) -> RowLine:
    parts = {part.field.name: part for part in row.known}
    titles = [part.field.name for part in row.known if part.field.type in _TITLED][:_TITLES]
    last = max((head for part in row.parts for head in part.heads.heads), key=_stamp, default=None)
    by = sayer(names, last) if last else None
    modes = parts["mode"].heads.value if "mode" in parts else None
    held = parts["detained"].heads.value if "detained" in parts else None
    return RowLine(
        row=row.row,
        number=number,
        title=", ".join(_words(parts[name]) for name in titles) or gettext("Nothing said of it yet"),
        when=_UNTIL.join(_words(parts[name]) for name in _WHEN if name in parts),
        facts=tuple(_facts(row, {*titles, *_WHEN})),
        who=by.who if by else "",
        when_said=by.when if by else None,
        carried=by.carried if by else "",
        told=told_words(last) if last else "",
        torn=row.torn,
        late=row.late,
        mode=str(modes[0]) if isinstance(modes, list) and modes else "",
        held=isinstance(held, str) and held != "not_held",
    )


def _facts(row: RowShown, left_out: set[str]) -> Iterator[Fact]:
    for part in row.known:
        if part.field.name not in left_out or part.heads.in_conflict:
            yield Fact(part.field.name, gettext(part.field.label), _words(part), part.heads.in_conflict)


def _words(part: FieldShown) -> str:
    return value_words(part.field, part.heads.value)


def _stamp(head: Head) -> Any:
    return head.stamp
