"""Each rule of checking: a table that breaks it, the same table that does not."""

import re
from pathlib import Path

import pytest

from samakki.tables.about import About, Footnote, read_about
from samakki.tables.cells import Holds, read_cell
from samakki.tables.checking import Beside
from samakki.tables.findings import Kind
from tests.tables.facts import COPIES
from tests.tables.given import found, told

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "checking-tables.md"
PROVINCES = (
    "No,Province,2015,2016,2017,Total\n1,Alpha,5,7,3,15\n2,Beta,10,{},4,20\n3,Gamma,8,2,2,12\n,Total,23,15,9,47\n"
)
AGES = "Country,2015 <18 F,2015 <18 M,2015 Total,2016 <18 F,2016 <18 M,2016 Total,Total\n"
BREAKING: dict[Kind, tuple[str, str]] = {
    Kind.COLUMN_SUM: ("Place,persons\nAlpha,5\nBeta,6\nTotal,12\n", "Place,persons\nAlpha,5\nBeta,7\nTotal,12\n"),
    Kind.ROW_SUM: ("Place,M,F,Total\nAlpha,5,3,9\nBeta,6,2,8\n", "Place,M,F,Total\nAlpha,5,3,8\nBeta,6,2,8\n"),
    Kind.GROUP_SUM: (
        AGES + "Alpha,4,3,7,2,2,5,12\nBeta,2,1,3,1,1,2,5\n",
        AGES + "Alpha,4,3,7,2,3,5,12\nBeta,2,1,3,1,1,2,5\n",
    ),
    Kind.BLANK_CELL: (PROVINCES.format(""), PROVINCES.format("6")),
    Kind.BLANK_TOTAL: ("Place,M,F\nAlpha,5,3\nBeta,6,2\nTotal,11,\n", "Place,M,F\nAlpha,5,3\nBeta,6,2\nTotal,11,5\n"),
    Kind.BREAKDOWN_SUM: (
        'Year,persons,who\n2003,6,"3 Thais, 2 Filipinas"\n2004,2,2 Thais\n',
        'Year,persons,who\n2003,6,"3 Thais, 3 Filipinas"\n2004,2,2 Thais\n',
    ),
    Kind.BREAKDOWN_LABELS: ('Form,what\nLabour,"8 (5F, 3F)"\nSex,3\n', 'Form,what\nLabour,"8 (5F, 3M)"\nSex,3\n'),
    Kind.STEP_ORDER: (
        "step,date\nFound,2019-05\nTaken in,2019-06-02\nInterviewed,2019-05-30\n",
        "step,date\nFound,2019-05\nTaken in,2019-05-02\nInterviewed,2019\n",
    ),
    Kind.PERCENT_SUM: ("why,percent\nA,50.0%\nB,30.0%\nOther,10.0%\n", "why,percent\nA,50.0%\nB,33.3%\nOther,16.7%\n"),
    Kind.PERCENT_RANGE: ("what,share %\nA,120%\nB,30%\n", "what,share %\nA,20%\nB,30%\n"),
    Kind.PART_OVER_WHOLE: ("what,value\nA,137 out of 109\nB,3\n", "what,value\nA,137 out of 409\nB,3\n"),
    Kind.STATED_COUNT: ("Members (4)\nAlpha\nBeta\nGamma\n", "Members (3)\nAlpha\nBeta\nGamma\n"),
    Kind.TITLE_RANGE: (
        "Victims 2014-2016,,\nPlace,2015,2016\nAlpha,5,3\n",
        "Victims 2015-2016,,\nPlace,2015,2016\nAlpha,5,3\n",
    ),
    Kind.NUMBERING_GAP: ("No,Name\n1,Alpha\n2,Beta\n4,Gamma\n", "No,Name\n1,Alpha\n2,Beta\n3,Gamma\n"),
    Kind.RANK_ORDER: (
        "rank,name,persons\n1,A,9\n2,B,7\n4,C,5\n5,Other,8\n",
        "rank,name,persons\n1,A,9\n2,B,7\n3,C,5\n4,Other,8\n",
    ),
    Kind.MIXED_PRECISION: (
        "Agency,Amount USD\nA,538\nB,48346.15\nC,12.50\nTotal,48896.65\n",
        "Agency,Amount USD\nA,538.00\nB,48346.15\nC,12.50\nTotal,48896.65\n",
    ),
    Kind.MISSING_TOTAL: ("Agency,Amount USD\nA,5\nB,6\n", "Agency,Amount USD\nA,5\nB,6\nTotal,11\n"),
    Kind.MIXED_UNITS: (
        "Agency,Received\nA,5 THB\nB,6 USD\nTotal,11 THB\n",
        "Agency,Received\nA,5 THB\nB,6 THB\nTotal,11 THB\n",
    ),
    Kind.UNDEFINED_CODE: ("Form,persons\nL.T,4\nS.T,5\n", "Form,persons\nLabour,4\nSex,5\n"),
    Kind.INSTRUMENT_YEAR: (
        "instrument,Cambodia,Vietnam,Myanmar\nCRC,1990,1990,1991\n",
        "instrument,Cambodia,Vietnam,Myanmar\nCRC,1990,1990,1990\n",
    ),
    Kind.VARIANT_NAME: (
        "Prefecture,persons\nIbaraki,4\nIbaragi,2\nTottori,1\n",
        "Prefecture,persons\nKagawa,4\nKanagawa,2\nFukushima,1\nTokushima,2\n",
    ),
    Kind.DUPLICATE_ROW: (
        "Prefecture,persons\nChiba,4\nMie,2\nChiba,4\n",
        "Prefecture,persons\nChiba,4\nMie,2\nOita,4\n",
    ),
    Kind.LOST_TEXT: ("Name,persons\nEspa\ufffda,4\nPeru,2\n", "Name,persons\nEspaña,4\nPeru,2\n"),
    Kind.NUMBER_AS_TEXT: ("Name,persons\nA,<5\nB,7\nC,1O\n", "Name,persons\nA,5\nB,7\nC,10\n"),
}


@pytest.mark.req("DQ-01", "DQ-04", "DQ-05", "DQ-07", "DQ-08", "DQ-10", "DQ-12", "DQ-13", "DQ-14", "DQ-15")
@pytest.mark.parametrize("kind", BREAKING)
def test_a_table_that_breaks_a_rule_is_told_and_one_that_keeps_it_is_not(kind: Kind) -> None:
    breaking, keeping = BREAKING[kind]
    assert kind in {one.kind for one in found(breaking)}
    assert kind not in {one.kind for one in found(keeping)}


def test_every_kind_has_its_test_and_its_place_in_the_guide() -> None:
    tested_elsewhere = {Kind.YEAR_MISSING, Kind.IMPLAUSIBLE_VALUE, Kind.SMALL_CELL}
    assert set(BREAKING) | tested_elsewhere == set(Kind)
    assert set(re.findall(r"^\| `(\w+)` \|", GUIDE.read_text(), re.MULTILINE)) == {kind.value for kind in Kind}


@pytest.mark.req("DQ-03")
def test_a_blank_that_would_settle_row_and_column_is_named_with_its_value() -> None:
    blank = next(one for one in found(PROVINCES.format("")) if one.kind is Kind.BLANK_CELL)
    assert (blank.row, blank.column, blank.computed, blank.printed) == ("Beta", "2016", "6", "")
    assert blank.suggest == {"row": "Beta", "column": "2016", "value": "6"}


@pytest.mark.req("DQ-03")
def test_a_file_whose_name_says_other_years_is_told() -> None:
    text = "Place,2015,2016\nAlpha,5,3\n"
    assert told(found(text, "victims_2015_2017.csv")) == [("title_range", None, None, "2015-2016", "2015-2017")]
    assert found(text, "victims_2015_2016.csv") == []


@pytest.mark.req("DQ-06")
def test_a_table_of_a_yearly_series_names_its_year() -> None:
    text = "Form,M,F,Total\nLabour,4,5,9\nTotal,4,5,9\n"
    series = Beside(("t23_cwcc_2013.csv", "t24_cwcc_2014.csv"))
    assert [one.kind for one in found(text, "t26_cwcc.csv", beside=series)] == [Kind.YEAR_MISSING]
    assert found(text, "t26_cwcc_2016.csv", beside=series) == []
    assert found(text, "t26_cwcc.csv", About(period="2016"), beside=series) == []
    assert found(text, "t26_cwcc.csv") == []


@pytest.mark.req("DQ-02")
def test_a_footnote_settles_the_difference_that_it_explains_and_no_other() -> None:
    text = COPIES["t06_outsourced.csv"]
    note = (
        "samakki: about 1\nfootnotes:\n  - says: one child is counted elsewhere\n    column: persons\n    excludes:\n"
    )
    about = read_about(note + "      - Child assistance home\n")
    assert [one.settled for one in found(text, about=about)] == ["one child is counted elsewhere"]
    other = read_about(note + "      - Private shelter\n")
    assert [one.settled for one in found(text, about=other)] == [""]
    assert found(text, about=About(footnotes=(Footnote("x", kind="row_sum"),)))[0].settled == ""


@pytest.mark.req("DQ-15")
def test_codes_of_the_codebook_are_no_findings() -> None:
    text = "Form,persons\nL.T,4\nS.T,5\n"
    told_of = About(codebook={"L.T": "labour trafficking"})
    assert [one.row for one in found(text, about=told_of)] == ["S.T"]


@pytest.mark.req("DQ-16")
def test_blank_dash_and_nought_are_three_things() -> None:
    assert [read_cell(text).holds for text in ("", "-", "0")] == [Holds.BLANK, Holds.DASH, Holds.NUMBER]


@pytest.mark.parametrize(
    ("printed", "value", "places", "unit", "bound"),
    [
        ("1,000", "1000", 0, "", ""),
        ("51,171", "51171", 0, "", ""),
        ("78.9%", "78.9", 1, "%", ""),
        ("95.8 %", "95.8", 1, "%", ""),
        ("20,000 THB", "20000", 0, "thb", ""),
        ("20.9 million", "20900000", 1, "", ""),
        ("<5", "5", 0, "", "<"),
        ("more than 100", "100", 0, "", "more than"),
        ("๑๒", "12", 0, "", ""),
        ("១២", "12", 0, "", ""),
        ("໑໒", "12", 0, "", ""),
        ("၁၂", "12", 0, "", ""),
        ("١٢", "12", 0, "", ""),
        ("48346.15", "48346.15", 2, "", ""),
        ("61.5 days", "61.5", 1, "days", ""),
    ],
)
def test_numbers_are_read_as_printed(printed: str, value: str, places: int, unit: str, bound: str) -> None:
    cell = read_cell(printed)
    assert (str(cell.value.normalize().__format__("f")), cell.places, cell.unit, cell.bound) == (
        value,
        places,
        unit,
        bound,
    )
    assert cell.printed == printed


def test_a_number_a_thousand_times_the_others_is_told_in_a_long_list() -> None:
    lines = [f"K{row % 7},B{row % 11},C{row % 13},D{row},{row % 9 + 1}" for row in range(300)]
    clean = "\n".join(["code,b,c,d,persons", *lines]) + "\n"
    assert Kind.IMPLAUSIBLE_VALUE not in {one.kind for one in found(clean)}
    strange = clean + 'K1,B1,C1,E1,"61,122,019"\n'
    assert Kind.IMPLAUSIBLE_VALUE in {one.kind for one in found(strange)}


def test_all_keys_are_always_there() -> None:
    for one in found(COPIES["t23_cwcc_2013.csv"]):
        assert list(one.told())[:6] == ["kind", "row", "column", "computed", "printed", "suggest"]


@pytest.mark.req("DQ-09")
@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (("A,Found,2019-05-03", "A,Charged,2019-05-01"), ["Charged"]),
        (("A,Found,3 May 2019", "A,Charged,April 2019"), ["Charged"]),
        (("A,Found,May 2019", "A,Charged,3 May 2019"), []),
        (("A,Found,2019", "A,Charged,2019-01-01"), []),
        (("A,Found,2019-05-03", "A,Called,", "A,Charged,2018"), ["Charged"]),
        (("A,Found,2019-05-03", "B,Found,2018-05-03"), []),
        (("A,Found,2019-05-03", "A,Charged,04/05/2018"), []),
    ],
)
def test_a_step_that_is_dated_before_the_one_before_it_is_told(rows: tuple[str, ...], wrong: list[str]) -> None:
    findings = found("\n".join(["person,step,date", *rows]) + "\n")
    assert [one.row for one in findings if one.kind is Kind.STEP_ORDER] == wrong
