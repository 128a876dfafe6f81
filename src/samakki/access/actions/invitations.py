"""Invitations: a one-time link, valid for seven days, by which somebody becomes a member."""

import base64
from dataclasses import replace

from samakki.access import gateways, rules
from samakki.access.actions.sittings import begin
from samakki.access.models import Invitation, Member
from samakki.access.queries.staff import mark_of_link
from samakki.access.words import (
    CODE_VERSION,
    INSIDE_AN_AGENCY,
    INVITED_FOR,
    InvitationId,
    InvitationSpentError,
    MemberJoined,
    NotFitError,
    Role,
    SignedIn,
    unfit,
)
from samakki.kernel.deeds import Attributes, By, Standing, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, MemberId, fresh_id
from samakki.vault import actions as vault


def _agency(_by: By, agency: AgencyId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_agency)
def invite(by: By, agency: AgencyId, login: str, display_name: str, role: Role) -> str:
    """Invite a member into one's own agency; gives the secret of the one-time link. Raises NotFitError."""
    if role not in INSIDE_AN_AGENCY:
        raise NotFitError(unfit.ROLE, "role")
    return make_link(by, (agency, role), login, display_name)


@deed(about=_agency)
def revoke_invitation(by: By, agency: AgencyId, invitation: InvitationId) -> None:
    """Call back an invitation of one's own agency that nobody has accepted yet."""
    Invitation.objects.filter(pk=invitation, agency_id=agency, accepted_at=None, revoked_at=None).update(
        revoked_at=by.clock.now()
    )


@deed()
def accept_invitation(
    by: By, link: str, passphrase: str, language: str = "", device: str = "", *, signs: int = CODE_VERSION
) -> SignedIn:
    """Become a member: the link is spent, a pair of keys is made under the passphrase, and a session begins.

    `signs` is the text of the ethical code that was read and signed with it: nobody becomes a member without. Raises
    InvitationSpentError, NotFitError.
    """
    row = open_invitation(by, link)
    if signs != CODE_VERSION:
        raise NotFitError(unfit.CODE_UNSIGNED, "signs")
    login, agency = row.login, None if row.agency is None else AgencyId(row.agency.pk)
    if Member.objects.filter(login=login).exists():
        raise NotFitError(unfit.LOGIN_TAKEN_MEANWHILE, "login")
    known = (login, row.display_name, row.agency.name if row.agency else "")
    passphrase = rules.fit_passphrase(passphrase, *known, common=gateways.common_words())
    member = Member.objects.create(
        id=fresh_id(by.clock, by.chance),
        login=login,
        display_name=row.display_name,
        agency=row.agency,
        role=row.role,
        language=language,
        joined_at=by.clock.now(),
        code_version=signs,
        code_signed_at=by.clock.now(),
        heard_at=by.clock.now(),
    )
    row.accepted_at = by.clock.now()
    row.save(update_fields=["accepted_at"])
    joins = replace(
        by, member=MemberId(member.pk), agency=agency, role=row.role, standing=Standing.WAITING, verdicts={}
    )
    vault.make_member_key(joins, MemberId(member.pk), passphrase)
    secret = vault.open_member_key(joins, MemberId(member.pk), passphrase)
    tell(joins, MemberJoined(MemberId(member.pk), agency))
    return begin(joins, member, secret, device)


def open_invitation(by: By, link: str) -> Invitation:
    """Find the invitation of a link that still holds, locked against being spent twice; raises InvitationSpentError."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("agency")
    row = rows.filter(mark=mark_of_link(link)).first()
    if row is None or not rules.holds(row.ends_at, row.accepted_at, row.revoked_at, by.clock.now()):
        raise InvitationSpentError
    return row


def make_link(by: By, place: tuple[AgencyId | None, Role], login: str, display_name: str) -> str:
    """Write an invitation and give the secret of its link, which is kept nowhere. Raises NotFitError."""
    login = rules.fit_login(login)
    if Member.objects.filter(login=login).exists():
        raise NotFitError(unfit.LOGIN_TAKEN, "login")
    secret = by.chance.bytes(32)
    Invitation.objects.create(
        id=fresh_id(by.clock, by.chance),
        mark=rules.mark_of(secret),
        login=login,
        display_name=rules.fit_name(display_name),
        agency_id=place[0],
        role=Role(place[1]).value,
        by_member_id=by.member,
        made_at=by.clock.now(),
        ends_at=by.clock.now() + INVITED_FOR,
    )
    return base64.urlsafe_b64encode(secret).rstrip(b"=").decode()
