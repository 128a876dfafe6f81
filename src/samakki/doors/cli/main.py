"""The command `samakki`: sets the house up, then hands over to the noun that was asked for."""

import os
import sys
from collections.abc import Sequence

import click
import django


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
    group = click.Group("samakki", help="Run and check a node of Samakki.")
    for command in _nouns():
        group.add_command(command)
    return group


def _nouns() -> list[click.Command]:
    from samakki.doors.cli import (  # noqa: PLC0415 -- nouns know rooms, and rooms load only after Django
        demo,
        instruments,
        journal,
        mission,
        node,
        serve,
    )

    nouns = (demo, instruments, journal, mission, node, serve)
    return [command for noun in nouns for command in noun.commands]
