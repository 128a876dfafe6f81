"""A founded node and Dara of the shelter, who holds its key, with one file that is hers to write."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from samakki.access.queries import JUDGE
from samakki.journal import actions, jobs, queries
from samakki.journal.words import Body, Kind
from samakki.journal.words import Checkpoint as Point
from samakki.kernel import deeds
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.sections.words import Section
from samakki.vault import actions as vault
from samakki.vault.actions import HeldKeys

SHELTER = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a1"))
WELFARE = AgencyId(UUID("0195d000-0000-7000-8000-0000000000a2"))
MALI = MemberId(UUID("0195d000-0000-7000-8000-0000000000b2"))
DARA = MemberId(UUID("0195d000-0000-7000-8000-0000000000b1"))
FILE = FileId(UUID("0195d000-0000-7000-8000-0000000000c1"))
OTHER = FileId(UUID("0195d000-0000-7000-8000-0000000000c2"))


@pytest.fixture
def node_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, node_by: By, all_allowed: None) -> Path:
    """The node's own secret in a file, as the service manager would hand it over."""
    place = tmp_path / "samakki-node"
    place.write_text(node_by.chance.bytes(32).hex())
    monkeypatch.setenv("SAMAKKI_NODE_SECRET_FILE", str(place))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    return place


def founded(node_by: By) -> By:
    """Found the node, let Dara hold the shelter's key, and open two empty files."""
    vault.found_keystore(node_by)
    vault.make_member_key(node_by, DARA, "a passphrase for tests")
    dara = signed_in(node_by)
    vault.make_agency_key(dara, SHELTER)
    dara = signed_in(node_by)
    actions.open_file(dara, FILE, SHELTER)
    actions.open_file(dara, OTHER, SHELTER)
    return dara


def signed_in(node_by: By) -> By:
    """Sign Dara in with a keyring of her own, as each request has one."""
    secret = vault.open_member_key(node_by, DARA, "a passphrase for tests")
    keys = vault.keyring(node_by, DARA, SHELTER, secret)
    return replace(node_by, member=DARA, agency=SHELTER, standing=Standing.ACTIVE, keys=keys)


@pytest.fixture
def dara(stores: None, node_secret: Path, node_by: By) -> By:
    """Dara, in stores that are rolled back."""
    return founded(node_by)


@pytest.fixture
def dara_committed(committed_stores: None, node_secret: Path, node_by: By) -> By:
    """Dara, in stores with real commits."""
    return founded(node_by)


@pytest.fixture
def written(dara: By, node_by: By) -> None:
    """Two files of six entries each, three of them in each batch, a read record after each second entry."""
    for at in range(12):
        actions.append(dara, FILE if at % 2 else OTHER, Section.SAFETY, Body(Kind.NOTE, f"line {at}"))
        if at % 2:
            actions.read_file(dara, FILE if at % 4 else OTHER)
        if at % 3 == 2:
            jobs.sequence(node_by)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")


@pytest.fixture
def witness(written: None, node_by: By) -> Point:
    """The newest checkpoint, kept elsewhere."""
    point = queries.checkpoint(node_by)
    assert point is not None
    return Point.read(point.told())


@pytest.fixture
def judged(dara: By, monkeypatch: pytest.MonkeyPatch) -> By:
    """Dara as a caseworker, and all who come after her, judged by the policies that really decide."""
    JUDGE.read_policies()
    monkeypatch.setattr(deeds._House, "judge", JUDGE)
    return replace(dara, role="caseworker", verdicts={})


@pytest.fixture
def mali(dara: By, node_by: By) -> Callable[[], By]:
    """Mali, a caseworker of the welfare office, which has a key: a new request each time she is called."""
    vault.make_member_key(node_by, MALI, "another passphrase for tests")
    secret = vault.open_member_key(node_by, MALI, "another passphrase for tests")

    def comes() -> By:
        keys = HeldKeys(node_by.node, MALI, WELFARE, secret)
        by = replace(node_by, member=MALI, agency=WELFARE, role="caseworker", keys=keys, verdicts={})
        return replace(by, standing=Standing.ACTIVE)

    vault.make_agency_key(comes(), WELFARE)
    return comes
