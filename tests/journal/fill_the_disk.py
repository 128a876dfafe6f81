"""Run by a test in a process of its own: write on a disk until it is full, then make room and look what is there.

Prints one line of JSON: how many entries were acknowledged, the error in words, how many are lost, if all is proved.
"""

import json
import os
import resource
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import django

django.setup()

from django.core.management import call_command  # noqa: E402 -- the house must stand before
from django.db import connections  # noqa: E402 -- as above

from samakki.journal import actions, jobs, queries  # noqa: E402 -- as above
from samakki.journal.models import Entry  # noqa: E402 -- as above
from samakki.journal.words import Body, Kind, Verified  # noqa: E402 -- as above
from samakki.kernel import deeds  # noqa: E402 -- as above
from samakki.kernel.deeds import By, NoRoomError  # noqa: E402 -- as above
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId  # noqa: E402 -- as above
from samakki.sections.words import Section  # noqa: E402 -- as above
from samakki.settings import wiring  # noqa: E402 -- as above
from samakki.vault import actions as vault  # noqa: E402 -- as above
from tests.given import SeededChance, SetClock, by_node  # noqa: E402 -- as above

MOST = 5_000
FILE = FileId(UUID(int=3))


def prepared() -> By:
    """Make the tables and somebody who writes, and lie down a ballast."""
    deeds.wire(judge=lambda _by, _act, _about: True, transaction=wiring._whole_or_not)
    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)
    node, member, agency = by_node(SetClock(), SeededChance()), MemberId(UUID(int=1)), AgencyId(UUID(int=2))
    vault.found_keystore(node)
    vault.make_member_key(node, member, "a passphrase")
    secret = vault.open_member_key(node, member, "a passphrase")
    dara = replace(node, member=member, agency=agency, keys=vault.keyring(node, member, agency, secret))
    vault.make_agency_key(dara, agency)
    actions.open_file(dara, FILE, agency)
    return dara


def fill(dara: By) -> tuple[list[EntryId], str]:
    """Write until it fails; give what was acknowledged, and the error."""
    acknowledged = []
    for at in range(MOST):
        try:
            said = Body(Kind.NOTE, "DEMO " * 400)
            header = actions.append(dara, FILE, list(Section)[at % 3], said, closed=at % 9 == 0)
        except NoRoomError as reason:
            return acknowledged, str(reason.__cause__)
        acknowledged.append(header.id)
    return acknowledged, ""


def main() -> None:
    """Fill, fail, make room, prove, go on."""
    ballast = Path(os.environ["SAMAKKI_FOLDER"]) / "data" / "ballast"
    dara = prepared()
    ballast.write_bytes(bytes(1 << 20))
    if sys.argv[1:] == ["limit"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4 << 20, resource.RLIM_INFINITY))
    acknowledged, error = fill(dara)
    ballast.unlink()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    connections.close_all()
    lost = set(acknowledged) - set(Entry.objects.values_list("pk", flat=True))
    opened = [actions.open_closed(dara, entry).body for entry in acknowledged]
    actions.append(dara, FILE, Section.SAFETY, Body(Kind.NOTE, "there is room again"))
    jobs.sequence_all(dara)
    proved = isinstance(queries.verify(dara), Verified)
    told = {"acknowledged": len(acknowledged), "error": error, "lost": len(lost), "opened": len(opened)}
    sys.stdout.write(json.dumps({**told, "proved": proved}))


if __name__ == "__main__":
    main()
