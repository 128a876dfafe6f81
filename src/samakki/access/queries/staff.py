"""Who works here, who was invited, and how an agency stands."""

import base64
import binascii
from collections import defaultdict
from uuid import UUID

from samakki.access import rules
from samakki.access.models import Agency, Invitation, Member, Nod, Voucher
from samakki.access.words import (
    CODE_VERSION,
    GRANTING,
    NODDED_FOR,
    AgencyState,
    Colleague,
    InvitationId,
    InvitationSpentError,
    Invited,
    Nodded,
    Role,
)
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId, MemberId
from samakki.vault import queries as keystore


def _agency(_by: By, agency: AgencyId) -> Attributes:
    return {"owner": str(agency)}


@sight(about=_agency)
def colleagues(by: By, agency: AgencyId) -> list[Colleague]:
    """List the members of one's own agency, those who wait for the key first."""
    holders = set(keystore.holders(by, agency))
    rows = list(Member.objects.filter(agency_id=agency, active=True).order_by("display_name"))
    names = {MemberId(row.pk): row.display_name for row in rows}
    naming = set(Voucher.objects.filter(colleague_id=by.member).values_list("member_id", flat=True))
    nods, able = nods_of(by, agency), granters(agency)
    listed = [
        Colleague(
            MemberId(row.pk),
            row.login,
            row.display_name,
            Role(row.role),
            row.joined_at,
            row.pk in holders,
            comparison_number(by, MemberId(row.pk)),
            nodded_by=tuple(sorted(names[one] for one in nods[row.pk] if one in names)),
            nodded=by.member in nods[row.pk],
            may_second=any(by.member in rules.takes_another(one, able, holders) for one in nods[row.pk]),
            signed_code=row.code_version >= CODE_VERSION,
            names_you=row.pk in naming,
        )
        for row in rows
    ]
    return sorted(listed, key=lambda each: not each.waits)


def granters(agency: AgencyId) -> set[MemberId]:
    """Give those of an agency whose role may grant the key."""
    rows = Member.objects.filter(agency_id=agency, active=True, role__in=[role.value for role in GRANTING])
    return {MemberId(one) for one in rows.values_list("pk", flat=True)}


def nods_of(by: By, agency: AgencyId) -> dict[UUID, set[MemberId]]:
    """Give, for each colleague who waits, those who have compared the number already, in the last seven days."""
    rows = Nod.objects.filter(
        what=Nodded.GRANT.value,
        at__gt=by.clock.now() - NODDED_FOR,
        by_member__active=True,
        by_member__agency_id=agency,
        by_member__role__in=[role.value for role in GRANTING],
    )
    found: dict[UUID, set[MemberId]] = defaultdict(set)
    for about, member in rows.values_list("about", "by_member_id"):
        found[about].add(MemberId(member))
    return found


def _second(_by: By, agency: AgencyId, _first: MemberId) -> Attributes:
    return {"owner": str(agency)}


@sight(about=_second)
def second_eyes(by: By, agency: AgencyId, first: MemberId) -> set[MemberId]:
    """Tell whose yes counts as the second one in one's own agency, when `first` has said yes; nobody's while alone."""
    return rules.takes_another(first, granters(agency), keystore.holders(by, agency))


@sight(about=_agency)
def names_of_staff(by: By, agency: AgencyId) -> dict[MemberId, str]:
    """Give the names of all who work or worked in one's own agency, to say who wrote and who read."""
    rows = Member.objects.filter(agency_id=agency).values_list("pk", "display_name")
    return {MemberId(member): name for member, name in rows}


@sight(about=_agency)
def names_at_work(by: By, agency: AgencyId) -> dict[MemberId, str]:
    """Give the names of all who work in one's own agency now, to choose who is to do something."""
    rows = Member.objects.filter(agency_id=agency, active=True).values_list("pk", "display_name")
    return {MemberId(member): name for member, name in rows}


@sight(about=_agency)
def invitations(by: By, agency: AgencyId) -> list[Invited]:
    """List the invitations into one's own agency that can still be accepted."""
    rows = Invitation.objects.select_related("agency").filter(
        agency_id=agency, accepted_at=None, revoked_at=None, ends_at__gt=by.clock.now()
    )
    return [_invited(row) for row in rows.order_by("ends_at")]


@sight()
def invitation_of(by: By, link: str) -> Invited:
    """Tell to whom a link was given, before it is accepted; raises InvitationSpentError."""
    row = Invitation.objects.select_related("agency").filter(mark=mark_of_link(link)).first()
    if row is None or not rules.holds(row.ends_at, row.accepted_at, row.revoked_at, by.clock.now()):
        raise InvitationSpentError
    return _invited(row)


@sight(about=_agency)
def agency_state(by: By, agency: AgencyId) -> AgencyState:
    """Tell how one's own agency stands with its key."""
    return AgencyState(
        name=Agency.objects.values_list("name", flat=True).get(pk=agency),
        has_key=keystore.newest_epoch(by, agency) > 0,
        sheet_confirmed=keystore.recovery_confirmed(by, agency),
        second_holder=keystore.second_holder_exists(by, agency),
    )


def comparison_number(by: By, member: MemberId) -> str:
    """Write a member's public key as digits that two people can compare."""
    public = keystore.public_key(by, member)
    return rules.comparison_number(public) if public else ""


def mark_of_link(link: str) -> bytes:
    """Give the hash under which a link's secret is known; raises InvitationSpentError for what is no link."""
    try:
        return rules.mark_of(base64.urlsafe_b64decode(link + "=" * (-len(link) % 4)))
    except (binascii.Error, ValueError):
        raise InvitationSpentError from None


def _invited(row: Invitation) -> Invited:
    return Invited(
        InvitationId(row.pk),
        row.login,
        row.display_name,
        row.agency.name if row.agency else "",
        Role(row.role),
        row.ends_at,
    )
