"""`samakki mission`: which of the rows that the sources of this project ask for a passing test shows."""

import csv
import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

CHECKOUT: Final = Path(__file__).resolve().parents[4]


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement with the tests that show it."""

    name: str
    text: str
    tests: tuple[str, ...]


def shown_rows(requirements: Path, record: Path) -> tuple[list[Row], int]:
    """Tell which rows are shown, and of how many: a row is when all its tests passed wherever they last ran."""
    told = json.loads(record.read_text())
    tests_of: defaultdict[str, list[str]] = defaultdict(list)
    for test, rows in told["marked"].items():
        for row in rows:
            tests_of[row].append(test)
    with requirements.open(newline="") as file:
        asked = [(line["id"], line["requirement"]) for line in csv.DictReader(file)]
    shown = [
        Row(name, text, tuple(sorted(tests_of[name])))
        for name, text in asked
        if tests_of[name] and all(_passed(told["results"].get(test, {})) for test in tests_of[name])
    ]
    return shown, len(asked)


def _passed(outcomes: dict[str, str]) -> bool:
    return bool(outcomes) and set(outcomes.values()) == {"passed"}


@click.command()
@click.option("--asvs", is_flag=True, help="Tell it of the OWASP standard ASVS 5.0, levels 1 and 2, instead.")
def mission(*, asvs: bool) -> None:
    """Print the requirements that a passing test shows, each with its tests, and how many of all they are.

    The last run of the tests says which; when there was none, the tests that name a requirement are run now.
    """
    requirements = CHECKOUT / "docs" / ("asvs.csv" if asvs else "requirements.csv")
    record = CHECKOUT / "build" / "mission.json"
    if not requirements.exists():
        message = "The requirements and their tests are in the source tree: run this from a checkout."
        raise click.ClickException(message)
    if not record.exists():
        _run_the_tests()
    if not record.exists():
        message = "The tests did not run: `make dev` prepares what they need."
        raise click.ClickException(message)
    shown, asked = shown_rows(requirements, record)
    for row in shown:
        click.echo(f"{row.name}  {row.text}")
        for test in row.tests:
            click.echo(f"    {test}")
    click.echo(f"{len(shown)} of {asked} rows")


def _run_the_tests() -> None:
    click.echo("No record of the tests yet: running those that name a requirement.", err=True)
    subprocess.run([sys.executable, "-m", "pytest", "-q", "-m", "req or asvs"], cwd=CHECKOUT, check=False, stdout=2)


commands: list[click.Command] = [mission]
