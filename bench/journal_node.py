"""A founded node in a folder of its own, for the figures of the journal: without access's questions, with real keys."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samakki.kernel.deeds import By
    from samakki.kernel.ids import AgencyId, MemberId

SOURCE = Path(__file__).resolve().parent.parent / "src"
PASSPHRASE = "a passphrase for a figure"  # noqa: S105 -- of a node that lives for a minute


@dataclass(frozen=True)
class Desk:
    """Somebody who may write: her agency, and how she acts with a keyring of her own."""

    by: "By"
    agency: "AgencyId"
    member: "MemberId"


@contextmanager
def node_folder() -> Iterator[Path]:
    """Give a folder for a node, named in the environment, and clear it away."""
    folder = Path(tempfile.mkdtemp(prefix="samakki-bench-", dir=os.environ.get("SAMAKKI_BENCH_FOLDER")))
    (folder / "data").mkdir()
    (folder / "keystore").mkdir()
    secret = folder / "samakki-node"
    secret.write_text("5a" * 32)
    os.environ["SAMAKKI_FOLDER"] = str(folder)
    os.environ["SAMAKKI_NODE_SECRET_FILE"] = str(secret)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samakki.settings.demo")
    sys.path.insert(0, str(SOURCE))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start() -> None:
    """Set the house up, with nobody asked for permission: these figures are the journal's own."""
    import django  # noqa: PLC0415 -- the folder must be named before

    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- as above
    from django.db import transaction  # noqa: PLC0415 -- as above

    from samakki.kernel import deeds  # noqa: PLC0415 -- as above

    settings.DEBUG = False
    deeds.wire(judge=lambda _by, _act, _about: True, transaction=lambda: transaction.atomic(using="default"))


def migrate() -> None:
    """Make the tables of both stores."""
    from django.core.management import call_command  # noqa: PLC0415 -- the house must stand before

    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)


def found() -> Desk:
    """Found the node and give a member with her agency's key."""
    from samakki.access.models import Node  # noqa: PLC0415 -- the house must stand before
    from samakki.kernel.ids import AgencyId, MemberId, fresh_id  # noqa: PLC0415 -- as above
    from samakki.vault import actions as vault  # noqa: PLC0415 -- as above

    by = node_by()
    Node.objects.create(node=by.node, founded_at=by.clock.now())
    vault.found_keystore(by)
    agency = AgencyId(fresh_id(by.clock, by.chance))
    member = MemberId(fresh_id(by.clock, by.chance))
    vault.make_member_key(by, member, PASSPHRASE)
    desk = sign_in(Desk(by, agency, member))
    vault.make_agency_key(desk.by, agency)
    return desk


def node_by() -> "By":
    """Act as the node."""
    from uuid import UUID  # noqa: PLC0415 -- as above

    from samakki.kernel.clocks import HybridClock, SystemChance, WallClock  # noqa: PLC0415 -- the path must stand before
    from samakki.kernel.deeds import By, Standing  # noqa: PLC0415 -- as above
    from samakki.kernel.ids import NodeId  # noqa: PLC0415 -- as above

    clock, chance = WallClock(), SystemChance()
    node = NodeId(UUID("0195d000-0000-7000-8000-000000000001"))
    return By(node, clock, HybridClock(clock, chance.bytes(4).hex()), chance, Standing.NODE)


def sign_in(desk: Desk) -> Desk:
    """Sign the member in: her key is opened by her passphrase once."""
    from samakki.vault import actions as vault  # noqa: PLC0415 -- the house must stand before

    secret = vault.open_member_key(node_by(), desk.member, PASSPHRASE)
    return replace(desk, by=with_keys(desk, secret))


def with_keys(desk: Desk, secret: bytes) -> "By":
    """Act as the member with a new keyring, as each request has one."""
    from samakki.kernel.deeds import Standing  # noqa: PLC0415 -- the house must stand before
    from samakki.vault import actions as vault  # noqa: PLC0415 -- as above

    by = replace(node_by(), member=desk.member, agency=desk.agency, standing=Standing.ACTIVE)
    return replace(by, keys=vault.keyring(by, desk.member, desk.agency, secret))
