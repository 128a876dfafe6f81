"""What happened to keys and members: told to all of an agency, and, of every agency, to the node's own staff."""

from typing import TYPE_CHECKING

from samakki.access import models
from samakki.access.words import Notice, NoticeKind
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId

if TYPE_CHECKING:
    from django.db.models import QuerySet

_MOST = 100


def _agency(_by: By, agency: AgencyId) -> Attributes:
    return {"owner": str(agency)}


@sight(about=_agency)
def notices(by: By, agency: AgencyId) -> tuple[Notice, ...]:
    """List the last hundred notices of one's own agency, the newest first."""
    return _told(by, models.Notice.objects.filter(agency_id=agency))


@sight()
def notices_of_all(by: By) -> tuple[Notice, ...]:
    """List the last hundred notices of all agencies, the newest first: for those who look after the node."""
    return _told(by, models.Notice.objects.all())


def _told(by: By, rows: "QuerySet[models.Notice]") -> tuple[Notice, ...]:
    member = models.Member.objects.filter(pk=by.member).first() if by.member else None
    heard = member.heard_at if member else None
    return tuple(
        Notice(
            kind=NoticeKind(row.kind),
            at=row.at,
            agency_name=row.agency.name,
            by_name=row.by_member.display_name if row.by_member else "",
            about_name=row.about.display_name if row.about else "",
            heard=heard is not None and row.at <= heard,
            own=by.member is not None and row.about_id == by.member,
        )
        for row in rows.select_related("agency", "by_member", "about").order_by("-at")[:_MOST]
    )
