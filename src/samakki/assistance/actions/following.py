"""What is due follows from what was written, by whomever and wherever: a page, a form, an import, two files joined."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.db.models import Q

from samakki.assistance.actions.alarms import call
from samakki.assistance.models import Due
from samakki.assistance.queries.dues import today_of
from samakki.assistance.rules import Wanted, dangers_in, dues_in
from samakki.assistance.words import FOLLOWED, DueState
from samakki.cases import queries as cases
from samakki.cases.actions import Now
from samakki.cases.words import AtDesk
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, MemberId, fresh_id

_RECENT: Final = timedelta(days=7)
"""A danger that was told longer ago comes with a register, and somebody has answered it."""
_KEPT = ["on", "at", "state", "settled_on", "tries"]


@deed()
def follow(by: By, now: Sequence[Now]) -> None:
    """Let what is due for these cases say what the rows say that were just written; `now` is all of a section."""
    desks = cases.at_desk(by, {each.case for each in now})
    kinds = [kind for kind, (section, _field) in FOLLOWED.items() if any(each.section is section for each in now)]
    found = Due.objects.filter(case_id__in=list(desks), kind__in=kinds)
    known = {(due.case_id, due.kind, due.ref): due for due in found}
    fresh, changed, today = list[Due](), list[Due](), today_of(by)
    for each in now:
        desk = desks.get(each.case)
        if desk is None:
            continue
        left = {key: due for key, due in known.items() if key[0] == each.case and _is_of(due, each)}
        for wanted in dues_in(each.section, each.fields):
            due = left.pop((each.case, wanted.kind.value, wanted.ref), None)
            if due is None:
                fresh.append(_fresh(by, each.case, desk, wanted))
            elif _kept_in_step(due, wanted, desk, today):
                changed.append(due)
        changed += [due for due in left.values() if _dropped(due, today)]
        for row in dangers_in(each.section, each.fields, today - _RECENT):
            call(by, each.case, row)
    Due.objects.bulk_create(fresh)
    Due.objects.bulk_update(changed, _KEPT, batch_size=200)


@deed()
def follow_worker(by: By, case: FileId, was: MemberId | None, worker: MemberId | None) -> None:
    """Let what is due for a case stand on the day of its new worker; what a colleague was given stays with them."""
    if case in cases.at_desk(by, [case]):
        Due.objects.filter(Q(member_id=was) if was else Q(member=None), case_id=case).update(member_id=worker)


@deed()
def rest(by: By, case: FileId) -> None:
    """Let nothing be due for a file that went into another one of the same person."""
    _turn(by, case, DueState.OPEN, DueState.RESTING)


@deed()
def wake(by: By, case: FileId) -> None:
    """Let what rested be due again: the file is of a person of its own."""
    _turn(by, case, DueState.RESTING, DueState.OPEN)


def _turn(by: By, case: FileId, out_of: DueState, into: DueState) -> None:
    if case in cases.at_desk(by, [case]):
        Due.objects.filter(case_id=case, state=out_of).update(state=into)


def _is_of(due: Due, now: Now) -> bool:
    return any(kind == due.kind and section is now.section for kind, (section, _field) in FOLLOWED.items())


def _fresh(by: By, case: FileId, desk: AtDesk, wanted: Wanted) -> Due:
    due = Due(
        id=fresh_id(by.clock, by.chance),
        case_id=case,
        owner_id=desk.owner,
        member_id=desk.worker,
        kind=wanted.kind.value,
        ref=wanted.ref,
    )
    _kept_in_step(due, wanted, desk, today_of(by))
    return due


def _kept_in_step(due: Due, wanted: Wanted, desk: AtDesk, today: date) -> bool:
    """Let a row of what is due say what is wanted; tells whether anything of it changed."""
    rests = desk.joined and wanted.state is DueState.OPEN
    state = DueState.RESTING if rests else wanted.state
    before = [getattr(due, name) for name in _KEPT]
    settled = wanted.settled_on or (due.settled_on if due.state == state else today)
    due.settled_on = None if state in {DueState.OPEN, DueState.RESTING} else settled
    due.on, due.at, due.state, due.tries = wanted.on, wanted.at, state.value, wanted.tries
    return before != [getattr(due, name) for name in _KEPT]


def _dropped(due: Due, today: date) -> bool:
    """Let what no row says any more be left; it comes back with its row."""
    if due.state == DueState.DROPPED:
        return False
    due.state, due.settled_on = DueState.DROPPED.value, today
    return True
