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

MOST = 5_000


def main() -> None:
    """Fill, fail, make room, prove, go on."""
    folder = Path(os.environ["SAMAKKI_FOLDER"])
    django.setup()

    from django.core.management import call_command  # noqa: PLC0415 -- the house must stand before
    from django.db import DatabaseError, connections, transaction  # noqa: PLC0415 -- as above

    from samakki.journal import actions, jobs, queries  # noqa: PLC0415 -- as above
    from samakki.journal.models import Entry  # noqa: PLC0415 -- as above
    from samakki.journal.words import Body, Kind, Verified  # noqa: PLC0415 -- as above
    from samakki.kernel import deeds  # noqa: PLC0415 -- as above
    from samakki.kernel.ids import AgencyId, FileId, MemberId  # noqa: PLC0415 -- as above
    from samakki.sections.words import Section  # noqa: PLC0415 -- as above
    from samakki.vault import actions as vault  # noqa: PLC0415 -- as above
    from tests.given import SeededChance, SetClock, by_node  # noqa: PLC0415 -- as above

    deeds.wire(judge=lambda _by, _act, _about: True, transaction=lambda: transaction.atomic(using="default"))
    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)
    ballast = folder / "data" / "ballast"
    ballast.write_bytes(bytes(1 << 20))
    node = by_node(SetClock(), SeededChance())
    member, agency, file = MemberId(UUID(int=1)), AgencyId(UUID(int=2)), FileId(UUID(int=3))
    vault.found_keystore(node)
    vault.make_member_key(node, member, "a passphrase")
    secret = vault.open_member_key(node, member, "a passphrase")
    dara = replace(node, member=member, agency=agency, keys=vault.keyring(node, member, agency, secret))
    vault.make_agency_key(dara, agency)
    actions.open_file(dara, file, agency)
    if sys.argv[1:] == ["limit"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4 << 20, resource.RLIM_INFINITY))
    acknowledged, error = [], ""
    for at in range(MOST):
        try:
            header = actions.append(
                dara, file, list(Section)[at % 3], Body(Kind.NOTE, "DEMO " * 400), closed=at % 9 == 0
            )
        except (DatabaseError, OSError) as reason:
            error = str(reason)
            break
        acknowledged.append(header.id)
    ballast.unlink()
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    connections.close_all()
    lost = set(acknowledged) - set(Entry.objects.values_list("pk", flat=True))
    opened = [actions.open_closed(dara, entry).body for entry in acknowledged]
    actions.append(dara, file, Section.SAFETY, Body(Kind.NOTE, "there is room again"))
    jobs.sequence_all(node)
    proved = isinstance(queries.verify(node), Verified)
    told = {
        "acknowledged": len(acknowledged),
        "error": error,
        "lost": len(lost),
        "opened": len(opened),
        "proved": proved,
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
