"""`samakki databook book`: the data book as a folder of pages, and on paper.

Exit codes: 0 made, 1 refused: the edition, one of its tables, or the folder; then nothing was written.
"""

import sys
from pathlib import Path
from typing import Final, NoReturn

import click
from django.utils.translation import gettext as _

from samakki.doors.book.building import OnPaper, build
from samakki.kernel.told import ToldWrongError
from samakki.tables.editions.reading import read_edition
from samakki.tables.editions.revising import revised

REFUSED: Final = 1
_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("edition", type=_FILE)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A new folder for the book.")
@click.option("--paper", is_flag=True, help="Make a report on paper (PDF) in each language, too.")
def book(edition: Path, out: Path, *, paper: bool) -> None:
    """Make a data book from its EDITION.yaml: pages in each language that was signed, charts, files to take along.

    What does not add up in a table stands beside it; what an earlier edition told otherwise is told, with why.
    """
    try:
        read = revised(read_edition(edition))
        pages = build(read, out, _lays_out() if paper else None)
    except ToldWrongError as refused:
        _stop(_("%(where)s: %(what)s") % {"where": refused.where, "what": refused.what})
    except FileExistsError:
        _stop(_("%(out)s is there already: a published book is not written over.") % {"out": out})
    click.echo(_("%(pages)d pages in %(out)s.") % {"pages": pages, "out": out})
    if read.unread:
        told = _("Not made, because nobody has read and signed the words: %(languages)s.")
        click.echo(told % {"languages": ", ".join(read.unread)}, err=True)


def _lays_out() -> OnPaper:
    try:
        from samakki.doors.book.report import write_report  # noqa: PLC0415 -- loads what lays out paper
    except OSError:
        _stop(_("What lays out paper is missing. On Debian: sudo apt-get install libpangoft2-1.0-0"))
    return write_report


def _stop(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(REFUSED)
