import os

import pytest
from click.testing import CliRunner

from samakki.doors.cli.main import choose_folder, house


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
