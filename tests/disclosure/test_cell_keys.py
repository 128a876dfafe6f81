"""Noise by keys: the same persons have the same noise everywhere, and what several such tables leave open is found."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from samakki.disclosure import publication
from samakki.disclosure.specification import RefusedSpecificationError, read_specification
from samakki.doors.cli import publishing
from tests.disclosure.specified import TABLES, write_spec
from tests.given import SeededChance

SECRET = bytes(range(7, 39))
MOST = 12


@pytest.fixture
def place(tmp_path: Path) -> Path:
    draw = np.random.default_rng(3)
    rows = ["number,province,form,sex"]
    for number in range(120):
        province = draw.choice(["P1", "P2", "P3"], p=[0.6, 0.36, 0.04])
        form = "labour" if province == "P3" else draw.choice(["labour", "sexual", "begging"], p=[0.6, 0.35, 0.05])
        rows.append(f"N{number:04},{province},{form},{draw.choice(['f', 'm'])}")
    (tmp_path / "persons.csv").write_text("\n".join(rows) + "\n")
    (tmp_path / "key").write_bytes(SECRET)
    (tmp_path / "key").chmod(0o600)
    return tmp_path


def specified(place: Path, **changes: Any) -> Path:
    keyed = {"method": "cell-keys", "record": "number", "key_file": "key", "most": MOST}
    return write_spec(place, {**TABLES, **keyed}, changes)


def published(place: Path, *more: str, out: str = "out", **changes: Any) -> Result:
    return CliRunner().invoke(publishing.publish, [str(specified(place, **changes)), "--out", str(place / out), *more])


def counts_in(file: Path) -> dict[tuple[str, ...], int]:
    return {tuple(row[:-1]): int(row[-1]) for row in (line.split(",") for line in file.read_text().splitlines()[1:])}


def true_counts(place: Path) -> dict[tuple[str, str], int]:
    rows = [line.split(",")[1:3] for line in (place / "persons.csv").read_text().splitlines()[1:]]
    provinces, forms = ({row[at] for row in rows} | {"total"} for at in (0, 1))
    return {
        (a, b): sum((a in {row[0], "total"}) and (b in {row[1], "total"}) for row in rows)
        for a, b in product(provinces, forms)
    }


def test_noise_is_the_same_in_every_table_and_release_and_zeros_stay_zero(place: Path) -> None:
    assert published(place).exit_code == 0
    first, truth = counts_in(place / "out" / "forms.csv"), true_counts(place)
    assert all(abs(first[cell] - count) <= min(count, MOST) for cell, count in truth.items())
    assert sum(first[cell] != count for cell, count in truth.items()) > len(truth) / 2
    assert truth["P3", "begging"] == first["P3", "begging"] == 0
    assert counts_in(place / "out" / "sexes.csv")["P1", "total"] == first["P1", "total"]
    assert published(place, out="again", tables={"f": ["form"], "p": ["province"]}).exit_code == 0
    assert counts_in(place / "again" / "p.csv")["P2",] == first["P2", "total"]
    assert counts_in(place / "again" / "f.csv")["labour",] == first["total", "labour"]
    (place / "key").write_bytes(SECRET[::-1])
    assert published(place, out="other").exit_code == 0
    assert counts_in(place / "other" / "forms.csv") != first


def test_figures_are_marked_as_not_adding_up_and_neither_records_nor_the_secret_are_told(place: Path) -> None:
    assert "none can be worked out" in published(place).stdout
    told = json.loads((place / "out" / "report.json").read_text())
    assert (told["method"], told["most"], told["adds_up"], told["hidden"]) == ("cell-keys", MOST, False, 0)
    machine = json.loads((place / "out" / "datapackage.json").read_text())["samakki"]
    assert (machine["method"], machine["most"], machine["adds_up"]) == ("cell-keys", MOST, False)
    words = (place / "out" / "report.md").read_text()
    assert "Sums do not hold" in words
    assert "All sums hold" not in words
    everything = b"".join(file.read_bytes() for file in (place / "out").iterdir())
    assert b"N0001" not in everything
    assert b"number" not in everything
    assert SECRET not in everything
    assert SECRET.hex().encode() not in everything


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"record": None}, "record: this is text"),
        ({"record": "nr"}, "persons.csv has no column nr"),
        ({"record": "sex"}, "record: sex is a breakdown of sexes, and the number of a record is never published"),
        ({"most": None}, "most: a whole number"),
        ({"most": 5}, "most: 5 is not above the threshold 5"),
        ({"key_file": "nowhere"}, "nowhere can't be read: No such file or directory; begin it once with --begin-key"),
        ({"key_file": "open"}, "open may be read by others than its owner"),
        ({"key_file": "short"}, "short is no secret: 32 to 4096 bytes"),
        ({"key_file": "plain"}, "plain is no secret"),
        ({"key_file": "."}, "may be read by others"),
        ({"key_file": "out/key"}, "key_file: key lies in the folder that is published"),
        ({"count": "number"}, "count: counts have no records"),
        ({"zeros": "shown"}, "zeros: tables with noise"),
        ({"base": 5}, "base: only rounding has a base"),
        ({"method": None}, "record: only cell-keys has a record"),
        ({"earlier": [{"folder": "x"}]}, "earlier 1: where persons changed, noise is drawn anew"),
    ],
)
def test_what_protects_nothing_is_refused_and_nothing_is_written(
    place: Path, changes: dict[str, Any], words: str
) -> None:
    for name, content, mode in (("open", SECRET, 0o640), ("short", SECRET[1:], 0o600), ("plain", b"0" * 40, 0o600)):
        (place / name).write_bytes(content)
        (place / name).chmod(mode)
    result = published(place, **changes)
    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr
    assert not (place / "out").exists()


@pytest.mark.parametrize(
    ("row", "words"), [("N0007,P1,labour,f", "row 121 has the number of row 8"), (",P1,labour,f", "row 121 has no num")]
)
def test_a_record_without_a_number_of_its_own_is_refused(place: Path, row: str, words: str) -> None:
    with (place / "persons.csv").open("a") as file:
        file.write(row + "\n")
    result = published(place)
    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr


def test_a_key_is_begun_once_and_only_its_owner_reads_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "SystemChance", SeededChance)
    (place / "key").unlink()
    lost = published(place, "--begin-key", key_file="no/such/key")
    assert (lost.exit_code, "key can't be written: No such file" in lost.stderr) == (2, True), lost.stderr
    assert not (place / "out").exists()
    assert published(place, "--begin-key").exit_code == 0
    assert (place / "key").stat().st_mode & 0o777 == 0o600
    assert len((place / "key").read_bytes()) == 32
    assert "is there already" in published(place, "--begin-key", out="again").stderr
    assert published(place, out="again").exit_code == 0
    assert counts_in(place / "again" / "forms.csv") == counts_in(place / "out" / "forms.csv")
    refused = published(place, "--begin-key", out="more", method=None, record=None, key_file=None, most=None)
    assert "only cell-keys has a key file" in refused.stderr


def tried(place: Path, most: int, secrets: int, **changes: Any) -> Iterator[tuple[Path, str]]:
    """Publish under one secret after the other, each with a key file of its own."""
    for number in range(secrets):
        draw = np.random.default_rng(number)
        spec = read_specification(specified(place, most=most, key_file=f"key{number}", **changes))
        out = place / f"out{number}"
        try:
            publication.publish(spec, out, draw, draw.bytes(32))
        except RefusedSpecificationError as wrong:
            yield out, str(wrong)
        else:
            yield out, ""


def test_noise_that_sums_take_away_again_is_refused_before_anybody_sees_it(place: Path) -> None:
    found = list(tried(place, 6, 40))
    refused = [(out, words) for out, words in found if words]
    assert 0 < len(refused) < len(found)
    for out, words in refused:
        assert "can be worked out" not in (place / "spec.yaml").read_text()
        assert "noise of at most 6 leaves what can be worked out" in words
        assert not out.exists()
        assert not (place / out.name.replace("out", "key")).exists()


def test_what_an_earlier_release_shows_of_the_same_persons_no_noise_hides(place: Path) -> None:
    exactly = {"method": None, "record": None, "key_file": None, "most": None, "threshold": 2}
    assert published(place, out="shown", tables={"p": ["province"]}, **exactly).exit_code == 0
    told = [{"folder": "shown", "same_persons": True}]
    few = true_counts(place)["P3", "total"]
    assert 2 <= few < 5
    refused = published(place, earlier=told)
    assert (refused.exit_code, f"P3, total ({few} to {few})" in refused.stderr) == (2, True), refused.stderr
    assert published(place).exit_code == 0


def audited(folder: Path, *more: str) -> int:
    return CliRunner().invoke(publishing.audit, [str(folder), *more]).exit_code


def test_less_noise_than_there_was_is_no_excuse_for_the_attack(place: Path) -> None:
    published(place)
    machine = place / "out" / "datapackage.json"
    told = json.loads(machine.read_text())
    told["samakki"]["most"] = 2
    machine.write_text(json.dumps(told))
    assert audited(place / "out") in {1, 2}
