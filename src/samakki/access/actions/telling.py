"""What happened to an agency's keys and members is told to all of them, and to those who look after the node."""

import logging
from typing import Final

from samakki.access.actions.acting import member_of
from samakki.access.models import Agency, Member, Node, Notice
from samakki.access.words import LOUD, NoticeKind
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, MemberId, fresh_id

_log: Final = logging.getLogger(__name__)


def _agency(_by: By, agency: AgencyId, *_rest: object) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_agency)
def tell_all(by: By, agency: AgencyId, kind: NoticeKind, about: MemberId | None = None) -> None:
    """Write down what happened; what is loud stands above every page of the agency and of the node's own staff."""
    now = by.clock.now()
    Notice.objects.create(
        id=fresh_id(by.clock, by.chance),
        agency_id=agency,
        kind=kind.value,
        by_member_id=by.member,
        about_id=about,
        at=now,
    )
    level = logging.WARNING if kind in LOUD else logging.DEBUG
    _log.log(level, "%s: agency %s, by member %s, about member %s", kind, agency, by.member, about)
    if kind in LOUD:
        Agency.objects.filter(pk=agency).update(told_at=now)
        Node.objects.update(told_at=now)


@deed()
def hear_notices(by: By) -> None:
    """Say that one has read what happened: it no longer stands above every page."""
    Member.objects.filter(pk=member_of(by)).update(heard_at=by.clock.now())
