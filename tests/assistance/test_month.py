"""A worked month through the pages agrees with the ledger kept beside it, and what is broken on purpose is found."""

from pathlib import Path

import pytest
from bench.ledger import Ledger
from bench.month import MORNING, Size, run

from samakki.kernel.clocks import WallClock
from tests.given import SetClock

pytestmark = pytest.mark.slow


@pytest.fixture
def first_morning(stores: None, node_secret: Path, monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """The house by a clock that the month moves."""
    clock = SetClock(MORNING)
    monkeypatch.setattr(WallClock, "now", lambda _self: clock.now())
    return clock


def worked(clock: SetClock, plant: str = "", workers: int = 2, cases: int = 8, days: int = 4) -> Ledger:
    return run(clock, Size(workers, cases, days, plant=plant))[0]


def test_in_a_worked_month_nothing_is_lost_and_all_that_is_due_is_shown_on_its_day(first_morning: SetClock) -> None:
    book = worked(first_morning, workers=3, cases=20, days=5)
    assert book.faults == []
    assert len(book.shown) > 20
    assert min(book.done[what] for what in ("note", "step", "plan", "appointments", "follow_ups", "visit", "done")) > 0
    assert book.done["limit"] == sum(book.entered.values()) > 20


@pytest.mark.parametrize(
    ("plant", "found"),
    [("due", "lacks: appointments"), ("note", "lost in"), ("limit", "stands 2 times, not 1")],
    ids=["a follow-up is forgotten", "a note is lost", "a limit comes twice"],
)
def test_what_is_broken_on_purpose_is_found(first_morning: SetClock, plant: str, found: str) -> None:
    assert any(found in fault for fault in worked(first_morning, plant).faults)
