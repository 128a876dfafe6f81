"""A protected publication becomes a figure of a book, with its protection; at the terminal, from rows to pages."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.given import SeededChance

from samakki.doors.cli import publishing
from samakki.doors.cli.databook import databook

SPEC = """
title: Persons assisted
unit: persons
source: persons.csv
as_of: 2026-03-31
threshold: 5
breakdowns: {province: {north: [P1, P2], south: [P3, P4]}}
tables: {forms: [province, form], provinces: [province], sexes: [sex], deep: [province, form, sex]}
known_missing: Two offices did not report.
"""
EDITION = """
edition: demo-3
dated: 2026-11-01
title: {en: DEMO data book}
languages: {en: {read_by: a reader, dated: 2026-10-01}}
chapters:
  - name: assisted
    title: {en: Who was assisted}
    figures:
      - name: by-form
        title: {en: By province and form}
        source: {en: DEMO ministry}
        publication: out
        table: forms
        drawn: stack
"""
COUNTS = {("P1", "sex"): 40, ("P1", "work"): 2, ("P2", "sex"): 30, ("P2", "work"): 21} | {
    ("P3", "sex"): 25,
    ("P3", "work"): 33,
    ("P4", "sex"): 18,
    ("P4", "work"): 27,
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(databook, list(map(str, arguments)))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    lines = [f"{p},{f},{'FM'[i % 2]}" for (p, f), many in COUNTS.items() for i in range(many)]
    (tmp_path / "persons.csv").write_text("\n".join(["province,form,sex", *lines, ""]))
    (tmp_path / "spec.yaml").write_text(SPEC)
    (tmp_path / "EDITION.yaml").write_text(EDITION)
    told = run("publish", tmp_path / "spec.yaml", "--out", tmp_path / "out")
    assert told.exit_code == 0, told.output
    return tmp_path


def book(place: Path, *changes: str) -> Result:
    was = EDITION.replace("table: forms", "table: " + changes[0]) if changes else EDITION
    (place / "EDITION.yaml").write_text(was + "".join(f"        {each}\n" for each in changes[1:]))
    return run("book", place / "EDITION.yaml", "--out", place / "book")


@pytest.mark.req("STAT-20")
def test_a_publication_is_a_figure_with_its_protection_day_unit_and_what_is_missing(place: Path) -> None:
    told = book(place)
    assert told.exit_code == 0, told.output
    page = (place / "book" / "en" / "figures" / "by-form.html").read_text()
    text = re.sub(r"<[^>]*>|\s+", " ", page)
    assert page.count('class="protected') >= 2
    assert re.search(r"P1 +(\w+ +)*protected", text)
    for words in (
        "persons",
        "March 31, 2026",
        "Two offices did not report.",
        "How people are protected",
        "suppression",
    ):
        assert words in text
    assert not re.search(r"things? in this table do", text)
    assert not re.search(r"P1 +40 +2 ", text)


def test_sums_of_groups_are_sums_and_the_sum_of_all_stands_last(place: Path) -> None:
    book(place)
    page = (place / "book" / "en" / "figures" / "by-form.html").read_text()
    assert re.findall(r'<tr class="total"><th scope="row">(\w+)', page) == ["north", "south", "total"]
    told = json.loads((place / "book" / "data" / "datapackage.json").read_text())["resources"][0]
    assert (told["unit"], told["asOf"], told["protection"]["threshold"]) == ("persons", "2026-03-31", 5)


@pytest.mark.req("STAT-03")
def test_victims_by_province_stand_with_their_regions_and_make_the_sum_of_all(place: Path) -> None:
    assert book(place, "provinces").exit_code == 0
    page = (place / "book" / "en" / "figures" / "by-form.html").read_text()
    lines = re.findall(r'<th scope="row">([^<]+)</th><td class="number[^"]*">([^<]+)', page)
    assert dict(lines) == {
        "P1": "42",
        "P2": "51",
        "P3": "58",
        "P4": "45",
        "north": "93",
        "south": "103",
        "total": "196",
    }


@pytest.mark.req("STAT-03")
def test_a_province_of_few_is_hidden_with_another_so_that_no_sum_gives_it_away(place: Path) -> None:
    lines = (place / "persons.csv").read_text().splitlines()
    few = [line for line in lines if not line.startswith("P1")] + ["P1,sex,F", "P1,work,F"]
    (place / "persons.csv").write_text("\n".join([*few, ""]))
    (place / "spec.yaml").write_text(
        SPEC.replace("provinces: [province], ", "").replace("forms: [province, form]", "forms: [province]")
    )
    assert run("publish", place / "spec.yaml", "--out", place / "few").exit_code == 0
    (place / "EDITION.yaml").write_text(EDITION.replace("publication: out", "publication: few"))
    assert run("book", place / "EDITION.yaml", "--out", place / "book").exit_code == 0
    page = (place / "book" / "en" / "figures" / "by-form.html").read_text()
    shown = dict(re.findall(r'<th scope="row">([^<]+)</th><td class="(\w+)', page))
    assert shown["P1"] == shown["P2"] == "protected"
    assert run("audit", place / "few").exit_code == 0


def test_one_breakdown_is_a_figure_with_one_column(place: Path) -> None:
    assert book(place, "sexes").exit_code == 0
    assert (place / "book" / "data" / "by-form.csv").read_text().splitlines()[0] == "sex,count"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (("deep",), "crosses province, form, sex"),
        (("none",), "it has deep, forms, provinces, sexes"),
        (("forms", "unit: cases"), "the publication says persons, not cases"),
        (("forms", "as_of: 2026-04-01"), "the publication says 2026-03-31"),
        (("forms", "protection: {method: suppression, threshold: 3}"), "the publication says 5, not 3"),
        (("forms", "missing: [{en: Nothing.}]"), "the publication says Two offices did not report."),
        (("forms", "totals: [P1]"), "P1 is no sum"),
        (("forms", "file: a.csv"), "a publication stands for it"),
    ],
)
def test_what_contradicts_a_publication_is_refused_with_its_reason(
    place: Path, changes: tuple[str, ...], says: str
) -> None:
    told = book(place, *changes)
    assert told.exit_code == 1
    assert says in told.stderr
    assert not (place / "book").exists()


def test_what_a_publication_says_may_be_said_again_and_in_other_languages(place: Path) -> None:
    again = "missing: [{en: Two offices did not report., km: ការិយាល័យពីរមិនបានរាយការណ៍។}]"
    assert book(place, "forms", "unit: persons", "as_of: 2026-03-31", again).exit_code == 0


@pytest.mark.parametrize("spoilt", ["{", "[]", '{"samakki": 1, "resources": []}', '{"resources": []}'])
def test_a_folder_that_is_no_publication_is_refused(place: Path, spoilt: str) -> None:
    (place / "out" / "datapackage.json").write_text(spoilt)
    assert book(place).exit_code == 1


@pytest.mark.parametrize(("was", "now"), [("P4,work,27\n", ""), ("P4,work,27", "P4,sex,27"), ("27", "27.5")])
def test_a_table_that_lacks_repeats_or_spoils_a_cell_is_refused(place: Path, was: str, now: str) -> None:
    file = place / "out" / "forms.csv"
    text = file.read_text()
    assert was in text
    file.write_text(text.replace(was, now))
    told = book(place)
    assert told.exit_code == 1
    assert "forms.csv" in told.stderr


def test_a_publication_that_does_not_tell_its_groups_is_refused(place: Path) -> None:
    file = place / "out" / "datapackage.json"
    told = json.loads(file.read_text())
    del told["samakki"]["breakdowns"]["form"]
    file.write_text(json.dumps(told))
    refused = book(place)
    assert refused.exit_code == 1
    assert "lacks form" in refused.stderr


def told_anew(place: Path, spec: str, *more: str) -> str:
    """Publish by other terms; gives what the figure in the book says then."""
    (place / "spec.yaml").write_text(spec)
    told = run("publish", place / "spec.yaml", "--out", place / "anew", *more)
    assert told.exit_code == 0, told.output
    (place / "EDITION.yaml").write_text(EDITION.replace("publication: out", "publication: anew"))
    told = run("book", place / "EDITION.yaml", "--out", place / "second")
    assert told.exit_code == 0, told.output
    page = (place / "second" / "en" / "figures" / "by-form.html").read_text()
    return re.sub(r"<[^>]*>|\s+", " ", page)


def test_figures_with_noise_say_that_they_do_not_add_up_and_that_is_no_fault(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (place / "persons.csv").read_text().splitlines()
    rows = [f"{line},{number}" for number, line in enumerate(lines[1:])]
    (place / "persons.csv").write_text("\n".join([lines[0] + ",number", *rows, ""]))
    keyed = SPEC.replace("threshold: 5", "threshold: 5\nmethod: cell-keys\nrecord: number\nkey_file: key\nmost: 30")
    monkeypatch.setattr(publishing, "SystemChance", SeededChance)
    text = told_anew(place, keyed.replace(", deep: [province, form, sex]", ""), "--begin-key")
    assert re.search(r"method +cell-keys", text)
    assert re.search(r"most +30", text)
    assert re.search(r"adds_up +no", text)
    assert not re.search(r"things? in this table do", text)


def test_figures_with_a_budget_say_which_and_add_up(place: Path) -> None:
    codes = "codes: {province: [P1, P2, P3, P4], form: [sex, work], sex: [F, M]}"
    private = SPEC.replace("threshold: 5", f"method: dp\nepsilon: 4\nledger: persons.json\n{codes}")
    text = told_anew(place, private, "--open-ledger", "4.5")
    assert re.search(r"method +dp", text)
    assert re.search(r"epsilon +4", text)
    assert "threshold" not in text
    assert not re.search(r"things? in this table do", text)
