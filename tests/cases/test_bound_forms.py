"""Nobody is asked twice: a bound question opens with what is known; its answer goes to its field and nowhere else."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Answer, Told
from samakki.journal import queries as journal
from samakki.sections.words import Section
from tests.cases.bound import Desk, desk, in_clear
from tests.instruments.fields import demo_fields
from tests.instruments.forms import form, q

__all__ = ["demo_fields", "desk"]
pytestmark = pytest.mark.usefixtures("demo_fields")

SEX = [
    ["list_name", "name", "label"],
    ["sex", "female", "F"],
    ["sex", "male", "M"],
    ["p", "yes", "Y"],
    ["p", "no", "N"],
]
INTAKE = form(
    q("text", "name", field="identity.called"),
    q("date", "born", field="identity.born"),
    q("select_one sex", "sex", field="identity.sex"),
    q("integer", "hours", field="experience.hours_a_day"),
    q("text", "pregnant", field="experience.demo_shut"),
    q("text", "own"),
    choices=SEX,
)
LATER = form(q("text", "called", "Name", field="identity.called"), q("text", "note"), settings={"form_title": "L"})


def test_a_bound_answer_is_written_to_its_field_in_its_own_section_and_nowhere_else(desk: Desk) -> None:
    dara = desk.staff.dara
    filling = desk.begin(desk.bring(INTAKE, "Intake"))
    before = len(journal.headers(dara, desk.case))
    desk.fill(
        dara, filling, {"name": "DEMO Sok", "sex": "female", "hours": "14", "born": "2004-07", "own": "only here"}
    )
    headers = journal.headers(dara, desk.case)[before:]
    assert [(header.section, header.closed) for header in headers] == [
        (Section.EXPERIENCE, False),
        (Section.IDENTITY, False),
    ]
    assert desk.value(Section.IDENTITY, "called") == "DEMO Sok"
    assert desk.value(Section.IDENTITY, "sex") == "female"
    assert desk.value(Section.IDENTITY, "born") == "2004-07"
    assert desk.value(Section.EXPERIENCE, "hours_a_day") == 14
    forms = {field.partition(str(filling))[2] for _, field in desk.names() if field.startswith("form/")}
    assert forms == {"/#version", "/own"}


@pytest.mark.req("CASE-25")
def test_another_form_opens_with_what_is_known_who_said_it_and_who_told_it(desk: Desk) -> None:
    first, later = (desk.begin(desk.bring(content, name)) for content, name in ((INTAKE, "Intake"), (LATER, "Later")))
    desk.fill(desk.staff.mali, first, {"name": "DEMO Sok"}, third_party=True, told_by="the mother")
    shown = desk.read(desk.staff.dara, later)
    assert shown.answers == {"called": "DEMO Sok"}
    head = shown.heads["called"].heads[0]
    assert (head.author, head.third_party, head.told_by) == (desk.staff.mali.member, True, "the mother")
    assert actions.fill_form(desk.staff.dara, desk.case, shown.version, later, ()) is None
    desk.fill(desk.staff.dara, later, {"called": "DEMO Sok Dara"})
    assert desk.read(desk.staff.dara, first).answers["name"] == "DEMO Sok Dara"
    assert not desk.read(desk.staff.dara, first).heads["name"].heads[0].third_party


def test_a_field_written_on_its_section_stands_in_the_form(desk: Desk) -> None:
    filling = desk.begin(desk.bring(INTAKE, "Intake"))
    actions.change_fields(desk.staff.dara, desk.case, Section.IDENTITY, {"born": Told(["2546"])})
    assert desk.read(desk.staff.dara, filling).answers == {"born": "2003"}


@pytest.mark.parametrize("why", ["unknown", "not asked", "prefers not to say"])
def test_a_bound_question_left_with_a_reason_writes_that_reason_into_the_field(desk: Desk, why: str) -> None:
    filling = desk.begin(desk.bring(INTAKE, "Intake"))
    desk.fill(desk.staff.dara, filling, {"name": {"missing": why}, "hours": {"missing": why}})
    assert desk.value(Section.IDENTITY, "called") == {"missing": why}
    assert desk.value(Section.EXPERIENCE, "hours_a_day") == {"missing": why}
    assert desk.read(desk.staff.dara, filling).answers["name"] == {"missing": why}


def test_an_answer_that_its_field_cannot_hold_is_kept_by_the_form_until_it_fits(desk: Desk) -> None:
    filling = desk.begin(desk.bring(INTAKE, "Intake"))
    saved = desk.fill(desk.staff.dara, filling, {"hours": "day and night", "name": "x" * 600})
    assert saved.unfit == {"hours", "name"}
    shown = desk.read(desk.staff.dara, filling)
    assert (shown.answers["hours"], shown.unfit) == ("day and night", {"hours", "name"})
    assert desk.value(Section.EXPERIENCE, "hours_a_day") is None
    assert (Section.IDENTITY, f"form/{filling}/name") in desk.names()
    desk.fill(desk.staff.dara, filling, {"hours": "20"})
    shown = desk.read(desk.staff.dara, filling)
    assert (len(shown.heads["hours"].heads), shown.heads["hours"].awaited) == (1, frozenset())
    assert (shown.answers["hours"], shown.unfit) == ("20", {"name"})
    assert desk.value(Section.EXPERIENCE, "hours_a_day") == 20


def test_two_who_answer_one_bound_question_from_one_base_are_both_kept(desk: Desk) -> None:
    version = desk.bring(INTAKE, "Intake")
    one, other = desk.begin(version), desk.begin(version)
    for by, filling, name in ((desk.staff.dara, one, "One"), (desk.staff.mali, other, "Two")):
        actions.fill_form(by, desk.case, version, filling, [Answer("name", name)])
    shown = desk.read(desk.staff.dara, one)
    assert shown.torn == {"name"}
    assert {head.value for head in shown.heads["name"].heads} == {"One", "Two"}


def test_a_closed_field_starts_closed_and_the_form_says_only_that_something_is_there(desk: Desk) -> None:
    version = desk.bring(INTAKE, "Intake")
    filling, other = desk.begin(version), desk.begin(version)
    desk.fill(desk.staff.dara, filling, {"pregnant": "DEMO words nobody sees"})
    headers = journal.headers(desk.staff.dara, desk.case)
    assert [header.section for header in headers if header.closed] == [Section.EXPERIENCE]
    for one in (filling, other):
        shown = desk.read(desk.staff.mali, one)
        assert "pregnant" not in shown.answers
        assert shown.closed["pregnant"].heads[0].author == desk.staff.dara.member
    assert "DEMO words" not in in_clear(desk)
    closed = next(header.id for header in headers if header.closed)
    opened = actions.open_closed_entry(desk.staff.dara, desk.case, closed)
    assert opened.body
    assert [(change.field, change.value) for change in opened.body.changes] == [("demo_shut", "DEMO words nobody sees")]
    assert journal.conflicts(desk.staff.dara, desk.case) == 0


def test_a_closed_form_keeps_its_own_answers_closed_and_opens_them_for_who_opens_the_form(desk: Desk) -> None:
    closed = form(q("text", "a"), q("text", "b"), settings={"section": "health", "closed": "yes"})
    filling = desk.begin(desk.bring(closed, "Shut"))
    desk.fill(desk.staff.dara, filling, {"a": "DEMO first"})
    desk.fill(desk.staff.dara, filling, {"b": "DEMO second", "a": "DEMO mended"})
    assert desk.read(desk.staff.mali, filling).answers == {"a": "DEMO mended", "b": "DEMO second"}
    assert "DEMO" not in repr([one.answers for one in actions.fillings(desk.staff.mali, desk.case)])
    shut = [header for header in journal.headers(desk.staff.dara, desk.case) if header.closed]
    assert [header.section for header in shut] == [Section.HEALTH, Section.HEALTH]
    desk.fill(desk.staff.dara, filling, {"a": None})
    assert desk.read(desk.staff.dara, filling).answers["a"] is None


def test_what_a_filling_wrote_is_told_by_its_own_history_under_its_version(desk: Desk) -> None:
    version = desk.bring(INTAKE, "Intake")
    filling = desk.begin(version)
    desk.fill(desk.staff.dara, filling, {"name": "First", "own": "x", "pregnant": "DEMO shut"})
    actions.change_fields(
        desk.staff.mali,
        desk.case,
        Section.IDENTITY,
        {"called": Told(["Else"], base=desk.read(desk.staff.mali, filling).bases["name"])},
    )
    desk.fill(desk.staff.dara, filling, {"name": "Last", "hours": "nights"}, third_party=True, told_by="an aunt")
    past = actions.filling_history(desk.staff.dara, desk.case, filling)
    told = {path: (one.given[path], one.before[path]) for one in reversed(past) for path in one.given}
    assert told["name"] == ("Last", ("Else",))
    assert told["own"] == ("x", ())
    assert told["hours"] == ("nights", ())
    assert told["pregnant"] == ({"closed": True}, ())
    assert "DEMO shut" not in repr(past)
    assert {one.version for one in past} == {version}
    assert [one.told_by for one in past if one.third_party] == ["an aunt", "an aunt"]
    assert [one.given["name"] for one in past[1:] if "name" in one.given] == ["First"]


def test_a_newer_version_that_binds_a_question_takes_its_answer_along(desk: Desk) -> None:
    old = form(q("text", "called", "Name"), q("text", "born"), settings={"form_title": "L"})
    first = desk.bring(old, "Later")
    filling = desk.begin(first)
    desk.fill(desk.staff.dara, filling, {"called": "DEMO Sok"})
    second = desk.bring(LATER, "Later")
    actions.fill_form(desk.staff.dara, desk.case, second, filling, ())
    shown = desk.read(desk.staff.dara, filling)
    assert (shown.version, shown.answers["called"], shown.unfit) == (second, "DEMO Sok", frozenset())
    assert desk.value(Section.IDENTITY, "called") == "DEMO Sok"


def test_a_form_that_wants_to_another_section_than_before_is_refused(desk: Desk) -> None:
    desk.bring(form(q("text", "a"), settings={"form_id": "x", "section": "legal"}), "X")
    with pytest.raises(Exception, match="section stays"):
        desk.bring(form(q("text", "b"), settings={"form_id": "x", "section": "health"}), "X")
