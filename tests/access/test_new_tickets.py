"""Each proof of who one is gives the session a new ticket: whoever copied the cookie before holds nothing any more."""

import base64
from collections.abc import Callable
from uuid import UUID

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from samakki.access import actions, queries
from samakki.access.models import Parked, Sitting
from samakki.access.words import SittingId, Stage, StepKept, Ticket, Tried
from samakki.doors.web.front import seat as front
from samakki.kernel.deeds import Standing
from tests.access.authenticator import SoftPasskey
from tests.access.conftest import PASSPHRASE, House, renewed
from tests.access.test_pages import FORM_TOKEN, accept, found, post
from tests.access.test_second_factor import SITE, digits

Prove = Callable[[House], tuple[Ticket, Tried | StepKept]]
SEAT = "samakki_seat"


def at_the_desk(house: House) -> Ticket:
    house.first(house.link)
    return house.sign_in("dara").ticket


def locked(house: House) -> Ticket:
    ticket = at_the_desk(house)
    actions.set_pin(house.seat(ticket).by, ticket, "402917")
    house.clock.move(minutes=16)
    return ticket


def by_pin(house: House) -> tuple[Ticket, Tried]:
    ticket = locked(house)
    return ticket, actions.unlock_by_pin(house.seat(ticket).by, ticket, "402917")


def by_passphrase(house: House) -> tuple[Ticket, Tried]:
    ticket = locked(house)
    return ticket, actions.unlock_by_passphrase(house.seat(ticket).by, ticket, PASSPHRASE)


def by_passphrase_again(house: House) -> tuple[Ticket, Tried]:
    ticket = at_the_desk(house)
    return ticket, actions.prove(house.seat(ticket).by, ticket, PASSPHRASE)


def by_six_digits(house: House) -> tuple[Ticket, Tried]:
    before = at_the_desk(house)
    by = house.seat(before).by
    secret = actions.set_up_totp(by, before).secret
    actions.confirm_totp(by, before, digits(house, secret))
    house.clock.move(minutes=5)
    ticket = house.sign_in("dara").ticket
    return ticket, actions.pass_by_code(house.seat(ticket).by, ticket, digits(house, secret))


def with_passkey(house: House) -> SoftPasskey:
    ticket, key = at_the_desk(house), SoftPasskey(SITE)
    by = house.seat(ticket).by
    actions.add_passkey(by, ticket, SITE, key.make(actions.set_up_passkey(by, ticket, SITE)), "my key")
    return key


def by_passkey(house: House) -> tuple[Ticket, Tried]:
    key = with_passkey(house)
    ticket = house.sign_in("dara").ticket
    by = house.seat(ticket).by
    return ticket, actions.pass_by_passkey(by, ticket, SITE, key.sign(actions.begin_passkey(by, ticket, SITE)))


def unlocked_by_passkey(house: House) -> tuple[Ticket, Tried]:
    key = with_passkey(house)
    before = house.sign_in("dara").ticket
    by = house.seat(before).by
    ticket = renewed(actions.pass_by_passkey(by, before, SITE, key.sign(actions.begin_passkey(by, before, SITE))))
    house.clock.move(minutes=16)
    by = house.seat(ticket).by
    return ticket, actions.pass_by_passkey(by, ticket, SITE, key.sign(actions.begin_passkey(by, ticket, SITE)))


def required(house: House) -> Ticket:
    house.first(house.link)
    settings.SAMAKKI_SECOND_FACTOR = True
    return house.sign_in("dara").ticket


def by_first_device(house: House) -> tuple[Ticket, StepKept]:
    ticket = required(house)
    by = house.seat(ticket).by
    return ticket, actions.confirm_totp(by, ticket, digits(house, actions.set_up_totp(by, ticket).secret))


def by_first_sheet(house: House) -> tuple[Ticket, StepKept]:
    ticket = required(house)
    by = house.seat(ticket).by
    return ticket, actions.confirm_sheet(by, ticket, actions.set_up_sheet(by, ticket)[0])


def by_first_passkey(house: House) -> tuple[Ticket, StepKept]:
    ticket, key = required(house), SoftPasskey(SITE)
    by = house.seat(ticket).by
    return ticket, actions.add_passkey(by, ticket, SITE, key.make(actions.set_up_passkey(by, ticket, SITE)), "")


PROOFS: dict[str, Prove] = {
    each.__name__: each
    for each in (
        *(by_pin, by_passphrase, by_passphrase_again, by_six_digits, by_passkey, unlocked_by_passkey),
        *(by_first_device, by_first_sheet, by_first_passkey),
    )
}


@pytest.mark.asvs("7.2.4")
@pytest.mark.parametrize("prove", PROOFS.values(), ids=PROOFS)
def test_a_proof_gives_the_same_session_another_ticket_and_the_former_opens_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, prove: Prove
) -> None:
    monkeypatch.setattr(settings, "SAMAKKI_SECOND_FACTOR", False)
    former, proof = prove(house)
    ticket = renewed(proof)
    assert ticket.sitting == former.sitting
    seat, left = house.seat(ticket), house.seat(former)
    assert seat.by.standing is Standing.ACTIVE
    assert seat.by.keys.member_secret()
    assert (left.stage, left.by.standing) == (Stage.ENDED, Standing.VISITOR)
    assert house.seat(ticket).stage is Stage.OPEN
    own = [one.sitting for one in queries.own_sittings(seat.by)]
    assert own.count(ticket.sitting) == 1
    assert len(own) == Sitting.objects.filter(ended_at=None).count()


@pytest.mark.asvs("7.2.4")
def test_with_the_former_ticket_nothing_can_be_tried_and_the_session_goes_on(house: House) -> None:
    former, proof = by_pin(house)
    ticket = renewed(proof)
    house.clock.move(minutes=16)
    by = house.seat(ticket).by
    assert not actions.unlock_by_passphrase(by, former, PASSPHRASE).right
    assert [actions.unlock_by_pin(by, former, "402918").left for _ in range(3)] == [0, 0, 0]
    assert actions.unlock_by_pin(by, ticket, "402918").left == 2
    assert actions.unlock_by_pin(by, ticket, "402917").right


def test_a_wrong_answer_keeps_the_ticket(house: House) -> None:
    ticket = locked(house)
    assert actions.unlock_by_pin(house.seat(ticket).by, ticket, "402918").ticket is None
    assert actions.unlock_by_pin(house.seat(ticket).by, ticket, "402917").right


@pytest.fixture
def browser(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Dara's browser, signed in."""
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    signed_in = Client(enforce_csrf_checks=True)
    found(signed_in, house)
    return signed_in


def copied(browser: Client) -> Client:
    """A browser with the same cookies: a thief's, or a request that was under way."""
    other = Client(enforce_csrf_checks=True)
    for name, cookie in browser.cookies.items():
        other.cookies[name] = cookie.value
    return other


def ticket_in(browser: Client) -> Ticket:
    raw = base64.urlsafe_b64decode(browser.cookies[SEAT].value)
    return Ticket(SittingId(UUID(bytes=raw[:16])), raw[16:])


def sitting_of(browser: Client) -> SittingId:
    return ticket_in(browser).sitting


def unlock(browser: Client, house: House) -> HttpResponse:
    house.clock.move(minutes=16)
    return post(browser, "/unlock/", passphrase=PASSPHRASE)


def type_again(browser: Client, house: House) -> HttpResponse:
    house.clock.move(minutes=6)
    return post(browser, "/account/prove/", passphrase=PASSPHRASE)


def change(browser: Client, _house: House) -> HttpResponse:
    """Right passphrase of now, but the next one does not fit: the answer is a refusal, and the proof was one."""
    typed = {"old": PASSPHRASE, "passphrase": "short", "again": "short"}
    return post(browser, "/account/passphrase/", "/account/", **typed)


@pytest.mark.asvs("7.2.4")
@pytest.mark.parametrize(("prove", "status"), [(unlock, 302), (type_again, 302), (change, 422)])
def test_the_browser_is_handed_the_new_ticket_with_the_answer(
    browser: Client, house: House, prove: Callable[[Client, House], HttpResponse], status: int
) -> None:
    thief, sitting = copied(browser), sitting_of(browser)
    went = prove(browser, house)
    assert went.status_code == status
    cookie = went.cookies[SEAT]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert sitting_of(browser) == sitting
    assert browser.get("/account/").status_code == 200
    assert thief.get("/account/")["Location"].startswith("/sign-in/")


@pytest.mark.asvs("7.2.4")
def test_the_second_step_hands_the_browser_a_new_ticket(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SAMAKKI_SECOND_FACTOR", True)
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    browser = Client(enforce_csrf_checks=True)
    accept(browser, house.link)
    thief = copied(browser)
    ticket = ticket_in(browser)
    by = house.seat(ticket).by
    secret = actions.set_up_totp(by, ticket).secret
    assert post(browser, "/second-step/set-up/", code=digits(house, secret)).status_code == 200
    assert browser.get("/account/").status_code == 200
    assert thief.get("/account/")["Location"].startswith("/sign-in/")
    house.clock.move(minutes=5)
    post(browser, "/sign-out/", "/account/")
    post(browser, "/sign-in/", login="dara", passphrase=PASSPHRASE)
    thief = copied(browser)
    assert post(browser, "/second-step/", code=digits(house, secret)).status_code == 302
    assert browser.get("/account/").status_code == 200
    assert thief.get("/account/")["Location"].startswith("/sign-in/")


@pytest.mark.asvs("7.2.4")
def test_a_form_that_was_under_way_in_another_tab_is_kept_and_nobody_is_signed_out(
    browser: Client, house: House
) -> None:
    token = FORM_TOKEN.findall(browser.get("/members/").content.decode())[-1]
    typed = {"display_name": "Mali", "login": "mali", "role": "supervisor", "csrfmiddlewaretoken": token}
    under_way = copied(browser)
    type_again(browser, house)
    late = under_way.post("/members/invite/", typed, headers={"Referer": "http://testserver/members/"})
    assert SEAT not in late.cookies
    assert Parked.objects.count() == 1
    shown = browser.get(late["Location"], follow=True)
    assert shown.status_code == 200
    assert 'value="Mali"' in shown.content.decode()


@pytest.mark.asvs("7.2.4")
def test_a_page_that_was_asked_for_with_the_former_ticket_opens_with_the_new_one(browser: Client, house: House) -> None:
    under_way = copied(browser)
    type_again(browser, house)
    led = under_way.get("/members/")
    assert led["Location"] == "/sign-in/?next=%2Fmembers%2F"
    assert SEAT not in led.cookies
    assert browser.get(led["Location"])["Location"] == "/members/"
    assert "Passphrase" in under_way.get(led["Location"]).content.decode()


@pytest.mark.asvs("7.2.4")
def test_a_second_press_with_the_former_ticket_leads_to_the_same_place(browser: Client, house: House) -> None:
    house.clock.move(minutes=16)
    token = FORM_TOKEN.findall(browser.get("/unlock/").content.decode())[0]
    typed = {"passphrase": PASSPHRASE, "csrfmiddlewaretoken": token}
    again = copied(browser)
    assert browser.post("/unlock/", typed)["Location"] == "/"
    led = again.post("/unlock/", typed)
    assert SEAT not in led.cookies
    assert browser.get(led["Location"])["Location"] == "/"


@pytest.mark.asvs("7.2.4")
def test_a_script_that_came_with_the_former_ticket_is_asked_to_send_once_more(browser: Client, house: House) -> None:
    token = FORM_TOKEN.findall(browser.get("/members/").content.decode())[-1]
    typed = {"display_name": "Mali", "login": "mali", "role": "supervisor", "csrfmiddlewaretoken": token}
    in_place = {"X-Samakki-In-Place": "1"}
    under_way = copied(browser)
    type_again(browser, house)
    asked = under_way.post("/members/invite/", typed, headers=in_place)
    assert (asked.status_code, asked["X-Samakki-Where"]) == (401, "/sign-in/")
    assert not Parked.objects.exists()
    over = browser.get("/sign-in/", headers=in_place).content.decode()
    assert "What you typed is still here" in over
    assert 'name="passphrase"' not in over
    sent = browser.post("/again/", {"csrfmiddlewaretoken": FORM_TOKEN.findall(over)[-1]}, headers=in_place)
    assert sent["X-Samakki-Go"]
    assert browser.post("/members/invite/", typed, headers=in_place).status_code == 200


def test_what_was_typed_with_a_ticket_before_the_former_is_nobodys(browser: Client, house: House) -> None:
    token = FORM_TOKEN.findall(browser.get("/members/").content.decode())[-1]
    old = copied(browser)
    type_again(browser, house)
    type_again(browser, house)
    old.post("/members/invite/", {"display_name": "Mali", "csrfmiddlewaretoken": token})
    assert not Parked.objects.exists()
