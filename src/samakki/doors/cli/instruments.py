"""`samakki instruments`: takes forms in, and lists them."""

import sys
from pathlib import Path
from typing import Final

import click

from samakki.access import queries as access
from samakki.access.words import stranger
from samakki.instruments import actions, queries
from samakki.instruments.actions import Naming
from samakki.instruments.words import LONGEST_NAME, Imported, NameRefusedError, RefusedFormError
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.sections.words import Section

REFUSED: Final = 1
LARGEST: Final = 6_000_000


@click.group()
def instruments() -> None:
    """Take forms of the field (XLSForm) in, and list them."""


@instruments.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", default="", help="What the form is called here; else its own title, else the file's name.")
@click.option(
    "--section",
    type=click.Choice([section.value for section in Section]),
    default=Section.EXPERIENCE.value,
    show_default=True,
    help="The section of a case file that its answers go to.",
)
def import_form(file: Path, name: str, section: str) -> None:
    """Take FILE in as a new form, or as the next version of one; the same file again changes nothing.

    Ends with 0 when the form is in, with 1 when it was refused: every reason is printed with sheet, row and column.
    """
    if file.stat().st_size > LARGEST:
        click.echo(f"{file.name}: larger than {LARGEST:,} bytes: no form is.", err=True)
        sys.exit(REFUSED)
    try:
        made = actions.import_xlsform(_node(), file.read_bytes(), Naming(file.name, name.strip(), Section(section)))
    except RefusedFormError as refused:
        click.echo(f"{file.name} was not taken in:", err=True)
        for finding in refused.findings:
            click.echo(f"  {finding}", err=True)
        sys.exit(REFUSED)
    except NameRefusedError:
        click.echo(f"Give it another name: at most {LONGEST_NAME} letters, and no other form's.", err=True)
        sys.exit(REFUSED)
    _tell(made)


@instruments.command(name="list")
def list_forms() -> None:
    """List the forms that are here, each with its newest version."""
    for line in queries.instruments(_node()):
        newest = line.newest
        languages = ", ".join(newest.languages) or "-"
        day = newest.imported_at.date().isoformat()
        click.echo(f"{line.name}\tversion {newest.number}\t{newest.questions} questions\t{languages}\t{day}")


def _tell(made: Imported) -> None:
    if made.new:
        click.echo(f"{made.name}: version {made.number}, {made.questions} questions.")
    else:
        click.echo(f"{made.name}: this is version {made.number}, which is here already. Nothing was changed.")
    for remark in made.remarks:
        click.echo(f"  {remark}")


def _node() -> By:
    return access.at_home(stranger(WallClock(), SystemChance(), Standing.NODE))


commands: Final = (instruments,)
