"""Tables with a budget: they add up, tell nobody apart, and when the budget is spent nothing is written any more."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from samakki.disclosure.budgeted import measured
from samakki.disclosure.linked import Tree, flat, link
from samakki.disclosure.methods import Private
from samakki.disclosure.synthesis.words import Budget
from samakki.doors.cli import publishing
from samakki.doors.cli.synthesis import synthesize
from tests.disclosure.specified import write_spec

CODES = {"province": ["P1", "P2", "P3", "P4"], "form": ["labour", "sexual", "begging"], "sex": ["f", "m", "unknown"]}
EXACTLY: dict[str, Any] = {**dict.fromkeys(("method", "epsilon", "ledger", "person", "codes")), "threshold": 5}
"""Without noise: numbers as they are, small ones hidden."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    draw = np.random.default_rng(5)
    rows = ["who,province,form,sex"]
    for number in range(400):
        province, form = draw.choice(["P1", "P2", "P3"], p=[0.5, 0.3, 0.2]), draw.choice(["labour", "sexual"])
        rows.append(f"W{number:03},{province},{form},{draw.choice(['f', 'm', ''])}")
    (tmp_path / "persons.csv").write_text("\n".join(rows) + "\n")
    return tmp_path


def published(place: Path, *more: str, out: str = "out", **changes: Any) -> Result:
    said: dict[str, Any] = {
        "method": "dp",
        "epsilon": 2,
        "ledger": "ledger.json",
        "person": "who",
        "codes": CODES,
        "breakdowns": {"province": {"north": ["P1", "P2"], "south": ["P3", "P4"]}},
        "tables": {"forms": ["province", "form"], "sexes": ["province", "sex"], "all": ["form", "sex"]},
    }
    file = write_spec(place, said, changes)
    return CliRunner().invoke(publishing.publish, [str(file), "--out", str(place / out), *more])


def counts_in(folder: Path, table: str) -> dict[tuple[str, ...], int]:
    lines = (folder / f"{table}.csv").read_text().splitlines()[1:]
    return {tuple(row[:-1]): int(row[-1]) for row in (line.split(",") for line in lines)}


def test_tables_add_up_agree_and_are_as_near_as_the_report_says(place: Path) -> None:
    told = published(place, "--open-ledger", "6")
    assert told.exit_code == 0, told.output
    forms, sexes, crossed = (counts_in(place / "out", name) for name in ("forms", "sexes", "all"))
    assert min([*forms.values(), *sexes.values(), *crossed.values()]) >= 0
    for form in (*CODES["form"], "total"):
        assert forms["total", form] == forms["north", form] + forms["south", form]
        assert forms["north", form] == forms["P1", form] + forms["P2", form]
        assert forms["total", form] == crossed[form, "total"]
    for province in (*CODES["province"], "total", "north", "south"):
        assert forms[province, "total"] == sum(forms[province, form] for form in CODES["form"])
        assert forms[province, "total"] == sexes[province, "total"]
    report = json.loads((place / "out" / "report.json").read_text())
    off = report["noise"]
    assert (report["method"], report["epsilon"], report["adds_up"]) == ("dp", 2.0, True)
    assert 3 < off < 30
    assert abs(forms["total", "total"] - 400) < 5 * off
    assert forms["P4", "begging"] < 6 * off
    rows = (place / "persons.csv").read_text().splitlines()
    true = {cell: sum(f",{cell[0]},{cell[1]}," in row for row in rows) for cell in forms if cell[0].startswith("P")}
    assert any(forms[cell] != count for cell, count in true.items() if "total" not in cell)
    assert "standard deviation" in (place / "out" / "report.md").read_text()
    assert CliRunner().invoke(publishing.audit, [str(place / "out")]).exit_code == 0
    everything = b"".join(file.read_bytes() for file in (place / "out").iterdir())
    assert b"W001" not in everything
    assert b"who" not in everything.replace(b"whole", b"")


def test_that_a_code_occurs_tells_of_nobody(place: Path) -> None:
    """A code of one person only stands in the same places as when nobody had it; suppression would show it."""
    tables = {"forms": ["province", "form"]}
    assert published(place, "--open-ledger", "9", tables=tables).exit_code == 0
    published(place, out="exact", tables=tables, **EXACTLY)
    with (place / "persons.csv").open("a") as file:
        file.write("W999,P4,begging,f\n")
    assert published(place, out="again", tables=tables).exit_code == 0
    published(place, out="more", tables=tables, **EXACTLY)
    assert counts_in(place / "out", "forms").keys() == counts_in(place / "again", "forms").keys()
    assert b"begging" not in (place / "exact" / "forms.csv").read_bytes()
    assert b"begging" in (place / "more" / "forms.csv").read_bytes()


def test_a_spent_budget_is_refused_and_nothing_is_written(place: Path) -> None:
    assert published(place, "--open-ledger", "2.2").exit_code == 0
    before = (place / "ledger.json").read_text()
    refused = published(place, out="again")
    assert refused.exit_code == 2
    assert "The budget is spent" in refused.stderr
    assert not (place / "again").exists()
    assert (place / "ledger.json").read_text() == before
    assert json.loads(before)["releases"][0]["name"] == "Invented persons, 2026-03-31"


def test_rows_of_nobody_and_tables_spend_of_one_budget(place: Path) -> None:
    assert published(place, "--open-ledger", "2.2").exit_code == 0
    (place / "codes.json").write_text(json.dumps(CODES | {"sex": ["f", "m"]}))
    asked = [place / "persons.csv", "--out", place / "rows", "--epsilon", 2, "--person", "who"]
    more = ["--codebook", place / "codes.json", "--ledger", place / "ledger.json"]
    refused = CliRunner().invoke(synthesize, list(map(str, [*asked, *more])))
    assert refused.exit_code == 1
    assert "The budget is spent" in refused.stderr


def test_of_a_person_with_many_rows_only_so_many_count(place: Path) -> None:
    with (place / "persons.csv").open("a") as file:
        file.write("W999,P4,begging,f\n" * 5000)
    told = published(place, "--open-ledger", "100", epsilon=100, rows=2)
    assert told.exit_code == 0, told.output
    assert counts_in(place / "out", "forms")["P4", "begging"] < 20
    report = json.loads((place / "out" / "report.json").read_text())
    assert report["of"] == "one person, however many rows; up to 2 of each, chosen by chance, were counted"
    assert published(place, out="alone", epsilon=90, person=None, ledger="new", codes=CODES).exit_code == 2
    assert published(place, "--open-ledger", "100", out="alone", epsilon=90, person=None, ledger="new").exit_code == 0
    assert counts_in(place / "alone", "forms")["P4", "begging"] > 4900


@pytest.mark.parametrize("rows", [1, 2, 7])
def test_the_noise_is_what_the_budget_buys_for_all_crossings_and_rows_of_a_person(rows: int) -> None:
    """Gaussian noise of s on k tables that a person moves by r each costs k r^2 / 2 s^2 (Bun and Steinke 2016)."""
    a, b, c = flat("a", ["x", "y"]), flat("b", ["u", "v"]), Tree("c", {"g": None, "i": "g", "j": "g"})
    tables = [[a, b], [b, a], [a, c], [c]]
    private = Private(Budget(1.0, 1e-7), Path("ledger"), {}, "who", rows)
    asked = measured(link(tables), tables, private)
    assert sorted(len(each) for each in asked.crossings) == [1, 2, 2, 2, 4, 4]
    rho = 6 * rows**2 / (2 * asked.scale**2)
    alphas = 1 + np.exp(np.linspace(-5, 8, 20001))
    epsilon = (rho * alphas + np.log1p(-1 / alphas) - (np.log(1e-7) + np.log(alphas)) / (alphas - 1)).min()
    assert epsilon == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"epsilon": None}, "epsilon: a number, as 0.5"),
        ({"epsilon": "much"}, "epsilon: a number, as 0.5"),
        ({"epsilon": 0}, "epsilon lies above 0"),
        ({"delta": 0.5}, "delta between 0 and 0.1"),
        ({"ledger": None}, "ledger: this is text"),
        ({"ledger": "nowhere.json"}, "nowhere.json: begin it once with --open-ledger"),
        ({"codes": None}, "codes: names with what they mean"),
        ({"codes": {"province": ["P1"], "form": ["labour"]}}, "codes: sex lacks its list"),
        ({"codes": CODES | {"sex": ["f", "f"]}}, "codes, sex: a list of different codes"),
        ({"codes": CODES | {"sex": ["f", "m"]}}, "has a sex that `codes` does not declare (an empty one is `unknown`)"),
        ({"person": "whom"}, "persons.csv has no column whom"),
        ({"person": "sex"}, "person: sex is a breakdown of all"),
        ({"person": None, "rows": 2}, "rows: without a column `person`"),
        ({"rows": 0}, "rows: at least one"),
        ({"count": "who"}, "count: a row that stands for several persons"),
        ({"threshold": 5}, "threshold: noise protects each person alike"),
        ({"zeros": "shown"}, "zeros: with noise nobody knows"),
        ({"earlier": [{"folder": "x"}]}, "earlier: the ledger keeps what was told before"),
        ({"most": 9}, "most: only cell-keys has a most"),
        ({"method": "rounding", "threshold": 5, "base": 5}, "epsilon: only dp has an epsilon"),
        ({"method": None, "threshold": None}, "epsilon: only dp has"),
        (
            {"codes": CODES | {"sex": ["f", "m", "unknown", *map(str, range(7000))]}},
            "more than can be told of with noise",
        ),
    ],
)
def test_what_is_no_promise_is_refused_and_nothing_is_spent(place: Path, changes: dict[str, Any], words: str) -> None:
    (place / "ledger.json").write_text('{"epsilon": 5, "delta": 1e-6, "releases": []}')
    refused = published(place, **changes)
    assert (refused.exit_code, words in refused.stderr) == (2, True), refused.stderr
    assert not (place / "out").exists()
    assert json.loads((place / "ledger.json").read_text())["releases"] == []


def test_a_row_of_nobody_and_a_ledger_of_other_methods_are_refused(place: Path) -> None:
    assert "only dp has a ledger to open" in published(place, "--open-ledger", "3", **EXACTLY).stderr
    with (place / "persons.csv").open("a") as file:
        file.write(",P1,labour,f\n")
    assert "row 401 has no who: nobody knows whose it is" in published(place, "--open-ledger", "3").stderr
    assert not (place / "ledger.json").exists()
