"""Numbers under which a file may be counted elsewhere: made from its key, and gone with it."""

from collections.abc import Sequence
from typing import Final

from samakki.journal.actions.asking import about_list
from samakki.journal.models import File
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import numbers_of
from samakki.vault.words import Drawer

_PURPOSE: Final = b"samakki facts 1"


@deed(about=about_list, changes=False)
def fact_secrets(by: By, files: Sequence[FileId]) -> dict[FileId, bytes]:
    """Give each file its secret for facts: 32 bytes that only those who hold its keys can make."""
    found: dict[FileId, bytes] = {}
    owners = File.owners(files)
    for owner in set(owners.values()):
        drawers = [Drawer(file, Section.ADMINISTRATION) for file in files if owners.get(file) == owner]
        numbers = numbers_of(by, AgencyId(owner), drawers, _PURPOSE)
        found |= {drawer.file: number for drawer, number in numbers.items()}
    return found
