"""What goes along to a newer version of a form stays as it was told: by whom, and closed where it was closed."""

from uuid import UUID

import pytest

from samakki.cases import actions
from samakki.cases.actions import Answer
from samakki.cases.words import Head
from samakki.journal import actions as journal_actions
from samakki.journal import queries as journal
from samakki.sections.words import Section
from tests.cases.bound import Desk, desk, in_clear
from tests.cases.conftest import DARA, MALI
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


NEWER = form(
    q("text", "called", field="identity.called"),
    q("begin_group", "g"),
    q("text", "other"),
    q("end_group", ""),
    q("text", "own"),
    settings={"form_id": "told"},
)


def asked_by_mali(desk: Desk, *, closed: str = "") -> UUID:
    """Begin a form, in which Mali writes what she was told."""
    settings = {"form_id": "told"} | ({"section": "health", "closed": closed} if closed else {})
    old = form(q("text", "called"), q("text", "other"), q("text", "own"), settings=settings)
    filling = desk.begin(desk.bring(old, "Told"))
    desk.fill(desk.staff.mali, filling, {"called": "DEMO Sok", "other": "DEMO x"})
    return filling


def first_said(head: Head) -> tuple[object, object, bool]:
    """Tell who said a value first, who wrote it where it stands, and whether these are one save."""
    return head.first.author, head.author, head.first.stamp == head.stamp


@pytest.mark.req("CASE-25")
def test_who_said_an_answer_and_when_goes_along_with_it_and_who_carried_it_is_told_too(desk: Desk) -> None:
    filling = asked_by_mali(desk)
    before = desk.read(desk.staff.dara, filling).heads["called"].heads[0].stamp
    given = [Answer("g/other", "DEMO x", came_from="other"), Answer("own", "DEMO mine")]
    actions.fill_form(desk.staff.dara, desk.case, desk.bring(NEWER, "Told"), filling, given)
    heads = {path: each.heads[0] for path, each in desk.read(desk.staff.dara, filling).heads.items()}
    assert first_said(heads["called"]) == first_said(heads["g/other"]) == (MALI, DARA, False)
    assert first_said(heads["own"]) == (DARA, DARA, True)
    assert heads["called"].first.stamp == before
    (named, *_none) = actions.field_history(desk.staff.dara, desk.case, Section.IDENTITY, "called")
    assert (named.author, named.source) == (DARA, heads["called"].source)
    save, *earlier = actions.filling_history(desk.staff.dara, desk.case, filling)
    carried = [(one.author, path) for one in (save, *earlier) for path in one.sources]
    assert carried == [(DARA, "called"), (DARA, "g/other")]


def test_who_only_carried_answers_over_did_not_fill_the_form_in(desk: Desk) -> None:
    filling = asked_by_mali(desk)
    later = desk.bring(NEWER, "Told")
    actions.fill_form(desk.staff.dara, desk.case, later, filling, [Answer("g/other", "DEMO x", came_from="other")])
    versions = {desk.read(desk.staff.dara, filling).version}
    (over,) = actions.fillings_over_time(desk.staff.dara, desk.case, versions | desk.versions(filling))
    assert (over.author, over.said["called"]) == (MALI, "DEMO Sok")


def test_what_was_carried_twice_is_still_said_by_who_said_it(desk: Desk) -> None:
    filling = asked_by_mali(desk)
    there = form(q("begin_group", "g"), q("text", "other"), q("end_group", ""), settings={"form_id": "told"})
    back = form(q("text", "other", field="identity.called"), settings={"form_id": "told"})
    out = form(q("begin_group", "h"), q("text", "other"), q("end_group", ""), settings={"form_id": "told"})
    moves = [(there, "other", "g/other"), (back, "g/other", "other"), (out, "other", "h/other")]
    for by, (content, was, now) in zip((desk.staff.dara, desk.staff.mali, desk.staff.dara), moves, strict=True):
        given = [Answer(now, "DEMO x", came_from=was)]
        actions.fill_form(by, desk.case, desk.bring(content, "Told"), filling, given)
    (head,) = desk.read(desk.staff.mali, filling).heads["h/other"].heads
    assert first_said(head) == (MALI, DARA, False)


def test_nobody_says_something_else_in_the_name_of_who_was_carried_over(desk: Desk) -> None:
    filling = asked_by_mali(desk)
    given = [Answer("g/other", "DEMO never said", came_from="other"), Answer("own", "DEMO x", came_from="nowhere")]
    actions.fill_form(desk.staff.dara, desk.case, desk.bring(NEWER, "Told"), filling, given)
    heads = desk.read(desk.staff.dara, filling).heads
    assert first_said(heads["g/other"].heads[0]) == first_said(heads["own"].heads[0]) == (DARA, DARA, True)


def test_what_was_said_closed_is_carried_over_with_who_said_it(desk: Desk) -> None:
    filling = asked_by_mali(desk, closed="yes")
    newer = form(q("begin_group", "g"), q("text", "other"), q("end_group", ""), settings=SHUT | {"form_id": "told"})
    given = [Answer("g/other", "DEMO x", came_from="other")]
    actions.fill_form(desk.staff.dara, desk.case, desk.bring(newer, "Told"), filling, given)
    assert first_said(desk.read(desk.staff.dara, filling).heads["g/other"].heads[0]) == (MALI, DARA, False)
    shut = [header.id for header in journal.headers(desk.staff.dara, desk.case) if header.closed]
    opened = journal_actions.open_closed(desk.staff.dara, shut[-1])
    assert [source.author for source in opened.sources.values()] == [MALI]


def test_an_amount_of_which_somebody_adds_a_part_is_said_by_them(desk: Desk) -> None:
    settings = {"form_id": "pay"}
    pieces = [("decimal", "sum", "amount"), ("text", "in", "currency")]
    old = form(*(q(kind, name) for kind, name, _piece in pieces), settings=settings)
    filling = desk.begin(desk.bring(old, "Pay"))
    desk.fill(desk.staff.mali, filling, {"sum": "12.5"})
    bound = [q(kind, name, field=f"experience.demo_pay.{piece}") for kind, name, piece in pieces]
    later = desk.bring(form(*bound, settings=settings), "Pay")
    actions.fill_form(desk.staff.dara, desk.case, later, filling, [Answer("in", "USD")])
    (head,) = desk.read(desk.staff.dara, filling).heads["sum"].heads
    assert first_said(head) == (DARA, DARA, True)
