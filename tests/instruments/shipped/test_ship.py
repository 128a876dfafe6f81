"""What a release brings: once, again as nothing, changed as the next version, and never over what people made."""

from dataclasses import replace
from uuid import UUID

import pytest

from samakki.instruments import actions, jobs, queries
from samakki.instruments.actions import Naming
from samakki.instruments.gateways import instrument_texts
from samakki.instruments.words import Hand, VersionState
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import MemberId
from tests.instruments.forms import form, q

pytestmark = pytest.mark.usefixtures("stores")


@pytest.fixture
def closing(monkeypatch: pytest.MonkeyPatch) -> str:
    """A release of one form only."""
    text = instrument_texts()[-1]
    monkeypatch.setattr(jobs, "instrument_texts", lambda: (text,))
    return text


def test_a_release_is_published_at_once_and_again_changes_nothing(node_by: By, closing: str) -> None:
    (first,) = jobs.ship(node_by)
    assert (first.number, first.new, first.state) == (1, True, VersionState.PUBLISHED)
    (again,) = jobs.ship(node_by)
    assert (again.version, again.new) == (first.version, False)
    (line,) = queries.instruments(node_by)
    assert line.offered is not None
    assert (line.offered.brought.hand, line.name.split(" · ")[0]) == (Hand.RELEASE, "Closing")


def test_a_changed_form_is_the_next_version_published_by_the_release(
    node_by: By, closing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs.ship(node_by)
    monkeypatch.setattr(jobs, "instrument_texts", lambda: (closing.replace("Would you like to hear", "May we write"),))
    (changed,) = jobs.ship(node_by)
    assert (changed.number, changed.new, changed.state) == (2, True, VersionState.PUBLISHED)


def test_what_people_made_for_themselves_is_not_overtaken(
    node_by: By, closing: str, monkeypatch: pytest.MonkeyPatch, all_allowed: None
) -> None:
    jobs.ship(node_by)
    own = form(q("text", "a", "Ours"), settings={"form_id": "samakki_closing", "form_title": "Closing, ours"})
    made = actions.import_xlsform(node_by, own, Naming("ours.xlsx"))
    second = replace(node_by, member=MemberId(UUID(int=7)), standing=Standing.ACTIVE)
    actions.publish(second, made.version)
    monkeypatch.setattr(jobs, "instrument_texts", lambda: (closing.replace("Would you like to hear", "May we write"),))
    (changed,) = jobs.ship(node_by)
    assert (changed.number, changed.state) == (3, VersionState.DRAFT)
    (line,) = queries.instruments(node_by)
    assert line.offered is not None
    assert line.offered.number == 2
