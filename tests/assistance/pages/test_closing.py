"""The closing's page without any script: what is asked, what is left, how a case comes back."""

import re

import pytest
from django.test import Client

from samakki.assistance import actions
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.models import Case
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.pages.conftest import Node, open_case, text_of


def at(case: FileId) -> str:
    return f"/case/{case}/closing/"


def close(browser: Client, case: FileId, **told: str) -> str:
    """Close a case with what stands on its page; gives the page that tells of it."""
    page = text_of(browser, at(case))
    seen = re.findall(r'name="((?:was|base)-\w+)" value="([^"]*)"', page)
    plain = {name: value.replace("&quot;", '"') for name, value in seen}
    answer = browser.post(at(case), plain | told | {"do": "close"}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return str(answer.content.decode())


def closed_on(case: FileId) -> object:
    return Case.objects.get(pk=case).closed_on


@pytest.mark.req("CASE-12")
def test_a_case_is_closed_with_one_press_and_that_is_undone_with_one(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    assert at(case) in text_of(dara, f"/case/{case}/")
    page = close(dara, case)
    assert "The case is closed." in page
    assert closed_on(case)
    token = re.search(r'name="undo" value="([^"]*)"', page)
    assert token
    back = dara.post(at(case), {"do": "undo", "undo": token[1]}, follow=True).content.decode()
    assert "Taken back: the case is open" in back
    assert "#again" not in back
    assert closed_on(case) is None
    again = dara.post(at(case), {"do": "undo", "undo": token[1]}, follow=True).content.decode()
    assert "Somebody wrote there meanwhile" in again


@pytest.mark.req("CASE-31")
def test_what_was_typed_is_written_and_contact_afterwards_comes_due(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    typed = {"f-exit_strategy": "DEMO: an aunt", "f-after_closing": "wanted", "f-closing_rating": "partly"}
    page = close(dara, case, **typed)
    assert "5 things are still due" in page
    assert "DEMO: an aunt" in text_of(dara, f"/case/{case}/")


def test_what_is_open_is_listed_with_a_choice_and_stays_due_unless_it_is_ticked(node_of_today: Node) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    case = open_case(dara)
    for what in ("DEMO court", "DEMO course"):
        actions.write_action(by, case, "", {"action": Told([what]), "due": Told(["2090-01"])})
    page = text_of(dara, at(case))
    court = re.search(r'name="left" value="([^"]*)"[^>]*>.{0,200}?DEMO court', page, re.DOTALL)
    assert court
    assert "One thing is still due" in close(dara, case, left=court[1])


@pytest.mark.req("CASE-14")
@pytest.mark.req("RIGHT-25")
def test_the_page_says_that_a_refused_service_is_not_a_refused_case(node_of_today: Node) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    case = open_case(dara)
    assert "A refused service" not in text_of(dara, at(case))
    actions.write_action(by, case, "", {"action": Told(["DEMO court"]), "decision": Told(["not_wanted"])})
    assert "A refused service is not a refused case" in text_of(dara, at(case))


@pytest.mark.req("CASE-12")
def test_a_closed_case_says_so_at_its_head_and_is_opened_again_with_a_reason(node_of_today: Node) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    case = open_case(dara)
    close(dara, case)
    head = text_of(mali, f"/case/{case}/")
    assert re.search(r"Closed on .* by dara.*#again", head, re.DOTALL)
    refused = mali.post(at(case), {"do": "reopen", "reason": " ", "step": "recovery"})
    assert refused.status_code == 422
    assert 'href="#id_reason"' in refused.content.decode()
    assert re.search(r'value="recovery" selected', refused.content.decode())
    page = mali.post(at(case), {"do": "reopen", "reason": "DEMO: came back", "step": ""}, follow=True)
    assert "This case is open again." in page.content.decode()
    assert closed_on(case) is None
    late = mali.post(at(case), {"do": "reopen", "reason": "DEMO"}, follow=True)
    assert "This case is open already." in late.content.decode()


def test_who_is_slower_is_told_that_it_is_closed_already(node_of_today: Node) -> None:
    dara, mali = node_of_today.browser("dara"), node_of_today.browser("mali")
    case = open_case(dara)
    close(dara, case)
    assert "Somebody closed it meanwhile" in mali.post(at(case), {"do": "close"}, follow=True).content.decode()


def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    typed = {"f-come_back_how": "x" * 501, "f-exit_strategy": "DEMO: an aunt"}
    seen = {f"was-{name[2:]}": '[""]' for name in typed} | {f"base-{name[2:]}": "" for name in typed}
    answer = dara.post(at(case), typed | seen | {"do": "close"})
    assert answer.status_code == 422
    assert "DEMO: an aunt" in answer.content.decode()
    assert closed_on(case) is None


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"do": ""}, 400),
        ({"do": "undo", "undo": "x"}, 400),
        ({"do": "undo", "undo": "a~b~c~d"}, 400),
        ({"do": "close", "left": "x"}, 404),
        ({"do": "close", "left": "0195d000-0000-7000-8000-000000000001"}, 404),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(node_of_today: Node, told: dict[str, str], status: int) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    assert dara.post(at(case), told).status_code == status
    assert closed_on(case) is None


def test_another_agency_neither_sees_nor_closes_it(node_of_today: Node) -> None:
    case = open_case(node_of_today.browser("dara"))
    noy = node_of_today.browser("noy")
    assert noy.get(at(case)).status_code == 404
    assert noy.post(at(case), {"do": "close"}).status_code == 404


def test_those_who_lead_are_asked_to_look_where_somebody_ticks_it(node_of_today: Node) -> None:
    dara, by = node_of_today.browser("dara"), node_of_today.by("dara")
    case = open_case(dara)
    close(dara, case, review="yes")
    shown = cases.read_section(by, case, Section.ADMINISTRATION).field("reviews")
    assert shown
    assert len(shown.standing) == 1


@pytest.mark.req("CASE-12")
def test_closed_cases_leave_the_lists_stand_in_their_own_and_are_found_and_marked(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara, pseudonym="DEMO Lotus")
    close(dara, case)
    for scope in ("mine", "agency"):
        assert "DEMO Lotus" not in text_of(dara, f"/people/?who={scope}")
    assert re.search(r"DEMO Lotus.*Closed [^<]*20", text_of(dara, "/people/?who=closed"), re.DOTALL)
    found = dara.post("/people/?who=mine", {"wanted": "Lotus"}).content.decode()
    assert re.search(r"DEMO Lotus.*Closed [^<]*20", found, re.DOTALL)


def test_the_steps_of_a_closed_case_wait_until_it_is_open_again(node_of_today: Node) -> None:
    dara = node_of_today.browser("dara")
    case = open_case(dara)
    close(dara, case)
    for told in ({"step": "recovery", "reason": "DEMO"}, {"do": "undo", "row": "0" * 8}):
        answer = dara.post(f"/case/{case}/steps/", told, follow=True)
        assert "This case is closed: open it again first." in answer.content.decode()
    assert closed_on(case)
