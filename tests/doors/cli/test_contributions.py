"""What agencies gave, in one currency: each amount keeps its rate and what it was; a line that lacks stops all."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samakki.doors.cli.databook import databook

GIFTS = """Agency,Year,Amount,Currency,note
DEMO ministry,2015,"1,000,000",THB,first half
DEMO embassy,2015,250.505,USD,
DEMO ministry,2015,500000 THB,THB,second half
DEMO ministry,2559,2000000,thb,by the Buddhist calendar
DEMO foundation,2016,33000000,KHR,
"""
RATES = """currency,year,rate,source,day
THB,2015,0.029195,DEMO bank,2015-12-31
THB,2016,0.0283,DEMO bank,2016-12-30
KHR,2016,0.0002475,DEMO bank,2016-12-30
"""


def convert(place: Path, gifts: str = GIFTS, rates: str = RATES, into: str = "usd", out: str = "out") -> Result:
    (place / "gifts.csv").write_text(gifts)
    (place / "rates.csv").write_text(rates)
    given = ["--rates", place / "rates.csv", "--into", into, "--out", place / out]
    return CliRunner().invoke(databook, ["convert", *map(str, [place / "gifts.csv", *given])])


def rows(file: Path) -> list[list[str]]:
    with file.open(newline="") as lines:
        return list(csv.reader(lines))


@pytest.mark.req("FUND-10")
def test_each_amount_stands_in_one_currency_with_its_rate_and_as_it_was_given(tmp_path: Path) -> None:
    told = convert(tmp_path)
    assert told.exit_code == 0, told.output
    assert "5 amounts in USD" in told.stdout
    bank, later = ["DEMO bank", "2015-12-31"], ["DEMO bank", "2016-12-30"]
    assert rows(tmp_path / "out" / "contributions.csv") == [
        ["agency", "year", "amount USD", "rate", "rate source", "rate day", "original amount", "currency"],
        ["DEMO embassy", "2015", "250.50", "1", "", "", "250.505", "USD"],
        ["DEMO ministry", "2015", "29195.00", "0.029195", *bank, "1000000", "THB"],
        ["DEMO ministry", "2015", "14597.50", "0.029195", *bank, "500000", "THB"],
        ["DEMO foundation", "2016", "8167.50", "0.0002475", *later, "33000000", "KHR"],
        ["DEMO ministry", "2016", "56600.00", "0.0283", *later, "2000000", "THB"],
    ]
    assert rows(tmp_path / "out" / "by-year.csv") == [
        ["agency", "2015", "2016", "Total"],
        ["DEMO embassy", "250.50", "", "250.50"],
        ["DEMO foundation", "", "8167.50", "8167.50"],
        ["DEMO ministry", "43792.50", "56600.00", "100392.50"],
        ["Total", "44043.00", "64767.50", "108810.50"],
    ]


def test_what_is_written_adds_up_for_the_checker(tmp_path: Path) -> None:
    assert convert(tmp_path).exit_code == 0
    checked = CliRunner().invoke(databook, ["check", str(tmp_path / "out" / "by-year.csv")])
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_money_without_parts_is_rounded_to_whole_ones(tmp_path: Path) -> None:
    rates = "currency,year,rate,source,day\nUSD,2015,120.5,DEMO bank,2015-12-31\n"
    assert convert(tmp_path, "agency,year,amount,currency\nA,2015,3,USD\nB,2015,5,USD\n", rates, "JPY").exit_code == 0
    assert [row[2] for row in rows(tmp_path / "out" / "contributions.csv")[1:]] == ["362", "602"], "half to even"


@pytest.mark.parametrize(
    ("gifts", "rates", "words"),
    [
        (GIFTS.replace("Amount", "Sum"), RATES, "gifts.csv, line 1: there is no column amount."),
        (GIFTS, RATES.replace("source,day", "source"), "rates.csv, line 1: there is no column day."),
        (GIFTS.replace("33000000", "many"), RATES, "gifts.csv, line 6: “many” is no amount."),
        (GIFTS.replace("33000000", "<5"), RATES, "gifts.csv, line 6: “<5” is no amount."),
        (GIFTS.replace("KHR", "Riel"), RATES, "“Riel” is no currency"),
        (GIFTS.replace("500000 THB", "500000 USD"), RATES, "“500000 USD” names another currency than its column"),
        (GIFTS.replace("DEMO foundation", ""), RATES, "line 6: it names no agency."),
        (GIFTS.replace(",2016,", ",soon,"), RATES, "line 6: “soon” is no year."),
        (GIFTS.replace("KHR", "LAK"), RATES, "line 6: there is no rate for LAK 2016."),
        (GIFTS, RATES.replace("0.0283", "-1"), "rates.csv, line 3: “-1” is no rate above 0."),
        (GIFTS, RATES.replace("0.0283", "0.03 USD"), "rates.csv, line 3: “0.03 USD” names another currency"),
        (GIFTS, RATES.replace("0.0283", "0"), "rates.csv, line 3: “0” is no rate above 0."),
        (GIFTS, RATES.replace("THB,2016", "THB,2015"), "rates.csv, line 3: there is a rate for THB 2015 already."),
        (GIFTS, RATES.replace("DEMO bank,2015", ",2015"), "rates.csv, line 2: it does not say who told the rate."),
        (GIFTS, RATES.replace("2015-12-31", "New Year"), "rates.csv, line 2: “New Year” is no day"),
        ("", RATES, "gifts.csv: it is empty."),
    ],
)
def test_a_line_that_lacks_is_named_and_nothing_is_written(tmp_path: Path, gifts: str, rates: str, words: str) -> None:
    told = convert(tmp_path, gifts, rates)
    assert (told.exit_code, words in told.stderr) == (2, True), told.stderr
    assert not (tmp_path / "out").exists()


def test_every_fault_is_told_at_once_and_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    assert convert(tmp_path, rates=RATES.replace("0.0283", "low")).stderr.count("\n") == 1
    told = convert(tmp_path, GIFTS.replace("33000000", "many").replace("250.505", ""))
    assert told.stderr.count("is no amount.") == 2
    assert convert(tmp_path).exit_code == 0
    again = convert(tmp_path)
    assert (again.exit_code, "is there already, and is not written over" in again.stderr) == (2, True)
    assert "is no currency" in convert(tmp_path, into="gold", out="other").stderr
