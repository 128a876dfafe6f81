"""`samakki databook synthesize`: rows of nobody that resemble a file of persons.

Exit codes: 0 made, 1 refused: the file, the codebook or the budget; then nothing was written and nothing was spent.
"""

import json
import sys
from pathlib import Path
from typing import Final

import click
from django.utils.translation import gettext as _

from samakki.disclosure.dice import dice
from samakki.disclosure.synthesis import ledger as ledgers
from samakki.disclosure.synthesis.domain import coded
from samakki.disclosure.synthesis.layouts import CTDC, Filled, laid_out, read_mapping
from samakki.disclosure.synthesis.making import Made, make, spending_of
from samakki.disclosure.synthesis.reading import read_codebook, read_table, rows_as_csv
from samakki.disclosure.synthesis.telling import Terms, about, about_page, inside, inside_page
from samakki.disclosure.synthesis.words import Budget, Codebook, RefusedError, Table
from samakki.kernel.clocks import SystemChance
from samakki.kernel.folders import PUBLIC, made_at

REFUSED: Final = 1
DELTA: Final = 1e-7
_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
_PLACE: Final = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--out", type=_PLACE, required=True, help="The folder for the rows and the page that goes out with them.")
@click.option("--epsilon", type=float, required=True, help="How much may be told of a person; 1 is strict, 4 is usual.")
@click.option(
    "--delta",
    type=float,
    default=DELTA,
    show_default=True,
    help="The chance that more is told; well below one in the number of persons, and never read off the file.",
)
@click.option(
    "--codebook", type=_FILE, help="JSON with the public codes of each column; else they are found privately."
)
@click.option("--person", metavar="COLUMN", help="The column that says whose row it is; else each row is a person.")
@click.option(
    "--rows", type=click.IntRange(1, 100), default=1, show_default=True, help="Rows counted of a person, at most."
)
@click.option("--ledger", type=_PLACE, help="The file that keeps what was told of the same persons over all releases.")
@click.option("--open-ledger", type=float, metavar="EPSILON", help="Begin the ledger: all that may ever be told.")
@click.option(
    "--inside", "kept", type=_PLACE, help="The folder for the exact report, which stays inside; else OUT-inside."
)
@click.option("--layout", type=click.Choice([CTDC]), help="Write the rows in the columns of others, too.")
@click.option("--mapping", type=_FILE, help="YAML: which of our columns and codes fill which of that layout.")
def synthesize(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    file: Path,
    out: Path,
    epsilon: float,
    delta: float,
    codebook: Path | None,
    person: str | None,
    rows: int,
    ledger: Path | None,
    open_ledger: float | None,
    kept: Path | None,
    layout: str | None,
    mapping: Path | None,
) -> None:
    """Make rows of nobody that resemble those of FILE (CSV or Parquet), with differential privacy for each person.

    They are for trying things out, and never the source of official figures.
    """
    kept = kept or out.with_name(out.name + "-inside")
    try:
        _must_be_new(out, kept)
        terms = Terms(Budget(epsilon, delta), person, rows, codebook is not None)
        table = read_table(file, person)
        book = None if codebook is None else read_codebook(codebook)
        filled = _mapped(layout, mapping, book)
        _spend(table, terms, book, ledger, open_ledger, file.name)
        made = make(table, terms.budget, book, rows, dice(SystemChance()))
    except RefusedError as refused:
        click.echo(str(refused), err=True)
        sys.exit(REFUSED)
    _write(made, terms, out, kept, filled)
    told = _("%(rows)d rows of nobody in %(out)s. How near they come to the true ones, in %(kept)s, stays inside.")
    click.echo(told % {"rows": made.rows.rows, "out": out, "kept": kept})


def _must_be_new(*folders: Path) -> None:
    for folder in folders:
        if folder.exists():
            message = _("%(out)s is there already, and is not written over.") % {"out": folder}
            raise RefusedError(message)


def _spend(  # noqa: PLR0913, PLR0917 -- what is told, of whom, and where it is entered
    table: Table, terms: Terms, book: Codebook | None, ledger: Path | None, whole: float | None, name: str
) -> None:
    """Enter the release before it is made; a file that would be refused is refused before anything is spent."""
    if book is not None:
        coded(table, book, strict=True)
    if ledger is None:
        click.echo(_("No ledger keeps what was told of these persons: nobody will know when it is too much."), err=True)
        return
    if whole is not None:
        ledgers.open_ledger(ledger, Budget(whole, ledgers.DELTAS * terms.budget.delta))
    elif not ledger.exists():
        message = _("There is no ledger %(file)s. Begin it with --open-ledger.") % {"file": ledger}
        raise RefusedError(message)
    entered = ledgers.enter(ledger, name, spending_of(terms.budget, declared=book is not None))
    told = _("Told of each person so far: epsilon %(spent).3g of %(whole)g.")
    click.echo(told % {"spent": entered.spent(), "whole": entered.whole.epsilon})


def _mapped(layout: str | None, mapping: Path | None, book: Codebook | None) -> dict[str, Filled]:
    """Read how rows are laid out for others, before anything is spent."""
    if layout is None and mapping is None:
        return {}
    if layout is None or mapping is None or book is None:
        message = _("--layout needs --mapping, and --codebook: every code has its place before anything is spent.")
        raise RefusedError(message)
    return read_mapping(mapping, book)


def _write(made: Made, terms: Terms, out: Path, kept: Path, filled: dict[str, Filled]) -> None:
    with made_at(kept) as folder:
        (folder / "utility.json").write_text(_json(inside(made, terms)), "utf-8")
        (folder / "utility.md").write_text(inside_page(made), "utf-8")
    with made_at(out, PUBLIC) as folder:
        (folder / "synthetic.csv").write_text(rows_as_csv(made.rows), "utf-8")
        if filled:
            (folder / f"{CTDC}.csv").write_text(laid_out(made.rows, filled), "utf-8")
        layouts = (CTDC,) if filled else ()
        (folder / "about.json").write_text(_json(about(made, terms, layouts)), "utf-8")
        (folder / "README.md").write_text(about_page(made, terms, layouts), "utf-8")


def _json(told: object) -> str:
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"
