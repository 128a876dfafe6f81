"""What one save of a form writes where: an entry a section, closed fields by themselves, the form's own in its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from samakki.cases.rules.ages import check_birth
from samakki.cases.rules.answers import field_value, money_value, pieces_of
from samakki.cases.rules.fillings import next_rank
from samakki.cases.rules.marks import SAVED, VERSION, answer_field, closed_mark, no_longer_open
from samakki.cases.rules.placing import Spot, paths_of, spot_of
from samakki.cases.words import Answer, FillingShown, WordsRefusedError
from samakki.instruments.words import GONE, Bindings
from samakki.journal.words import Body, Change, Draft, FileState, Flag, Head, Kind, Source
from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import GONE as TAKEN_AWAY
from samakki.sections.words import Section, cell

_CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Saving:
    """One save: of which filling of which version, bound how, on which day, told by whom; `fresh` names new entries.

    `before` is the filling in the version from which this save moves it.
    """

    case: FileId
    version: UUID
    filling: UUID
    bindings: Bindings
    fresh: Callable[[], EntryId]
    today: date
    third_party: bool = False
    told_by: str = ""
    before: FillingShown | None = None

    def sections(self, answers: Iterable[Answer]) -> list[Section]:
        """List the sections that these answers touch, the form's own first."""
        spots = (spot_of(self.bindings, answer.path) for answer in answers)
        return list(dict.fromkeys([self.bindings.section, *(spot.section for spot in spots if spot)]))

    def moves(self, state: FileState) -> bool:
        """Tell whether the filling begins, or goes over to another version, with this save."""
        return bool(state.value(self.bindings.section, answer_field(self.filling, VERSION)) != str(self.version))

    def carried(self, answer: Answer) -> Head | None:
        """Give the value that an answer only carries over, if it stood like this where the answer says that it did."""
        stood = self.before.heads.get(answer.came_from) if self.before and answer.came_from else None
        same = stood and self.before and self.before.answers.get(answer.came_from) == answer.value
        return stood.heads[0] if stood and stood.heads and same else None

    def source(self, answers: Sequence[Answer]) -> EntryId | None:
        """Tell in which entry these answers, one value together, were said; none where any of them is given now."""
        heads = [self.carried(answer) for answer in answers]
        said = [head.first for head in heads if head]
        return max(said, key=_stamp).entry if said and len(said) == len(heads) else None

    def body(self, changes: Sequence[Change], way: "_Way") -> Body:
        """Make the body of one entry of this save."""
        flags = frozenset({Flag.THIRD_PARTY}) if way.third_party else frozenset[Flag]()
        return Body(
            Kind.FORM,
            changes=tuple(changes),
            form=str(self.version),
            filling=str(self.filling),
            flags=flags,
            told_by=way.told_by,
        )


class _Way(NamedTuple):
    """How something is written: closed or not, and told by whom."""

    closed: bool
    third_party: bool
    told_by: str


class Sorted(NamedTuple):
    """The entries of one save, in which of them each answer stands, and which answers fit no field."""

    drafts: list[Draft]
    places: dict[str, int]
    unfit: frozenset[str]


@dataclass(slots=True)
class _Sheaf:
    """The changes of one entry by field, and the paths of the answers in them."""

    entry: EntryId | None = None
    changes: dict[str, Change] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)

    def put(self, change: Change, *paths: str) -> None:
        self.changes[change.field] = change
        self.paths += paths


@dataclass(slots=True)
class _Sorter:
    """Sorts the answers of one save into entries."""

    saving: Saving
    state: FileState
    sheaves: dict[tuple[Section, _Way], _Sheaf] = field(default_factory=dict)
    unfit: set[str] = field(default_factory=set)
    amounts: dict[tuple[Section, str], list[Answer]] = field(default_factory=dict)

    def sheaf(self, section: Section, way: _Way | None = None) -> _Sheaf:
        way = way or _Way(closed=False, third_party=self.saving.third_party, told_by=self.saving.told_by)
        found = self.sheaves.get((section, way))
        if found is None:
            found = self.sheaves[section, way] = _Sheaf(self.saving.fresh() if way.closed else None)
        return found

    def _way(self, answers: Sequence[Answer], *, closed: bool) -> _Way:
        """Tell how answers are written: what stood closed here stays so, and what only moves is told by who told it."""
        third_party, told_by = self.saving.third_party, self.saving.told_by
        for answer in answers:
            own = answer_field(self.saving.filling, answer.came_from or answer.path)
            stood = self.state.heads(self.saving.bindings.section, own).heads
            closed = closed or any(closed_entry(head.value) for head in stood)
            if carried := self.saving.carried(answer):
                third_party, told_by = carried.third_party, carried.told_by
        return _Way(closed, third_party, told_by)

    def put_all(self, answers: Iterable[Answer]) -> None:
        """Sort all answers of the save; amounts last, when all their pieces are known."""
        for answer in answers:
            self._sort(answer)
        for pieces in self.amounts.values():
            spot = spot_of(self.saving.bindings, pieces[0].path)
            if spot is not None:
                self._money(spot, pieces)

    def _sort(self, answer: Answer) -> None:
        spot = spot_of(self.saving.bindings, answer.path)
        if spot is None:
            self._own(answer)
        elif spot.itself:
            self._row(spot, answer)
        elif spot.place.piece:
            self.amounts.setdefault((spot.section, spot.name), []).append(answer)
        else:
            self._bound(spot, answer)

    def _own(self, answer: Answer) -> None:
        section, name = self.saving.bindings.section, answer_field(self.saving.filling, answer.path)
        value, way = answer.value, self._way([answer], closed=self.saving.bindings.closed)
        source = self.saving.source([answer])
        if way.closed and value is not None and not closed_entry(value):
            shut = self.sheaf(section, way)
            shut.put(Change(name, value, source=source))
            value = {_CLOSED: str(shut.entry)}
        self.sheaf(section, way._replace(closed=False)).put(Change(name, value, answer.base, source), answer.path)

    def _row(self, spot: Spot, answer: Answer) -> None:
        gone = answer.value == GONE
        name = cell(spot.place.field, spot.row, TAKEN_AWAY) if gone else spot.name
        rank = next_rank(self.state, spot.place)
        change = self.state.change(spot.section, name, True if gone else rank)
        stands_open = bool(self.state.heads(spot.section, spot.name).heads)
        self._put(spot, change, [answer], closed=spot.closed and not stands_open)

    def _bound(self, spot: Spot, answer: Answer) -> None:
        try:
            value = field_value(spot.place, answer.value)
            check_birth([Change(spot.name, value)], self.saving.today)
        except WordsRefusedError:
            self._keep(spot, answer)
            return
        self._put(spot, Change(spot.name, value, self._base(spot, [answer])), [answer])
        self._forget(spot, [answer.path])

    def _money(self, spot: Spot, answers: Sequence[Answer]) -> None:
        """Write an amount from all that is known of its pieces; one that is not whole yet is kept by the form."""
        given = {answer.path: answer.value for answer in answers}
        known = pieces_of(self.state.value(spot.section, spot.name))
        asked = [
            (path, place) for path, place in paths_of(self.saving.bindings, spot.section, spot.name) if place.piece
        ]
        for path, place in asked:
            own = self.state.value(spot.section, answer_field(self.saving.filling, path))
            known[place.piece] = given.get(path, own if own is not None else known.get(place.piece))
        try:
            value = money_value(spot.place, known)
        except WordsRefusedError:
            for answer in answers:
                self._keep(spot, answer)
            return
        self._put(spot, Change(spot.name, value, self._base(spot, answers)), answers)
        self._forget(spot, [path for path, _ in asked])

    def _keep(self, spot: Spot, answer: Answer) -> None:
        """Keep an answer that fits no field under the form's own name, in the field's section."""
        self.unfit.add(answer.path)
        own = answer_field(self.saving.filling, answer.path)
        self._put(spot, Change(own, answer.value, self.state.heads(spot.section, own).base), [answer])

    def _base(self, spot: Spot, answers: Sequence[Answer]) -> tuple[Stamp, ...]:
        """Tell which values of the field the author saw: where they saw what the form kept, those that stand now."""
        seen = {stamp for answer in answers for stamp in answer.base}
        for answer in answers:
            own = answer_field(self.saving.filling, answer.path)
            for section in (spot.section, self.saving.bindings.section):
                kept = set(self.state.heads(section, own).base)
                if kept & seen:
                    seen = (seen - kept) | set(self.state.heads(spot.section, spot.name).base)
        return tuple(sorted(seen))

    def _forget(self, spot: Spot, paths: Iterable[str]) -> None:
        """Take back what the form kept of answers that stand in their field now."""
        for own in (answer_field(self.saving.filling, path) for path in paths):
            for section in (spot.section, self.saving.bindings.section):
                if self.state.value(section, own) is not None:
                    self.sheaf(section).put(self.state.change(section, own, None))

    def _put(self, spot: Spot, change: Change, answers: Sequence[Answer], *, closed: bool | None = None) -> None:
        """Write a change where it belongs; one that is written closed leaves a mark, and takes back what stood open."""
        way = self._way(answers, closed=spot.closed if closed is None else closed)
        source = self.saving.source(answers)
        sheaf = self.sheaf(spot.section, way)
        sheaf.put(replace(change, source=source), *(answer.path for answer in answers))
        if sheaf.entry is not None:
            mark = Change(closed_mark(spot.place.field, sheaf.entry), value=True, source=source)
            for beside in (mark, *no_longer_open(self.state, spot.section, [change])):
                self.sheaf(spot.section, way._replace(closed=False)).put(beside)


def drafts_of(saving: Saving, state: FileState, answers: Iterable[Answer]) -> Sorted:
    """Sort the answers of one save into entries, the form's own section first.

    The first entry names the version and stands for the save: what has a later stamp and the same author was saved
    with it.
    """
    sorter = _Sorter(saving, state)
    given = list(answers)
    home = saving.bindings.section
    first = sorter.sheaf(home)
    if saving.moves(state):
        first.put(state.change(home, answer_field(saving.filling, VERSION), str(saving.version)))
        given += _adopted(saving, state, {answer.path for answer in given})
    sorter.put_all(given)
    own = any(name.startswith(answer_field(saving.filling, "")) for name in first.changes)
    if given and not own:
        first.put(state.change(home, answer_field(saving.filling, SAVED), SAVED))
    return _bundled(sorter)


def _bundled(sorter: _Sorter) -> Sorted:
    drafts: list[Draft] = []
    places: dict[str, int] = {}
    for (section, way), sheaf in sorter.sheaves.items():
        if sheaf.changes:
            body = sorter.saving.body([*sheaf.changes.values()], way)
            drafts.append(Draft(sorter.saving.case, section, body, way.closed, sheaf.entry))
            places |= dict.fromkeys(sheaf.paths, len(drafts) - 1)
    return Sorted(drafts, places, frozenset(sorter.unfit))


def _adopted(saving: Saving, state: FileState, given: set[str]) -> list[Answer]:
    """Find answers that the form kept and that the version it moves to binds to a field of which nothing is known."""
    start = answer_field(saving.filling, "")
    fields = state.sections.get(saving.bindings.section, {})
    found = []
    for path, heads in ((name.removeprefix(start), heads) for name, heads in fields.items() if name.startswith(start)):
        spot = None if path.startswith("#") or path in given else spot_of(saving.bindings, path)
        if spot and heads.value is not None and not closed_entry(heads.value):
            empty = not state.heads(spot.section, spot.name).heads
            found += [Answer(path, heads.value, came_from=path)] if empty and not spot.itself else []
    return found


def _stamp(one: Source) -> Stamp:
    return one.stamp


def closed_entry(value: Any) -> EntryId | None:
    """Tell in which closed entry an answer of a form stands; None for one that stands open."""
    said = value.get(_CLOSED) if isinstance(value, dict) else None
    return EntryId(UUID(said)) if isinstance(said, str) else None
