"""How a node begins: its first agency, further ones, and the staff who belong to none."""

from dataclasses import replace
from pathlib import Path

from samakki.access import rules
from samakki.access.actions.invitations import make_link
from samakki.access.actions.sittings import NOBODY
from samakki.access.actions.telling import tell_all
from samakki.access.models import Agency, Member, Node
from samakki.access.words import OF_THE_NODE, AgencyKind, AlreadyFoundedError, NotFitError, NoticeKind, Role, unfit
from samakki.kernel.deeds import By, Standing, deed
from samakki.kernel.ids import AgencyId, fresh_id
from samakki.vault import actions as vault


@deed()
def make_node_secret(by: By, place: Path) -> None:
    """Make the node's own secret where the service manager will find it; raises FileExistsError."""
    vault.write_node_secret(by, place)


@deed()
def init_node(by: By, agency: str, login: str, kind: AgencyKind = AgencyKind.OTHER) -> str:
    """Found the node that `by` names, its keystore and its first agency.

    Gives the secret of a one-time link for the agency's first administrator. Raises AlreadyFoundedError, NotFitError.
    """
    if Node.objects.exists():
        raise AlreadyFoundedError
    Node.objects.create(node=by.node, founded_at=by.clock.now())
    link = add_agency(by, agency, login, kind)
    vault.found_keystore(by)
    nobody = replace(by, member=NOBODY, standing=Standing.WAITING, verdicts={})
    vault.make_member_key(nobody, NOBODY, by.chance.bytes(32).hex())
    return link


@deed()
def add_agency(by: By, name: str, login: str, kind: AgencyKind = AgencyKind.OTHER) -> str:
    """Add an agency; gives the secret of a one-time link for its first administrator. Raises NotFitError."""
    name = rules.fit_agency(name)
    if Agency.objects.filter(name=name).exists():
        raise NotFitError(unfit.AGENCY_TAKEN, "agency")
    row = Agency.objects.create(
        id=fresh_id(by.clock, by.chance), name=name, kind=AgencyKind(kind).value, added_at=by.clock.now()
    )
    return make_link(by, (AgencyId(row.pk), Role.AGENCY_ADMINISTRATOR), login, login)


@deed()
def invite_to_node(by: By, login: str, display_name: str, role: Role) -> str:
    """Invite a node administrator or an auditor, who belong to no agency and hold no key; gives the link's secret."""
    if role not in OF_THE_NODE:
        raise NotFitError(unfit.NODE_ROLE, "role")
    return make_link(by, (None, role), login, display_name)


@deed()
def invite_administrator(by: By, agency: str, login: str, display_name: str) -> str:
    """Invite an administrator from outside, when an agency has lost its own; gives the link's secret.

    They wait like everybody, until two holders grant the key or the recovery sheet gives it back; every member is told.
    Raises NotFitError.
    """
    row = Agency.objects.filter(name=agency).first()
    if row is None:
        raise NotFitError(unfit.NO_AGENCY, "agency")
    link = make_link(by, (AgencyId(row.pk), Role.AGENCY_ADMINISTRATOR), login, display_name)
    if Member.objects.filter(agency=row).exists():
        tell_all(by, AgencyId(row.pk), NoticeKind.FROM_OUTSIDE)
    return link
