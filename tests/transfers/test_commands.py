"""At the terminal: the passphrase is asked and never an argument; who may not, does not."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from samakki.access.models import Member, Node
from samakki.cases.models import Case
from samakki.doors.cli.transfers import export_group, import_group
from samakki.kernel.deeds import By
from tests.cases.conftest import DARA, MALI, settle
from tests.transfers.conftest import table

HEAD = ["Case No.", "Name as this person wishes", "Date of birth", "Sex"]
ROWS = [["R-1", "DEMO Mali", "2001", "Female"], ["R-2", "DEMO Dao", "2018-02-30", "Male"]]


@pytest.fixture
def node(stores: None, node_secret: None, node_by: By, request: pytest.FixtureRequest) -> By:
    with pytest.MonkeyPatch.context() as patch:
        from samakki.kernel import deeds  # noqa: PLC0415 -- only while the house is founded

        patch.setattr(deeds._House, "judge", staticmethod(lambda _by, _act, _about: True))
        settle(node_by)
    Node.objects.create(node=node_by.node, founded_at=node_by.clock.now())
    Member.objects.filter(pk=DARA).update(role="supervisor")
    return replace(node_by)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "register.csv"
    place.write_bytes(table(HEAD, *ROWS).read())
    return place


def run(
    group: object, *arguments: str, login: str = "dara", member: object = DARA, second: object = ""
) -> tuple[int, str]:
    done = CliRunner().invoke(
        group, [*arguments, "--as", login], input=f"passphrase of {member}\npassphrase of {second}\n"
    )  # type: ignore[arg-type]  # a file made for the test
    assert f"passphrase of {member}" not in done.output
    return done.exit_code, done.output


def test_a_register_is_guessed_looked_at_tried_taken_in_mended_and_handed_on(node: By, file: Path) -> None:
    code, said = run(import_group, "cases", str(file))
    plan = file.with_suffix(".map.yaml")
    assert (code, plan.exists()) == (0, True), said
    mapped = ("cases", str(file), "--map", str(plan))
    code, said = run(import_group, *mapped, "--dry-run")
    assert code == 2
    assert "1 cases would be opened" in said
    assert not Case.objects.exists()
    code, said = run(import_group, *mapped)
    assert code == 2
    assert "C3: No calendar has this day." in said
    assert Case.objects.count() == 1
    mend = file.with_suffix(".mend.csv")
    mend.write_text(mend.read_text("utf-8-sig").replace("2018-02-30", "2018-02-28"), "utf-8")
    code, said = run(import_group, "cases", str(mend), "--map", str(plan))
    assert (code, Case.objects.count()) == (0, 2), said
    out = file.with_suffix(".zip")
    code, said = run(export_group, "cases", "--purpose", "referral", "--out", str(out))
    assert (code, out.exists()) == (1, False)
    assert "Several cases take a second yes" in said
    code, said = run(export_group, "cases", "--purpose", "referral", "--out", str(out), "--second", "mali", second=MALI)
    assert code == 0, said
    assert out.exists()
    assert b"DEMO" not in out.read_bytes()


def test_a_caseworker_takes_nothing_in_and_hands_nothing_on(node: By, file: Path) -> None:
    code, _said = run(import_group, "cases", str(file), login="mali", member=MALI)
    assert code == 1
    assert not file.with_suffix(".map.yaml").exists()
    code, _said = run(export_group, "cases", "--purpose", "referral", login="mali", member=MALI)
    assert code == 1


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"samakki: map 1\ncolumns: [", "file, line 2: this is no YAML: This is no map that can be read."),
        (b"samakki: map 1\ncolumns:\n  Sex: leave\n  Sex: identity.sex\n", "file, line 4: Sex stands twice"),
        (b"samakki: map 1\ncolumns: {Sex: {field: identity.sex, codes: [F]}}", "columns, Sex, codes: names with"),
        (b"samakki: map 1\ncolumns: " + b"[" * 9_000, "this is no YAML"),
        ("samakki: map 1\nsource: \u0e0a\n".encode("cp874"), "UTF-8: This is no map that can be read."),
    ],
)
def test_a_map_that_cannot_be_read_is_refused_with_its_line(node: By, file: Path, written: bytes, said: str) -> None:
    plan = file.with_suffix(".map.yaml")
    plan.write_bytes(written)
    code, told = run(import_group, "cases", str(file), "--map", str(plan))
    assert (code, said in told) == (1, True), told
    assert Case.objects.count() == 0


def test_a_file_that_cannot_be_read_is_refused_with_its_row(node: By, tmp_path: Path) -> None:
    place = tmp_path / "mixed.csv"
    place.write_bytes(b"Name,Sex\nSom,Female\n" + "ชื่อ,Male\n".encode("cp874"))
    code, said = run(import_group, "cases", str(place))
    assert code == 1
    assert "3: The signs here are in another encoding" in said
