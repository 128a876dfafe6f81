"""The forms of a case read off its folded file: own answers, and what the case file knows of bound questions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from samakki.cases.rules.answers import form_value
from samakki.cases.rules.marks import FORM, SAVED, VERSION, closed_in
from samakki.cases.rules.placing import row_path, spot_of
from samakki.cases.words import FillingShown
from samakki.instruments.words import GONE, HERE, Bindings, Bound
from samakki.journal.words import FileState, Head, Heads
from samakki.kernel.clocks import Stamp
from samakki.sections.words import GONE as TAKEN_AWAY
from samakki.sections.words import RANK, FieldType, Section, cell, split_cell

_LAST = 1 << 40
Finder = Callable[[UUID], Bindings]


@dataclass(slots=True)
class _Cells:
    """What one filling wrote under names of its own: in its section, and where an answer fits no field in others."""

    section: Section | None = None
    own: dict[str, Heads] = field(default_factory=dict)
    unfit: dict[str, Heads] = field(default_factory=dict)


def fillings_in(state: FileState, find: Finder) -> list[FillingShown]:
    """List the forms that were begun in a file, with what is known of bound questions, the one written last first."""
    found: dict[UUID, dict[Section, dict[str, Heads]]] = {}
    for section, fields in state.sections.items():
        for name, heads in fields.items():
            kind, _, rest = name.partition("/")
            if kind == FORM:
                filling, _, path = rest.partition("/")
                found.setdefault(UUID(filling), {}).setdefault(section, {})[path] = heads
    shown = (_filling(state, filling, _gathered(cells), find) for filling, cells in found.items())
    return sorted((each for each in shown if each is not None), key=_last, reverse=True)


def _gathered(cells: Mapping[Section, dict[str, Heads]]) -> _Cells:
    gathered = _Cells()
    for section, told in cells.items():
        if VERSION in told:
            gathered.section, gathered.own = section, told
        else:
            gathered.unfit |= told
    return gathered


def _filling(state: FileState, filling: UUID, cells: _Cells, find: Finder) -> FillingShown | None:
    if cells.section is None:
        return None
    version = UUID(str(cells.own[VERSION].value))
    last = max((head for heads in cells.own.values() for head in heads.heads), key=_stamp)
    own = {path: heads for path, heads in cells.own.items() if not path.startswith("#")}
    shown = FillingShown(
        filling=filling,
        version=version,
        section=cells.section,
        answers={},
        bases={},
        last=last.stamp,
        author=last.author,
        agency=last.agency,
        begun=bool(own) or SAVED in cells.own,
        third_party=last.third_party,
        told_by=last.told_by,
    )
    return _with_answers(shown, own, cells.unfit, _Known(state, find(version)))


def _with_answers(
    shown: FillingShown, own: Mapping[str, Heads], unfit: Mapping[str, Heads], known: "_Known"
) -> FillingShown:
    heads, answers = {}, {}
    for path, standing, value in known.answers():
        heads[path], answers[path] = standing, value
    for path, standing in {**own, **unfit}.items():
        if path not in heads or standing.value is not None:
            heads[path], answers[path] = standing, standing.value
    spots = {path: spot_of(known.bindings, path) for path in heads}
    kept = {path for path, standing in unfit.items() if standing.value is not None}
    kept |= {path for path, each in own.items() if each.value is not None and spots.get(path)}
    return replace(
        shown,
        answers=answers,
        heads=heads,
        bases={path: standing.base for path, standing in heads.items()},
        torn=frozenset(path for path, standing in heads.items() if standing.in_conflict),
        places={path: (spot.section, spot.name) for path, spot in spots.items() if spot},
        unfit=frozenset(kept),
        closed=known.closed(),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What a file knows of the questions that a form has bound."""

    state: FileState
    bindings: Bindings

    def answers(self) -> Iterator[tuple[str, Heads, Any]]:
        """Go through the paths of bound questions and rows of which something stands in the file."""
        for path, place in self.bindings.places.items():
            if place.whole.type is not FieldType.ROWS:
                heads = self.state.heads(place.section, place.field)
                if heads.heads and not (place.described.type is FieldType.MONEY and not place.piece):
                    yield path, heads, form_value(place, heads.value)
            elif not place.part:
                yield from self._rows(path, place)

    def closed(self) -> dict[str, Heads]:
        """Give, by path, who wrote closed about a bound question, and when."""
        marks = closed_in(self.state)
        places = self.bindings.places.items() if marks else ()
        named = {path: (each.section, each.field) for path, each in places if not each.part}
        return {path: marks[place] for path, place in named.items() if place in marks}

    def _rows(self, repeat: str, place: Bound) -> Iterator[tuple[str, Heads, Any]]:
        for row in rows_in(self.state, place):
            gone = self.state.heads(place.section, cell(place.field, row, TAKEN_AWAY))
            rank = self.state.heads(place.section, cell(place.field, row, RANK))
            yield row_path(repeat, row), gone if gone.value else rank, GONE if gone.value else HERE
            if not gone.value:
                yield from self._row(repeat, place, row)

    def _row(self, repeat: str, rows: Bound, row: str) -> Iterator[tuple[str, Heads, Any]]:
        for path, place in self.bindings.places.items():
            if not place.part or (place.section, place.field) != (rows.section, rows.field):
                continue
            heads = self.state.heads(place.section, cell(place.field, row, place.part))
            if heads.heads and not (place.described.type is FieldType.MONEY and not place.piece):
                yield row_path(repeat, row, path), heads, form_value(place, heads.value)


def rows_in(state: FileState, rows: Bound) -> list[str]:
    """List the rows of a field, those taken away too, in their order."""
    names = (split_cell(name) for name in state.sections.get(rows.section, {}))
    found = {name.row for name in names if name and name.field == rows.field}
    return sorted(found, key=lambda row: (_rank(state, rows, row), row))


def next_rank(state: FileState, rows: Bound) -> int:
    """Give the rank of a row that comes after all others."""
    ranks = [_rank(state, rows, row) for row in rows_in(state, rows)]
    return max((rank for rank in ranks if rank < _LAST), default=0) + 1


def _rank(state: FileState, rows: Bound, row: str) -> int:
    value = state.value(rows.section, cell(rows.field, row, RANK))
    return value if isinstance(value, int) else _LAST


def _last(shown: FillingShown) -> Stamp:
    return shown.last


def _stamp(head: Head) -> Stamp:
    return head.stamp
