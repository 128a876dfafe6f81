import json
from pathlib import Path

import pytest

from samakki.disclosure.synthesis.budget import epsilon_of, rho_of
from samakki.disclosure.synthesis.ledger import enter, open_ledger, read_ledger
from samakki.disclosure.synthesis.words import Budget, RefusedError, Spending, SpentError

WHOLE = Budget(4.0, 1e-6)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    file = tmp_path / "ledger.json"
    open_ledger(file, WHOLE)
    return file


def test_releases_add_up_until_the_budget_is_spent_and_then_nothing_is_entered(place: Path) -> None:
    half = Spending(rho_of(WHOLE) / 2)
    enter(place, "first", half)
    assert enter(place, "second", half).spent() == pytest.approx(4.0, rel=1e-6)
    before = place.read_bytes()
    with pytest.raises(SpentError, match="spent"):
        enter(place, "third", Spending(1e-4))
    assert place.read_bytes() == before


def test_two_releases_cost_less_than_the_sum_of_their_epsilons_and_more_than_one(place: Path) -> None:
    rho = rho_of(Budget(1.0, 1e-6))
    enter(place, "a", Spending(rho))
    spent = enter(place, "b", Spending(rho)).spent()
    assert 1.0 < spent < 2.0
    assert spent == pytest.approx(epsilon_of(2 * rho, 1e-6))


def test_a_delta_for_finding_codes_is_spent_too(place: Path) -> None:
    ledger = enter(place, "found", Spending(0.01, 4e-7))
    assert ledger.spent() == pytest.approx(epsilon_of(0.01, 6e-7))
    with pytest.raises(SpentError):
        enter(place, "again", Spending(0.01, 6e-7))


def test_a_budget_is_set_once(place: Path) -> None:
    with pytest.raises(RefusedError, match="already"):
        open_ledger(place, Budget(100.0, 1e-6))
    assert read_ledger(place.read_text()).whole == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"epsilon": 4, "delta": 1e-6}',
        json.dumps({"epsilon": 4, "delta": 1e-6, "releases": [{"name": "x", "rho": -1, "delta": 0}]}),
        json.dumps({"epsilon": 4, "delta": 1e-6, "releases": [{"name": "x", "rho": float("nan"), "delta": 0}]}),
    ],
)
def test_a_ledger_that_cannot_be_read_is_no_permission(place: Path, text: str) -> None:
    place.write_text(text)
    with pytest.raises(RefusedError):
        enter(place, "a", Spending(0.001))
