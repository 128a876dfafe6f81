import os
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from samakki.doors import cli
from samakki.doors.cli.main import choose_folder, house

OF_THE_DATABOOK = {"books", "contributions", "publishing", "stories", "synthesis", "tables"}
"""Read by `samakki databook`, which lists what they give."""


def test_every_file_of_commands_is_in_the_table_with_all_it_gives() -> None:
    group = house()
    context = click.Context(group)
    listed = set(group.list_commands(context))
    assert [name for name in listed if group.get_command(context, name) is None] == []
    no_nouns = {"__init__", "main", "signing_in", *OF_THE_DATABOOK}
    files = {path.stem for path in Path(cli.__file__).parent.glob("*.py")} - no_nouns
    given = {command.name for file in files for command in import_module(f"samakki.doors.cli.{file}").commands}
    assert given == listed


def test_the_command_lists_its_nouns() -> None:
    answer = CliRunner().invoke(house(), ["--help"])
    assert answer.exit_code == 0
    assert "Run and check a node of Samakki." in answer.output


@pytest.mark.parametrize("words", [["demo", "--data", "here"], ["demo", "--data=here", "--port", "1"]])
def test_data_says_where_the_node_lives(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMAKKI_FOLDER", "elsewhere")
    choose_folder(words)
    assert os.environ["SAMAKKI_FOLDER"] == "here"


def test_without_data_the_folder_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMAKKI_FOLDER", "elsewhere")
    choose_folder(["demo", "--data"])
    assert os.environ["SAMAKKI_FOLDER"] == "elsewhere"
