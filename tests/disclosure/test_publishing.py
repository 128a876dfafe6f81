"""A publication is whole or not there; what it hides stays hidden, and what others gave away is found."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from samakki.doors.cli.publishing import audit, publish
from tests.disclosure.specified import TABLES, write_spec

PLACES = {"P1": 40, "P2": 25, "P3": 3, "P4": 20}
FORMS = {"labour": 6, "sexual": 3, "begging": 1}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    draw = np.random.default_rng(11)
    rows = ["province,form,sex"]
    for province, persons in PLACES.items():
        shares = np.asarray(list(FORMS.values())) / sum(FORMS.values())
        forms, sexes = draw.choice(list(FORMS), persons, p=shares), draw.choice(["f", "m", ""], persons)
        rows += [f"{province},{form},{sex}" for form, sex in zip(forms, sexes, strict=True)]
    (tmp_path / "persons.csv").write_text("\n".join(rows) + "\n")
    return tmp_path


def specified(place: Path, **changes: Any) -> Path:
    groups = {"province": {"north": ["P1", "P2"], "south": ["P3", "P4"]}}
    return write_spec(place, {**TABLES, "breakdowns": groups}, changes)


def published(place: Path, out: str = "out", **changes: Any) -> Result:
    return CliRunner().invoke(publish, [str(specified(place, **changes)), "--out", str(place / out)])


def audited(folder: Path, *more: str) -> tuple[int, list[dict[str, Any]]]:
    result = CliRunner().invoke(audit, [str(folder), *more])
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("zeros", ["shown", "hidden"])
def test_what_is_published_can_not_be_worked_out(place: Path, zeros: str) -> None:
    assert published(place, zeros=zeros).exit_code == 0
    assert audited(place / "out") == (0, [])
    lines = (place / "out" / "forms.csv").read_text().splitlines()
    assert lines[:2] == ["province,form,count", "total,total,88"]
    assert any(line.endswith(",c") for line in lines)
    assert not any(line.endswith((",1", ",2", ",3", ",4")) for line in lines)
    assert sorted(path.name for path in (place / "out").iterdir()) == [
        "datapackage.json", "forms.csv", "report.json", "report.md", "sexes.csv",
    ]  # fmt: skip
    told = json.loads((place / "out" / "report.json").read_text())
    assert told["hidden"] > 0
    assert told["as_of"] == "2026-03-31"


def test_a_hidden_cell_that_is_filled_in_again_opens_others(place: Path) -> None:
    published(place)
    file = place / "out" / "forms.csv"
    lines = file.read_text().splitlines()
    rows = [line.split(",") for line in (place / "persons.csv").read_text().splitlines()[1:]]
    found = 0
    for number, line in enumerate(lines):
        province, form, count = line.split(",")
        if count != "c" or "total" in (province, form) or province in {"north", "south"}:
            continue
        true = sum(row[:2] == [province, form] for row in rows)
        file.write_text("\n".join([*lines[:number], f"{province},{form},{true}", *lines[number + 1 :]]) + "\n")
        found += audited(place / "out")[0] == 1
    assert found > 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"threshold": 1}, "protects nothing"),
        ({"threshold": "five"}, "threshold: a whole number"),
        ({"method": "magic"}, "no method is named magic"),
        ({"tables": {"ages": ["province", "age"]}}, "no column age"),
        ({"title": None}, "lacks title"),
        ({"treshold": 5}, "takes no treshold"),
        ({"source": "nowhere.csv"}, "nowhere.csv can't be read"),
        ({"tables": {"../up": ["form"]}}, "no name for a file"),
        ({"breakdowns": {"province": {"a": ["P1"], "b": ["P1"]}}}, "P1 lies in two groups"),
        ({"earlier": [{"folder": "gone"}]}, "is no folder"),
        ({"zeros": "perhaps"}, "zeros: no way with zeros is named perhaps"),
        ({"as_of": "in March"}, "as_of: a day, as 2026-11-01, not in March"),
        ({"tables": {}}, "there is no table"),
        ({"base": 5}, "base: only rounding has a base"),
        ({"method": "rounding"}, "base: a whole number"),
        ({"method": "rounding", "base": 4}, "base: 4 is below the threshold 5"),
        ({"method": "rounding", "base": 5, "zeros": "shown"}, "zeros: rounded tables"),
        ({"method": "rounding", "base": 5, "earlier": [{"folder": "x"}]}, "earlier: the same figures, rounded twice"),
        ({"earlier": [{"folder": "x", "same_persons": "maybe"}]}, "earlier 1, same_persons"),
    ],
)
def test_what_cannot_be_published_is_refused_and_nothing_is_written(
    place: Path, changes: dict[str, Any], words: str
) -> None:
    before = sorted(path.name for path in place.iterdir())
    result = published(place, **changes)
    assert result.exit_code == 2
    assert words in result.stderr
    assert sorted(path.name for path in place.iterdir()) == sorted({*before, "spec.yaml"})


def counts_in(file: Path) -> dict[tuple[str, ...], int]:
    return {tuple(row[:-1]): int(row[-1]) for row in (line.split(",") for line in file.read_text().splitlines()[1:])}


def test_rounded_tables_add_up_are_near_and_tell_no_small_count(place: Path) -> None:
    assert published(place, method="rounding", base=5).exit_code == 0
    found = counts_in(place / "out" / "forms.csv")
    assert all(count % 5 == 0 for count in found.values())
    places = ("P1", "P2", "P3", "P4")
    for form in ("labour", "sexual", "begging", "total"):
        assert found["north", form] == found["P1", form] + found["P2", form]
        assert found["total", form] == found["north", form] + found["south", form]
        truth = sum(
            row.split(",")[1] == form or form == "total" for row in (place / "persons.csv").read_text().splitlines()[1:]
        )
        assert abs(found["total", form] - truth) < 5
    assert all(
        found[each, "total"] == sum(found[each, form] for form in ("labour", "sexual", "begging")) for each in places
    )
    assert counts_in(place / "out" / "sexes.csv")["P1", "total"] == found["P1", "total"]
    assert audited(place / "out") == (0, [])
    told = json.loads((place / "out" / "report.json").read_text())
    assert (told["method"], told["base"], told["hidden"]) == ("rounding", 5, 0)
    assert "multiple of 5" in (place / "out" / "report.md").read_text()
    assert json.loads((place / "out" / "datapackage.json").read_text())["samakki"]["base"] == 5


def test_rounding_that_gives_somebody_away_is_found_by_the_attack(place: Path) -> None:
    published(place, method="rounding", base=5)
    machine = place / "out" / "datapackage.json"
    told = json.loads(machine.read_text())
    told["samakki"]["base"] = 2
    machine.write_text(json.dumps(told))
    assert audited(place / "out")[0] in {1, 2}


def test_a_release_is_not_written_over(place: Path) -> None:
    published(place)
    assert "is there already" in published(place).stderr


def test_a_release_corrected_by_one_person_does_not_reveal_them(place: Path) -> None:
    published(place, out="first")
    rows = (place / "persons.csv").read_text()
    (place / "persons.csv").write_text(rows + "P1,labour,f\n")
    published(place, out="careless")
    careless = audited(place / "careless", "--earlier", str(place / "first"))
    assert careless[0] == 1
    assert {leak["kind"] for leak in careless[1]} == {"difference"}
    result = published(place, out="careful", earlier=[{"folder": "first"}])
    assert result.exit_code == 0, result.stderr
    assert audited(place / "careful", "--earlier", str(place / "first")) == (0, [])


THEIRS = "province / sex,f,m,total\nP1,<5,20,22\nP2,30,..,41\ntotal,32,31,63\n"


def test_a_table_of_others_is_attacked_and_a_mark_with_a_bound_is_one(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(THEIRS)
    code, leaks = audited(tmp_path)
    assert code == 1
    assert leaks == [
        {"table": "t", "row": "P1", "column": "f", "low": 2, "high": 2, "threshold": 5, "kind": "interval"}
    ]
    (tmp_path / "t.csv").write_text("province / sex,f,m,total\nP1,x,x,22\nP2,x,x,41\ntotal,32,31,63\n")
    assert audited(tmp_path) == (0, [])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a / b,f\nP1,many\n", "'many' is neither"),
        ("a / b,f,total\nP1,3\n", "row 2: 2 cells where the head has 3"),
        ("a / b,f,m,total\nP1,c,9,4\n", "do not add up"),
        ("alone\n", "no table"),
        (None, "holds no table"),
    ],
)
def test_a_folder_that_cannot_be_read_says_why(tmp_path: Path, content: str | None, words: str) -> None:
    if content is not None:
        (tmp_path / "t.csv").write_text(content)
    result = CliRunner().invoke(audit, [str(tmp_path)])
    assert result.exit_code == 2
    assert words in result.stderr


def test_how_few_came_to_a_large_cell_that_is_hidden_now_is_a_leak_when_an_earlier_release_shows_it(
    tmp_path: Path,
) -> None:
    for name, cell in (("first", "42"), ("now", "c")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "t.csv").write_text(f"province / sex,f,m,total\nP1,{cell},<5,44\n")
    assert audited(tmp_path / "now") == (0, [])
    code, leaks = audited(tmp_path / "now", "--earlier", str(tmp_path / "first"))
    assert code == 1
    assert [(leak["row"], leak["column"], leak["low"], leak["high"]) for leak in leaks] == [("P1", "f", 40, 44)]
