"""New pairs of keys that wait for a yes, and the colleagues whom members have named for that."""

from dataclasses import replace
from datetime import datetime

from samakki.access.models import Member, NewPair, Nod, Voucher
from samakki.access.queries.staff import comparison_number, mark_of_link
from samakki.access.words import ForPair, InvitationSpentError, NewPairShown, Nodded, PairSpentError
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId, MemberId


def _agency(_by: By, agency: AgencyId) -> Attributes:
    return {"owner": str(agency)}


@sight()
def own_vouchers(by: By) -> tuple[MemberId, ...]:
    """Tell whom the one who acts has named for the day on which the passphrase is lost."""
    rows = Voucher.objects.filter(member_id=by.member, colleague__active=True) if by.member else Voucher.objects.none()
    return tuple(MemberId(one) for one in rows.order_by("pk").values_list("colleague_id", flat=True))


@sight(about=_agency)
def new_pairs(by: By, agency: AgencyId) -> tuple[NewPairShown, ...]:
    """List the new pairs of keys of one's own agency that wait for a yes."""
    rows = NewPair.objects.select_related("member").filter(
        member__agency_id=agency, member__active=True, ended_at=None, ends_at__gt=by.clock.now()
    )
    return tuple(_shown(by, row) for row in rows.order_by("begun_at"))


@sight()
def new_pair_of(by: By, link: str) -> ForPair:
    """Tell to whom the link for a new pair was given, and its number once it is made; raises PairSpentError."""
    pair = pair_of_link(link, by.clock.now())
    owner = replace(by, member=MemberId(pair.member_id), verdicts={})
    number = comparison_number(owner, MemberId(pair.pk)) if pair.made_at and not pair.replaced else ""
    return ForPair(pair.member.login, pair.member.display_name, number, done=pair.replaced)


def pair_of_link(link: str, now: datetime, *, for_update: bool = False) -> NewPair:
    """Find the new pair of a link that still holds; raises PairSpentError."""
    try:
        mark = mark_of_link(link)
    except InvitationSpentError:
        raise PairSpentError from None
    rows = NewPair.objects.select_related("member__agency").filter(mark=mark, member__active=True, ends_at__gt=now)
    row = (rows.select_for_update(of=("self",)) if for_update else rows).first()
    if row is None or (row.ended_at is not None and not row.replaced):
        raise PairSpentError
    return row


def open_pair(member: MemberId) -> NewPair | None:
    """Find the new pair of a member that was neither given up nor put in place."""
    return NewPair.objects.select_related("member").filter(member_id=member, ended_at=None).first()


def nodders(pair: NewPair) -> list[Member]:
    """Give the colleagues who said yes and are among those whom its owner had named."""
    named = Voucher.objects.filter(member_id=pair.member_id).values_list("colleague_id", flat=True)
    rows = Nod.objects.select_related("by_member").filter(
        what=Nodded.PAIR.value, about=pair.pk, by_member_id__in=list(named), by_member__active=True
    )
    return [row.by_member for row in rows.order_by("at")]


def _shown(by: By, pair: NewPair) -> NewPairShown:
    said = nodders(pair)
    named = Voucher.objects.filter(member_id=pair.member_id, colleague_id=by.member).exists()
    return NewPairShown(
        member=MemberId(pair.member_id),
        display_name=pair.member.display_name,
        number=comparison_number(by, MemberId(pair.pk)) if pair.made_at else "",
        begun_at=pair.begun_at,
        ends_at=pair.ends_at,
        approved_by=tuple(one.display_name for one in said),
        lost_step=pair.lost_step,
        may_approve=named and by.member not in {one.pk for one in said},
    )
