"""The reference is made from the code, is fresh, and leaves nothing out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reference import acts, commands, environment, policies, web_pages
from tests.reference.write import stale, table, written


def test_every_page_of_the_reference_is_fresh() -> None:
    assert stale(written()) == [], "run make docs"


@pytest.mark.parametrize(
    "undocumented",
    [acts.undocumented, commands.undocumented, environment.undocumented, policies.undocumented, web_pages.undocumented],
    ids=["acts", "commands", "environment", "policies", "pages"],
)
def test_nothing_is_undocumented(undocumented: Callable[[], list[str]]) -> None:
    assert undocumented() == []


def test_a_page_that_differs_is_stale(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old")
    assert stale({tmp_path / "a.md": "new", tmp_path / "b.md": "new"}) == ["a.md", "b.md"]


def test_a_variable_that_is_read_and_not_described_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text('import os\nos.environ["SAMAKKI_PLANTED"]\n')
    monkeypatch.setattr(environment, "CODE", tmp_path)
    assert "SAMAKKI_PLANTED" in environment.undocumented()


def test_a_policy_without_a_name_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "planted.cedar").write_text("// Planted.\n\npermit (principal, action, resource);\n")
    monkeypatch.setattr(policies, "PLACE", tmp_path)
    assert policies.undocumented() == ["planted.cedar: permit (principal, action, resource);"]


def test_a_bar_in_a_cell_does_not_break_the_table() -> None:
    assert table(("a",), [("x|y",)]).splitlines()[2] == "| x\\|y |"
