"""`samakki databook`: tables that add up, and betray nobody."""

from typing import Final

import click

from samakki.doors.cli.synthesis import synthesize


@click.group()
def databook() -> None:
    """Check, publish and protect tables."""


databook.add_command(synthesize)

commands: Final = (databook,)
