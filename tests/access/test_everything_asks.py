"""Every command and every job asks access before it does anything; pages: tests/cases/pages/test_every_address.py."""

import ast
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any, Final

import click
import pytest
from click.testing import CliRunner
from django.conf import settings

import samakki
from samakki.cases import actions as cases
from samakki.doors.cli import main
from samakki.journal.models import PendingEntry
from samakki.kernel import deeds
from samakki.kernel.deeds import Attributes, By, RefusedError
from samakki.transfers.words import Plan
from tests.access.conftest import PASSPHRASE, House

RECOGNISED: Final = frozenset(
    {
        *("access.at_home", "access.is_founded", "access.resume", "access.sign_in"),
        *("vault.whose_keystore", "vault.open_member_key", "vault.seal_session", "vault.open_session"),
        "vault.keyring",
    }
)
"""What is asked to find out who is there: it shows nothing of anybody."""
OF_THE_CODE: Final = {"mission": "it tells of the source tree, not of a node"}
OF_FILES: Final = {
    f"databook {name}" for name in ("audit", "book", "check", "convert", "publish", "story", "synthesize")
}
"""They read and write files that whoever runs them has, on a machine on which no node need ever have been founded."""
WITHOUT_A_NODE: Final = (
    *("samakki.disclosure.", "samakki.tables.", "samakki.kernel.", "samakki.doors.book."),
    "samakki.doors.cli.tables.",  # the command `check`, which is one of them
)
INVENTED: Final = {"known_staff", "fill_folder", "fill", "live", "staff_of_all"}
"""The demonstration lives through the actions of others, which ask; it is invented, and asks where it begins."""


class Refusing:
    """A judge who lets people be recognised and refuses all else, and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __call__(self, _by: By, act: str, _about: Attributes) -> bool:
        self.asked |= {act} - RECOGNISED
        return act in RECOGNISED


@pytest.fixture
def busy(house: House) -> House:
    """A founded node on which something waits to be numbered."""
    by = house.first(house.link)
    cases.open_case(by, "Came in the night.")
    assert PendingEntry.objects.exists()
    return house


@pytest.fixture
def refusing(busy: House, monkeypatch: pytest.MonkeyPatch) -> Refusing:
    judge = Refusing()
    monkeypatch.setattr(deeds._House, "judge", judge)
    return judge


def commands(of: click.Command, *path: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(of, click.Group):
        within = click.Context(of)
        for name in of.list_commands(within):
            command = of.get_command(within, name)
            assert command is not None, (*path, name)
            yield from commands(command, *path, name)
    else:
        yield " ".join(path), of


ALL_COMMANDS: Final = dict(commands(main._House("samakki")))
ALONE: Final = {
    "agency add": ["Hotline DEMO", "--admin", "noy"],
    "backup": ["OUT"],
    "erase": ["0195d000-0000-7000-8000-000000000001"],
    "export cases": ["--as", "dara", "--purpose", "referral", "--out", "OUT"],
    "import cases": ["FILE", "--as", "dara"],
    "init": ["--agency", "Shelter DEMO", "--admin", "mali"],
    "instruments export": ["Intake", "OUT"],
    "instruments import": ["FILE"],
    "instruments indicators": ["FILE"],
    "journal sequence": ["--once"],
    "restore": ["OUT"],
    "staff invite": ["noy", "--role", "auditor"],
    "steps rules load": ["FILE"],
    "vault rotate": ["Shelter DEMO", "--as", "dara"],
}


@pytest.mark.asvs("8.2.1")
@pytest.mark.parametrize("name", sorted(set(ALL_COMMANDS) - set(OF_THE_CODE) - OF_FILES))
def test_every_command_asks_before_it_does_anything(
    refusing: Refusing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setattr(settings, "FOLDER", tmp_path)
    (tmp_path / "FILE").write_text("name,age\nDEMO,17\n")
    arguments = [str(tmp_path / each) if each in {"FILE", "OUT"} else each for each in ALONE.get(name, [])]
    came = CliRunner().invoke(ALL_COMMANDS[name], arguments, input=f"{PASSPHRASE}\n")
    assert refusing.asked, (came.output, came.exception)
    assert came.exit_code != 0
    assert came.exit_code != click.UsageError.exit_code or "Usage:" not in came.output, came.output


@pytest.mark.parametrize("name", sorted(OF_FILES))
def test_a_command_that_asks_nobody_knows_no_node(name: str) -> None:
    callback = inspect.unwrap(ALL_COMMANDS[name].callback or pytest.fail(name))
    for node in ast.walk(ast.parse(Path(inspect.getfile(callback)).read_text())):
        found = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found += [one.name for one in node.names] if isinstance(node, ast.Import) else []
        for module in found:
            assert not module.startswith("samakki") or f"{module}.".startswith(WITHOUT_A_NODE), module


def jobs() -> dict[str, Callable[..., Any]]:
    """Every function of a jobs file that somebody who acts is handed to."""
    found = {}
    for module in pkgutil.walk_packages(samakki.__path__, "samakki."):
        if module.name.split(".")[2:3] != ["jobs"]:
            continue
        for name, function in vars(import_module(module.name)).items():
            of_jobs = inspect.isfunction(function) and ".jobs" in function.__module__
            if of_jobs and not name.startswith("_") and "by" in inspect.signature(function).parameters:
                found[f"{function.__module__.removeprefix('samakki.')}.{name}"] = function
    return found


class Once(Event):
    """Says to go on the first time, and to stop from then on."""

    def is_set(self) -> bool:
        before = super().is_set()
        self.set()
        return before


def handed(function: Callable[..., Any], by: By) -> list[Any]:
    """Give a job what it takes: who acts, a small table, and nothing where it must ask before it looks."""
    table = SimpleNamespace(header=1, sheet="", format="csv")
    known: dict[str, Any] = {
        "by": by,
        "stop": Once(),
        "handle": BytesIO(b"name,age\nDEMO,17\n"),
        "plan": Plan("register", ()),
    }
    known |= {"found": table, "files": set, "entries": set, "wanted": table}
    needed = [one for one in inspect.signature(function).parameters.values() if one.default is inspect.Parameter.empty]
    return [known.get(one.name) for one in needed]


JOBS: Final = {name: job for name, job in jobs().items() if name.rpartition(".")[2] not in INVENTED}


@pytest.mark.parametrize("name", sorted(JOBS))
def test_every_job_asks_before_it_does_anything(refusing: Refusing, busy: House, name: str) -> None:
    with pytest.raises(RefusedError):
        JOBS[name](*handed(JOBS[name], busy.node))
    assert refusing.asked


def test_every_job_is_handed_somebody_who_acts_or_touches_no_store() -> None:
    """What is handed nobody can open or write nothing: the actions that it would need ask for somebody."""
    for module in pkgutil.walk_packages(samakki.__path__, "samakki."):
        if module.name.split(".")[2:3] != ["jobs"] or module.name.startswith("samakki.demo"):
            continue
        for name, function in vars(import_module(module.name)).items():
            if inspect.isfunction(function) and ".jobs" in function.__module__ and not name.startswith("_"):
                hints = typing.get_type_hints(function)
                alone = By not in hints.values()
                assert not (alone and "objects" in inspect.getsource(function)), f"{module.name}.{name}"
