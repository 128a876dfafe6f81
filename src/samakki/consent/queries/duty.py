"""Which agency holds what keeps somebody safe from the opening of each case, if one was named."""

from samakki.consent.models import DutyAgency as Row
from samakki.consent.words import DutyAgency, DutyAgencyId
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId, MemberId


def _of_owner(_by: By, owner: AgencyId) -> Attributes:
    return {"owner": str(owner)}


@sight(about=_of_owner)
def duty_agency(by: By, owner: AgencyId) -> DutyAgency | None:
    """Give the duty agency of an agency; None where none was named and signed."""
    del by
    row = Row.objects.filter(owner_id=owner, ended_at=None, signed_at__isnull=False).first()
    return duty_agency_in(row) if row else None


@sight(about=_of_owner)
def duty_agency_named(by: By, owner: AgencyId) -> DutyAgency | None:
    """Give the duty agency that somebody named and nobody has signed yet; None where nothing waits."""
    del by
    row = Row.objects.filter(owner_id=owner, ended_at=None, signed_at=None).first()
    return duty_agency_in(row) if row else None


def duty_agency_in(row: Row) -> DutyAgency:
    """Give a stored naming as a word."""
    return DutyAgency(
        DutyAgencyId(row.pk),
        AgencyId(row.owner_id),
        AgencyId(row.agency_id),
        MemberId(row.named_by_id),
        row.named_at,
        MemberId(row.signed_by_id) if row.signed_by_id else None,
        row.signed_at,
    )
