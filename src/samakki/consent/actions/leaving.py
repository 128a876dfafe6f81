"""What was given to one member by name ends with their membership."""

from typing import Final

from samakki.consent.models import Ground, Share
from samakki.consent.words import Ended, RecipientKind
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, MemberId

_ENDED: Final = Ended.TAKEN_BACK.value


def _leaving(by: By, agency: AgencyId, member: MemberId) -> Attributes:
    return {"owner": str(agency), "own": by.member == member}


@deed(about=_leaving)
def end_for_member(by: By, agency: AgencyId, member: MemberId) -> None:
    """End every ground that names a member who leaves, in files of all agencies; the vault has taken their keys."""
    now = by.clock.now()
    Share.objects.filter(agency_id=agency, member_id=member, ended_at=None).update(ended_at=now, ended_why=_ENDED)
    named = Ground.objects.filter(recipient=str(member), recipient_kind=RecipientKind.MEMBER.value, ended_at=None)
    named.update(ended_at=now, ended_why=_ENDED)
