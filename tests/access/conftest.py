"""A founded node with the real policies: a shelter, a welfare office, and people who live through the real actions."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from samakki.access import actions, queries
from samakki.access.models import Member
from samakki.access.words import AT_THE_DESK, GRANTING, Role, Seat, SignedIn, StepKept, Ticket, Tried
from samakki.kernel import deeds
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import AgencyId
from tests.given import SetClock

PASSPHRASE = "four lanterns over a quiet river"  # noqa: S105 -- of invented people


def renewed(proof: Tried | StepKept) -> Ticket:
    """The session's ticket after a right answer."""
    assert proof.ticket is not None
    return proof.ticket


@pytest.fixture
def node_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, node_by: By) -> Path:
    """The node's own secret in a file, as the service manager would hand it over."""
    place = tmp_path / "samakki-node"
    place.write_text(node_by.chance.bytes(32).hex())
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(place))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    return place


@dataclass
class House:
    """The node, its clock, and how people come in."""

    node: By
    clock: SetClock
    link: str
    sheets: dict[AgencyId, list[str]] = field(default_factory=dict)

    @property
    def door(self) -> By:
        """A visitor."""
        return replace(self.node, standing=Standing.VISITOR, verdicts={})

    def accept(self, link: str, passphrase: str = PASSPHRASE) -> Ticket:
        return actions.accept_invitation(self.door, link, passphrase, device="a test").ticket

    def sign_in(self, login: str, passphrase: str = PASSPHRASE) -> SignedIn:
        return actions.sign_in(self.door, login, passphrase, "a test")

    def seat(self, ticket: Ticket) -> Seat:
        return actions.resume(self.door, ticket)

    def by(self, login: str) -> By:
        """A fresh request of a member."""
        return self.seat(self.sign_in(login).ticket).by

    def first(self, link: str) -> By:
        """The first member of an agency, who makes its key and writes the recovery sheet."""
        ticket = self.accept(link)
        by = self.seat(ticket).by
        assert by.agency is not None
        self.sheets[by.agency] = actions.found_agency_key(by, by.agency)
        by = self.seat(ticket).by
        actions.confirm_recovery_sheet(by, by.agency, self.sheets[by.agency])
        return self.seat(ticket).by

    def colleague(self, admin: By, login: str, role: Role) -> By:
        """Somebody who was invited and granted the key: by two, once there are two who may."""
        assert admin.agency is not None
        ticket = self.accept(actions.invite(admin, admin.agency, login, login.title(), role))
        member = self.seat(ticket).member
        assert member is not None
        if role in AT_THE_DESK and not actions.grant_key(admin, admin.agency, member):
            assert actions.grant_key(self.second(admin), admin.agency, member)
        return self.seat(ticket).by

    def second(self, first: By) -> By:
        """Another who may be the second pair of eyes: who leads, where somebody else does."""
        others = Member.objects.filter(agency_id=first.agency, active=True).exclude(pk=first.member)
        roles = dict(others.filter(role__in=AT_THE_DESK).order_by("joined_at").values_list("login", "role"))
        able = [by for by in map(self.by, roles) if by.standing is Standing.ACTIVE]
        return next((by for by in able if by.role in GRANTING), able[0])


@pytest.fixture
def house(stores: None, node_secret: Path, node_by: By, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> House:
    """A node that was just founded for a shelter, with the link for its first administrator."""
    monkeypatch.setattr(deeds._House, "judge", queries.JUDGE)
    return House(node_by, clock, actions.init_node(node_by, "Shelter of the DEMO river", "dara"))
