"""`samakki demo`: a filled node on this machine, for looking around."""

import os
from collections.abc import Sequence
from pathlib import Path

import click
from django.conf import settings
from django.core.management import call_command

from samakki.demo import jobs
from samakki.demo.words import NotOursError, StaffCard
from samakki.doors.cli import serve
from samakki.kernel.clocks import SystemChance, WallClock


@click.command()
@click.option("--data", type=click.Path(path_type=Path), help="The folder that holds everything.")
@click.option("--port", type=int, default=8000, show_default=True, help="Where it is served.")
@click.option("--reset", is_flag=True, help="Start over: throws away what the demonstration has stored before.")
@click.option("--no-serve", is_flag=True, help="Fill, and stop.")
def demo(data: Path | None, port: int, *, reset: bool, no_serve: bool) -> None:
    """Fill a node with invented persons, marked DEMO, and serve it."""
    folder: Path = settings.FOLDER if data is None else data.resolve()
    staff = [] if reset else jobs.known_staff(folder)
    if not staff:
        click.echo("Filling the demonstration: about 200 invented persons live through a year. This takes seconds.")
        staff = _filled(folder)
    click.echo(_table(staff))
    if not no_serve:
        click.echo(f"\n  http://127.0.0.1:{port}/\n\nAll persons are invented. Stop with Ctrl+C; start again with the same words.")
        serve.run(port)


def _filled(folder: Path) -> list[StaffCard]:
    os.umask(0o077)
    try:
        return jobs.fill_folder(folder, WallClock(), SystemChance(), _make_tables).staff
    except NotOursError as foreign:
        message = f"{foreign} holds a node that is no demonstration. Nothing was touched: choose another folder."
        raise click.ClickException(message) from foreign


def _make_tables() -> None:
    for store in settings.DATABASES:
        call_command("migrate", database=store, verbosity=0)


def _table(staff: Sequence[StaffCard]) -> str:
    rows = [("login", "passphrase", "role", "agency")]
    rows += [(card.login, card.passphrase, card.role, card.agency) for card in staff]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(["", lines[0], "-" * max(map(len, lines)), *lines[1:]])


commands = [demo]
