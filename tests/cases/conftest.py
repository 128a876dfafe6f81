"""Two agencies: a shelter where Dara and Mali hold the key, and a welfare office where Noy does."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest

from samakki.access.models import Agency, Member
from samakki.access.words import CODE_VERSION
from samakki.kernel import deeds
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import AgencyId, MemberId
from samakki.vault import actions as vault
from tests.tracing import Watched

SHELTER = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a1"))
WELFARE = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a2"))
DARA = MemberId(UUID("0195d000-0000-7000-8000-0000000000b1"))
MALI = MemberId(UUID("0195d000-0000-7000-8000-0000000000b2"))
NOY = MemberId(UUID("0195d000-0000-7000-8000-0000000000b3"))


@dataclass
class Staff:
    """Signs members in: each call is a new request, in which nothing is open yet."""

    node: By

    def __call__(self, member: MemberId) -> By:
        agency = WELFARE if member == NOY else SHELTER
        secret = vault.open_member_key(self.node, member, f"passphrase of {member}")
        keys = vault.keyring(self.node, member, agency, secret)
        return replace(
            self.node,
            member=member,
            agency=agency,
            role="caseworker",
            standing=Standing.ACTIVE,
            keys=keys,
            verdicts={},
        )

    @property
    def dara(self) -> By:
        return self(DARA)

    @property
    def mali(self) -> By:
        return self(MALI)

    @property
    def noy(self) -> By:
        return self(NOY)


def settle(node: By) -> Staff:
    """Found the keystore, the agencies and their staff."""
    vault.found_keystore(node)
    now = node.clock.now()
    for agency, name in ((SHELTER, "Shelter"), (WELFARE, "Welfare office")):
        Agency.objects.create(id=agency, name=name, kind="other", added_at=now)
    for member, login, agency in ((DARA, "dara", SHELTER), (MALI, "mali", SHELTER), (NOY, "noy", WELFARE)):
        Member.objects.create(
            id=member,
            login=login,
            display_name=login.title(),
            agency_id=agency,
            role="caseworker",
            joined_at=now,
            code_version=CODE_VERSION,
        )
        vault.make_member_key(node, member, f"passphrase of {member}")
    staff = Staff(node)
    vault.make_agency_key(staff.dara, SHELTER)
    vault.grant(staff.dara, SHELTER, MALI)
    vault.make_agency_key(staff.noy, WELFARE)
    return staff


@pytest.fixture
def node_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, node_by: By) -> None:
    """The node's own secret in a file, as the service manager would hand it over."""
    place = tmp_path / "samakki-node"
    place.write_text(node_by.chance.bytes(32).hex())
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(place))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)


@pytest.fixture
def staff(
    stores: None, all_allowed: None, node_secret: None, node_by: By, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Staff]:
    """Staff of both agencies, able to sign in; nothing that they do about a case stays without an entry in it."""
    found, watched = settle(node_by), Watched()
    monkeypatch.setattr(deeds._House, "judge", staticmethod(watched.judge))
    monkeypatch.setattr(deeds._House, "transaction", staticmethod(watched.transaction))
    yield found
    assert watched.silent == []
