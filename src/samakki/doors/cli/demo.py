"""`samakki demo`: a filled node on this machine, for looking around."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click
from django.conf import settings
from django.core.management import call_command

from samakki.access.queries import at_the_machine
from samakki.access.words import stranger
from samakki.demo import jobs
from samakki.demo.words import BEGIN_WITH, NotOursError, StaffCard, Wishes
from samakki.doors.cli import serve
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import Standing

FORMS: Final = "An XLSForm to bring in besides the demonstration's own; may be given several times."


@click.command()
@click.option("--data", metavar="FOLDER", expose_value=False, help="The folder that holds everything.")
@click.option("--port", type=int, default=8000, show_default=True, help="The port to listen at.")
@click.option("--reset", is_flag=True, help="Start over: throw away what the demonstration has stored before.")
@click.option("--people", type=click.IntRange(1, 200), default=200, show_default=True, help="How many persons.")
@click.option(
    "--form", "forms", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), help=FORMS
)
@click.option("--no-serve", is_flag=True, help="Fill, and stop.")
def demo(port: int, people: int, forms: Sequence[Path], *, reset: bool, no_serve: bool) -> None:
    """Fill a node with invented persons, marked DEMO, and serve it; what is there already is kept."""
    at_the_machine(stranger(WallClock(), SystemChance(), Standing.NODE))
    folder: Path = settings.FOLDER
    staff = [] if reset else jobs.known_staff(folder)
    filling = not staff
    if filling:
        click.echo(f"Filling the demonstration in {folder}: {people} invented persons live through a year.")
        staff = _filled(folder, people, forms)
    click.echo(_table(staff))
    if not no_serve:
        click.echo(f"\n  http://127.0.0.1:{port}/   Begin as {BEGIN_WITH}.\n")
        click.echo("All persons are invented, and marked DEMO. Ctrl+C stops; the data stays.")
        serve.run(port, used=filling)


def _filled(folder: Path, people: int, forms: Sequence[Path]) -> list[StaffCard]:
    os.umask(0o077)
    try:
        brought = [(path.name, path.read_bytes()) for path in forms]
        told = Wishes(people, brought)
        return jobs.fill_folder(folder, WallClock(), SystemChance(), _make_tables, told).staff
    except NotOursError as foreign:
        message = f"{foreign} holds a node that is no demonstration. Nothing was touched: choose another folder."
        raise click.ClickException(message) from foreign


def _make_tables() -> None:
    for store in settings.DATABASES:
        call_command("migrate", database=store, verbosity=0)


def _table(staff: Sequence[StaffCard]) -> str:
    rows = [("login", "passphrase", "role", "agency")]
    first_in = sorted(staff, key=lambda card: card.login != BEGIN_WITH)
    rows += [(card.login, card.passphrase, card.role, card.agency) for card in first_in]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(["", lines[0], "-" * max(map(len, lines)), *lines[1:]])


commands = [demo]
