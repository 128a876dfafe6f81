"""Who may be a child has a guardian within the time of the rules; nobody has to think of it."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from samakki.assistance.models import Due
from samakki.assistance.queries import rules_of
from samakki.assistance.rules import has_guardian, may_be_child
from samakki.assistance.words import GUARDIAN, DueKind, DueState
from samakki.cases import queries as cases
from samakki.cases.actions import Now
from samakki.cases.words import AtDesk
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, fresh_id
from samakki.sections.words import Section


@deed()
def keep_guardians(by: By, now: Sequence[Now]) -> None:
    """Let a guardian be due for whoever may be a child, until one is written; `now` is all of identity or family."""
    desks = cases.at_desk(by, {each.case for each in now})
    stands = {due.case_id: due for due in Due.objects.filter(case_id__in=desks, kind=DueKind.LIMIT.value, ref=GUARDIAN)}
    within = {owner: rules_of(by, owner).rules.guardian.days for owner in {desk.owner for desk in desks.values()}}
    today = timezone.localtime(by.clock.now()).date()
    for each in now:
        desk = desks.get(each.case)
        if desk is None:
            continue
        due, days = stands.get(each.case), within[desk.owner]
        if each.section is Section.FAMILY:
            wanted = DueState.DONE if has_guardian(each.fields) else DueState.OPEN
            if due is None and wanted is DueState.DONE and days:
                due = stands[each.case] = _made(by, each.case, desk, days)
            if due and {due.state, wanted.value} == {DueState.OPEN.value, DueState.DONE.value}:
                _turn(by, due, wanted)
        elif due is None and days and not desk.joined and may_be_child(each.fields, today):
            stands[each.case] = _made(by, each.case, desk, days)
        elif due and due.state == DueState.OPEN and not may_be_child(each.fields, today):
            _turn(by, due, DueState.DROPPED)
        elif due and due.state == DueState.DROPPED and may_be_child(each.fields, today):
            _turn(by, due, DueState.OPEN)


def _made(by: By, case: FileId, desk: AtDesk, days: int) -> Due:
    return Due.objects.create(
        id=fresh_id(by.clock, by.chance),
        case_id=case,
        owner_id=desk.owner,
        member_id=desk.worker,
        kind=DueKind.LIMIT.value,
        ref=GUARDIAN,
        on=timezone.localtime(by.clock.now()).date() + timedelta(days=days),
        state=DueState.OPEN.value,
    )


def _turn(by: By, due: Due, state: DueState) -> None:
    due.state = state.value
    due.settled_on = None if state is DueState.OPEN else timezone.localtime(by.clock.now()).date()
    due.save(update_fields=["state", "settled_on"])
