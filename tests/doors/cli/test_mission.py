import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.mission import ROOT, known_rows

from samakki.doors.cli import mission
from samakki.doors.cli.mission import shown_rows

LIST = "id,area,requirement\nA-01,A,first\nA-02,A,second\nA-03,A,third\nA-04,A,fourth\n"


def write(folder: Path, marked: dict[str, list[str]], results: dict[str, dict[str, str]]) -> tuple[Path, Path]:
    (folder / "list.csv").write_text(LIST)
    (folder / "record.json").write_text(json.dumps({"marked": marked, "results": results}))
    return folder / "list.csv", folder / "record.json"


def test_a_row_is_shown_when_all_its_tests_passed(tmp_path: Path) -> None:
    marked = {"t1": ["A-01"], "t2": ["A-01", "A-02"], "t3": ["A-02"], "t4": ["A-03"]}
    results = {
        "t1": {"sqlite": "passed", "postgresql": "passed"},
        "t2": {"sqlite": "passed"},
        "t3": {"sqlite": "passed", "postgresql": "failed"},
    }
    shown, asked = shown_rows(*write(tmp_path, marked, results))
    assert [(row.name, row.tests) for row in shown] == [("A-01", ("t1", "t2"))]
    assert asked == 4


def test_a_skipped_test_shows_nothing(tmp_path: Path) -> None:
    assert shown_rows(*write(tmp_path, {"t": ["A-01"]}, {"t": {"sqlite": "skipped"}})) == ([], 4)


def test_the_list_has_573_rows() -> None:
    assert len(known_rows()) == 573


@pytest.mark.parametrize("workers", [[], ["-n", "1"]])
def test_a_run_records_its_marked_tests(tmp_path: Path, workers: list[str]) -> None:
    outcome = run(tmp_path, 'req("CASE-01")', workers)
    assert outcome.returncode == 1, outcome.stdout
    told = json.loads((tmp_path / "record.json").read_text())
    assert told["marked"] == {"test_it.py::test_good": ["CASE-01"], "test_it.py::test_bad": ["CASE-01"]}
    assert told["results"] == {
        "test_it.py::test_good": {"sqlite": "passed"},
        "test_it.py::test_bad": {"sqlite": "failed"},
    }


@pytest.mark.parametrize("mark", ['req("CASE-999")', 'req("6.2.1")', 'asvs("6.2.99")'])
def test_a_row_that_nobody_asked_for_is_an_error(tmp_path: Path, mark: str) -> None:
    outcome = run(tmp_path, mark, [])
    assert outcome.returncode == pytest.ExitCode.USAGE_ERROR
    assert mark.split('"')[1] in outcome.stdout + outcome.stderr


def test_without_a_record_the_marked_tests_are_run_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "requirements.csv").write_text("id,area,requirement\nCASE-01,CASE,ten steps\nB-01,B,more\n")
    lay(tmp_path, 'req("CASE-01")', "build/mission.json", bad="True")
    monkeypatch.setattr(mission, "CHECKOUT", tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:django -p no:cacheprovider")
    answer = CliRunner().invoke(mission.mission)
    assert answer.exit_code == 0, answer.output
    assert "CASE-01  ten steps\n    test_it.py::test_bad\n    test_it.py::test_good\n" in answer.stdout
    assert answer.stdout.splitlines()[-1] == "1 of 2 rows"


def test_what_the_standard_asks_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "requirements.csv").write_text("id,area,requirement\nCASE-01,CASE,ten steps\n")
    asked = "id,level,requirement,verdict,reason\n6.2.1,1,long enough,tested,\n6.2.2,1,can be changed,open,\n"
    (tmp_path / "docs" / "asvs.csv").write_text(asked)
    (tmp_path / "build").mkdir()
    passed = {"sqlite": "passed"}
    told = {"marked": {"t1": ["CASE-01"], "t2": ["6.2.1"]}, "results": {"t1": passed, "t2": passed}}
    (tmp_path / "build" / "mission.json").write_text(json.dumps(told))
    monkeypatch.setattr(mission, "CHECKOUT", tmp_path)
    answer = CliRunner().invoke(mission.mission, ["--asvs"])
    assert answer.stdout == "6.2.1  long enough\n    t2\n1 of 2 rows\n"


def run(folder: Path, mark: str, options: list[str]) -> subprocess.CompletedProcess[str]:
    lay(folder, mark, "record.json", bad="False")
    env = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:django", "-p", "no:cacheprovider", *options],
        cwd=folder,
        env=env,
        check=False,
        capture_output=True,
        text=True,
    )


def lay(folder: Path, mark: str, record: str, bad: str) -> None:
    """Lay out a small project with two marked tests and one that is not."""
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    req(*rows): rows\n    asvs(*rows): rows\n")
    (folder / "conftest.py").write_text(
        "from pathlib import Path\nfrom tests.mission import Mission\n"
        "def pytest_configure(config):\n"
        f"    config.pluginmanager.register(Mission(config, Path(__file__).parent / {record!r}))\n"
    )
    (folder / "test_it.py").write_text(
        f"import pytest\n\n@pytest.mark.{mark}\ndef test_good(): ...\n\n"
        f"@pytest.mark.{mark}\ndef test_bad(): assert {bad}\n\ndef test_other(): ...\n"
    )
