"""How a case from elsewhere is fitted, and which entries its file begins with."""

from collections.abc import Iterator, Mapping, Sequence

from samakki.cases.rules.values import fitting_value, fitting_words
from samakki.cases.words import NOTE_LIMIT, Brought, Told, Unfit, Value, WordsRefusedError
from samakki.journal.words import Body, Change, FirstEntry, Flag, Kind
from samakki.sections.words import Section, field_named

Values = Mapping[Section, Mapping[str, Value]]
_IMPORTED = frozenset({Flag.IMPORTED})


def fitted(place: int, brought: Brought) -> tuple[dict[Section, dict[str, Value]], list[Unfit]]:
    """Give the values of a case as they will be kept, and what cannot be."""
    kept: dict[Section, dict[str, Value]] = {}
    unfit = []
    for section, fields in brought.told.items():
        for name, told in fields.items():
            try:
                value = _value(section, name, told)
            except WordsRefusedError as refused:
                unfit.append(Unfit(place, section, name, refused.code, refused.limit))
                continue
            if value is not None:
                kept.setdefault(section, {})[name] = value
    return kept, unfit


def first_entries(values: Values, origin: str, pseudonym: str) -> tuple[FirstEntry, ...]:
    """Give the entries that a case from elsewhere begins with, one a section; each field that starts closed its own."""
    called = {"pseudonym": pseudonym, **values.get(Section.IDENTITY, {})}
    noted = fitting_words(origin, NOTE_LIMIT, about="origin")
    told = {Section.IDENTITY: called, Section.ADMINISTRATION: values.get(Section.ADMINISTRATION, {})}
    told |= {section: fields for section, fields in values.items() if section not in told}
    return tuple(
        entry
        for section, fields in told.items()
        for entry in _entries(section, fields, noted if section is Section.ADMINISTRATION else "")
    )


def _entries(section: Section, fields: Mapping[str, Value], note: str) -> Iterator[FirstEntry]:
    shown = [Change(name, value) for name, value in fields.items() if not _starts_closed(section, name)]
    if shown or note:
        yield FirstEntry(section, Body(Kind.CHANGE, note=note, changes=tuple(shown), flags=_IMPORTED))
    shut: dict[str, list[Change]] = {}
    for name, value in fields.items():
        if _starts_closed(section, name):
            shut.setdefault(name.partition("/")[0], []).append(Change(name, value))
    for changes in shut.values():
        yield FirstEntry(section, Body(Kind.CHANGE, changes=tuple(changes), flags=_IMPORTED), closed=True)


def _starts_closed(section: Section, name: str) -> bool:
    return field_named(section, name.partition("/")[0]).closed


def _value(section: Section, name: str, told: Told) -> Value:
    return fitting_value(field_named(section, name), _said(told), told.missing)


def _said(told: Told) -> Sequence[str]:
    return told.said
