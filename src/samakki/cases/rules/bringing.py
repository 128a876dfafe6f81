"""Which values from elsewhere may stand in a file as they are, and which entries a file begins with."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from samakki.cases.rules.marks import closed_mark
from samakki.cases.rules.values import fitting_value, fitting_words
from samakki.cases.words import NOTE_LIMIT, Brought, Unfit, WordsRefusedError
from samakki.journal.words import Body, Change, Draft, Flag, Kind
from samakki.kernel.ids import EntryId, FileId
from samakki.kernel.missing import Missing
from samakki.sections.words import (
    GONE,
    RANK,
    Field,
    FieldType,
    FieldUnknownError,
    Section,
    field_named,
    split_cell,
)

_IMPORTED: Final = frozenset({Flag.IMPORTED})
_PIECES: Final = ("amount", "currency", "per", "date")


def unfit_in(place: int, brought: Brought) -> Iterator[Unfit]:
    """Tell which values of a case could not be kept as they are."""
    for section, fields in brought.values.items():
        for name, value in fields.items():
            flaw = _flaw(section, name, value)
            if flaw:
                yield Unfit(place, section, name, flaw)


def first_entries(case: FileId, brought: Brought, pseudonym: str, fresh: Callable[[], EntryId]) -> tuple[Draft, ...]:
    """Give the entries that a case from elsewhere begins with, one a section; each field that starts closed its own."""
    values = brought.values
    noted = fitting_words(brought.origin, NOTE_LIMIT, about="origin")
    told: dict[Section, Mapping[str, Any]] = {
        Section.IDENTITY: {"pseudonym": pseudonym, **values.get(Section.IDENTITY, {})},
        Section.ADMINISTRATION: values.get(Section.ADMINISTRATION, {}),
    }
    told |= {section: fields for section, fields in values.items() if section not in told}
    return tuple(
        entry
        for section, fields in told.items()
        for entry in _entries(case, section, fields, noted if section is Section.ADMINISTRATION else "", fresh)
    )


def _entries(
    case: FileId, section: Section, fields: Mapping[str, Any], note: str, fresh: Callable[[], EntryId]
) -> Iterator[Draft]:
    shown, shut = [], dict[str, list[Change]]()
    for name, value in fields.items():
        root = name.partition("/")[0]
        if field_named(section, root).closed:
            shut.setdefault(root, []).append(Change(name, value))
        else:
            shown.append(Change(name, value))
    closed = {root: fresh() for root in shut}
    shown += [Change(closed_mark(root, entry), value=True) for root, entry in closed.items()]
    if shown or note:
        yield Draft(case, section, Body(Kind.CHANGE, note=note, changes=tuple(shown), flags=_IMPORTED))
    for root, changes in shut.items():
        body = Body(Kind.CHANGE, changes=tuple(changes), flags=_IMPORTED)
        yield Draft(case, section, body, closed=True, entry=closed[root])


def _flaw(section: Section, name: str, value: Any) -> str:
    """Say why a value may not stand in a field, as WordsRefusedError does; empty when it may."""
    cell = split_cell(name)
    if cell and cell.part in {RANK, GONE}:
        return "" if isinstance(value, int) else "not_a_number"
    try:
        field = field_named(section, name)
    except FieldUnknownError:
        return "no_such_field"
    if isinstance(value, dict) and "missing" in value:
        return "" if value in [{"missing": kind.value} for kind in Missing] else "not_a_choice"
    return _as_typed(field, value)


def _as_typed(field: Field, value: Any) -> str:
    """Judge a value as if somebody had typed it: what comes out must be what went in."""
    try:
        kept = fitting_value(field, _typed(field, value))
    except WordsRefusedError as refused:
        return refused.code
    return "" if kept == value else "not_a_choice"


def _typed(field: Field, value: Any) -> list[str]:
    if field.type is FieldType.MONEY and isinstance(value, dict):
        return [str(value.get(piece, "")) for piece in _PIECES]
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
