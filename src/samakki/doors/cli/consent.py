"""`samakki consent`: takes texts in that are read together with people, lists them, ends what has run out."""

import sys
from pathlib import Path
from typing import Final

import click
from django.utils.translation import gettext as _

from samakki.access.queries import at_home
from samakki.access.words import stranger
from samakki.consent import actions, jobs
from samakki.consent.words import ConsentText, TextsRefusedError, TextTakenError
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, Standing

REFUSED: Final = 1
_FOLDER: Final = click.option("--data", metavar="FOLDER", expose_value=False, help="Where the node lives.")


@click.group()
def consent() -> None:
    """See to what is read together with people, and to grounds whose time is over."""


@consent.command()
@_FOLDER
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def texts(file: Path | None) -> None:
    """Take FILE, a text in its languages (YAML), in; without FILE those of this release.

    A text is read with nobody before somebody who leads an agency has signed it on the page of texts. A version is
    never changed: what differs needs a version of its own. Ends with 1 when the file was refused.
    """
    by = _node()
    try:
        taken = actions.load_texts(by, file.read_text("utf-8")) if file else jobs.ship_texts(by)
    except (TextsRefusedError, UnicodeDecodeError) as refused:
        click.echo(_("{file} was not taken in: {reason}").format(file=file, reason=refused), err=True)
        sys.exit(REFUSED)
    except TextTakenError as there:
        told = _("{file} was not taken in: {text} is here already and says something else.")
        click.echo(told.format(file=file, text=there), err=True)
        sys.exit(REFUSED)
    for text in taken:
        click.echo(_told(text))


@consent.command()
@_FOLDER
def expire() -> None:
    """Take back the keys of what was shared and has run out; nothing can be seen by it in any case.

    A node that is served does so by itself, each minute.
    """
    click.echo(_("{count} grounds ended").format(count=jobs.expire(_node())))


def _told(text: ConsentText) -> str:
    return f"{text.name}\t{text.version}\t{text.language}\t{text.state}\t{text.hash[:16]}"


def _node() -> By:
    return at_home(stranger(WallClock(), SystemChance(), Standing.NODE))


commands: Final = (consent,)
