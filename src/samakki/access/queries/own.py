"""What members can ask about themselves."""

from datetime import datetime

from samakki.access.gateways import factors_of, listed_factors, next_number
from samakki.access.models import Parked, Sitting
from samakki.access.queries.staff import comparison_number
from samakki.access.words import Factor, Kept, OwnFactor, OwnSitting, ParkedId, SittingId, Stage
from samakki.kernel.deeds import By, sight


@sight()
def own_sittings(by: By) -> list[OwnSitting]:
    """List one's own sessions that have not ended, the newest first."""
    rows = Sitting.objects.filter(member_id=by.member, ended_at=None) if by.member else Sitting.objects.none()
    return [
        OwnSitting(SittingId(row.pk), row.device, row.started_at, row.active_at, Stage(row.stage))
        for row in rows.order_by("-started_at")
    ]


@sight()
def own_factors(by: By) -> list[OwnFactor]:
    """List one's own second factors and recovery codes."""
    return [] if by.member is None else listed_factors(by.member)


@sight()
def ways_to_answer(by: By) -> tuple[Factor, ...]:
    """Tell by which second factors the one who acts can be asked."""
    return () if by.member is None else factors_of(by.member)


@sight()
def next_code(by: By) -> int:
    """Tell the number of the code that is asked for next from the own printed sheet; 0 when there is none left."""
    return 0 if by.member is None else next_number(by.member)


@sight()
def parked_forms(by: By) -> list[tuple[ParkedId, datetime]]:
    """List what was typed into an ended session and waits for its author, the oldest first."""
    if by.member is None:
        return []
    rows = Parked.objects.filter(member_id=by.member, what=Kept.FORM.value).order_by("at").values_list("pk", "at")
    return [(ParkedId(parked), at) for parked, at in rows]


@sight()
def own_number(by: By) -> str:
    """Write one's own public key as the digits that a colleague compares before granting."""
    return "" if by.member is None else comparison_number(by, by.member)
