"""At the same moment: several withdraw what covers the same section, and nothing is left over; others read on."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connections

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.cases import actions as cases
from samakki.consent import jobs
from samakki.consent.models import Share
from samakki.kernel import deeds
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.vault import queries as vault
from tests.access.conftest import House
from tests.consent.conftest import Town, settled
from tests.given import SetClock

AT_ONCE = 4


@pytest.fixture
def town(
    committed_stores: None, node_secret: Path, node_by: By, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> Town:
    """The town, with real commits."""
    monkeypatch.setattr(deeds._House, "judge", about_access.JUDGE)
    return settled(House(node_by, clock, access.init_node(node_by, "DEMO shelter", "dara")))


def together(act: Callable[[int], object]) -> list[object]:
    line = Barrier(AT_ONCE)

    def one(number: int) -> object:
        line.wait()
        try:
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as workers:
        return list(workers.map(one, range(AT_ONCE)))


def holds(town: Town, case: FileId) -> bool:
    return town.agencies["hospital"] in {one.agency for one in vault.holders_of(town.by("dara"), case)}


def given(town: Town, case: FileId) -> str:
    return cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))


def test_several_withdrawals_at_once_leave_no_key_over(town: Town) -> None:
    case = town.opened()
    rows = [given(town, case) for _each in range(AT_ONCE)]
    assert holds(town, case)
    people = [town.by("mali") for _each in range(AT_ONCE)]
    together(lambda number: cases.withdraw_consent(people[number], case, rows[number], ""))
    assert not holds(town, case)
    assert not Share.objects.filter(ended_at=None).exists()


def test_a_ground_runs_out_once_although_several_end_it_at_once(town: Town) -> None:
    case = town.opened()
    given(town, case)
    town.clock.move(days=31)
    nodes = [town.node for _each in range(AT_ONCE)]
    assert together(lambda number: jobs.expire(nodes[number])).count(1) == 1
    assert not holds(town, case)


def test_opened_by_several_at_once_what_waited_is_shared_once(town: Town) -> None:
    case, now = town.opened(), town.clock.now()
    terms = town.terms(town.to("hospital"), Section.HEALTH, since=now.replace(hour=13))
    cases.give_consent(town.by("mali"), case, town.asked(terms))
    assert not holds(town, case)
    town.clock.move(hours=2)
    people = [town.by("mali") for _each in range(AT_ONCE)]
    together(lambda number: cases.read_case(people[number], case))
    assert holds(town, case)
    assert Share.objects.count() == 1
