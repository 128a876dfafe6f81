"""Run by a test in a process of its own: fill a small disk, then erase somebody on it all the same.

Prints one line of JSON: whether the disk was full, whether one word more was refused, how the erasure ended.
"""

import contextlib
import json
import os
import sys
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402 -- the house must stand before

from samakki.access.words import Role  # noqa: E402 -- as above
from samakki.cases import actions as cases  # noqa: E402 -- as above
from samakki.journal import queries as journal  # noqa: E402 -- as above
from samakki.journal.words import Verified  # noqa: E402 -- as above
from samakki.keeping import actions  # noqa: E402 -- as above
from samakki.keeping.words import EraseWhy  # noqa: E402 -- as above
from samakki.kernel.deeds import By, NoRoomError  # noqa: E402 -- as above
from samakki.kernel.ids import FileId  # noqa: E402 -- as above
from samakki.sections.words import Section  # noqa: E402 -- as above
from samakki.vault.models import Wrap  # noqa: E402 -- as above
from tests.just_opened import open_shelter  # noqa: E402 -- as above
from tests.keeping.conftest import House  # noqa: E402 -- as above

MOST = 20_000


def fill(by: By, case: FileId) -> bool:
    """Write until nothing fits any more."""
    for length in (4_000, 1):
        with contextlib.suppress(NoRoomError):
            for _at in range(MOST):
                cases.write_note(by, [case], "DEMO " * (length // 5) + ".", Section.SAFETY)
            return False
    return True


def is_refused(by: By, case: FileId) -> bool:
    """Tell whether even one word more finds no room."""
    try:
        cases.write_note(by, [case], "DEMO", Section.SAFETY)
    except NoRoomError:
        return True
    return False


def main() -> None:
    """Open a shelter, fill its disk, erase."""
    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)
    house = House(open_shelter(), Path(os.environ["SAMAKKI_FOLDER"]) / "copies")
    house.comes("mali", Role.SUPERVISOR)
    case, other = house.person("Srey DEMO"), house.person("Rith DEMO")
    erasure = actions.ask_erasure(house.dara, case, EraseWhy.WISH)
    actions.take_on_ballast(house.node)
    dara, mali = house.dara, house.mali
    full = sys.argv[1:] == ["fill"] and fill(dara, other)
    refused = full and is_refused(dara, other)
    done = actions.agree_and_erase(mali, erasure)
    proved = isinstance(journal.verify(house.node), Verified)
    left = Wrap.objects.filter(file=case).count()
    print(json.dumps({"full": full, "refused": refused, "state": done.state, "proved": proved, "left": left}))  # noqa: T201 -- read by the test


main()
