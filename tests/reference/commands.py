"""The page of commands, read from the command line itself."""

from collections.abc import Iterator

import click

from samakki.doors.cli.main import house
from tests.reference.write import table


def page() -> str:
    head = "# Commands\n\n`samakki` sets the house up as SAMAKKI_SETTINGS says, then does one of these.\n\n"
    return head + "\n".join(_section(name, command) for name, command in _walk("samakki", house()))


def undocumented() -> list[str]:
    """Tell which commands and options have no help."""
    faults = []
    for name, command in _walk("samakki", house()):
        if not command.help:
            faults.append(name)
        faults += [f"{name} {option.name}" for option in _options(command) if not option.help]
    return faults


def _walk(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for inner in sorted(command.list_commands(context)):
            child = command.get_command(context, inner)
            assert child is not None, f"{name} {inner} is in the table and in no file"
            yield from _walk(f"{name} {inner}", child)
    else:
        yield name, command


def _options(command: click.Command) -> list[click.Option]:
    return [part for part in command.params if isinstance(part, click.Option)]


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command)
    wanted = [part.make_metavar(context) for part in command.params if isinstance(part, click.Argument)]
    text = f"## `{' '.join([name, *wanted])}`\n\n{_plain(command.help)}\n"
    options = [(", ".join(f"`{way}`" for way in option.opts), _plain(option.help)) for option in _options(command)]
    return text + ("\n" + table(("option", "what it does"), options) if options else "")


def _plain(text: str | None) -> str:
    return "\n\n".join(" ".join(part.split()) for part in (text or "").split("\n\n"))
