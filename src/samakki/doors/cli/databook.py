"""`samakki databook`: tables that add up, and betray nobody. Each of its commands is read when it is asked for."""

from typing import Final

import click

_COMMANDS: Final = ("audit", "book", "check", "convert", "publish", "story", "synthesize")


class _Databook(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's form
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002, PLR0911 -- click's form; one line a command
        match cmd_name:
            case "audit" | "publish":
                from samakki.doors.cli import publishing  # noqa: PLC0415 -- loads what solves linear programmes

                return publishing.audit if cmd_name == "audit" else publishing.publish
            case "book":
                from samakki.doors.cli.books import book  # noqa: PLC0415 -- loads what draws charts

                return book
            case "check":
                from samakki.doors.cli.tables import check_tables  # noqa: PLC0415 -- read when it is asked for

                return check_tables
            case "convert":
                from samakki.doors.cli.contributions import convert  # noqa: PLC0415 -- read when it is asked for

                return convert
            case "story":
                from samakki.doors.cli.stories import story  # noqa: PLC0415 -- read when it is asked for

                return story
            case "synthesize":
                from samakki.doors.cli.synthesis import synthesize  # noqa: PLC0415 -- loads what draws noise

                return synthesize
        return None


databook: Final = _Databook("databook", help="Check tables, protect them, and make the data book.")
commands: Final = (databook,)
