"""Which values from elsewhere may stand in a file as they are, and which entries a file begins with."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from samakki.cases.rules.ages import is_birth_ahead
from samakki.cases.rules.marks import closed_mark
from samakki.cases.rules.values import fitting_value, fitting_words
from samakki.cases.words import NOTE_LIMIT, TEXT_LIMIT, Brought, Said, Unfit, WordsRefusedError
from samakki.journal.words import Body, Change, Draft, Flag, Kind
from samakki.kernel.canon import canonical
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
_BY_ANOTHER: Final = frozenset({Flag.IMPORTED, Flag.THIRD_PARTY})
_PIECES: Final = ("amount", "currency", "per", "date")


def unfit_in(place: int, brought: Brought, today: date) -> Iterator[Unfit]:
    """Tell which values of a case could not be kept as they are."""
    for section, fields in brought.values.items():
        for name, value in fields.items():
            flaw = "in_future" if is_birth_ahead(name, value, today) else _flaw(section, name, value)
            if flaw:
                yield Unfit(place, section, name, flaw)
    for section, sayings in brought.told.items():
        for name, told in sayings.items():
            flaw = next(filter(None, (_flaw_of(section, name, said) for said in told)), "")
            if flaw:
                yield Unfit(place, section, name, flaw)


def disputes_in(brought: Brought) -> int:
    """Count the fields of which different values stand side by side."""
    return sum(
        len({canonical(said.value) for said in told if not said.closed}) > 1
        for section, sayings in brought.told.items()
        for name, told in sayings.items()
        if not field_named(section, name.partition("/")[0]).closed
    )


def first_entries(case: FileId, brought: Brought, pseudonym: str, fresh: Callable[[], EntryId]) -> tuple[Draft, ...]:
    """Give the entries that a case from elsewhere begins with: one a section where the person told it all.

    What another told, what stands beside another value, and each field that starts closed stand in entries of their
    own; of several values the one to be shown first is written last.
    """
    values = brought.values
    noted = fitting_words(brought.origin, NOTE_LIMIT, about="origin")
    told: dict[Section, Mapping[str, Any]] = {
        Section.IDENTITY: {"pseudonym": pseudonym, **values.get(Section.IDENTITY, {})},
        Section.ADMINISTRATION: values.get(Section.ADMINISTRATION, {}),
    }
    told |= {section: values.get(section, {}) for section in (*values, *brought.told) if section not in told}
    drafts: list[Draft] = []
    for section, fields in told.items():
        sheaves = _sheaves(section, fields, brought.told.get(section, {}))
        if section is Section.ADMINISTRATION and noted:
            sheaves.setdefault(_PLAIN, [])
        note = noted if section is Section.ADMINISTRATION else ""
        drafts += _entries(case, section, sheaves, note, fresh)
    return tuple(drafts)


class _Way(NamedTuple):
    """How values are written: how many stand before them, about which field closed (or open), told by whom."""

    before: int
    shut: str
    third_party: bool
    told_by: str


_PLAIN: Final = _Way(0, "", third_party=False, told_by="")


def _sheaves(
    section: Section, fields: Mapping[str, Any], told: Mapping[str, tuple[Said, ...]]
) -> dict[_Way, list[Change]]:
    """Sort what is said into what may stand in one entry."""
    sheaves: dict[_Way, list[Change]] = {}
    for name in dict.fromkeys((*fields, *told)):
        root = name.partition("/")[0]
        starts_closed = field_named(section, root).closed
        for before, said in enumerate(told.get(name) or (Said(fields.get(name)),)):
            shut = root if starts_closed or said.closed else ""
            way = _Way(before, shut, said.third_party, said.told_by)
            sheaves.setdefault(way, []).append(Change(name, said.value))
    return sheaves


def _entries(
    case: FileId, section: Section, sheaves: dict[_Way, list[Change]], note: str, fresh: Callable[[], EntryId]
) -> Iterator[Draft]:
    closed = {way: fresh() for way in sheaves if way.shut}
    if closed:
        sheaves.setdefault(_PLAIN, []).extend(
            Change(closed_mark(way.shut, entry), value=True) for way, entry in closed.items()
        )
    for way in sorted(sheaves, key=_order):
        body = Body(
            Kind.CHANGE,
            note=note if way == _PLAIN else "",
            changes=tuple(sheaves[way]),
            flags=_BY_ANOTHER if way.third_party else _IMPORTED,
            told_by=way.told_by,
        )
        yield Draft(case, section, body, closed=way in closed, entry=closed.get(way))


def _order(way: _Way) -> tuple[int, bool, bool]:
    return -way.before, bool(way.shut), way.third_party


def _flaw_of(section: Section, name: str, said: Said) -> str:
    """Say why one of several values, or who told it, may not stand; empty when it may."""
    try:
        kept = fitting_words(said.told_by, TEXT_LIMIT, about="told_by")
    except WordsRefusedError as refused:
        return refused.code
    if kept != said.told_by or (kept and not said.third_party):
        return "not_a_choice"
    return "" if said.value is None and not _unknown(section, name) else _flaw(section, name, said.value)


def _unknown(section: Section, name: str) -> bool:
    try:
        field_named(section, name.partition("/")[0])
    except FieldUnknownError:
        return True
    return False


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
