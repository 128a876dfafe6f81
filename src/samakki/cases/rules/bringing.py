"""Which values from elsewhere may stand in a file as they are, and which entries a file begins with."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from samakki.cases.rules.values import fitting_value, fitting_words
from samakki.cases.words import NOTE_LIMIT, Brought, Unfit, WordsRefusedError
from samakki.journal.words import Body, Change, FirstEntry, Flag, Kind
from samakki.kernel.dates import PartialDate
from samakki.kernel.missing import Missing
from samakki.sections.words import (
    GONE,
    LISTS,
    RANK,
    Field,
    FieldType,
    FieldUnknownError,
    Listed,
    Section,
    field_named,
    split_cell,
)

_IMPORTED: Final = frozenset({Flag.IMPORTED})
_DECIMAL: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?\Z", re.ASCII)
_EMAIL: Final = re.compile(r"[^\s@]{1,64}@[^\s@]{1,250}\Z")
_MONEY: Final = frozenset({"amount", "currency", "per", "date"})
_CURRENCIES: Final = frozenset(code for code, _words in LISTS[Listed.CURRENCIES].codes)


def unfit_in(place: int, brought: Brought) -> Iterator[Unfit]:
    """Tell which values of a case could not be kept as they are."""
    for section, fields in brought.values.items():
        for name, value in fields.items():
            flaw = _flaw(section, name, value)
            if flaw:
                yield Unfit(place, section, name, flaw)


def first_entries(brought: Brought, pseudonym: str) -> tuple[FirstEntry, ...]:
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
        for entry in _entries(section, fields, noted if section is Section.ADMINISTRATION else "")
    )


def _entries(section: Section, fields: Mapping[str, Any], note: str) -> Iterator[FirstEntry]:
    shown, shut = [], dict[str, list[Change]]()
    for name, value in fields.items():
        root = name.partition("/")[0]
        if field_named(section, root).closed:
            shut.setdefault(root, []).append(Change(name, value))
        else:
            shown.append(Change(name, value))
    if shown or note:
        yield FirstEntry(section, Body(Kind.CHANGE, note=note, changes=tuple(shown), flags=_IMPORTED))
    for changes in shut.values():
        yield FirstEntry(section, Body(Kind.CHANGE, changes=tuple(changes), flags=_IMPORTED), closed=True)


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
    if field.type in _CHECKS:
        return _CHECKS[field.type](field, value)
    return _as_typed(field, value)


def _as_typed(field: Field, value: Any) -> str:
    """Judge a value as if somebody had typed it: what comes out must be what went in."""
    said = value if isinstance(value, list) else [str(value)]
    try:
        kept = fitting_value(field, said)
    except WordsRefusedError as refused:
        return refused.code
    return "" if kept == value else "not_a_choice"


def _born(field: Field, value: Any) -> str:  # noqa: ARG001 -- each check is asked alike
    try:
        return "" if isinstance(value, str) and str(PartialDate.parse(value)) == value else "not_a_date"
    except ValueError:
        return "not_a_date"


def _decimal(field: Field, value: Any) -> str:  # noqa: ARG001 -- each check is asked alike
    return "" if isinstance(value, str) and _DECIMAL.match(value) else "not_a_number"


def _email(field: Field, value: Any) -> str:  # noqa: ARG001 -- each check is asked alike
    return "" if isinstance(value, str) and _EMAIL.match(value) else "not_an_address"


def _link(field: Field, value: Any) -> str:  # noqa: ARG001 -- each check is asked alike
    try:
        return "" if str(UUID(value)) == value else "not_a_case"
    except (ValueError, TypeError, AttributeError):
        return "not_a_case"


def _money(field: Field, value: Any) -> str:
    if not isinstance(value, dict) or set(value) - _MONEY or not _DECIMAL.match(str(value.get("amount", ""))):
        return "not_an_amount"
    if value.get("currency") not in _CURRENCIES:
        return "not_a_currency"
    date = value.get("date", "")
    return _born(field, date) if date else ""


def _rows(field: Field, value: Any) -> str:  # noqa: ARG001 -- each check is asked alike
    return "rows_have_parts"


_CHECKS: Final[Mapping[FieldType, Callable[[Field, Any], str]]] = {
    FieldType.DECIMAL: _decimal,
    FieldType.EMAIL: _email,
    FieldType.LINK: _link,
    FieldType.MONEY: _money,
    FieldType.PARTIAL_DATE: _born,
    FieldType.ROWS: _rows,
}
