from dataclasses import replace
from pathlib import Path

import pytest

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import Role, stranger
from samakki.cases import actions as cases
from samakki.cases.words import Scope
from samakki.databook import queries as databook
from samakki.demo.gateways import clear, recall, remember
from samakki.demo.jobs.filling import Filled, fill
from samakki.demo.words import NotOursError, StaffCard, Wishes
from samakki.journal import queries as journal
from samakki.journal.words import Verified
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.surveys import queries as surveys
from tests.just_opened import at_home


@pytest.fixture
def filled(stores: None, compiled_once: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Filled:
    at_home(tmp_path, monkeypatch)
    return fill(WallClock().now(), SystemChance(), Wishes(people=12))


def at_the_door() -> By:
    return about_access.at_home(stranger(WallClock(), SystemChance()))


def test_staff_sign_in_with_the_passphrases_they_were_given_and_find_their_cases(filled: Filled) -> None:
    assert len(filled.staff) == 13
    assert filled.cases >= 12
    seen = 0
    for card in filled.staff:
        seat = access.resume(at_the_door(), access.sign_in(at_the_door(), card.login, card.passphrase).ticket)
        assert seat.by.standing is Standing.ACTIVE
        if seat.by.role == Role.ANALYST:
            continue
        page = cases.caseload(seat.by, scope=Scope.MINE)
        seen += len(page.rows)
        assert all(row.name.startswith("DEMO ") for row in page.rows)
    assert 10 <= seen <= filled.cases, "a closed case stands on nobody's list"


def test_what_was_lived_is_proved_like_everything_else(filled: Filled) -> None:
    told = journal.verify(replace(at_the_door(), standing=Standing.NODE, verdicts={}))
    assert isinstance(told, Verified)
    assert told.entries > 12 * 6


def test_a_folder_is_known_again_and_a_foreign_one_is_left_alone(tmp_path: Path) -> None:
    card = StaffCard("DEMO house", "dara", "Dara", "caseworker", "river-lamp")
    clear(tmp_path)
    remember(tmp_path, [card])
    assert recall(tmp_path) == [card]
    clear(tmp_path)
    foreign = tmp_path / "real"
    (foreign / "data").mkdir(parents=True)
    (foreign / "data" / "samakki.sqlite3").write_text("a real node")
    with pytest.raises(NotOursError):
        clear(foreign)
    assert (foreign / "data" / "samakki.sqlite3").exists()


def test_one_that_was_stopped_before_the_end_is_filled_again(tmp_path: Path) -> None:
    clear(tmp_path)
    remember(tmp_path, [])
    assert recall(tmp_path) == []
    clear(tmp_path)


def test_an_analyst_finds_figures_tables_a_closed_month_and_what_a_survey_told(filled: Filled) -> None:
    card = next(one for one in filled.staff if one.role == Role.ANALYST)
    by = access.resume(at_the_door(), access.sign_in(at_the_door(), card.login, card.passphrase).ticket).by
    assert by.agency
    assert {one.name[:5] for one in databook.tables(by, by.agency)} == {"DEMO "}
    told = [one for one in databook.figures(by, by.agency) if one.last]
    assert {one.definition.name for one in told} >= {"persons by nationality", "persons by form"}
    assert all(one.last and one.last.counted.persons for one in told)
    (month,) = databook.months(by, by.agency)
    assert month.second_by not in {None, month.first_by}
    (survey,) = surveys.surveys(by)
    assert [one.kinds[0].respondents for one in surveys.told(by, survey.id)] == [9, 9]
