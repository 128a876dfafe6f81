"""`samakki serve`: answer the browsers of one node, and keep its journal numbered meanwhile."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Final

import click
from django.conf import settings
from django.core.management import call_command
from django.urls import get_resolver
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from samakki.access.queries import at_home, at_the_machine
from samakki.access.words import stranger
from samakki.consent import jobs as consent
from samakki.kernel.clocks import SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.vault.queries import check_keystore
from samakki.vault.words import FaultKind, KeystoreFault

_LIFETIME: Final = 6 * 60 * 60
_PATIENCE: Final = 10
_THREADS: Final = 4
_PR_SET_PDEATHSIG: Final = 1
_MANIFEST: Final = "staticfiles.json"
_SAMAKKI: Final = "from samakki.doors.cli.main import samakki; samakki()"


@click.command()
@click.option("--data", metavar="FOLDER", expose_value=False, help="Where the node lives.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=int, default=8000, show_default=True, help="The port to listen at.")
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="How many processes answer.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the node until told to stop.

    Refuses to start, and says why, when the tables are of another version or the keystore is missing, older than the
    data, or another node's.
    """
    _answer(host, port, workers)


def run(port: int, *, used: bool = True) -> None:
    """Serve from another command; `used` says that it has opened a store or asked the clock before.

    Such a process becomes a new one, because workers are forks: connections and clocks must not be theirs in common.
    """
    if used:
        os.execv(sys.executable, [sys.executable, "-c", _SAMAKKI, "serve", "--port", str(port)])  # noqa: S606 -- our own code
    _answer("127.0.0.1", port, 2)


def _answer(host: str, port: int, workers: int) -> None:
    at_the_machine(_node())
    os.umask(0o077)
    _make_sure_nobody_answers_there(host, port)
    child = _looking_whether_it_fits()
    get_resolver().url_patterns  # noqa: B018 -- pages are read once, before there are workers
    if os.waitpid(child, 0)[1] != 0:
        raise SystemExit(1)
    server = Granian(
        "samakki.settings.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_THREADS,
        workers_lifetime=_LIFETIME,
        workers_kill_timeout=_PATIENCE,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.error,
        log_access=False,
    )
    if signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        server.on_startup(_end_with_terminal)
    with _beside("journal", "sequence"), _copying():
        server.serve(target_loader=_loaded)


def _end_with_terminal() -> None:
    """Take a terminal that is closed for Ctrl+C, unless `nohup` was asked: the sequencer is gone with it."""
    signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))


def _loaded(target: str) -> Any:
    """Load what a worker answers with, and leave the terminal's signals to the server, which ends its workers.

    A terminal interrupts them all at once, and a worker that is told to end twice hangs until it is killed. A server
    that is killed takes its workers along: they would keep the port. A worker that is told to end while it still loads
    would not hear it, by the server's own handler that it was born with, and hang until it is killed.
    """
    _end_with_parent()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    return import_string(target.replace(":", "."))


def _make_sure_nobody_answers_there(host: str, port: int) -> None:
    """Refuse a port that is taken: the server would share it without a word, and people would reach either node."""
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except OSError as fault:
        message = f"Nothing can be served at {host}, port {port}: {fault.strerror}. Choose another with --port."
        raise click.ClickException(message) from fault


def _looking_whether_it_fits() -> int:
    """Let a child look at the stores, and say what is wrong, so that this process never opens them."""
    child = os.fork()
    if child:
        return child
    fault = _fault() or ("" if (settings.STATIC_ROOT / _MANIFEST).exists() else _fault_of_gathering())
    if fault:
        click.echo(fault, err=True)
    sys.stderr.flush()
    os._exit(1 if fault else 0)


def _fault() -> str:
    """Say what is wrong, a keystore that is away first: an upgrade would make an empty one in its place."""
    try:
        keys = _fault_of_keystore()
        if keys is None or keys.kind is not FaultKind.MISSING:
            for store in settings.DATABASES:
                try:
                    call_command("migrate", database=store, check_unapplied=True, verbosity=0)
                except SystemExit:
                    return f"The tables of the store “{store}” are of another version. Run: samakki upgrade"
    except Exception as fault:  # noqa: BLE001 -- a store that is away is a reason not to start, whatever its words
        return f"The stores cannot be opened: {fault}"
    return str(keys.text) if keys else ""


def _fault_of_gathering() -> str:
    """Gather what the browser gets: without it there is no page at all."""
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
    except OSError as fault:
        return f"The static files cannot be gathered in {settings.STATIC_ROOT}: {fault.strerror}."
    return ""


def _fault_of_keystore() -> KeystoreFault | None:
    try:
        check_keystore(_node())
    except KeystoreFault as fault:
        return fault
    return None


def _node() -> By:
    return stranger(WallClock(), SystemChance(), Standing.NODE)


def _copying() -> AbstractContextManager[None]:
    """Let a process of its own take copies where the settings name a place for them."""
    if not settings.SAMAKKI_BACKUP:
        return nullcontext()
    elsewhere = ["--keystore", settings.SAMAKKI_BACKUP_KEYSTORE] if settings.SAMAKKI_BACKUP_KEYSTORE else []
    keep = ["--keep", str(settings.SAMAKKI_BACKUP_KEEP)]
    return _beside("backup", settings.SAMAKKI_BACKUP, *elsewhere, *keep, "--when-due")


@contextmanager
def _beside(*command_line: str) -> Iterator[None]:
    """Let a process of its own do something meanwhile; it ends with this one, even when this one is killed."""
    command = [sys.executable, "-c", _SAMAKKI, *command_line]
    child = subprocess.Popen(command, preexec_fn=_end_with_parent)  # noqa: S603, PLW1509 -- our own code; no threads yet
    try:
        yield
    finally:
        child.terminate()
        try:
            child.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


@click.command()
@click.option("--data", metavar="FOLDER", expose_value=False, help="Where the node lives.")
def upgrade() -> None:
    """Bring the tables of both stores, the texts that are read with people, and the static files, to this version.

    Copy the data, then the keystore, before.
    """
    at_the_machine(_node())
    for store in settings.DATABASES:
        call_command("migrate", database=store, verbosity=1)
    by = at_home(stranger(WallClock(), SystemChance(), Standing.NODE))
    if by.node.int:
        consent.ship_texts(by)
    fault = _fault_of_gathering()
    if fault:
        raise click.ClickException(fault)


commands: list[click.Command] = [serve, upgrade]
