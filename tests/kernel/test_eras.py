"""Dates as people write them, in figures of any script and of three eras."""

import pytest

from samakki.kernel.dates import PartialDate
from samakki.kernel.eras import DateRefusedError, read_date


@pytest.mark.req("LANG-05")
@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("2004", "2004"),
        ("2004-7", "2004-07"),
        ("2004.07.19", "2004-07-19"),
        ("2004年7月19日", "2004-07-19"),
        ("\uff12\uff10\uff10\uff14/\uff17/\uff11\uff19", "2004-07-19"),
        ("2561", "2018"),
        ("2555-02-29", "2012-02-29"),
        ("๒๕๖๑-๐๗", "2018-07"),
        ("พ.ศ. ๒๕๖๑", "2018"),
        ("ព.ស. ២៥៦១", "2018"),
        ("ພ.ສ. ໒໕໖໑", "2018"),
        ("2561 BE", "2018"),
        ("B.E. 2561-07-19", "2018-07-19"),
        ("ค.ศ. 2018", "2018"),
        ("西暦2018年", "2018"),
        ("Reiwa 7", "2025"),
        ("R7", "2025"),
        ("令和7年", "2025"),
        ("令和七年十二月三十一日", "2025-12-31"),
        ("令和元年", "2019"),
        ("㋿元年5月1日", "2019-05-01"),
        ("H30.4.1", "2018-04-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("Shōwa 63-12", "1988-12"),
        ("S64.1.7", "1989-01-07"),
        ("昭和六十三年", "1988"),
        ("大正15", "1926"),
        ("二〇〇四年七月十日", "2004-07-10"),
    ],
)
def test_a_date_is_read_in_any_figures_and_any_of_three_eras_and_stays_as_partial_as_it_was(
    typed: str, known: str
) -> None:
    assert str(read_date(typed)) == known


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "not_a_date"),
        ("about 16", "not_a_date"),
        ("04", "not_a_date"),
        ("1850", "not_a_date"),
        ("9999", "not_a_date"),
        ("BE 2018", "not_a_date"),
        ("AD 2561", "not_a_date"),
        ("Heisei", "not_a_date"),
        ("2004-07-19-01", "not_a_date"),
        ("19/07/2004", "year_first"),
        ("7-19-04", "year_first"),
        ("2004-02-30", "no_such_day"),
        ("2004-13", "no_such_day"),
        ("2004-00", "no_such_day"),
        ("2004-01-00", "no_such_day"),
        ("2561-02-29", "no_such_day"),
        ("R7-13", "no_such_day"),
        ("平成40年", "not_in_era"),
        ("R0", "not_in_era"),
        ("令和元年4月30日", "not_in_era"),
        ("S64.1.8", "not_in_era"),
        ("H1.1.7", "not_in_era"),
    ],
)
def test_what_is_no_date_is_refused_and_why_is_told(typed: str, code: str) -> None:
    with pytest.raises(DateRefusedError) as refused:
        read_date(typed)
    assert refused.value.code == code
    assert not typed or typed not in str(refused.value)


def test_a_month_or_day_of_nothing_is_no_date() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate.parse("2004-00")
    with pytest.raises(ValueError, match="day"):
        PartialDate.parse("2004-01-00")
