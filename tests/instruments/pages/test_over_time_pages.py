"""A form filled in again and again: each time stands beside the others with its date, and what changed is marked."""

import re
from uuid import UUID, uuid4

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Answer, Told
from samakki.instruments.words import Imported
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node
from tests.instruments.forms import form, q
from tests.instruments.pages.paper import bring, open_case

NEEDS = form(
    q("text", "called", "What may we call you?", field="identity.called"),
    q("select_one level", "sleep", "Sleep"),
    q("text", "wish", "What do you wish?"),
    q("begin_repeat", "kids", "Child"),
    q("text", "kid", "Name of the child"),
    q("end_repeat"),
    choices=[["list_name", "name", "label"], ["level", "bad", "Bad"], ["level", "good", "Good"]],
)
NEWER = form(
    q("select_one level", "sleep", "Sleep at night"),
    q("text", "wish", "What do you wish?"),
    q("text", "safe", "Do you feel safe?"),
    choices=[["list_name", "name", "label"], ["level", "bad", "Bad"], ["level", "good", "Well"]],
)


NOTHING = "\N{EN DASH}"


class Desk:
    """One case in which one form is filled in several times."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.client = node.browser("dara")
        self.case = FileId(open_case(self.client))
        self.made = bring(node.by("dara"), NEEDS, "Needs")

    def fill(self, made: Imported | None = None, login: str = "dara", **told: object) -> UUID:
        by, filling = self.node.by(login), uuid4()
        cases.fill_form(by, self.case, (made or self.made).version, filling, ())
        for path, said in told.items():
            bases = cases.read_filling(by, self.case, filling).bases
            name = path.replace("__", "/")
            answer = Answer(name, said, bases.get(name, ()))
            cases.fill_form(by, self.case, (made or self.made).version, filling, [answer])
        return filling

    def page(self, query: str = "") -> str:
        answer = self.client.get(f"/case/{self.case}/forms/over-time/{self.made.instrument}/{query}")
        assert answer.status_code == 200
        return answer.content.decode()

    def row(self, label: str, query: str = "") -> list[str]:
        found = re.search(rf'scope="row">{re.escape(label)}</th>(.*?)</tr>', self.page(query))
        assert found, label
        return re.findall(r"<td[^>]*>(?:<ins[^>]*>)?([^<]*)", found[1])


@pytest.fixture
def desk(node_of_today: Node) -> Desk:
    return Desk(node_of_today)


def test_each_time_stands_beside_the_others_with_its_day_and_what_changed_is_marked(desk: Desk) -> None:
    first = desk.fill(sleep="bad", wish="to call home")
    second = desk.fill(login="mali", sleep="good", wish="to call home")
    html = desk.page()
    assert html.index(str(first)) < html.index(str(second))
    assert desk.row("Sleep") == ["Bad", "Good"]
    assert html.count('<ins class="new-value">') == 1
    assert '<ins class="new-value">Good</ins>' in html
    assert "Filled in 2 times" in html
    assert "Mali" in html
    listed = desk.client.get(f"/case/{desk.case}/forms/").content.decode()
    assert "Needs over time" in listed
    assert "2 times" in listed


def test_a_bound_answer_stands_as_it_was_given_at_the_time_whatever_the_field_says_now(desk: Desk) -> None:
    desk.fill(called="DEMO Sok", sleep="bad")
    desk.fill(called="DEMO Sokha", sleep="bad")
    by = desk.node.by("dara")
    cases.change_fields(by, desk.case, Section.IDENTITY, {"called": Told(["DEMO Dany"])})
    desk.fill(sleep="good")
    assert desk.row("What may we call you?") == ["DEMO Sok", "DEMO Sokha", NOTHING]


def test_a_corrected_answer_stands_once_and_one_taken_back_does_not(desk: Desk) -> None:
    filling = desk.fill(sleep="bad", wish="x")
    by = desk.node.by("dara")
    for path, said in (("sleep", "good"), ("wish", None)):
        base = cases.read_filling(by, desk.case, filling).bases[path]
        cases.fill_form(by, desk.case, desk.made.version, filling, [Answer(path, said, base)])
    desk.fill(sleep="good", wish={"missing": "prefers not to say"})
    assert desk.row("Sleep") == ["Good", "Good"]
    assert desk.row("What do you wish?") == [NOTHING, "Prefers not to say"]


def test_rows_keep_their_number_and_one_taken_away_is_not_shown(desk: Desk) -> None:
    desk.fill(**{"kids[1]__kid": "Chan", "kids[2]__kid": "Dara", "kids[2]": "gone"})
    desk.fill(**{"kids[1]__kid": "Chan"})
    assert desk.row("Name of the child (1)") == ["Chan", "Chan"]
    assert "Name of the child (2)" not in desk.page()


def test_fillings_of_several_versions_stand_together_each_in_the_words_of_its_own(desk: Desk) -> None:
    desk.fill(sleep="good", called="DEMO Sok")
    newer = bring(desk.node.by("dara"), NEWER, "Needs")
    desk.fill(newer, sleep="good", safe="yes")
    assert desk.row("Sleep at night") == ["Good", "Well"]
    assert desk.row("Do you feel safe?") == [NOTHING, "yes"]
    assert desk.row("What may we call you?") == ["DEMO Sok", NOTHING]


def test_more_than_four_times_are_gone_through_page_by_page(desk: Desk) -> None:
    for at in range(6):
        desk.fill(wish=f"wish {at}")
    assert desk.row("What do you wish?") == [f"wish {at}" for at in range(2, 6)]
    assert desk.row("What do you wish?", "?page=2") == ["wish 0", "wish 1"]
    assert "Nothing was answered yet" in desk.page("?page=99")
    assert desk.row("What do you wish?", "?page=x") == desk.row("What do you wish?", "?page=0")


def test_what_was_never_begun_and_what_is_no_form_or_case_of_ours_is_said_so(desk: Desk) -> None:
    desk.fill()
    assert "Nothing was answered yet" in desk.page()
    assert desk.client.get(f"/case/{desk.case}/forms/over-time/{uuid4()}/").status_code == 404
    address = f"/case/{desk.case}/forms/over-time/{desk.made.instrument}/"
    assert desk.node.browser("noy").get(address).status_code == 404
