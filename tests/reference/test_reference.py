"""The reference is made from the code, is fresh, and leaves nothing out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from samakki.journal.models import Entry
from tests.reference import acts, commands, environment, in_clear, policies, processing, rules, web_pages
from tests.reference.write import stale, table, written


@pytest.mark.asvs("2.1.1", "8.1.1", "8.1.2", "14.1.2")
def test_every_page_of_the_reference_is_fresh() -> None:
    assert stale(written()) == [], "run make docs"


@pytest.mark.asvs("8.1.1", "14.1.1", "14.1.2")
@pytest.mark.parametrize(
    "undocumented",
    [
        acts.undocumented,
        commands.undocumented,
        environment.undocumented,
        in_clear.undocumented,
        policies.undocumented,
        processing.undocumented,
        rules.unworded,
        web_pages.undocumented,
    ],
    ids=["acts", "commands", "environment", "in clear", "policies", "purposes", "rules", "pages"],
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


def test_every_table_that_stands_in_a_store_is_on_the_page(stores: None) -> None:
    assert in_clear.unlisted_tables() == set()


@pytest.mark.asvs("14.1.1")
def test_a_new_column_that_is_not_listed_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {name: reason for name, reason in Entry.IN_CLEAR.items() if name != "author"}
    monkeypatch.setattr(Entry, "IN_CLEAR", without)
    assert in_clear.undocumented() == ["journal_entry.author"]


def test_a_new_table_of_a_library_that_is_not_listed_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    listed = tmp_path / "in_clear.yaml"
    listed.write_text(in_clear.OF_OTHERS.read_text().replace("axes_accesslog:", "axes_renamed:"))
    monkeypatch.setattr(in_clear, "OF_OTHERS", listed)
    assert "axes_accesslog: what does it hold?" in in_clear.undocumented()


def test_each_sentence_of_the_register_of_processing_leads_to_its_policy() -> None:
    headings = {processing.anchor(line[4:]) for line in policies.page().splitlines() if line.startswith("### ")}
    led_to = set(re.findall(r"\(policies\.md#([^)]+)\)", processing.page()))
    assert led_to
    assert led_to <= headings


def test_a_purpose_that_nobody_put_into_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    some = {purpose: words for purpose, words in processing.PURPOSES.items() if purpose != "own copy"}
    monkeypatch.setattr(processing, "PURPOSES", some)
    assert processing.undocumented() == ["own copy"]


def test_every_act_of_the_schema_is_found_in_a_group_or_alone() -> None:
    groups = processing.acts_by_group()
    assert "cases.write_note" in groups["writing"]
    assert "cases.write_note" in groups["casework"]
    assert {act for act in acts.declared() if act not in groups} == set()
