"""Limits of the rules come due once for each time that a step was entered, and end with the move that ends them."""

from datetime import date

from django.utils import timezone

from samakki.assistance.models import Due
from samakki.assistance.queries import rules_of
from samakki.assistance.rules import WantedLimit, limits_in
from samakki.assistance.words import GUARDIAN, DueKind, DueState
from samakki.cases import queries as cases
from samakki.cases.words import AtDesk, StepMoved
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import fresh_id


@deed()
def keep_limits(by: By, moved: StepMoved) -> None:
    """Let the limits of a case follow its path: one for each entering, ended by a move.

    What a person settled stays settled, unless the move on whose day it ended was taken back.
    """
    desk = cases.at_desk(by, [moved.case]).get(moved.case)
    if desk is None:
        return
    shown, zone = rules_of(by, moved.owner), timezone.get_current_timezone()
    standing = Due.objects.filter(case_id=moved.case, kind=DueKind.LIMIT.value).exclude(ref=GUARDIAN)
    known = {due.ref: due for due in standing}
    today = timezone.localtime(by.clock.now()).date()
    for wanted in limits_in(shown.rules, moved.path, shown.since, zone):
        due = known.pop(wanted.ref, None)
        if due is None:
            _make(by, moved, desk, wanted)
        else:
            _keep(due, moved, wanted)
    rows = {stride.row for stride in moved.path.taken}
    moved_on = moved.path.last
    for due in known.values():
        gone = due.ref.partition("/")[2] not in rows
        over = moved_on is not None and due.ref.partition("/")[2] != moved_on.row
        if due.state == DueState.OPEN and (gone or over):
            _settle(due, DueState.DROPPED if gone else DueState.DONE, today)


def _make(by: By, moved: StepMoved, desk: AtDesk, wanted: WantedLimit) -> None:
    """Make a limit that still runs; one that had ended before anybody wrote of it never comes due."""
    if wanted.ended_on is None and not desk.joined:
        Due.objects.create(
            id=fresh_id(by.clock, by.chance),
            case_id=moved.case,
            owner_id=desk.owner,
            member_id=desk.worker,
            kind=DueKind.LIMIT.value,
            ref=wanted.ref,
            on=wanted.on,
            at=wanted.at,
            state=DueState.OPEN.value,
        )


def _keep(due: Due, moved: StepMoved, wanted: WantedLimit) -> None:
    if due.state == DueState.OPEN and wanted.ended_on:
        _settle(due, DueState.DONE, wanted.ended_on)
    elif due.state == DueState.DONE and wanted.ended_on is None and due.settled_on in moved.taken_back:
        due.state, due.settled_on = DueState.OPEN.value, None
        due.save(update_fields=["state", "settled_on"])
    elif due.state == DueState.OPEN and (due.on, due.at) != (wanted.on, wanted.at):
        due.on, due.at = wanted.on, wanted.at
        due.save(update_fields=["on", "at"])


def _settle(due: Due, state: DueState, day: date) -> None:
    due.state, due.settled_on = state.value, day
    due.save(update_fields=["state", "settled_on"])
