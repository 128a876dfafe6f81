"""Two publications of the same persons with other tables: what they tell together is part of the attack."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from click.testing import CliRunner, Result

from samakki.doors.cli.publishing import audit, publish

LEAKING = (31, 32, 34, 35, 53)
"""Seeds of persons of whom two publications, each safe alone, tell too much together."""


def persons(place: Path, seed: int) -> None:
    draw = np.random.default_rng(seed)
    rows = ["province,form,sex"]
    for _person in range(70):
        province = draw.choice(list("ABCDE"), p=[0.4, 0.3, 0.2, 0.06, 0.04])
        form, sex = draw.choice(list("xyz"), p=[0.6, 0.3, 0.1]), draw.choice(list("uvw"), p=[0.5, 0.3, 0.2])
        rows.append(f"{province},{form},{sex}")
    (place / "persons.csv").write_text("\n".join(rows) + "\n")


def published(place: Path, out: str, tables: Any, *earlier: str) -> Result:
    said = {
        "title": "Invented persons",
        "unit": "persons",
        "source": "persons.csv",
        "as_of": "2026-03-31",
        "threshold": 5,
        "tables": tables,
        "earlier": [{"folder": each, "same_persons": True} for each in earlier],
    }
    (place / "spec.yaml").write_text(yaml.safe_dump(said))
    return CliRunner().invoke(publish, [str(place / "spec.yaml"), "--out", str(place / out)])


def audited(place: Path, out: str, same: str) -> int:
    return CliRunner().invoke(audit, [str(place / out), "--same", str(place / same)]).exit_code


@pytest.mark.parametrize("seed", LEAKING)
def test_what_two_publications_tell_together_is_hidden_when_the_first_is_named(tmp_path: Path, seed: int) -> None:
    persons(tmp_path, seed)
    first, second = {"forms": ["province", "form"]}, {"sexes": ["province", "sex"]}
    assert published(tmp_path, "first", first).exit_code == 0
    assert published(tmp_path, "careless", second).exit_code == 0
    assert audited(tmp_path, "careless", "first") == 1
    told = published(tmp_path, "careful", second, "first")
    assert told.exit_code == 0, told.stderr
    assert audited(tmp_path, "careful", "first") == 0
    lines = (tmp_path / "careful" / "sexes.csv").read_text().splitlines()
    assert lines[0] == "province,sex,count"
    assert len(lines) == 1 + 6 * 4


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("A,x,u\n" * 9, "an earlier release tells other figures of"),
        ("F,x,u\n" * 9, "an earlier release has no province F: it is not of the same persons"),
    ],
)
def test_an_earlier_release_of_others_is_refused(tmp_path: Path, change: str, words: str) -> None:
    persons(tmp_path, 31)
    assert published(tmp_path, "first", {"forms": ["province", "form"]}).exit_code == 0
    with (tmp_path / "persons.csv").open("a") as file:
        file.write(change)
    told = published(tmp_path, "second", {"sexes": ["province", "sex"]}, "first")
    assert (told.exit_code, words in told.stderr) == (2, True), told.stderr
    assert not (tmp_path / "second").exists()
