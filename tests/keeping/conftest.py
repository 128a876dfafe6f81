"""A shelter with Dara, who administers it, and Mali, who leads; copies of its node, and people to be erased."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from samakki.access import actions as access
from samakki.access.words import Role, Ticket
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.doors.web.front.seat import COOKIE
from samakki.journal import jobs as journal
from samakki.keeping import actions
from samakki.keeping.words import EraseWhy, Erasure, Restored, Taken
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.just_opened import PASSPHRASE, Shelter, at_home, open_shelter, visitor
from tests.kernel.media_files import png

MALIS = "seven baskets of green mangoes"


@dataclass
class House:
    """The shelter, whose staff can sign in at any time, and the place of its copies."""

    shelter: Shelter
    place: Path

    @property
    def node(self) -> By:
        """The node itself."""
        return replace(self.shelter.node, verdicts={})

    @property
    def dara(self) -> By:
        """A fresh session of Dara's, who administers the agency."""
        return self._signed_in("dara")

    @property
    def mali(self) -> By:
        """A fresh session of Mali's, who leads."""
        return self._signed_in("mali")

    def ticket(self, login: str) -> Ticket:
        """Sign somebody in."""
        passphrase = {"dara": PASSPHRASE}.get(login, MALIS)
        return access.sign_in(visitor(self.node), login, passphrase, "a test").ticket

    def client(self, login: str) -> Client:
        """Give somebody's browser, as far as a server can tell."""
        made = Client()
        made.cookies[COOKIE] = Shelter(self.node, self.ticket(login)).cookie()
        return made

    def comes(self, login: str, role: Role) -> None:
        """Let somebody join, and be granted the key: by two, once Mali is there."""
        by = self.shelter.dara
        assert by.agency is not None
        link = access.invite(by, by.agency, login, login.title(), role)
        came = access.accept_invitation(visitor(self.node), link, MALIS, "en", "a test")
        member = access.resume(visitor(self.node), came.ticket).member
        assert member is not None
        if not access.grant_key(self.shelter.dara, by.agency, member):
            assert access.grant_key(self.mali, by.agency, member)

    def _signed_in(self, login: str) -> By:
        return access.resume(visitor(self.node), self.ticket(login)).by

    def backup(self, **told: Any) -> Taken:
        """Take a copy."""
        journal.sequence_all(self.node)
        return actions.take_backup(self.node, self.place, **told)

    def restore(self, place: Path | None = None, **told: Any) -> Restored:
        """Put a copy back as the command does, over what is here."""
        done = actions.restore_backup(self.node, place or self.place, over=True, **told)
        actions.erase_again(self.node)
        return done

    def person(self, name: str) -> FileId:
        """Open a case in which much is written about somebody of that name."""
        by = self.dara
        case = cases.open_case(by, f"DEMO. {name} came in the night.", name)
        cases.change_fields(by, case, Section.IDENTITY, {"called": Told([name]), "sex": Told(["female"])})
        cases.write_note(by, [case], f"DEMO. {name} slept.", Section.SAFETY)
        cases.write_note(by, [case], f"DEMO. {name} told a secret.", Section.HEALTH, closed=True)
        cases.attach_file(by, case, Section.LEGAL, f"{name}.png", [png()], shows=f"DEMO paper of {name}")
        return case

    def erase(self, case: FileId) -> Erasure:
        """Let Dara ask for an erasure, and Mali agree."""
        return actions.agree_and_erase(self.mali, actions.ask_erasure(self.dara, case, EraseWhy.WISH))


@pytest.fixture
def generations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the keys of the copies lie, apart from all else."""
    folder = tmp_path / "keys of copies"
    folder.mkdir()
    monkeypatch.setattr(settings, "SAMAKKI_BACKUP_KEYS", [folder])
    monkeypatch.setattr(settings, "SAMAKKI_BALLAST", "0")
    return folder


@pytest.fixture
def house(committed_stores: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, generations: Path) -> House:
    """The shelter, with real commits: a copy sees what others have committed."""
    at_home(tmp_path, monkeypatch)
    house = House(open_shelter(), tmp_path / "copies")
    house.comes("mali", Role.SUPERVISOR)
    return house


def rows(table: str, where: str = "", values: tuple[Any, ...] = (), store: str = "default") -> list[tuple[Any, ...]]:
    """Read the rows of a table to the last byte, in an order that does not hang on the store."""
    with connections[store].cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} {where}", list(values))  # noqa: S608 -- names of our own tables
        found = [tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in cursor.fetchall()]
    return sorted(found, key=repr)
