"""`samakki backup`, `samakki restore`, `samakki erase`: copies that can be trusted, files that are gone for good."""

import json
import os
import signal
from pathlib import Path
from threading import Event
from typing import Any, Final, NoReturn
from uuid import UUID

import click
from django.conf import settings
from django.core.management import call_command
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from samakki.access.queries import at_home
from samakki.access.words import stranger
from samakki.cases.words import CaseUnknownError
from samakki.keeping import actions, jobs, queries
from samakki.keeping.words import BackupRefusedError, EraseWhy, Erasure, ErasureState
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, NoRoomError, Standing
from samakki.kernel.ids import FileId
from samakki.vault.words import KeystoreFault

_FOLDER: Final = click.option("--data", metavar="FOLDER", expose_value=False, help="Where the node lives.")
_PLACE: Final = click.Path(file_okay=False, path_type=Path)
_KEYSTORE: Final = click.option(
    "--keystore", "keystore_place", type=_PLACE, help="Where copies of the keystore lie, when not below DIR."
)
_MEGABYTE: Final = 1_000_000


@click.command()
@_FOLDER
@click.argument("place", metavar="DIR", type=_PLACE)
@_KEYSTORE
@click.option("--keep", type=click.IntRange(0), default=0, help="Let older copies of the data go beyond so many.")
@click.option("--final", is_flag=True, help="Let no older copy of the keystore be opened any more, from now on.")
@click.option("--when-due", is_flag=True, help="Go on until told to stop, with a copy whenever one is due.")
def backup(place: Path, keystore_place: Path | None, keep: int, *, final: bool, when_due: bool) -> None:
    """Copy the node into DIR while it runs: the data, then the keystore, each with a signed list of its files.

    Each copy is read again after it was written. Ends with 1, and says why, when it is not whole.
    """
    os.umask(0o077)
    by = _node()
    if when_due:
        stop = Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_told: stop.set())
        jobs.run_backups(by, place, keystore_place, keep, stop)
        return
    try:
        taken = actions.take_backup(by, place, keystore_place, keep)
        ended = actions.end_older_generations(by) if final else ()
    except BackupRefusedError as refused:
        _refuse(refused)
    except KeystoreFault as fault:
        raise click.ClickException(fault.text) from fault
    click.echo(_("Data: {place}, {size} MB.").format(place=taken.data, size=_size(taken.data_bytes)))
    click.echo(_("Keystore: {place}, {size} MB.").format(place=taken.keystore, size=_size(taken.keystore_bytes)))
    if final:
        click.echo(_("{count} older generations of the keystore have ended.").format(count=len(ended)))


@click.command()
@_FOLDER
@click.argument("place", metavar="DIR", type=_PLACE)
@_KEYSTORE
@click.option("--replace", "over", is_flag=True, help="Put the copy in the place of the data that is here.")
def restore(place: Path, keystore_place: Path | None, *, over: bool) -> None:
    """Put a copy back: the newest data in DIR, or the one copy that DIR names; with the newest keystore.

    The keystore that is here stays where it is newer than every copy. What was erased since stays erased. Refuses, and
    says why, what is not whole, was changed, is another node's, or would need keys that are not there. Everybody has to
    sign in anew; what was typed and not saved is not in a copy.
    """
    os.umask(0o077)
    _make_stores()
    by = stranger(WallClock(), SystemChance(), Standing.NODE)
    try:
        done = actions.restore_backup(by, place, keystore_place, over=over)
    except BackupRefusedError as refused:
        _refuse(refused)
    except KeystoreFault as fault:
        raise click.ClickException(fault.text) from fault
    for store in settings.DATABASES:
        call_command("migrate", database=store, verbosity=0)
    again = actions.erase_again(at_home(by))
    moment = done.moment.isoformat(timespec="minutes")
    click.echo(_("The data is back as it was at {moment}: {place}.").format(moment=moment, place=done.data))
    if done.keystore:
        click.echo(_("The keystore is back: {place}.").format(place=done.keystore))
    else:
        click.echo(_("The keystore that was here is newer than every copy, and stays."))
    if again:
        click.echo(_("{count} files had been erased since: they are erased here again.").format(count=again))
    click.echo(
        _("Let a checkpoint that somebody else keeps tell what is missing: samakki journal verify --witness FILE")
    )


@click.command()
@_FOLDER
@click.argument("case", type=click.UUID)
@click.option(
    "--why",
    type=click.Choice([why.value for why in EraseWhy]),
    default=EraseWhy.WISH.value,
    show_default=True,
    help="Why it is to be erased.",
)
def erase(case: UUID, why: str) -> None:
    """Ask for CASE, an id, to be erased; or finish an erasure that somebody who leads its agency has agreed to.

    Nobody erases alone: what is asked for here waits on the page Erasures of the agency. Said again when it is done, it
    prints the receipt.
    """
    by, file = _node(), FileId(case)
    found = queries.erasure_of(by, file)
    try:
        if found is None:
            actions.file_erasure(by, file, EraseWhy(why))
            click.echo(_("Asked. Somebody who leads the agency decides, on its page Erasures."))
            return
        if found.state is ErasureState.APPROVED:
            found = actions.finish_erasure(by, found.id)
    except CaseUnknownError:
        raise click.ClickException(_("There is no such case here.")) from None
    except NoRoomError:
        raise click.ClickException(_("The disk is full, and there is no ballast left to throw off.")) from None
    if found.state is ErasureState.ASKED:
        day = localdate(found.asked_at).isoformat()
        click.echo(_("It was asked on {day}, and waits for somebody who leads the agency.").format(day=day))
        return
    click.echo(json.dumps(_receipt(found), indent=2))


def _receipt(erasure: Erasure) -> dict[str, Any]:
    """Write what was erased for a file that somebody keeps: of the person it says nothing."""
    return {
        "samakki": "erasure 1",
        "case": str(erasure.case),
        "why": erasure.why.value,
        "asked": erasure.asked_at.isoformat(timespec="seconds"),
        "agreed": erasure.decided_at.isoformat(timespec="seconds") if erasure.decided_at else None,
        "erased": erasure.done_at.isoformat(timespec="seconds") if erasure.done_at else None,
        "final": erasure.final_at.isoformat(timespec="seconds") if erasure.final_at else None,
        "keys": erasure.keys,
        "entries": erasure.entries,
        "attachments": erasure.attachments,
        "facts removed": erasure.facts_gone,
        "facts that identify nobody": erasure.facts_kept,
    }


def _make_stores() -> None:
    """Let there be stores to put something in; SQLite's come with the copy."""
    for store, told in settings.DATABASES.items():
        if "sqlite" in told["ENGINE"]:
            Path(told["NAME"]).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        else:
            call_command("migrate", database=store, verbosity=0)


def _refuse(refused: BackupRefusedError) -> NoReturn:
    raise click.ClickException(" ".join(filter(None, (refused.text, refused.place)))) from refused


def _size(length: int) -> str:
    return f"{length / _MEGABYTE:.1f}"


def _node() -> By:
    by = at_home(stranger(WallClock(), SystemChance(), Standing.NODE))
    if by.node.int == 0:
        raise click.ClickException(_("This node has not been founded yet. Run: samakki init"))
    return by


commands: list[click.Command] = [backup, restore, erase]
