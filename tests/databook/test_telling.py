"""What a number may be said to be: of which year, by which definition, a share of whom, counted or estimated."""

from datetime import date
from fractions import Fraction

import pytest

from samakki.databook.gateways import measures
from samakki.databook.rules import in_force, read_definitions
from samakki.databook.words import (
    DefinitionUnknownError,
    DefinitionWrongError,
    Estimate,
    EstimateUnfoundedError,
    MixedUnitsError,
    Percent,
    Period,
    PeriodWrongError,
    Points,
    Share,
    Unit,
    Year,
    change,
)
from samakki.sections.words import DIMENSIONS

ENTRY = """
  - {name: persons, version: %d, from: %s, unit: persons, by: [identity.sex], words: All., source: A law.}"""


def test_only_those_asked_are_in_a_denominator() -> None:
    numbers = {"labour": 3, "no": 4, "unknown": 1, "not asked": 10, "suppressed": 7}
    share = Share.among(numbers, "labour")
    assert (share.count, share.asked, share.left_out) == (3, 8, 17)
    assert share.percent == Percent(Fraction(75, 2))
    assert Share.among({"labour": 0, "not asked": 10}, "labour").percent is None
    with pytest.raises(ValueError, match="marriage"):
        Share.among({"labour": 1}, "marriage")


def test_who_stands_at_two_codes_is_one_person_in_the_denominator() -> None:
    share = Share.among({"labour": 2, "marriage": 1, "not asked": 4}, "marriage", persons=6)
    assert (share.asked, share.percent) == (2, Percent(Fraction(50)))


@pytest.mark.req("STAT-16")
def test_percent_and_percentage_points_are_different_things() -> None:
    before, after = Percent(Fraction(20)), Percent(Fraction(25))
    assert after - before == Points(Fraction(5))
    assert before + Points(Fraction(5)) == after
    assert change(20, 25) == Percent(Fraction(25))
    assert change(0, 25) is None
    assert Points(Fraction(5)) != Percent(Fraction(5))
    with pytest.raises(TypeError):
        _ = before + after  # type: ignore[operator]  # that is what is shown
    with pytest.raises(TypeError):
        _ = before - Points(Fraction(5))  # type: ignore[operator]  # that is what is shown


def test_residents_are_the_denominator_of_persons_and_of_nothing_else() -> None:
    assert Share.of_residents(5, Unit.PERSONS, 1000, Unit.PERSONS).percent == Percent(Fraction(1, 2))
    assert Share.of_residents(5, Unit.PERSONS, 0, Unit.PERSONS).percent is None
    with pytest.raises(MixedUnitsError, match="cases and persons"):
        Share.of_residents(5, Unit.CASES, 1000, Unit.PERSONS)


@pytest.mark.req("STAT-14")
def test_a_fiscal_year_of_japan_begins_in_april() -> None:
    fiscal, calendar = Period(Year.JAPAN_FISCAL, 2023), Period(Year.CALENDAR, 2023)
    assert (fiscal.first, fiscal.last) == (date(2023, 4, 1), date(2024, 3, 31))
    assert (calendar.first, calendar.last) == (date(2023, 1, 1), date(2023, 12, 31))
    march = date(2024, 3, 31)
    assert fiscal.holds(march)
    assert not calendar.holds(march)
    assert not fiscal.holds(date(2024, 4, 1))
    assert not fiscal.holds(date(2023, 3, 31))


@pytest.mark.req("STAT-15")
def test_a_part_of_a_year_is_provisional_and_so_is_a_year_that_is_not_over() -> None:
    year = Period(Year.CALENDAR, 2025)
    assert year.is_provisional(date(2025, 12, 31))
    assert not year.is_provisional(date(2026, 1, 1))
    part = Period(Year.CALENDAR, 2025, date(2025, 8, 31))
    assert part.is_provisional(date(2027, 1, 1))
    assert part.last == date(2025, 8, 31)
    with pytest.raises(PeriodWrongError):
        Period(Year.CALENDAR, 2025, date(2026, 1, 1))


@pytest.mark.req("STAT-33")
def test_an_estimate_carries_its_method_and_its_caution() -> None:
    assert Estimate(900, 1000, 1300, "Two lists, compared.", "Who is on no list is not in it.").number == 1000
    for method, caution, low in (("", "Be careful.", 900), ("Two lists.", " ", 900), ("Two lists.", "Careful.", 1100)):
        with pytest.raises(EstimateUnfoundedError):
            Estimate(low, 1000, 1300, method, caution)


@pytest.mark.req("STAT-29")
def test_the_definition_in_force_on_a_day_is_used_and_earlier_ones_stay() -> None:
    both = read_definitions("measures:" + ENTRY % (1, "2020-01-01") + ENTRY % (2, "2025-01-01"))
    assert in_force(both, "persons", date(2024, 12, 31)).version == 1
    assert in_force(both, "persons", date(2025, 1, 1)).version == 2
    for name, day in (("persons", date(2019, 12, 31)), ("cases", date(2025, 1, 1))):
        with pytest.raises(DefinitionUnknownError):
            in_force(both, name, day)


@pytest.mark.parametrize(
    "text",
    [
        *("", "measures: 3", "measures: [{}]", ": [", "measures:" + ENTRY % (1, "never")),
        "measures:" + ENTRY % (1, "2020-01-01") + ENTRY % (1, "2021-01-01"),
        "measures:" + ENTRY % (1, "2020-01-01") + ENTRY % (2, "2020-01-01"),
        ("measures:" + ENTRY % (1, "2020-01-01")).replace("unit: persons", "unit: heads"),
        ("measures:" + ENTRY % (1, "2020-01-01")).replace("All.", "''"),
    ],
)
def test_definitions_that_are_not_clear_are_refused(text: str) -> None:
    with pytest.raises(DefinitionWrongError):
        read_definitions(text)


def test_what_is_shipped_counts_by_fields_that_are_facts_or_says_what_it_lacks() -> None:
    for one in measures():
        assert set(one.by) <= set(DIMENSIONS)
        assert {name for name, _codes in one.only} <= set(DIMENSIONS)
        assert bool(one.by) != bool(one.lacks), one.name
