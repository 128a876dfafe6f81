"""`samakki instruments ship` and `samakki instruments indicators`: what a release brings, and a country's own law."""

import sys
from pathlib import Path
from typing import Final

import click

from samakki.access import queries as access
from samakki.access.words import stranger
from samakki.instruments import actions, jobs, queries
from samakki.instruments.words import Imported, SetLoaded, SetRefusedError, VersionState
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, Standing

REFUSED: Final = 1
LARGEST: Final = 1_000_000


@click.command()
def ship() -> None:
    """Bring in the forms and sets of indicators of this release; what is here already stays as it is.

    A form that has changed becomes the next version, published by the release. Where people here begin a version of
    their own, the release's next one comes as a draft. Run it after every upgrade.
    """
    node = _node()
    for made in jobs.ship(node):
        click.echo(_form(made))
    for loaded in jobs.ship_indicators(node):
        click.echo(_set(loaded))


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def indicators(file: Path | None) -> None:
    """Load FILE, a set of indicators or a country's definitions (YAML); without FILE, list the sets that are here.

    The same file again changes nothing; a changed one is the next version, and earlier screenings keep theirs. Ends
    with 1 when the file was refused.
    """
    if file is None:
        for shown in queries.indicator_sets(_node()):
            told = (f"version {shown.number}", f"{len(shown.content.indicators)} indicators", shown.content.source)
            click.echo("\t".join((shown.content.name, *told)))
        return
    try:
        loaded = actions.load_indicators(_node(), _text(file))
    except (SetRefusedError, UnicodeDecodeError) as refused:
        click.echo(f"{file.name} was not taken in: {refused}", err=True)
        sys.exit(REFUSED)
    click.echo(_set(loaded))


def _text(file: Path) -> str:
    if file.stat().st_size > LARGEST:
        message = f"larger than {LARGEST:,} bytes"
        raise SetRefusedError(message)
    return file.read_text("utf-8")


def _form(made: Imported) -> str:
    if not made.new:
        return f"{made.name}: version {made.number} is here already."
    how = "a draft, because you begin a version of your own" if made.state is VersionState.DRAFT else "published"
    return f"{made.name}: version {made.number}, {made.questions} questions, {how}."


def _set(loaded: SetLoaded) -> str:
    return f"{loaded.name}: version {loaded.number}{'' if loaded.new else ' is here already'}."


def _node() -> By:
    return access.at_home(stranger(WallClock(), SystemChance(), Standing.NODE))
