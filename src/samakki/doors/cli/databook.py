"""`samakki databook`: figures that add up, and betray nobody."""

import click

from samakki.doors.cli import publishing


@click.group()
def databook() -> None:
    """Check tables, publish them, and attack what was published."""


for _command in publishing.commands:
    databook.add_command(_command)

commands = (databook,)
