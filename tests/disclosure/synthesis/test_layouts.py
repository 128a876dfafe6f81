"""Synthetic rows in CTDC's columns: every code has its place before anything is spent, and nothing is guessed."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from samakki.disclosure.synthesis.layouts import COLUMNS, laid_out, read_mapping
from samakki.disclosure.synthesis.words import Codebook, Coded, RefusedError
from samakki.doors.cli.synthesis import synthesize
from tests.disclosure.synthesis.given import BOOK, crowd

OURS: Codebook = {
    "year": ("2019", "2020"),
    "sex": ("female", "male"),
    "form": ("labour", "sexual", "both"),
    "age": ("minor", "adult"),
}
MAPPING = """
yearOfRegistration: {from: year}
Datasource: {always: Case Management}
gender: {from: sex, codes: {female: Female, male: Male}}
majorityStatus: {from: age, codes: {minor: Minor, adult: Adult}}
isForcedLabour: {from: form, codes: {labour: 1, both: 1, sexual: 0}}
isSexualExploit: {from: form, codes: {labour: 0, both: 1, sexual: 1}}
isSexAndLabour: {from: form, codes: {labour: 0, both: 1, sexual: -99}}
"""


def mapped(place: Path, text: str = MAPPING) -> Path:
    file = place / "mapping.yaml"
    file.write_text(text)
    return file


def test_rows_stand_in_all_of_their_columns_and_what_nothing_fills_is_not_recorded(tmp_path: Path) -> None:
    made = Coded(
        tuple(OURS),
        tuple(("", *codes) for codes in OURS.values()),
        np.array([[1, 2, 0], [1, 2, 0], [3, 2, 1], [0, 1, 2]]),
    )
    rows = list(csv.DictReader(laid_out(made, read_mapping(mapped(tmp_path), OURS)).splitlines()))
    assert list(rows[0]) == list(COLUMNS)
    assert (len(COLUMNS), COLUMNS[0], COLUMNS[7], COLUMNS[27], COLUMNS[-1]) == (
        63, "yearOfRegistration", "citizenship", "isForcedLabour", "recruiterRelationUnknown",
    )  # fmt: skip
    filled = [[row[name] for name in ("yearOfRegistration", "Datasource", "gender", "majorityStatus")] for row in rows]
    assert filled == [
        ["2019", "Case Management", "Female", "-99"],
        ["2020", "Case Management", "Male", "Minor"],
        ["-99", "Case Management", "-99", "Adult"],
    ]
    flags = [[row[name] for name in ("isForcedLabour", "isSexualExploit", "isSexAndLabour")] for row in rows]
    assert flags == [["1", "1", "1"], ["0", "1", "-99"], ["1", "0", "0"]]
    assert {row["citizenship"] for row in rows} == {"-99"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "names with what they mean"),
        ("{}", "fills no column"),
        ("name: {from: sex}", "name: CTDC has no column name"),
        ("gender: {from: sex, codes: {female: Female}}", "gender, codes: nothing is said of male; say -99"),
        ("gender: {from: gender}", "gender, from: no column of the codebook is named gender"),
        ("gender: {from: sex, codes: {female: F, male: M, other: O}}", "gender, codes: sex has no code other"),
        ("gender: {from: sex, always: Female}", "gender: either `always`, or `from` and `codes`"),
        ("gender: {}", "gender, from: no column"),
        ("isForcedLabour: {from: form}", "isForcedLabour, from form: 1 or 0, or -99, not labour"),
        ("isForcedLabour: {from: sex, codes: {female: yes, male: 0}}", "codes, female: 1 or 0, or -99, not yes"),
        ("yearOfRegistration: {always: soon}", "yearOfRegistration, always: a year, as 2019"),
        ("ageBroad: {from: age, codes: {minor: 0-17, adult: 48+}}", "ageBroad, codes, minor: one of 0--8, 9--17"),
        ("majorityStatus: {from: age}", "Adult or Minor, or -99, not minor"),
        ("citizenship: {always: KHM}", "two letters of ISO 3166"),
        ("gender: [", "this is no YAML"),
    ],
)
def test_a_mapping_that_leaves_a_question_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_mapping(mapped(tmp_path, text), OURS)
    assert words in str(refused.value)
    assert "nothing was spent" in str(refused.value)


def run(place: Path, *more: object) -> tuple[int, str]:
    table = crowd(400)
    with (place / "facts.csv").open("w", newline="") as out:
        csv.writer(out).writerows([table.names, *zip(*table.columns, strict=True)])
    (place / "book.json").write_text(json.dumps({name: list(codes) for name, codes in BOOK.items()}))
    ledger = ("--ledger", place / "ledger.json", "--open-ledger", 9)
    given = (place / "facts.csv", "--out", place / "out", "--epsilon", 4, *ledger, *more)
    done = CliRunner().invoke(synthesize, list(map(str, given)))
    return done.exit_code, done.output


def test_the_command_writes_both_and_says_what_they_are(tmp_path: Path) -> None:
    file = mapped(tmp_path, "gender: {from: sex, codes: {female: Female, male: Male}}")
    code, said = run(tmp_path, "--codebook", tmp_path / "book.json", "--layout", "ctdc", "--mapping", file)
    assert code == 0, said
    ours, theirs = (
        list(csv.DictReader((tmp_path / "out" / name).read_text().splitlines()))
        for name in ("synthetic.csv", "ctdc.csv")
    )
    known = {"female": "Female", "male": "Male", "": "-99"}
    assert [known[row["sex"]] for row in ours] == [row["gender"] for row in theirs]
    assert json.loads((tmp_path / "out" / "about.json").read_text())["layouts"] == ["ctdc"]
    assert "no part of that dataset" in (tmp_path / "out" / "README.md").read_text()


@pytest.mark.parametrize("lacks", ["--layout", "--mapping", "--codebook"])
def test_a_layout_needs_a_mapping_and_a_codebook_before_anything_is_spent(tmp_path: Path, lacks: str) -> None:
    file = mapped(tmp_path, "gender: {from: sex, codes: {female: Female, male: Male}}")
    given = {"--layout": "ctdc", "--mapping": file, "--codebook": tmp_path / "book.json"}
    (tmp_path / "book.json").write_text("{}")
    code, said = run(tmp_path, *(part for name, value in given.items() if name != lacks for part in (name, value)))
    assert (code, "--layout needs --mapping, and --codebook" in said) == (1, True)
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "ledger.json").exists()


def test_a_code_without_a_place_spends_nothing(tmp_path: Path) -> None:
    file = mapped(tmp_path, "gender: {from: sex, codes: {female: Female}}")
    code, said = run(tmp_path, "--codebook", tmp_path / "book.json", "--layout", "ctdc", "--mapping", file)
    assert (code, "nothing is said of male" in said) == (1, True)
    assert not (tmp_path / "ledger.json").exists()
