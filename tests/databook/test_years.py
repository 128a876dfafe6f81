"""Who came to be known in a calendar year or in a fiscal year of Japan, and of whom one cell consists."""

from dataclasses import replace

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told as Typed
from samakki.databook import actions, queries
from samakki.databook.rules import standing_at
from samakki.databook.words import FEWEST_IN_PARTS, NOT_ASKED, BookRefusedError, Counted, Parts, Period, Year
from samakki.kernel.deeds import By, RefusedError
from samakki.sections.words import Section
from tests.cases.conftest import SHELTER, WELFARE
from tests.databook.conftest import Counting
from tests.databook.test_forms import told
from tests.databook.test_keeping import AROUND, BY_FORM, DAY
from tests.given import SetClock

YEAR = Period(Year.CALENDAR, DAY.year)
FISCAL, NEXT = Period(Year.JAPAN_FISCAL, DAY.year - 1), Period(Year.JAPAN_FISCAL, DAY.year)
OF_ALL = "persons by nationality, age and sex"


@pytest.fixture
def spring(counting: Counting, clock: SetClock) -> Counting:
    """One person came in March, one in April: in one calendar year, and in two fiscal ones."""
    told(counting.caseworker, "Lotus", "labour")
    clock.move(days=40)
    told(counting.caseworker, "River", "labour", "marriage")
    return counting


def count(by: By, period: Period | None) -> Counted:
    return queries.count_persons(by, SHELTER, BY_FORM, by.clock.now().date(), period)


def test_a_year_counts_who_came_to_be_known_in_it_and_april_begins_another_fiscal_one(spring: Counting) -> None:
    by = spring.analyst
    assert [count(by, each).persons for each in (None, YEAR, FISCAL, NEXT)] == [2, 2, 1, 1]
    assert count(by, NEXT).rows == ((("labour",), 1), (("marriage",), 1))
    assert count(by, NEXT).period == NEXT
    assert count(by, Period(Year.CALENDAR, DAY.year - 1)).persons == 0
    assert queries.count_persons(by, SHELTER, BY_FORM, DAY, YEAR).persons == 1, "as known then, one had come"


def test_what_is_told_of_one_year_changes_nothing_that_was_told_of_another(spring: Counting, clock: SetClock) -> None:
    by, today = spring.analyst, spring.analyst.clock.now().date()
    assert actions.release_figure(by, SHELTER, BY_FORM, today, AROUND) == 1
    assert actions.release_figure(by, SHELTER, BY_FORM, today, AROUND, FISCAL) == 1
    assert actions.release_figure(by, SHELTER, BY_FORM, today, AROUND, NEXT) == 1
    clock.move(minutes=1)
    told(spring.caseworker, "Stone", "marriage")
    with pytest.raises(BookRefusedError, match="no_why"):
        actions.release_figure(by, SHELTER, BY_FORM, today, AROUND, NEXT)
    again = replace(AROUND, why="One more came.")
    assert actions.release_figure(by, SHELTER, BY_FORM, today, again, NEXT) == 2
    found = {(one.counted.period, one.number): one for one in queries.releases(by, SHELTER, BY_FORM)}
    assert set(found) == {(None, 1), (FISCAL, 1), (NEXT, 1), (NEXT, 2)}
    assert found[NEXT, 2].changed == ((("marriage",), 1, 2),)
    assert {one.changed for key, one in found.items() if key != (NEXT, 2)} == {()}
    figures = {one.definition.name: one.last for one in queries.figures(by, SHELTER)}
    assert figures[BY_FORM] == found[NEXT, 2], "the last that was told, of whichever year"


@pytest.mark.req("STAT-02")
def test_persons_are_told_by_country_age_and_sex_for_each_year(spring: Counting) -> None:
    by, today = spring.caseworker, spring.analyst.clock.now().date()
    for born, sex in (("2010-05", "female"), ("1990", "female"), ("1990", "male")):
        case = cases.open_case(by, "A reason", pseudonym=f"Born {born} {sex}")
        typed = {"nationality": Typed(["KH"]), "born": Typed([born]), "sex": Typed([sex])}
        cases.change_fields(by, case, Section.IDENTITY, typed)
    told_of = queries.count_persons(spring.analyst, SHELTER, OF_ALL, today, NEXT)
    assert dict(told_of.rows) == {
        ("KH", "12-17", "female"): 1,
        ("KH", "35-49", "female"): 1,
        ("KH", "35-49", "male"): 1,
        (NOT_ASKED, NOT_ASKED, NOT_ASKED): 1,
    }
    before = queries.count_persons(spring.analyst, SHELTER, OF_ALL, today, FISCAL)
    assert before.rows == (((NOT_ASKED, NOT_ASKED, NOT_ASKED), 1),)


def test_a_cell_tells_of_whom_it_consists_and_of_few_nothing(counting: Counting) -> None:
    by, day = counting.analyst, DAY
    for name, forms, sex in (
        ("Lotus", ("labour", "marriage"), "female"),
        ("River", ("labour",), "female"),
        ("Stone", ("labour",), ""),
    ):
        assert queries.parts_of_cell(by, SHELTER, BY_FORM, ("labour",), day).by == ()
        told(counting.caseworker, name, *forms, sex=sex)
    parts = queries.parts_of_cell(by, SHELTER, BY_FORM, ("labour",), day)
    assert parts.persons == FEWEST_IN_PARTS
    assert dict(parts.by)["identity.sex"] == ((("female",), 2), ((NOT_ASKED,), 1))
    assert dict(parts.by)["identity.nationality"] == (((NOT_ASKED,), 3),)
    assert "experience.forms" not in dict(parts.by)
    assert queries.parts_of_cell(by, SHELTER, BY_FORM, ("marriage",), day) == Parts(1, ())
    assert queries.parts_of_cell(by, SHELTER, BY_FORM, ("labour",), day, FISCAL).persons == FEWEST_IN_PARTS
    assert queries.parts_of_cell(by, SHELTER, BY_FORM, ("labour",), day, Period(Year.CALENDAR, 2020)) == Parts(0, ())
    with pytest.raises(RefusedError):
        queries.parts_of_cell(by, WELFARE, BY_FORM, ("labour",), day)


def test_of_whom_nothing_is_told_in_a_dimension_stands_at_not_asked_and_nowhere_else() -> None:
    facts = [("a", "sex", "female"), ("b", "", NOT_ASKED), ("c", "sex", "unknown"), ("c", "form", "labour")]
    assert standing_at(facts, {"sex": NOT_ASKED}) == {"b"}
    assert standing_at(facts, {"sex": "unknown"}) == {"c"}
    assert standing_at(facts, {"sex": "female", "form": NOT_ASKED}) == {"a"}
    assert standing_at(facts, {"sex": "female", "form": "labour"}) == set()
    assert standing_at(facts, {}) == {"a", "b", "c"}
