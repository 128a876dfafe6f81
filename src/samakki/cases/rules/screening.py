"""What a case file knows of the signs that a set of indicators looks for, and where each stands."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from samakki.cases.rules.fillings import rows_in
from samakki.cases.rules.marks import FORM, VERSION, answer_field, closed_in
from samakki.cases.words import SCREENINGS, Origin, ScreeningKept
from samakki.instruments.words import Bound, IndicatorSet, Known, bound_place
from samakki.journal.words import FileState, Head, Heads
from samakki.sections.words import GONE, RANK, FieldType, Section, cell, field_named


def sources_of(content: IndicatorSet) -> tuple[str, ...]:
    """List every place that a set looks at."""
    found = (source for one in content.indicators for source in (*(sign.source for sign in one.signs), *one.beside))
    return tuple(dict.fromkeys(found))


def known_in(
    state: FileState, sources: Iterable[str], form_of: Mapping[UUID, str]
) -> tuple[dict[str, tuple[Known, ...]], dict[str, Origin]]:
    """Find what stands in each of these places, and by a key who wrote it. Conflicting values are all found."""
    found: dict[str, tuple[Known, ...]] = {}
    origins: dict[str, Origin] = {}
    forms = _forms(state, form_of)
    for source in sources:
        standing = _answers(state, forms, source) if "/" in source else _fields(state, source)
        known = []
        for number, (section, value, head) in enumerate(standing):
            key = f"{source}#{number}"
            origins[key] = Origin(source, section, head)
            known.append(Known(value, key))
        found[source] = tuple(known)
    return found, origins


def kept_in(state: FileState) -> tuple[ScreeningKept, ...]:
    """List the screenings that were kept, the newest first."""
    rows = Bound(Section.EXPERIENCE, SCREENINGS)
    described = field_named(Section.EXPERIENCE, SCREENINGS)
    found = []
    for row in rows_in(state, rows):
        parts = {
            part.name: state.value(Section.EXPERIENCE, cell(SCREENINGS, row, part.name)) for part in described.parts
        }
        rank = state.heads(Section.EXPERIENCE, cell(SCREENINGS, row, RANK))
        if rank.heads and not state.value(Section.EXPERIENCE, cell(SCREENINGS, row, GONE)):
            found.append(ScreeningKept(row, parts, rank.heads[0]))
    return tuple(sorted(found, key=lambda each: each.head.stamp, reverse=True))


def _fields(state: FileState, source: str) -> Iterator[tuple[Section, Any, Head]]:
    place = bound_place(source)
    if place is None:
        return
    for heads in _cells(state, place):
        yield from ((place.section, head.value, head) for head in heads.heads if head.value is not None)
    shut = closed_in(state).get((place.section, place.field), Heads())
    yield from ((place.section, {"closed": True}, head) for head in shut.heads)


def _cells(state: FileState, place: Bound) -> Iterator[Heads]:
    if place.whole.type is not FieldType.ROWS:
        yield state.heads(place.section, place.field)
        return
    for row in rows_in(state, place):
        if not state.value(place.section, cell(place.field, row, GONE)):
            yield state.heads(place.section, cell(place.field, row, place.part))


def _answers(
    state: FileState, forms: Mapping[tuple[Section, str], str], source: str
) -> Iterator[tuple[Section, Any, Head]]:
    form, _, path = source.partition("/")
    for (section, filling), form_id in forms.items():
        if form_id == form:
            heads = state.heads(section, answer_field(UUID(filling), path))
            yield from ((section, head.value, head) for head in heads.heads if head.value is not None)


def _forms(state: FileState, form_of: Mapping[UUID, str]) -> dict[tuple[Section, str], str]:
    """Find of which form each filling is."""
    found = {}
    for section, fields in state.sections.items():
        for name, heads in fields.items():
            kind, _, rest = name.partition("/")
            filling, _, path = rest.partition("/")
            if kind == FORM and path == VERSION:
                found[section, filling] = form_of.get(UUID(str(heads.value)), "")
    return found
