"""`samakki instruments`: takes forms in as drafts, lists them, gives them back."""

import sys
from pathlib import Path
from typing import Final

import click
from django.utils import timezone

from samakki.access import queries as access
from samakki.access.words import stranger
from samakki.instruments import actions, jobs, queries
from samakki.instruments.actions import Naming
from samakki.instruments.words import (
    LONGEST_NAME,
    MANY_QUESTIONS,
    Imported,
    NameRefusedError,
    RefusedFormError,
    SetLoaded,
    SetRefusedError,
    VersionState,
)
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.sections.words import Section
from samakki.surveys import jobs as surveys

REFUSED: Final = 1
LARGEST: Final = 6_000_000
LARGEST_SET: Final = 1_000_000


@click.group()
def instruments() -> None:
    """Take forms of the field (XLSForm) in as drafts, list them, and give them back."""


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
    """Take FILE in as a draft of a new form, or of the next version of one; the same file again changes nothing.

    You count as one name. Nobody can begin the form until a supervisor or an administrator has published it on its
    page. Ends with 0 when the form is in, with 1 when it was refused: every reason is printed with sheet, row and
    column.
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
    """List the forms that are here, each with its newest version, how that stands, and what people begin."""
    for line in queries.instruments(_node()):
        newest = line.newest
        languages = ", ".join(newest.languages) or "-"
        day = timezone.localdate(newest.brought.at).isoformat()
        begun = f"version {line.offered.number} is begun" if line.offered else "none is begun"
        told = (f"version {newest.number}", newest.state, f"{newest.questions} questions", languages, day, begun)
        click.echo("\t".join((line.name, *told)))


@instruments.command(name="export")
@click.argument("name")
@click.option("--version", "number", type=click.IntRange(min=1), help="Which version; else the newest published one.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export_form(name: str, file: Path, number: int | None) -> None:
    """Write the workbook of the form NAME to FILE exactly as it came, to be changed and imported again.

    Without --version it is the version that people begin; if none is published, the newest draft. Ends with 1 when
    there is no such form or version, or when FILE is there already.
    """
    node = _node()
    line = next((line for line in queries.instruments(node) if line.name == name), None)
    if line is None:
        click.echo(f"There is no form named {name}. See: samakki instruments list", err=True)
        sys.exit(REFUSED)
    wanted = number or (line.offered or line.newest).number
    version = next((one for one in queries.instrument(node, line.id).versions if one.number == wanted), None)
    if version is None:
        click.echo(f"{name} has no version {wanted}.", err=True)
        sys.exit(REFUSED)
    try:
        with file.open("xb") as out:
            out.write(queries.source(node, version.id))
    except FileExistsError:
        click.echo(f"{file} is there already; nothing was written.", err=True)
        sys.exit(REFUSED)
    click.echo(f"{name}, version {wanted} ({version.state}): {file}")


@instruments.command()
def ship() -> None:
    """Bring in the forms and sets of indicators of this release; what is here already stays as it is.

    A form that has changed becomes the next version, published by the release. Where people here begin a version of
    their own, the release's next one comes as a draft. Run it after every upgrade.
    """
    node = _node()
    for made in (*jobs.ship(node), *surveys.ship(node)):
        click.echo(_told_form(made))
    for loaded in jobs.ship_indicators(node):
        click.echo(_told_set(loaded))


@instruments.command()
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
    click.echo(_told_set(loaded))


def _text(file: Path) -> str:
    if file.stat().st_size > LARGEST_SET:
        message = f"larger than {LARGEST_SET:,} bytes"
        raise SetRefusedError(message)
    return file.read_text("utf-8")


def _told_form(made: Imported) -> str:
    if not made.new:
        return f"{made.name}: version {made.number} is here already."
    how = "a draft, because you begin a version of your own" if made.state is VersionState.DRAFT else "published"
    return f"{made.name}: version {made.number}, {made.questions} questions, {how}."


def _told_set(loaded: SetLoaded) -> str:
    return f"{loaded.name}: version {loaded.number}{'' if loaded.new else ' is here already'}."


def _tell(made: Imported) -> None:
    if made.new:
        click.echo(f"{made.name}: version {made.number}, {made.questions} questions.")
    else:
        click.echo(f"{made.name}: this is version {made.number}, which is here already. Nothing was changed.")
    if made.state is VersionState.DRAFT:
        click.echo(
            f"It is a draft: nobody can begin it yet. You are the first name; a supervisor or an administrator is the"
            f" second, and publishes it under Forms, {made.name}, version {made.number}."
        )
    elif made.state is VersionState.WITHDRAWN:
        click.echo("It was withdrawn: nobody can begin it. To offer it again, give it another version in its settings.")
    if made.long:
        click.echo(
            f"It asks more than {MANY_QUESTIONS} questions. People tire: answers grow short, and what matters may stay"
            f" unsaid. Leave out what nobody uses, or make two forms for two days."
        )
    for remark in made.remarks:
        click.echo(f"  {remark}")


def _node() -> By:
    return access.at_home(stranger(WallClock(), SystemChance(), Standing.NODE))


commands: Final = (instruments,)
