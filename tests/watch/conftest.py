"""A shelter in which somebody reads what is not theirs: Dara administers, Sok leads, Mali works; Rath does too."""

from dataclasses import replace
from pathlib import Path

import pytest

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.journal import jobs as journal
from samakki.kernel import deeds
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.watch import jobs
from tests.access.conftest import House, node_secret
from tests.consent.conftest import Town, settled, today
from tests.given import SetClock

__all__ = ["node_secret"]


class Watched(Town):
    """The town, with a second caseworker in the shelter, and the job that looks through the record of reads."""

    def reads(self, login: str, case: FileId, why: str = "") -> None:
        """Let somebody open the page of a case, as a page does that has asked why."""
        cases.read_case(replace(self.by(login), why=why), case)

    def looked_through(self) -> int:
        """Number what was read, and look it through."""
        journal.sequence_all(self.node)
        return jobs.look_through(self.node)

    def people(self, number: int, login: str = "mali") -> list[FileId]:
        """Some persons on somebody's list."""
        by = self.by(login)
        return [cases.open_case(by, f"DEMO: person {place}") for place in range(number)]


def watched(town: Town) -> Watched:
    """Let Rath join."""
    town.house.colleague(town.by("dara"), "rath", Role.CASEWORKER)
    return Watched(town.house, town.agencies)


@pytest.fixture
def town(stores: None, node_secret: Path, node_by: By, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """The town, by a clock that stands."""
    monkeypatch.setattr(deeds._House, "judge", about_access.JUDGE)
    return watched(settled(House(node_by, clock, access.init_node(node_by, "DEMO shelter", "dara"))))


@pytest.fixture
def town_of_today(stores: None, all_allowed: None, node_secret: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """The town by the machine's own clock, as pages see it."""
    return watched(today(monkeypatch))
