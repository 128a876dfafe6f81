"""What goes along to a newer version of a form stays as it was told: by whom, and closed where it was closed."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Answer
from samakki.journal import queries as journal
from samakki.sections.words import Section
from tests.cases.bound import Desk, desk, in_clear
from tests.instruments.fields import demo_fields
from tests.instruments.forms import form, q

__all__ = ["demo_fields", "desk"]
pytestmark = pytest.mark.usefixtures("demo_fields")

SHUT = {"form_id": "moved", "section": "health", "closed": "yes"}
OPEN = SHUT | {"closed": "no"}


def test_what_was_answered_closed_stays_closed_in_a_version_that_no_longer_closes(desk: Desk) -> None:
    filling = desk.begin(desk.bring(form(q("text", "a"), settings=SHUT), "Moved"))
    desk.fill(desk.staff.dara, filling, {"a": "DEMO first"})
    later = desk.bring(form(q("text", "a"), q("text", "b"), settings=OPEN), "Moved")
    actions.fill_form(desk.staff.dara, desk.case, later, filling, ())
    desk.fill(desk.staff.dara, filling, {"a": "DEMO mended", "b": "DEMO open"})
    assert desk.read(desk.staff.mali, filling).answers == {"a": "DEMO mended", "b": "DEMO open"}
    assert "DEMO mended" not in in_clear(desk)
    assert "DEMO open" in in_clear(desk)


def test_a_closed_answer_that_moves_to_another_place_of_the_form_goes_there_closed(desk: Desk) -> None:
    filling = desk.begin(desk.bring(form(q("text", "a"), settings=SHUT), "Moved"))
    desk.fill(desk.staff.dara, filling, {"a": "DEMO first"})
    moved = form(q("begin_group", "g"), q("text", "a"), q("end_group", ""), settings=OPEN)
    later = desk.bring(moved, "Moved")
    shown = desk.read(desk.staff.dara, filling)
    given = [Answer("g/a", shown.answers["a"], came_from="a")]
    actions.fill_form(desk.staff.dara, desk.case, later, filling, given)
    assert desk.read(desk.staff.mali, filling).answers["g/a"] == "DEMO first"
    assert "DEMO first" not in in_clear(desk)


def test_a_closed_answer_that_a_newer_version_binds_to_an_open_field_is_written_into_it_closed(desk: Desk) -> None:
    filling = desk.begin(desk.bring(form(q("text", "a"), settings=SHUT), "Moved"))
    desk.fill(desk.staff.dara, filling, {"a": "DEMO first"})
    bound = form(q("begin_group", "g"), q("text", "a", field="identity.called"), q("end_group", ""), settings=OPEN)
    later = desk.bring(bound, "Moved")
    given = [Answer("g/a", "DEMO first", came_from="a")]
    actions.fill_form(desk.staff.dara, desk.case, later, filling, given)
    assert "DEMO first" not in in_clear(desk)
    assert desk.value(Section.IDENTITY, "called") is None
    shut = [header.section for header in journal.headers(desk.staff.dara, desk.case) if header.closed]
    assert shut == [Section.HEALTH, Section.IDENTITY]


@pytest.mark.req("CASE-25")
def test_who_told_an_answer_goes_along_with_it_into_a_newer_version(desk: Desk) -> None:
    old = form(q("text", "called"), q("text", "other"), q("text", "own"), settings={"form_id": "told"})
    filling = desk.begin(desk.bring(old, "Told"))
    desk.fill(desk.staff.mali, filling, {"called": "DEMO Sok", "other": "DEMO x"}, third_party=True, told_by="an aunt")
    new = form(
        q("text", "called", field="identity.called"),
        q("begin_group", "g"),
        q("text", "other"),
        q("end_group", ""),
        q("text", "own"),
        settings={"form_id": "told"},
    )
    given = [Answer("g/other", "DEMO x", came_from="other"), Answer("own", "DEMO mine")]
    actions.fill_form(desk.staff.dara, desk.case, desk.bring(new, "Told"), filling, given)
    heads = desk.read(desk.staff.dara, filling).heads
    told = {path: (standing.heads[0].third_party, standing.heads[0].told_by) for path, standing in heads.items()}
    assert told["called"] == (True, "an aunt")
    assert told["g/other"] == (True, "an aunt")
    assert told["own"] == (False, "")
