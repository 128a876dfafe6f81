"""What comes due by the watch of a house: the next look at somebody, and an alarm."""

from datetime import datetime

from django.utils import timezone

from samakki.assistance.models import Due
from samakki.assistance.queries.dues import today_of
from samakki.assistance.words import WATCH, DueKind, DueState
from samakki.cases import queries as cases
from samakki.cases.words import CaseUnknownError
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, fresh_id


@deed()
def let_fall_due(
    by: By, case: FileId, kind: DueKind, at: datetime, state: DueState = DueState.OPEN, ref: str = WATCH
) -> None:
    """Let a look at somebody, an alarm of a house, or an answer be due at a moment; of each `ref` there is one.

    It is settled where it was made due, and from no list. Raises CaseUnknownError.
    """
    desk = cases.at_desk(by, [case]).get(case)
    if desk is None:
        raise CaseUnknownError
    here = timezone.localtime(at)
    told = {
        "on": here.date(),
        "at": here.time().replace(second=0, microsecond=0),
        "state": state.value,
        "settled_on": None if state is DueState.OPEN else today_of(by),
    }
    place = {"id": fresh_id(by.clock, by.chance), "owner_id": desk.owner, "member_id": desk.worker}
    Due.objects.update_or_create(case_id=case, kind=kind.value, ref=ref, defaults=told, create_defaults=told | place)
