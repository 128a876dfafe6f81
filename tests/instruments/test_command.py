"""The command `samakki instruments`."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samakki.doors.cli.instruments import instruments
from samakki.instruments.actions import Naming, release_xlsform
from samakki.kernel.deeds import By
from tests.instruments.forms import form, q

pytestmark = pytest.mark.usefixtures("stores")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(instruments, arguments)


def test_a_form_is_taken_in_once_and_listed(tmp_path: Path) -> None:
    file = tmp_path / "intake.xlsx"
    file.write_bytes(form(q("text", "a", "First", remarks="for us")))
    first = run("import", str(file), "--name", "Intake")
    assert (first.exit_code, "Intake: version 1, 1 questions." in first.output) == (0, True)
    assert "remarks" in first.output
    again = run("import", str(file), "--name", "Intake")
    assert (again.exit_code, "Nothing was changed" in again.output) == (0, True)
    assert run("list").output.startswith("Intake\tversion 1\tdraft\t1 questions")
    assert "none is begun" in run("list").output


def test_a_refused_form_ends_with_one_and_every_reason_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "map.xlsx"
    file.write_bytes(form(q("geotrace", "a"), q("text", "b", relevant="pulldata('x') = 1")))
    result = run("import", str(file))
    assert result.exit_code == 1
    assert "Sheet “survey”, row 2, column “type”: Questions of the type “geotrace” are not supported." in result.output
    assert run("list").output == ""


def test_a_file_that_is_no_form_and_a_name_that_is_none_end_with_one(tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"nothing")
    assert run("import", str(file)).exit_code == 1
    file.write_bytes(form(q("text", "a")))
    assert run("import", str(file), "--name", "x" * 300).exit_code == 1
    assert run("import", str(tmp_path / "absent.xlsx")).exit_code == 2


def test_the_form_of_iom_is_taken_in_by_the_command(htcds_file: Path) -> None:
    result = run("import", str(htcds_file), "--name", "HTCDS")
    assert (result.exit_code, "HTCDS: version 1, 31 questions." in result.output) == (0, True)


def test_who_imports_is_told_that_it_is_a_draft_and_who_publishes_it(tmp_path: Path) -> None:
    file = tmp_path / "intake.xlsx"
    file.write_bytes(form(q("text", "a")))
    told = run("import", str(file), "--name", "Intake").output
    assert "It is a draft: nobody can begin it yet." in told
    assert "a supervisor or an administrator" in told
    assert "publish" not in {one.name for one in instruments.commands.values()}


def test_who_imports_a_form_of_more_than_sixty_questions_is_told_why_that_is_too_many(tmp_path: Path) -> None:
    file = tmp_path / "long.xlsx"
    file.write_bytes(form(*(q("text", f"a{at}") for at in range(60))))
    assert "People tire" not in run("import", str(file)).output
    file.write_bytes(form(*(q("text", f"a{at}") for at in range(61))))
    told = run("import", str(file))
    assert (told.exit_code, "It asks more than 60 questions. People tire" in told.output) == (0, True)


def test_a_form_is_written_out_byte_for_byte_and_never_over_a_file(tmp_path: Path, node_by: By) -> None:
    first, second = form(q("text", "a", "First")), form(q("text", "a", "Second"))
    release_xlsform(node_by, first, Naming("intake.xlsx"))
    file = tmp_path / "intake.xlsx"
    file.write_bytes(second)
    run("import", str(file))
    out = tmp_path / "out.xlsx"
    assert run("export", "intake", str(out)).output == f"intake, version 1 (published): {out}\n"
    assert out.read_bytes() == first
    assert run("export", "intake", str(out), "--version", "2").exit_code == 1
    assert out.read_bytes() == first
    out.unlink()
    assert run("export", "intake", str(out), "--version", "2").exit_code == 0
    assert out.read_bytes() == second
    assert run("export", "intake", str(tmp_path / "x"), "--version", "3").exit_code == 1
    assert run("export", "nothing", str(tmp_path / "x")).exit_code == 1
    assert not (tmp_path / "x").exists()
