"""Settling what is due, one or many: done, missed or left; tried once more; moved; undone."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext

from samakki.assistance.actions.days import asked_words
from samakki.assistance.models import Due as Stored
from samakki.assistance.queries.dues import as_told, today_of
from samakki.assistance.rules import DAY_PART, row_in, settling, time_in
from samakki.assistance.words import (
    AGAIN,
    DUES_AT_ONCE,
    FOLLOWED,
    Due,
    DueId,
    DueKind,
    DueSettledError,
    DueState,
    DueUnknownError,
    Settled,
)
from samakki.cases import actions as cases
from samakki.cases.words import RowSet, WordsRefusedError
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.eras import DateRefusedError, read_date
from samakki.kernel.ids import EntryId
from samakki.sections.words import Section

COUNTED: Final = frozenset({DueKind.PLAN_ACTION, DueKind.APPOINTMENT, DueKind.FOLLOW_UP})
"""The kinds of which the record counts how often somebody tried."""
_SETTLED: Final = frozenset({DueState.DONE, DueState.MISSED, DueState.DROPPED})


def of_dues(by: By, dues: Sequence[DueId], *_args: object, **_more: object) -> Attributes:
    """Tell access whose they are: with several owners, one that is not the agency of the one who acts."""
    owners = dict(Stored.objects.filter(pk__in=set(dues)).values_list("pk", "owner_id"))
    if len(owners) != len(set(dues)):
        raise DueUnknownError
    foreign = [owner for owner in owners.values() if owner != by.agency]
    return {"owner": str(foreign[0] if foreign else by.agency)}


@deed(about=of_dues)
def settle(
    by: By, dues: Sequence[DueId], state: DueState, words: str = "", told: Mapping[str, str] | None = None
) -> tuple[Settled, ...]:
    """Say that these are done, missed or left, and what came of it; `told` are further parts of the row.

    What is done already in this way stays as it is, and so
    does what is settled elsewhere: a watch of a house, a review. Raises DueSettledError where somebody settled one in
    another way, WordsRefusedError for what cannot be kept and above DUES_AT_ONCE.
    """
    rows = _open(dues, state)
    sets: dict[DueId, list[RowSet]] = {}
    for due in rows:
        if due.kind in FOLLOWED:
            sets[due.id] = _set(due, settling(due.kind, state, today_of(by), words) | dict(told or {}))
        else:
            _settle_alone(by, due, state, words)
    return _written(by, rows, sets)


@deed(about=of_dues)
def try_again(by: By, dues: Sequence[DueId], words: str = "", again: str = "") -> tuple[Settled, ...]:
    """Write that somebody tried in vain: it is counted, it stays due, and it speaks against nobody (CASE-26).

    `words` become a note in the case, and a note says so of what has no row that counts; `again` is the day of the next
    try. Raises as `settle` does.
    """
    rows, day = _open(dues), _day("again", again) if again else None
    sets, notes = {}, dict[DueId, EntryId]()
    for due in rows:
        told = {DAY_PART[due.kind]: day.isoformat()} if day and due.kind in FOLLOWED else {}
        if due.kind in COUNTED:
            told["tried"] = str(due.tries + 1)
        sets[due.id] = _set(due, told) if told else []
        if due.kind not in FOLLOWED:
            Stored.objects.filter(pk=due.id).update(tries=due.tries + 1)
        if due.kind not in COUNTED:
            notes[due.id] = _note_of(by, due, gettext("Somebody tried. It stays due."), words)
        elif words:
            (notes[due.id],) = cases.write_note(by, [due.case], words)
    return tuple(
        Settled(done.due, (*((notes[done.due],) if done.due in notes else ()), *done.entries))
        for done in _written(by, rows, sets)
    )


@deed(about=of_dues)
def move(by: By, dues: Sequence[DueId], day: str, at: str = "") -> tuple[Settled, ...]:
    """Let these be due on another day, and at another time where one is told; what rules set stays where it is.

    Raises as `settle` does.
    """
    rows, on = _open(dues), _day("day", day)
    if at and time_in(at) is None:
        raise WordsRefusedError("at", "not_a_time")  # noqa: EM101 -- a code, and not a message
    return _written(by, rows, {due.id: _moved(due, on, at) for due in rows})


def _of_done(by: By, done: Sequence[Settled]) -> Attributes:
    return of_dues(by, [each.due for each in done])


@deed(about=_of_done)
def undo(by: By, done: Sequence[Settled]) -> None:
    """Undo what was just done with these; the words with which somebody tried are taken back.

    That a limit or an alarm stands again is noted in the case. Raises WordsRefusedError `changed_since` where somebody
    has written there since.
    """
    entries = {each.due: each.entries for each in done}
    for due in (as_told(row) for row in Stored.objects.filter(pk__in=entries)):
        for entry in reversed(entries[due.id]):
            cases.undo_entry(by, due.case, entry)
        if due.kind not in FOLLOWED and due.settles_here and due.state in _SETTLED:
            again = gettext("It was answered by mistake: the alarm stands again.")
            _note_of(by, due, again if due.kind is DueKind.ALARM else gettext("Due"))
            Stored.objects.filter(pk=due.id).update(state=DueState.OPEN, settled_on=None)
        elif due.kind not in FOLLOWED and entries[due.id] and due.tries:
            Stored.objects.filter(pk=due.id).update(tries=due.tries - 1)


def few(dues: Sequence[object]) -> None:
    """Refuse more than are seen to at once."""
    if len(dues) > DUES_AT_ONCE:
        raise WordsRefusedError("dues", "too_many", DUES_AT_ONCE)  # noqa: EM101 -- a code, and not a message


def _open(dues: Sequence[DueId], wanted: DueState = DueState.OPEN) -> list[Due]:
    """Fetch these, those left out that stand so already; raises DueSettledError for those settled in another way."""
    few(dues)
    rows = [as_told(row) for row in Stored.objects.filter(pk__in=dues).order_by("on", "id")]
    other = next((due for due in rows if not due.is_open and due.state is not wanted), None)
    if other:
        raise DueSettledError(other.state)
    return [due for due in rows if due.is_open and due.settles_here]


def _set(due: Due, told: Mapping[str, str]) -> list[RowSet]:
    """Say what is written for one: into its row, or into a new one that takes the place of a next time."""
    if due.kind not in FOLLOWED:
        return []
    section, field = FOLLOWED[due.kind]
    row, day = row_in(due.ref), DAY_PART[due.kind]
    if row:
        return [RowSet(due.case, section, field, row, {part: [said] for part, said in told.items()})]
    fresh = {day: due.on.isoformat(), **told}
    sets = [RowSet(due.case, section, field, "", {part: [said] for part, said in fresh.items()})]
    return sets if fresh[day] == due.on.isoformat() else [*_moved(due, date.fromisoformat(fresh[day])), *sets]


def _moved(due: Due, on: date, at: str = "") -> list[RowSet]:
    if due.kind not in FOLLOWED:
        return []
    section, field = FOLLOWED[due.kind]
    told = {DAY_PART[due.kind] if row_in(due.ref) else AGAIN: [on.isoformat()]}
    if at and due.kind is DueKind.APPOINTMENT:
        told["time"] = [at]
    return [RowSet(due.case, section, field, due.row, told)]


def _written(by: By, rows: Sequence[Due], sets: Mapping[DueId, Sequence[RowSet]]) -> tuple[Settled, ...]:
    """Write all of it in one go, and tell which entry is whose."""
    order = [(due.id, each) for due in rows for each in sets.get(due.id, ())]
    kept = cases.set_rows(by, [each for _due, each in order]) if order else ()
    entries: dict[DueId, list[EntryId]] = {due.id: [] for due in rows}
    for (due, _set), one in zip(order, kept, strict=True):
        if one.entry:
            entries[due].append(one.entry)
    return tuple(Settled(due, tuple(found)) for due, found in entries.items())


def _settle_alone(by: By, due: Due, state: DueState, words: str) -> None:
    """Settle what follows no row: a limit of the rules, an alarm; by whom and with what words is a note of the case."""
    if due.kind is DueKind.ALARM:  # nobody answers an alarm without a word
        cases.write_note(by, [due.case], words, Section.SAFETY)
    else:
        ended = {DueState.DONE: gettext("Done"), DueState.MISSED: gettext("Did not happen")}
        _note_of(by, due, ended.get(state, gettext("Left")), words)
    Stored.objects.filter(pk=due.id).update(state=state, settled_on=today_of(by))


def _note_of(by: By, due: Due, *words: str) -> EntryId:
    """Write a note of what was asked and what was said of it, in the language of the one who sees to it."""
    section = Section.SAFETY if due.kind is DueKind.ALARM else Section.ADMINISTRATION
    (note,) = cases.write_note(by, [due.case], " · ".join(filter(None, (asked_words(by, due), *words))), section)
    return note


def _day(about: str, text: str) -> date:
    try:
        return read_date(text).last()
    except DateRefusedError as refused:
        raise WordsRefusedError(about, refused.code) from None
