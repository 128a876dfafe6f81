"""Who is on duty, and which sections were asked to be opened because a life is at risk."""

from typing import Final
from uuid import UUID

from django.db.models import Q

from samakki.consent.words import Recipient, RecipientKind
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.sections.words import Section
from samakki.watch import models
from samakki.watch.words import ASKED_FOR, Glass, GlassId, GlassUnknownError

_SHOWN: Final = 50


def of_glass(by: By, glass: GlassId, *_rest: object, **_named: object) -> Attributes:
    """Tell access which agency opens it, and whether the actor asked for it or opened it; raises GlassUnknownError."""
    owner, passed_by, own = _told(by, glass)
    return {"owner": str(passed_by or owner), "own": own}


def of_reviewing(by: By, glass: GlassId, *_rest: object, **_named: object) -> Attributes:
    """Tell access whose file it is: whoever opened it, those look at it afterwards. Raises GlassUnknownError."""
    owner, _passed_by, own = _told(by, glass)
    return {"owner": str(owner), "own": own}


def _told(by: By, glass: GlassId) -> tuple[UUID, UUID | None, bool]:
    rows = models.Glass.objects.filter(pk=glass)
    row = rows.values_list("owner_id", "passed_by_id", "asked_by_id", "opened_by_id").first()
    if row is None:
        raise GlassUnknownError
    owner, passed_by, *doers = row
    return owner, passed_by, by.member is not None and by.member in doers


@sight()
def glasses(by: By) -> tuple[Glass, ...]:
    """List the last fifty of the own agency's files, and what it passed on; what must still be looked at before all."""
    own = Q(owner_id=by.agency) | Q(passed_by_id=by.agency)
    rows = models.Glass.objects.filter(own) if by.agency else models.Glass.objects.all()
    rows = rows.filter(opened_at__isnull=False).order_by("-asked_at")
    due = rows.filter(reviewed_at=None)
    return tuple(map(glass_in, (*due[:_SHOWN], *rows.filter(reviewed_at__isnull=False)[:_SHOWN])))[:_SHOWN]


@sight()
def glasses_waiting(by: By) -> tuple[Glass, ...]:
    """List what waits in the own agency for a second person, or was asked for by the one who asks."""
    if by.agency is None:
        return ()
    since = by.clock.now() - ASKED_FOR
    own = Q(owner_id=by.agency, passed_by=None) | Q(passed_by_id=by.agency)
    rows = models.Glass.objects.filter(own, opened_at=None, asked_at__gt=since)
    return tuple(map(glass_in, rows.order_by("asked_at")))


@sight()
def on_duty(by: By) -> tuple[MemberId, ...]:
    """Name who of the own agency is on duty now."""
    return tuple(duty_now(by))


def duty_now(by: By) -> set[MemberId]:
    """Find who of the actor's agency is on duty at this moment."""
    if by.agency is None:
        return set()
    now = by.clock.now()
    rows = models.Duty.objects.filter(agency_id=by.agency, since__lte=now, until__gt=now)
    return {MemberId(member) for member in rows.values_list("member_id", flat=True)}


def glass_in(row: models.Glass) -> Glass:
    """Read what was asked for."""
    return Glass(
        id=GlassId(row.pk),
        file=FileId(row.file),
        owner=AgencyId(row.owner_id),
        section=Section(row.section),
        recipient=Recipient(RecipientKind(row.recipient_kind), row.recipient),
        asked_by=MemberId(row.asked_by_id),
        asked_at=row.asked_at,
        opened_by=MemberId(row.opened_by_id) if row.opened_by_id else None,
        opened_at=row.opened_at,
        alone=row.alone,
        review_on=row.review_on,
        reviewed_by=MemberId(row.reviewed_by_id) if row.reviewed_by_id else None,
        reviewed_at=row.reviewed_at,
        verdict=row.verdict,
        passed_by=AgencyId(row.passed_by_id) if row.passed_by_id else None,
    )
