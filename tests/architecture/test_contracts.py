"""The floors, walls, insides and promises: kept by the house, and each seen to catch what it forbids."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.architecture.plant import ROOT, Planted

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
VIOLATIONS = [
    ("floors", "samakki.journal.queries", "samakki.cases.words"),
    ("floors", "samakki.kernel.canon", "samakki.sections.words"),
    ("doors", "samakki.doors.web.planted", "samakki.doors.cli.main"),
    ("insides", "samakki.cases.rules", "samakki.cases.models"),
    ("insides", "samakki.access.queries", "samakki.access.actions"),
    ("walls", "samakki.cases.queries", "samakki.access.models"),
    ("walls", "samakki.settings.wiring", "samakki.journal.rules"),
    ("plain", "samakki.kernel.missing", "django"),
    ("pure", "samakki.cases.rules", "django"),
    ("pure", "samakki.journal.rules", "time"),
    ("keys", "samakki.cases.actions", "samakki.vault.actions"),
    ("keys", "samakki.settings.wiring", "samakki.vault.actions"),
    ("desk", "samakki.doors.cli.main", "samakki.journal.actions"),
    ("desk", "samakki.instruments.actions", "samakki.journal.actions"),
    ("behind", "samakki.doors.web.planted", "samakki.vault.queries"),
    ("lived", "samakki.demo.actions", "samakki.journal.queries"),
    ("counted", "samakki.databook.rules", "samakki.cases.queries"),
    ("counted", "samakki.facts.rules", "samakki.journal.words"),
]
UNKNOWN_PLACES = [("floors", "samakki.basement"), ("doors", "samakki.doors.hatch"), ("insides", "samakki.cases.cellar")]


def lint(root: Path) -> tuple[int, str]:
    env = {**os.environ, "PYTHONPATH": f"{root / 'src'}:{root}", "COLUMNS": "400", "TERM": "dumb", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"],
        cwd=root,
        env=env,
        check=False,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def told(output: str, identity: str) -> str:
    """Give what was said of one contract: from its headline to the next."""
    name = next(contract["name"] for contract in CONTRACTS if contract["id"] == identity)
    _, _, broken = output.partition("Broken contracts")
    headlines = "|".join(re.escape(contract["name"]) for contract in CONTRACTS)
    parts = re.split(rf"^({headlines})$", broken, flags=re.MULTILINE)
    return "".join(parts[place + 1] for place, part in enumerate(parts) if part == name)


@pytest.fixture(scope="module")
def planted_output(tmp_path_factory: pytest.TempPathFactory) -> str:
    copy = Planted(tmp_path_factory.mktemp("planted"))
    for *_, imported in VIOLATIONS:
        if imported.startswith("samakki."):
            copy.plant(imported, "")
    for _, importer, imported in VIOLATIONS:
        copy.plant(importer, f"import {imported}")
    for _, place in UNKNOWN_PLACES:
        copy.plant(place, "")
    copy.plant("samakki.kernel.ids", "import samakki.kernel.deeds")
    status, output = lint(copy.root)
    assert status == 1, output
    return output


def test_the_house_keeps_every_contract() -> None:
    status, output = lint(ROOT)
    assert status == 0, output


@pytest.mark.parametrize(("identity", "importer", "imported"), VIOLATIONS)
def test_a_planted_import_is_caught(planted_output: str, identity: str, importer: str, imported: str) -> None:
    assert re.search(rf"\b{importer}\b.*-> {imported}\b", told(planted_output, identity)), planted_output


@pytest.mark.parametrize(("identity", "place"), UNKNOWN_PLACES)
def test_a_planted_place_that_no_floor_names_is_caught(planted_output: str, identity: str, place: str) -> None:
    assert place.rpartition(".")[2] in told(planted_output, identity), planted_output


def test_a_planted_circle_is_caught(planted_output: str) -> None:
    assert ".ids -> .deeds" in told(planted_output, "circles"), planted_output


def test_every_contract_has_a_planted_violation() -> None:
    planted = {identity for identity, *_ in VIOLATIONS} | {"circles"}
    assert planted == {contract["id"] for contract in CONTRACTS}
