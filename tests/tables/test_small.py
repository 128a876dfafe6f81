"""Small counts are flagged where the place is told with them, and nowhere else."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from samakki.doors.cli.tables import check_tables
from samakki.tables.checking import check
from samakki.tables.findings import Kind
from tests.tables.given import table

BY_DISTRICT = "District,Form,persons,share %\nAlpha,labour,3,60%\nBeta,labour,12,2%\nGamma,sexual,0,0%\nTotal,,15,62%\n"
BY_COUNTRY = "Form,Laos,Thailand\nLabour,2,9\nSexual,14,1\n"
BY_NATION = "who,persons\nກຳປູເຈຍ,2\nថៃ,3\nothers,1\n"
BY_SEX = "Province,M,F,Total\nAlpha,-,4,4\nBeta,,9,9\nTotal,0,13,13\n"


def flagged(text: str, threshold: int) -> list[tuple[str | None, str | None, str | None, object]]:
    return [
        (one.row, one.column, one.printed, one.more.get("place"))
        for one in check(table(text), small=threshold)
        if one.kind is Kind.SMALL_CELL
    ]


@pytest.mark.req("DQ-18")
@pytest.mark.parametrize(
    ("text", "threshold", "found"),
    [
        (BY_DISTRICT, 5, [("Alpha", "persons", "3", "Alpha")]),
        (BY_DISTRICT, 3, []),
        (BY_DISTRICT.replace("District", "Kind of help"), 5, []),
        (BY_DISTRICT.replace("District", "อำเภอ"), 4, [("Alpha", "persons", "3", "Alpha")]),
        (BY_DISTRICT.replace("District", "都道府県"), 4, [("Alpha", "persons", "3", "Alpha")]),
        (BY_COUNTRY, 5, [("Labour", "Laos", "2", "Laos"), ("Sexual", "Thailand", "1", "Thailand")]),
        (BY_NATION, 5, [("ກຳປູເຈຍ", "persons", "2", "ກຳປູເຈຍ"), ("ថៃ", "persons", "3", "ថៃ")]),
        (BY_SEX, 5, [("Alpha", "F", "4", "Alpha"), ("Alpha", "Total", "4", "Alpha")]),
        ("No,Province,persons\n1,Alpha,20\n2,Beta,30\n3,Gamma,40\n", 5, []),
        ("Province,Amount USD\nAlpha,2.50\nBeta,3.75\nTotal,6.25\n", 5, []),
    ],
)
def test_a_small_count_is_flagged_together_with_its_place(
    text: str, threshold: int, found: list[tuple[str, str, str, str]]
) -> None:
    assert sorted(flagged(text, threshold), key=str) == sorted(found, key=str)


def test_of_many_the_first_are_named_and_all_are_counted() -> None:
    text = "Village,persons\n" + "".join(f"V{number},{1 + number % 3}\n" for number in range(50))
    found = [one for one in check(table(text), small=5) if one.kind is Kind.SMALL_CELL]
    assert len(found) == 21
    assert found[-1].more["count"] == 50
    assert found[-1].more["lines"][0] == 22


def test_nobody_is_asked_about_small_counts_who_did_not_ask(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text("District,persons\nAlpha,3\nBeta,12\nTotal,15\n")
    run = CliRunner()
    assert run.invoke(check_tables, [str(file)]).exit_code == 0
    asked = run.invoke(check_tables, [str(file), "--small", "5"])
    (line,) = asked.stdout.splitlines()
    told = json.loads(line)
    assert asked.exit_code == 1
    assert (told["kind"], told["row"], told["column"], told["printed"]) == ("small_cell", "Alpha", "persons", "3")
    assert told["place"] == "Alpha"
    assert run.invoke(check_tables, [str(file), "--small", "1"]).exit_code == 2
