"""No page stands under a post: what answers a typed form waits, sealed, until its author's browser fetches it, once."""

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

from samakki.access import actions
from samakki.access.models import Parked
from samakki.access.words import OF_THE_NODE, AnswerPage, Role
from samakki.doors.web.front import seat as front
from tests.access.conftest import House
from tests.access.test_leaks import places_of
from tests.access.test_pages import FORM_TOKEN, accept, found

TYPED = "Mali of the blue market"
AS_BROWSERS_ASK = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def browser(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    client = Client(enforce_csrf_checks=True)
    found(client, house)
    return client


def refused(browser: Client, headers: dict[str, str] = AS_BROWSERS_ASK) -> HttpResponse:
    token = FORM_TOKEN.findall(browser.get("/members/").content.decode())[-1]
    typed = {"display_name": TYPED, "login": "", "role": "supervisor", "csrfmiddlewaretoken": token}
    return browser.post("/members/invite/?from=here", typed, headers=headers)


def test_a_refused_form_leads_to_its_answer_which_is_given_once_with_what_was_typed(browser: Client) -> None:
    went = refused(browser)
    assert went.status_code == 302
    assert went["Location"].startswith("/members/invite/?from=here&answer=")
    assert places_of(TYPED.encode()) == []
    answer = browser.get(went["Location"])
    assert answer.status_code == 422
    assert f'value="{TYPED}"' in answer.content.decode()
    assert FORM_TOKEN.search(answer.content.decode())
    assert not Parked.objects.exists()
    again = browser.get(went["Location"])
    assert TYPED not in again.content.decode()
    assert again.status_code in {200, 302}


def test_an_answer_waits_at_the_very_address_that_was_posted_to_whatever_signs_are_in_it(browser: Client) -> None:
    token = FORM_TOKEN.findall(browser.get("/members/").content.decode())[-1]
    typed = {"passphrase": TYPED, "csrfmiddlewaretoken": token}
    went = browser.post("/invitation/a%23b%3Fc/", typed, headers=AS_BROWSERS_ASK)
    assert went["Location"].startswith("/invitation/a%23b%3Fc/?answer=")
    assert browser.get(went["Location"]).status_code == 409


def test_a_form_that_went_well_leads_on_as_ever(browser: Client) -> None:
    token = FORM_TOKEN.findall(browser.get("/account/").content.decode())[-1]
    typed = {"pin": "402917", "pin_again": "402917", "csrfmiddlewaretoken": token}
    went = browser.post("/account/pin/", typed, headers=AS_BROWSERS_ASK)
    assert went["Location"] == "/account/?done=pin"
    assert not Parked.objects.exists()


@pytest.mark.parametrize("headers", [{"X-Samakki-In-Place": "1"}, {"HX-Request": "true"}])
def test_what_the_script_sends_is_answered_at_once(browser: Client, headers: dict[str, str]) -> None:
    assert refused(browser, {**AS_BROWSERS_ASK, **headers}).status_code == 422
    assert not Parked.objects.exists()


def test_what_is_turned_away_unread_is_answered_without_being_read(browser: Client) -> None:
    told = {"CONTENT_LENGTH": "40000000"}
    kind = "multipart/form-data; boundary=x"
    went = browser.generic("POST", "/members/invite/", b"--x\r\n", kind, headers=AS_BROWSERS_ASK, **told)
    assert went.status_code == 302
    assert browser.get(went["Location"]).status_code == 413


def test_an_answer_is_for_its_author_only_and_of_many_the_old_go(house: House) -> None:
    first = house.first(house.link)
    other = house.colleague(house.by("dara"), "mali", Role.CASEWORKER)
    kept = []
    for number in range(7):
        kept.append(actions.keep_answer(first, AnswerPage(422, f"<p>{number}</p>")))
        house.clock.move(seconds=1)
    assert actions.take_answer(other, kept[-1]) is None
    assert actions.take_answer(first, kept[0]) is None
    assert actions.take_answer(first, kept[-1]) == AnswerPage(422, "<p>6</p>")
    assert Parked.objects.count() == 4


def test_answers_that_nobody_fetched_are_swept(house: House) -> None:
    by = house.first(house.link)
    actions.keep_answer(by, AnswerPage(200, "<p>found</p>"))
    house.clock.move(minutes=61)
    actions.sweep(house.node)
    assert not Parked.objects.exists()


@pytest.mark.parametrize("role", sorted(OF_THE_NODE))
def test_who_belongs_to_no_agency_is_told_what_was_refused_and_sets_a_pin_as_everybody_does(
    house: House, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    client = Client(enforce_csrf_checks=True)
    accept(client, actions.invite_to_node(house.node, "nodea", "Nodea", role))

    def pin(again: str) -> HttpResponse:
        token = FORM_TOKEN.findall(client.get("/account/").content.decode())[-1]
        typed = {"pin": "402917", "pin_again": again, "csrfmiddlewaretoken": token}
        return client.post("/account/pin/", typed, headers=AS_BROWSERS_ASK)

    answer = client.get(pin("402918")["Location"])
    assert answer.status_code == 422
    assert not Parked.objects.exists()
    assert pin("402917")["Location"] == "/account/?done=pin"


@pytest.mark.parametrize("forged", ["", "x", "0195d000-0000-7000-8000-000000000001"])
def test_a_made_up_answer_is_none(browser: Client, forged: str) -> None:
    assert browser.get("/members/", {"answer": forged}).status_code == 200
    assert browser.get("/members/invite/", {"answer": forged}).status_code == 302
