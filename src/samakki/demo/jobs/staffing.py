"""The staff of the demonstration come in as all staff do: invited, with a passphrase, granted the key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from samakki.access import actions as access
from samakki.access.words import AT_THE_DESK, GRANTING, AgencyKind, Role, Ticket
from samakki.demo.words import AGENCIES, STAFF, AgencyTold, StaffCard, StaffTold
from samakki.kernel.actors import agency_of
from samakki.kernel.clocks import Chance
from samakki.kernel.deeds import By, Standing

_WORDS = (
    *[
        "river",
        "lamp",
        "mango",
        "window",
        "garden",
        "ferry",
        "basket",
        "cotton",
        "ginger",
        "bamboo",
        "saddle",
        "copper",
    ],
    *[
        "kettle",
        "meadow",
        "orchard",
        "pepper",
        "ribbon",
        "sparrow",
        "teapot",
        "velvet",
        "walnut",
        "whistle",
        "lantern",
        "harbour",
    ],
)


@dataclass(frozen=True, slots=True)
class Joined:
    """A member of staff who is signed in: what a visitor needs, and who acts."""

    card: StaffCard
    by: By
    ticket: Ticket


def staff_of_all(node: By) -> dict[str, Joined]:
    """Found the node with its agencies and let everybody join; by login."""
    joined: dict[str, Joined] = {}
    for number, agency in enumerate(AGENCIES):
        team = [told for told in STAFF if told.agency == agency.key]
        found = access.init_node if number == 0 else access.add_agency
        found(node, agency.name, team[0].login, AgencyKind(agency.kind))
        link = access.invite_administrator(node, agency.name, team[0].login, team[0].display_name)
        first = _first(node, agency, team[0], link)
        here = [first]
        for told in team[1:]:
            here.append(_colleague(node, agency, told, here))
        joined |= {one.card.login: one for one in here}
    return joined


def make_passphrase(chance: Chance) -> str:
    """Make a passphrase of five words that can be typed from a screen; the words come from the system's chance."""
    return "-".join(_WORDS[byte % len(_WORDS)] for byte in chance.bytes(5))


def _first(node: By, agency: AgencyTold, told: StaffTold, link: str) -> Joined:
    card, ticket = _accept(node, agency, told, link)
    by = _seat(node, ticket)
    own = agency_of(by)
    sheet = access.found_agency_key(by, own)
    access.confirm_recovery_sheet(_seat(node, ticket), own, sheet)
    return Joined(card, _seat(node, ticket), ticket)


def _colleague(node: By, agency: AgencyTold, told: StaffTold, here: Sequence[Joined]) -> Joined:
    """Invite somebody; whoever works with files is granted the key by those who are here, by two once there are two."""
    first = here[0].by
    own = agency_of(first)
    link = access.invite(first, own, told.login, told.display_name, Role(told.role))
    card, ticket = _accept(node, agency, told, link)
    member = _seat(node, ticket).member
    if member is not None and Role(told.role) in AT_THE_DESK and not access.grant_key(first, own, member):
        able = [one.by for one in here[1:] if one.by.role in GRANTING] or [one.by for one in here[1:]]
        access.grant_key(able[0], own, member)
    return Joined(card, _seat(node, ticket), ticket)


def _accept(node: By, agency: AgencyTold, told: StaffTold, link: str) -> tuple[StaffCard, Ticket]:
    passphrase = make_passphrase(node.chance)
    visitor = replace(node, standing=Standing.VISITOR, verdicts={})
    ticket = access.accept_invitation(visitor, link, passphrase, told.language, "DEMO").ticket
    return StaffCard(agency.name, told.login, told.display_name, told.role, passphrase), ticket


def _seat(node: By, ticket: Ticket) -> By:
    return access.resume(replace(node, standing=Standing.VISITOR, verdicts={}), ticket).by
