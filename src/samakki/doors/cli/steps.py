"""`samakki steps rules`: takes the rules of a country in, lists them."""

import sys
from pathlib import Path
from typing import Final

import click

from samakki.access.queries import at_home
from samakki.access.words import stranger
from samakki.assistance import actions, queries
from samakki.assistance.words import LONGEST_RULES, Rules, RulesRefusedError, VersionTakenError
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, Standing

REFUSED: Final = 1


@click.group()
def steps() -> None:
    """See to the ten steps: the rules of a country, in versions, each with its source."""


@steps.group()
def rules() -> None:
    """Take the rules of a country in, and list them."""


@rules.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def load(file: Path) -> None:
    """Take FILE, the rules of a country (YAML), in; the same file again changes nothing.

    An agency chooses them on its page Rules. A version is never changed: what differs needs a version of its own. Ends
    with 1 when the file was refused.
    """
    try:
        shown = actions.load_rules(_node(), _text(file))
    except (RulesRefusedError, UnicodeDecodeError) as refused:
        click.echo(f"{file.name} was not taken in: {refused}", err=True)
        sys.exit(REFUSED)
    except VersionTakenError as taken:
        click.echo(f"{file.name} was not taken in: {taken} is here already and says something else.", err=True)
        sys.exit(REFUSED)
    click.echo(_told(shown.rules))


@rules.command(name="list")
def list_rules() -> None:
    """List the rules that are here."""
    for shown in queries.rule_sets(_node()):
        click.echo(_told(shown.rules))


def _text(file: Path) -> str:
    if file.stat().st_size > LONGEST_RULES:
        message = f"larger than {LONGEST_RULES:,} bytes"
        raise RulesRefusedError(message)
    return file.read_text("utf-8")


def _told(rules: Rules) -> str:
    country = rules.country or "no country"
    return f"{rules.name}\t{country}\tversion {rules.version}\t{len(rules.limits)} limits\t{rules.source}"


def _node() -> By:
    return at_home(stranger(WallClock(), SystemChance(), Standing.NODE))


commands: Final = (steps,)
