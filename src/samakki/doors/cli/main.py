"""The command `samakki`: sets the house up, then hands over to the noun that was asked for."""

import os
import sys
from collections.abc import Sequence
from typing import Final

import click
import django

_NOUN_OF: Final = {
    "agency": "node",
    "backup": "keeping",
    "consent": "consent",
    "databook": "databook",
    "demo": "demo",
    "erase": "keeping",
    "export": "transfers",
    "import": "transfers",
    "init": "node",
    "instruments": "instruments",
    "journal": "journal",
    "mission": "mission",
    "restore": "keeping",
    "serve": "serve",
    "staff": "node",
    "steps": "steps",
    "sweep": "node",
    "upgrade": "serve",
    "vault": "vault",
}
"""Which file holds a command: a file is read only when one of its commands is asked for."""


def samakki() -> None:
    """Answer the command line."""
    choose_folder(sys.argv[1:])
    house()()


def choose_folder(arguments: Sequence[str]) -> None:
    """Let `--data FOLDER` of any command say where the node lives: the settings are read before the command is."""
    for place, argument in enumerate(arguments):
        if argument == "--data" and place + 1 < len(arguments):
            os.environ["SAMAKKI_FOLDER"] = arguments[place + 1]
        elif argument.startswith("--data="):
            os.environ["SAMAKKI_FOLDER"] = argument.removeprefix("--data=")


def house() -> click.Group:
    """Give the command with all its nouns, the house being set up as SAMAKKI_SETTINGS says."""
    place = os.environ.get("SAMAKKI_SETTINGS", "samakki.settings.demo")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", place)
    django.setup()
    return _House("samakki", help="Run and check a node of Samakki.")


class _House(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's form
        return sorted(_NOUN_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's form
        found = _commands(_NOUN_OF.get(cmd_name, ""))
        return next((command for command in found if command.name == cmd_name), None)


def _commands(noun: str) -> Sequence[click.Command]:
    """Read a noun's file; imports stand here because rooms load only after Django."""
    return _of_the_node(noun) or _of_the_work(noun)


def _of_the_node(noun: str) -> Sequence[click.Command]:  # noqa: PLR0911 -- one line a noun
    """Read what looks after a node."""
    match noun:
        case "demo":
            from samakki.doors.cli import demo  # noqa: PLC0415 -- see above

            return demo.commands
        case "journal":
            from samakki.doors.cli import journal  # noqa: PLC0415 -- see above

            return journal.commands
        case "keeping":
            from samakki.doors.cli import keeping  # noqa: PLC0415 -- see above

            return keeping.commands
        case "mission":
            from samakki.doors.cli import mission  # noqa: PLC0415 -- see above

            return mission.commands
        case "node":
            from samakki.doors.cli import node  # noqa: PLC0415 -- see above

            return node.commands
        case "serve":
            from samakki.doors.cli import serve  # noqa: PLC0415 -- see above

            return serve.commands
        case "vault":
            from samakki.doors.cli import vault  # noqa: PLC0415 -- see above

            return vault.commands
    return ()


def _of_the_work(noun: str) -> Sequence[click.Command]:
    """Read what belongs to the work with people."""
    match noun:
        case "consent":
            from samakki.doors.cli import consent  # noqa: PLC0415 -- see above

            return consent.commands
        case "databook":
            from samakki.doors.cli import databook  # noqa: PLC0415 -- see above

            return databook.commands
        case "instruments":
            from samakki.doors.cli import instruments  # noqa: PLC0415 -- see above

            return instruments.commands
        case "steps":
            from samakki.doors.cli import steps  # noqa: PLC0415 -- see above

            return steps.commands
        case "transfers":
            from samakki.doors.cli import transfers  # noqa: PLC0415 -- see above

            return transfers.commands
    return ()
