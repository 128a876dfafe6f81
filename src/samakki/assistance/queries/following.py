"""Whom the rules want to be asked how it goes: on which days, and for whom nobody ever planned it."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Max

from samakki.assistance.models import Due as Stored
from samakki.assistance.queries.dues import today_of
from samakki.assistance.queries.ruling import rules_of
from samakki.assistance.rules import lacks_follow_ups, scheduled, steps_to_follow
from samakki.assistance.words import USUAL_OFFSETS, DueKind, DueState
from samakki.cases import queries as cases
from samakki.cases.words import AtDesk
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import FileId, MemberId


@sight()
def follow_up_days(by: By, case: FileId, since: date | None = None) -> tuple[date, ...]:
    """Give the days on which the rules of the own agency want follow-ups; not those on which one stands.

    They are counted from the day on which the case came to the step that the rules name, where it is there now; else
    from today, or from the day that is told.
    """
    told = rules_of(by).rules.follow_ups
    desk = cases.at_desk(by, [case]).get(case)
    entered = desk.step_since if desk and desk.step == told.after else None
    rows = Stored.objects.filter(owner_id=by.agency, case_id=case, kind=DueKind.FOLLOW_UP)
    taken = rows.exclude(state=DueState.DROPPED).values_list("on", flat=True)
    today = today_of(by)
    return scheduled(since or entered or today, told.times or USUAL_OFFSETS, taken, today)


@sight()
def without_follow_ups(by: By, members: Collection[MemberId] | None = None) -> tuple[FileId, ...]:
    """List the open cases that came to the step after which the rules want follow-ups, and had none planned ever since.

    Of the whole agency, or of some members; who came there first stands first. What was planned and left counts as
    planned: somebody has decided.
    """
    found = cases.at_steps(by, steps_to_follow(rules_of(by).rules), members)
    return tuple(sorted(_lacking(by, found), key=lambda case: (found[case].step_since or date.max, case)))


@sight()
def wants_follow_ups(by: By, case: FileId) -> bool:
    """Tell whether the rules want follow-ups for a case as it stands, and none was ever planned."""
    steps = steps_to_follow(rules_of(by).rules)
    found = {key: desk for key, desk in cases.at_desk(by, [case]).items() if desk.step in steps and desk.on_lists}
    return case in _lacking(by, found)


def _lacking(by: By, desks: Mapping[FileId, AtDesk]) -> list[FileId]:
    if not desks:
        return []
    rows = Stored.objects.filter(case_id__in=list(desks), kind=DueKind.FOLLOW_UP)
    last = dict(rows.values_list("case_id").annotate(last=Max("on")).order_by())
    after = rules_of(by).rules.follow_ups.after
    return [case for case, desk in desks.items() if lacks_follow_ups(desk, last.get(case), after)]
