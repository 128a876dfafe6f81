"""Sign-in as a browser without script goes through it."""

import base64
import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client

from samakki.access import actions
from samakki.access.models import Parked, Sitting
from samakki.access.words import Role
from samakki.doors.web.front import seat as front
from tests.access.conftest import PASSPHRASE, House
from tests.given import SetClock

FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def browser(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A browser that keeps cookies and must send the form's token; the pages go by the clock of the test."""
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    return Client(enforce_csrf_checks=True)


def post(browser: Client, where: str, page: str | None = None, **typed: str) -> HttpResponse:
    token = FORM_TOKEN.search(browser.get(page or where).content.decode())
    assert token is not None
    return browser.post(where, {**typed, "csrfmiddlewaretoken": token[1]})


def accept(browser: Client, link: str) -> None:
    went = post(browser, f"/invitation/{link}/", passphrase=PASSPHRASE, again=PASSPHRASE, signs="on")
    assert went.status_code == 302, went.content.decode()


def found(browser: Client, house: House) -> None:
    accept(browser, house.link)
    sheet = post(browser, "/key/").content.decode()
    words = re.findall(r'sheet-word">(\w+)<', sheet)
    assert len(words) == 36
    done = post(browser, "/key/type-back/", words=" ".join(words))
    assert "All 36 words match" in done.content.decode()


def sign_in(browser: Client, login: str = "dara", passphrase: str = PASSPHRASE) -> HttpResponse:
    return post(browser, "/sign-in/", login=login, passphrase=passphrase)


def test_the_first_member_comes_by_link_makes_the_key_and_invites_a_colleague(browser: Client, house: House) -> None:
    found(browser, house)
    shown = post(browser, "/members/invite/", "/members/", display_name="Mali", login="mali", role="caseworker")
    link = re.search(r"/invitation/([\w-]+)/", shown.content.decode())
    assert link is not None
    other = Client(enforce_csrf_checks=True)
    accept(other, link[1])
    waiting = other.get("/", follow=True).content.decode()
    number = re.search(r'compare">([\d ]+)<', waiting)
    assert number is not None
    members = browser.get("/members/").content.decode()
    assert number[1] in members
    grant = re.search(r'action="(/members/[^"]+/grant/)"', members)
    assert grant is not None
    assert post(browser, grant[1], "/members/").status_code == 302
    assert other.get("/waiting/").status_code == 302


@pytest.mark.asvs("3.3.2", "3.3.4")
def test_the_ticket_is_out_of_reach_of_scripts_and_other_sites(browser: Client, house: House) -> None:
    accept(browser, house.link)
    cookie = browser.cookies["samakki_seat"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


@pytest.mark.asvs("14.3.1")
def test_signing_out_clears_what_the_browser_kept(browser: Client, house: House) -> None:
    found(browser, house)
    out = post(browser, "/sign-out/", "/account/")
    assert "storage" in out["Clear-Site-Data"]
    assert browser.get("/account/").status_code == 302


@pytest.mark.asvs("14.3.1")
def test_after_signing_out_the_browser_holds_nothing_that_tells_who_was_here(browser: Client, house: House) -> None:
    found(browser, house)
    post(browser, "/account/language/", "/account/", language="km")
    post(browser, "/sign-out/", "/account/")
    left = {name: morsel.value for name, morsel in browser.cookies.items() if morsel.value}
    assert set(left) <= {"csrftoken", "samakki_language", "samakki_keys"}
    assert not Session.objects.exists()


@pytest.mark.asvs("6.3.1")
def test_five_wrong_passphrases_lock_the_login_out_without_telling_whether_it_exists(
    browser: Client, house: House
) -> None:
    found(browser, house)
    post(browser, "/sign-out/", "/account/")
    for login in ("dara", "nobody-here"):
        pages = [sign_in(browser, login, "wrong words all of them") for _ in range(6)]
        assert [page.status_code for page in pages] == [422] * 5 + [429]
    assert sign_in(browser).status_code == 429


def test_a_locked_session_asks_and_the_third_wrong_pin_ends_it(browser: Client, house: House, clock: SetClock) -> None:
    found(browser, house)
    post(browser, "/account/pin/", "/account/", pin="402917", pin_again="402917")
    clock.move(minutes=15)
    assert browser.get("/account/")["Location"].startswith("/unlock/")
    assert post(browser, "/unlock/", pin="111112").status_code == 422
    assert post(browser, "/unlock/", pin="402917").status_code == 302
    clock.move(minutes=15)
    for _ in range(2):
        post(browser, "/unlock/", pin="111112")
    assert post(browser, "/unlock/", pin="111112")["Location"].startswith("/sign-in/")
    assert Sitting.objects.filter(stage="ended").exists()


@pytest.mark.parametrize("pause", [{"minutes": 20}, {"hours": 13}])
def test_what_was_typed_into_a_late_form_comes_back_in_its_form(
    browser: Client, house: House, clock: SetClock, pause: dict[str, float]
) -> None:
    found(browser, house)
    page = browser.get("/members/").content.decode()
    token = FORM_TOKEN.findall(page)[-1]
    typed = {"display_name": "Mali & her <sister>", "login": "mali", "role": "supervisor", "csrfmiddlewaretoken": token}
    clock.move(**pause)
    late = browser.post("/members/invite/", typed, headers={"Referer": "http://testserver/members/"})
    assert late.status_code == 302
    assert "Mali" not in bytes(Parked.objects.get().sealed).decode("latin-1")
    if late["Location"].startswith("/unlock/"):
        went = post(browser, "/unlock/", passphrase=PASSPHRASE, next="/")
    else:
        went = sign_in(browser)
    again = browser.get(went["Location"], follow=True)
    html = unescape(again.content.decode())
    assert 'value="Mali & her <sister>"' in html
    assert re.search(r'value="supervisor"[^>]* checked', html)
    assert "You typed this on" in html
    kept = re.search(r'name="kept" value="([^"]+)"', html)
    assert kept is not None
    sent = browser.post(
        "/members/invite/", {**typed, "csrfmiddlewaretoken": FORM_TOKEN.findall(html)[-1], "kept": kept[1]}
    )
    assert sent.status_code == 200
    assert not Parked.objects.exists()


def test_a_script_is_asked_in_place_and_sends_the_same_again(browser: Client, house: House, clock: SetClock) -> None:
    found(browser, house)
    token = FORM_TOKEN.findall(browser.get("/members/").content.decode())[-1]
    clock.move(minutes=20)
    typed = {"display_name": "Mali", "login": "mali", "role": "supervisor", "csrfmiddlewaretoken": token}
    in_place = {"X-Samakki-In-Place": "1"}
    asked = browser.post("/members/invite/", typed, headers=in_place)
    assert asked.status_code == 401
    assert asked["X-Samakki-Where"] == "/unlock/"
    assert not Parked.objects.exists()
    opened = browser.post(
        "/unlock/", {"passphrase": PASSPHRASE, "csrfmiddlewaretoken": asked["X-Samakki-Token"]}, headers=in_place
    )
    assert opened.status_code == 204
    assert browser.post("/members/invite/", typed, headers=in_place).status_code == 200


def test_a_form_with_an_old_token_is_kept_for_its_author(browser: Client, house: House) -> None:
    found(browser, house)
    lost = browser.post("/members/invite/", {"display_name": "Mali", "csrfmiddlewaretoken": "x" * 64})
    assert lost["Location"].startswith("/kept/")
    assert Client().post("/members/invite/", {"display_name": "Mali"}).status_code in {302, 403}
    assert Parked.objects.count() == 1


@pytest.mark.asvs("1.2.2", "3.7.2")
@pytest.mark.parametrize(
    "next_", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_out_of_the_house(browser: Client, house: House, next_: str) -> None:
    found(browser, house)
    post(browser, "/sign-out/", "/account/")
    went = post(browser, "/sign-in/", login="dara", passphrase=PASSPHRASE, next=next_)
    assert went["Location"] == "/"


@pytest.mark.asvs("7.2.2")
def test_signing_in_gives_a_new_ticket_and_ends_the_session_that_the_browser_brought(
    browser: Client, house: House
) -> None:
    found(browser, house)
    brought = browser.cookies["samakki_seat"].value
    sign_in(browser)
    assert browser.cookies["samakki_seat"].value != brought
    other = Client()
    other.cookies["samakki_seat"] = brought
    assert other.get("/account/")["Location"].startswith("/sign-in/")


@pytest.mark.asvs("7.2.1")
@pytest.mark.parametrize("forged", ["", "x", "AAAA", base64.urlsafe_b64encode(bytes(48)).decode(), "%00" * 60])
def test_a_made_up_ticket_is_nobodys(browser: Client, house: House, forged: str) -> None:
    found(browser, house)
    browser.cookies["samakki_seat"] = forged
    assert browser.get("/account/")["Location"].startswith("/sign-in/")


@pytest.mark.asvs("7.2.1")
def test_a_ticket_with_another_secret_is_nobodys(browser: Client, house: House) -> None:
    found(browser, house)
    raw = base64.urlsafe_b64decode(browser.cookies["samakki_seat"].value)
    browser.cookies["samakki_seat"] = base64.urlsafe_b64encode(raw[:16] + bytes(32)).decode()
    assert browser.get("/account/")["Location"].startswith("/sign-in/")
    assert Sitting.objects.get().stage == "open"


def test_the_link_of_an_invitation_names_the_nodes_own_address(
    browser: Client, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(browser, house)
    monkeypatch.setattr(settings, "SAMAKKI_ADDRESS", "https://node.example")
    token = FORM_TOKEN.findall(browser.get("/members/").content.decode())[-1]
    typed = {"display_name": "Mali", "login": "mali", "role": "supervisor", "csrfmiddlewaretoken": token}
    shown = browser.post("/members/invite/", typed, headers={"Host": "evil.example"})
    assert "https://node.example/invitation/" in shown.content.decode()
    assert "evil.example" not in shown.content.decode()


def test_a_kept_form_that_is_refused_again_is_still_kept(browser: Client, house: House) -> None:
    found(browser, house)
    lost = browser.post("/members/invite/", {"display_name": "Mali", "csrfmiddlewaretoken": "x" * 64})
    kept = lost["Location"].split("/")[2]
    token = FORM_TOKEN.findall(browser.get("/members/").content.decode())[-1]
    refused = browser.post("/members/invite/", {"display_name": "Mali", "kept": kept, "csrfmiddlewaretoken": token})
    assert refused.status_code == 422
    assert Parked.objects.exists()


def test_an_auditor_signs_in_without_a_key_and_sees_no_case(browser: Client, house: House) -> None:
    accept(browser, actions.invite_to_node(house.node, "noy", "Noy", Role.AUDITOR))
    assert browser.get("/", follow=True).status_code == 200
    assert browser.get("/account/").status_code == 200
    for page in ("/people/", "/note/", "/members/", "/key/"):
        assert browser.get(page).status_code == 403


@pytest.mark.asvs("6.3.4", "6.4.2", "15.2.3")
def test_no_route_for_sign_up_password_reset_or_passwordless_sign_in_exists(browser: Client) -> None:
    for path in ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/2fa/webauthn/login/"):
        assert browser.get(path).status_code == 404


WORDS = 'She said: "not <b>today</b>" & left.\n\n  Second line, ភាសាខ្មែរ'


def test_a_note_and_the_reason_of_a_case_come_back_word_by_word(browser: Client, house: House, clock: SetClock) -> None:
    found(browser, house)
    page = browser.get("/people/new/").content.decode()
    names = re.findall(r'<textarea[^>]* name="([^"]+)"', page)
    token = FORM_TOKEN.findall(page)[-1]
    clock.move(hours=13)
    typed = {"csrfmiddlewaretoken": token} | dict.fromkeys(names, WORDS)
    browser.post("/people/new/", typed, headers={"Referer": "http://testserver/people/new/"})
    html = browser.get(sign_in(browser)["Location"], follow=True).content.decode()
    back = [unescape(text) for text in re.findall(r"<textarea[^>]*>\n?(.*?)</textarea>", html, re.DOTALL)]
    assert back == [WORDS] * len(names)
    assert names
    assert "You typed this on" in html


def test_where_the_page_does_not_open_any_more_the_words_are_shown_all_the_same(
    browser: Client, house: House, clock: SetClock
) -> None:
    found(browser, house)
    clock.move(hours=13)
    for gone in (f"/case/{house.node.node}/", "/nowhere/", "/note/%00"):
        browser.post("/note/", {"text": WORDS * 3}, headers={"Referer": f"http://testserver{gone}"})
    sign_in(browser)
    kept = re.findall(r'href="(/kept/[^"]+)"', browser.get("/kept/").content.decode())
    assert len(kept) == 3
    for address in kept:
        html = browser.get(address).content.decode()
        assert WORDS[:11] in unescape(html)
        assert "Send it now" in html
