"""`samakki journal`: prove that nothing was changed, hand out a signed checkpoint, keep numbering.

Exit codes: 0 all holds, 1 a fault was found (its kind and place are printed), 2 the question could not be asked.
"""

import json
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Final, TypeVar

import click
from django.utils.translation import gettext as _

from samakki.access.queries import at_home
from samakki.access.words import stranger
from samakki.consent import jobs as grounds
from samakki.journal import jobs, queries
from samakki.journal.words import Checkpoint, Fault, Verified
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.watch import jobs as watch

R = TypeVar("R")
FAULT_FOUND: Final = 1
NOT_ASKED: Final = 2
_PATIENCE: Final = 10
_FOLDER = click.option("--data", metavar="FOLDER", expose_value=False, help="Where the node lives.")


class NotAskedError(click.ClickException):
    """The journal could not be asked; nothing is said about it."""

    exit_code = NOT_ASKED


@click.group()
def journal() -> None:
    """Prove the journal, and keep its trees growing."""


@journal.command()
@_FOLDER
@click.option(
    "--witness",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint that somebody else kept: finds a history cut short or told anew.",
)
def verify(witness: Path | None) -> None:
    """Prove every entry, read record, attachment, tree and checkpoint; name the first fault by kind and place."""
    kept = _read_witness(witness) if witness else None
    found = _asked(lambda by: queries.verify(by, kept))
    if isinstance(found, Fault):
        click.echo(f"{found.wrong}: {found.place}: {found.seen}")
        raise SystemExit(FAULT_FOUND)
    click.echo(_told(found))


@journal.command()
@_FOLDER
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it into this file instead.")
def checkpoint(out: Path | None) -> None:
    """Sign what waits, and print the newest signed checkpoint for a witness to keep."""
    point = _asked(_newest)
    if point is None:
        raise NotAskedError(_("Nothing was written yet: there is no checkpoint."))
    text = json.dumps(point.told(), indent=2) + "\n"
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text)


@journal.command()
@_FOLDER
@click.option("--once", is_flag=True, help="Number what waits now, then end.")
def sequence(*, once: bool) -> None:
    """Give what is written its place in the trees and sign, each second, until told to stop.

    What was shared and has run out is ended beside it, each minute, and what is unusual in reading becomes an alarm.
    """
    if once:
        click.echo(_("{count} numbered").format(count=_asked(jobs.sequence_all)))
        return
    stop = Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_told: stop.set())
    runs: tuple[Callable[[By, Event], None], ...] = (grounds.run_expiry, watch.run_watch)
    beside = [Thread(target=_asked, args=(partial(_until, run, stop),), daemon=True) for run in runs]
    for one in beside:
        one.start()
    _asked(lambda by: jobs.run_sequencer(by, stop))
    for one in beside:
        one.join(_PATIENCE)


@journal.command()
@_FOLDER
def sweep() -> None:
    """Destroy keys that a crash left behind: of files and closed entries that were never committed.

    Only keys older than an hour. Never do this on data that was restored from an older backup.
    """
    click.echo(_("{count} keys destroyed").format(count=_asked(jobs.sweep_orphans)))


def _until(run: Callable[[By, Event], None], stop: Event, by: By) -> None:
    run(by, stop)


def _newest(by: By) -> Checkpoint | None:
    jobs.sequence_all(by)
    return queries.checkpoint(by)


def _asked(ask: Callable[[By], R]) -> R:
    """Ask as the node itself; a node that cannot answer ends the command in words."""
    try:
        by = at_home(stranger(WallClock(), SystemChance(), Standing.NODE))
        return ask(by)
    except Exception as reason:  # whatever keeps the question from being asked is not a verdict on the journal
        raise NotAskedError(str(reason)) from reason


def _read_witness(place: Path) -> Checkpoint:
    try:
        return Checkpoint.read(json.loads(place.read_bytes()))
    except (ValueError, RecursionError) as reason:
        raise NotAskedError(_("{file} is not a checkpoint.").format(file=place)) from reason


def _told(found: Verified) -> str:
    return _(
        "All holds: {entries} entries, {reads} read records, {checkpoints} checkpoints. "
        "Not signed yet: {entries_left} entries, {reads_left} read records."
    ).format(
        entries=found.entries,
        reads=found.reads,
        checkpoints=found.checkpoints,
        entries_left=found.unsigned_entries,
        reads_left=found.unsigned_reads,
    )


commands: list[click.Command] = [journal]
