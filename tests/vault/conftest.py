"""A founded keystore, and members who hold the key of an agency."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.vault import actions
from samakki.vault.words import Box

SHELTER = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a1"))
WELFARE = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a2"))
DARA = MemberId(UUID("0195d000-0000-7000-8000-0000000000b1"))
MALI = MemberId(UUID("0195d000-0000-7000-8000-0000000000b2"))
NOY = MemberId(UUID("0195d000-0000-7000-8000-0000000000b3"))
FILE = FileId(UUID("0195d000-0000-7000-8000-0000000000c1"))
OTHER_FILE = FileId(UUID("0195d000-0000-7000-8000-0000000000c2"))
SignIn = Callable[[MemberId], By]


@pytest.fixture
def node_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, node_by: By, all_allowed: None) -> Path:
    """The node's own secret in a file, as the service manager would hand it over."""
    place = tmp_path / "samakki-node"
    place.write_text(node_by.chance.bytes(32).hex())
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(place))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    return place


def found(node_by: By) -> By:
    """Found the keystore, and let Dara of the shelter hold its key and Mali wait."""
    actions.found_keystore(node_by)
    for member in (DARA, MALI, NOY):
        actions.make_member_key(node_by, member, f"passphrase of {member}")
    dara = sign_in(node_by, DARA)
    actions.make_agency_key(dara, SHELTER)
    return dara


def sign_in(node_by: By, member: MemberId, agency: AgencyId = SHELTER) -> By:
    """Sign a member in: a new keyring, as each request has one."""
    secret = actions.open_member_key(node_by, member, f"passphrase of {member}")
    keys = actions.keyring(node_by, member, agency, secret)
    return replace(node_by, member=member, agency=agency, standing=Standing.ACTIVE, keys=keys)


def open_one(by: By, box: Box) -> bytes:
    """Open one thing."""
    return actions.open_many(by, [box])[0]


@pytest.fixture
def dara(stores: None, node_secret: Path, node_by: By) -> By:
    """Dara, who holds the shelter's key."""
    return found(node_by)


@pytest.fixture
def again(node_by: By) -> SignIn:
    """Let somebody make a new request: nothing that was opened before is at hand."""
    return lambda member: sign_in(node_by, member)


@pytest.fixture
def mali(dara: By, node_by: By) -> Callable[[], By]:
    """Mali of the welfare office, which has a key of its own: a new request each time she is called."""
    actions.make_agency_key(sign_in(node_by, MALI, WELFARE), WELFARE)
    return lambda: sign_in(node_by, MALI, WELFARE)
