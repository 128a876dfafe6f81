"""Dates as registers write them: in any order, script and era; what nobody can tell is a flaw."""

import pytest

from samakki.transfers.rules.eras import DateError, read_date
from samakki.transfers.words import Calendar, Dates, Flaw, Order


@pytest.mark.req("LANG-05")
@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("2561", "2018"),
        ("19/7/2561", "2018-07-19"),
        ("๑๙ กรกฎาคม ๒๕๖๑", "2018-07-19"),
        ("19 ก.ค. 2561", "2018-07-19"),
        ("พ.ศ. 2561", "2018"),
        ("B.E. 2561", "2018"),
        ("១៩ កក្កដា ២០១៨", "2018-07-19"),
        ("ຄ.ສ. 2018", "2018"),
    ],
)
def test_years_of_the_buddhist_era_are_read_by_size_or_by_name(told: str, read: str) -> None:
    assert read_date(told, Dates()) == read


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("Reiwa 7", "2025"),
        ("令和7年5月1日", "2025-05-01"),
        ("令和元年5月", "2019-05"),
        ("R7.5.1", "2025-05-01"),
        ("昭和63年", "1988"),
        ("H31/4/30", "2019-04-30"),
        ("2024年12月31日", "2024-12-31"),
    ],
)
def test_years_of_japanese_eras_are_read(told: str, read: str) -> None:
    assert read_date(told, Dates(calendar=Calendar.JAPANESE)) == read


@pytest.mark.parametrize(
    ("told", "order", "read"),
    [
        ("2018-07-19", Order.DAY_FIRST, "2018-07-19"),
        ("2018-07-19 00:00:00", Order.DAY_FIRST, "2018-07-19"),
        ("07/19/2018", Order.MONTH_FIRST, "2018-07-19"),
        ("19.7.2018", Order.DAY_FIRST, "2018-07-19"),
        ("7/2018", Order.DAY_FIRST, "2018-07"),
        ("2018-07", Order.DAY_FIRST, "2018-07"),
        ("19 July 2018", Order.DAY_FIRST, "2018-07-19"),
        ("Jul 2018", Order.DAY_FIRST, "2018-07"),
        ("ngày 19 tháng 7 năm 2018", Order.DAY_FIRST, "2018-07-19"),
    ],
)
def test_whole_and_partial_dates_are_read_in_their_order(told: str, order: Order, read: str) -> None:
    assert read_date(told, Dates(order)) == read


@pytest.mark.parametrize(
    ("told", "calendar", "flaw"),
    [
        ("2018-02-30", Calendar.BY_SIZE, Flaw.NO_SUCH_DAY),
        ("31/4/2561", Calendar.BY_SIZE, Flaw.NO_SUCH_DAY),
        ("2018-13", Calendar.BY_SIZE, Flaw.NO_SUCH_DAY),
        ("2018-00-10", Calendar.BY_SIZE, Flaw.NO_SUCH_DAY),
        ("2561", Calendar.COMMON, Flaw.NOT_A_DATE),
        ("2018", Calendar.BUDDHIST, Flaw.NOT_A_DATE),
        ("19/7/61", Calendar.BY_SIZE, Flaw.SHORT_YEAR),
        ("about 16", Calendar.BY_SIZE, Flaw.NOT_A_DATE),
        ("1.5", Calendar.BY_SIZE, Flaw.SHORT_YEAR),
        ("29/2/2560", Calendar.BY_SIZE, Flaw.NO_SUCH_DAY),
        ("平成40年", Calendar.BY_SIZE, Flaw.NOT_IN_ERA),
    ],
)
def test_impossible_dates_and_years_of_two_figures_are_flaws(told: str, calendar: Calendar, flaw: Flaw) -> None:
    with pytest.raises(DateError) as wrong:
        read_date(told, Dates(calendar=calendar))
    assert wrong.value.flaw is flaw
