"""The pages of a bound form: they open with what is known, since when and from whom, and write only what changed."""

import re
from uuid import UUID

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.instruments.fields import demo_fields
from tests.instruments.forms import form, q
from tests.instruments.pages.paper import Paper, begin, bring, ids, open_case

__all__ = ["demo_fields"]
pytestmark = pytest.mark.usefixtures("demo_fields")

SEX = [["list_name", "name", "label"], ["sex", "female", "Female"], ["sex", "male", "Male"]]
FORM = form(
    q("text", "name", "Name", field="identity.called"),
    q("select_one sex", "sex", "Sex", field="identity.sex"),
    q("integer", "hours", "Hours", field="experience.hours_a_day"),
    q("text", "shut", "Shut", field="experience.demo_shut"),
    q("text", "own", "Own"),
    choices=SEX,
    settings={"form_title": "Intake", "audience": "child"},
)
WAY = form(
    q("begin_repeat", "legs", "Leg", field="experience.demo_legs"),
    q("text", "place", "Place", field=".place"),
    q("text", "remark", "Remark"),
    q("end_repeat"),
)


@pytest.fixture
def paper(node_of_today: Node) -> Paper:
    dara = node_of_today.browser("dara")
    return begin(dara, open_case(dara), bring(node_of_today.by("dara"), FORM, "Intake"))


def length(node: Node, paper: Paper) -> int:
    return cases.read_case(node.by("dara"), ids(paper)[0]).length


@pytest.mark.req("CASE-25")
def test_a_question_opens_with_what_is_known_since_when_from_whom_and_who_told_it(
    node_of_today: Node, paper: Paper
) -> None:
    case = ids(paper)[0]
    told = {"called": Told(["DEMO Sok"])}
    cases.change_fields(node_of_today.by("mali"), case, Section.IDENTITY, told, third_party=True, told_by="the mother")
    page = Paper(paper.client, paper.address)
    assert page.value("name") == ["DEMO Sok"]
    assert re.search(r"Known since [^<]+, from Mali[^<]*\. Still so\? Told by the mother\.", page.html)
    assert "For a child" in page.html
    assert "5 questions in all" in page.html
    before = length(node_of_today, paper)
    page.save()
    assert length(node_of_today, paper) == before


def test_a_save_can_say_that_somebody_else_told_it_and_the_next_page_begins_so(
    node_of_today: Node, paper: Paper
) -> None:
    saved = paper.save(hours="14", **{"third-party": "yes", "told-by": "an aunt"})
    assert "Told by an aunt" in saved.html
    assert 'name="third-party" value="yes" checked' in saved.html
    assert "Told by an aunt" in paper.client.get(f"/case/{ids(paper)[0]}/").content.decode()
    past = paper.client.get(f"/case/{ids(paper)[0]}/forms/{ids(paper)[1]}/history/").content.decode()
    assert "Told by an aunt" in past
    assert "14" in past


def test_what_the_field_cannot_hold_is_kept_by_the_form_and_said(node_of_today: Node, paper: Paper) -> None:
    saved = paper.save(name="x" * 600)
    assert "Only this form keeps it, as you wrote it." in saved.html
    assert saved.value("name") == ["x" * 600]
    assert "Only this form" not in saved.save(name="DEMO Sok").html


def test_a_closed_field_shows_only_that_something_was_written_and_by_whom(node_of_today: Node, paper: Paper) -> None:
    saved = paper.save(shut="DEMO words nobody sees")
    assert "DEMO words" not in saved.html
    assert "1 of 5 answered" in saved.html
    assert re.search(r"Written closed on [^<]+ by dara", saved.html)
    history = paper.client.get(f"/case/{ids(paper)[0]}/forms/{ids(paper)[1]}/history/").content.decode()
    assert ("DEMO words" not in history, "Shut" in history) == (True, True)


def test_an_answer_left_as_prefers_not_to_say_stands_in_the_field_too(node_of_today: Node, paper: Paper) -> None:
    saved = paper.save(**{"n:sex": "prefers not to say"})
    assert "Left open" in saved.html
    shown = cases.read_section(node_of_today.by("dara"), ids(paper)[0], Section.IDENTITY)
    assert {"missing": "prefers not to say"} in [one.heads.value for one in shown.fields]


def test_a_save_in_place_writes_a_bound_answer_once(node_of_today: Node, paper: Paper) -> None:
    before = length(node_of_today, paper)
    first = paper.send("autosave", {"hours": "14", "name": "DEMO Sok"})
    assert first.status_code == 200
    assert length(node_of_today, paper) == before + 2
    paper.send("autosave", {"hours": "14", "name": "DEMO Sok"})
    assert length(node_of_today, paper) == before + 2
    paper.send("autosave", {"hours": "15", "name": "DEMO Sok"})
    case, filling = ids(paper)
    shown = cases.read_filling(node_of_today.by("dara"), case, filling)
    assert (shown.answers["hours"], shown.torn) == ("15", frozenset())


def test_two_values_of_one_bound_question_lead_to_where_a_person_decides(node_of_today: Node, paper: Paper) -> None:
    mali = Paper(node_of_today.browser("mali"), paper.address)
    paper.save(name="One")
    torn = mali.save(name="Two")
    assert "Two people answered “Name” differently." in torn.html
    assert f'/case/{ids(paper)[0]}/section/identity/"' in torn.html


def test_rows_added_in_the_form_are_rows_of_the_case_and_open_in_another_form(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case, made = open_case(dara), bring(node_of_today.by("dara"), WAY, "Way")
    first = begin(dara, case, made).save("add legs")
    path = next(name.removeprefix("a:") for name in first.shown if re.match("a:.+/place", name))
    second = first.save("add legs", **{path: "Poipet"})
    later = next(name.removeprefix("a:") for name in second.shown if re.match("a:.+/place", name) and path not in name)
    second.save(**{later: "Aranya", later.replace("place", "remark"): "by night"})
    other = begin(dara, case, bring(node_of_today.by("dara"), form(*_lines(WAY_AGAIN)), "Way again"))
    assert [other.value(name) for name in (path, later)] == [["Poipet"], ["Aranya"]]
    assert other.html.index("Poipet") < other.html.index("Aranya")
    gone = other.save(f"remove {path.rpartition('/')[0]}")
    assert "Poipet" not in gone.html
    read = cases.read_filling(node_of_today.by("dara"), FileId(UUID(str(case))), ids(second)[1])
    assert [value for name, value in read.answers.items() if name.endswith("/place")] == ["Aranya"]


WAY_AGAIN = ("legs", "Leg", "place")


def _lines(told: tuple[str, str, str]) -> list[dict[str, object]]:
    repeat, label, part = told
    return [
        q("begin_repeat", repeat, label, field="experience.demo_legs"),
        q("text", part, "Where", field="experience.demo_legs.place"),
        q("end_repeat"),
    ]


@pytest.mark.req("CASE-25")
def test_who_said_an_answer_that_a_colleague_carried_over_is_named_beside_who_carried_it(node_of_today: Node) -> None:
    mali, dara = node_of_today.browser("mali"), node_of_today.by("dara")
    old = form(q("text", "name", "Name"), q("text", "hours", "Hours"), q("text", "own", "Own"))
    paper = begin(mali, open_case(mali), bring(dara, old, "Intake"))
    paper.save(name="DEMO Sok", own="DEMO own")
    newer = form(
        q("begin_group", "who", "Who"),
        q("text", "name", "Name", field="identity.called"),
        q("text", "own", "Own"),
        q("end_group"),
        q("text", "hours", "Hours"),
    )
    made = bring(dara, newer, "Intake")
    case, filling = ids(paper)
    client = node_of_today.browser("dara")
    client.post(f"/case/{case}/forms/{filling}/newer/", {"newest": str(made.version)})
    carried = r"Carried over by dara on [^<]*"
    page = client.get(f"/case/{case}/forms/{filling}/1/").content.decode()
    assert re.search(rf"Known since [^<]+, from Mali[^<]*\. Still so\? {carried}\.", page)
    for address in (f"/case/{case}/section/identity/called/", f"/case/{case}/"):
        told = client.get(address).content.decode()
        assert re.search(rf"Mali.*{carried}", told, re.DOTALL), address
    looked_back = client.get(f"/case/{case}/forms/{filling}/history/").content.decode()
    assert len(re.findall(r"Said by Mali[^<]* on [^<]*, carried over here", looked_back)) == 2
