"""A desk that somebody left open: nothing that guards the account changes there without the passphrase."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from samakki.access import actions, queries
from samakki.access.models import Member
from samakki.access.words import Factor, NotProvenError, Role, Site, Stage, Ticket
from samakki.doors.web.front import seat as front
from samakki.kernel.deeds import By
from tests.access.conftest import PASSPHRASE, House, renewed
from tests.access.test_pages import FORM_TOKEN, found, post
from tests.access.test_second_factor import digits, with_device
from tests.given import SetClock

SITE = Site("node.example", "https://node.example")
WRONG = {"passphrase": "not this one at all"}
Change = Callable[[By, Ticket], object]
CHANGES: dict[str, Change] = {
    "the PIN": lambda by, ticket: actions.set_pin(by, ticket, "402917"),
    "six digits": actions.set_up_totp,
    "six digits confirmed": lambda by, ticket: actions.confirm_totp(by, ticket, "123456"),
    "a passkey": lambda by, ticket: actions.set_up_passkey(by, ticket, SITE),
    "a passkey made": lambda by, ticket: actions.add_passkey(by, ticket, SITE, {}, ""),
    "a sheet": actions.set_up_sheet,
    "a sheet confirmed": lambda by, ticket: actions.confirm_sheet(by, ticket, "12345678"),
    "recovery codes": actions.recovery_codes,
    "a factor removed": lambda by, ticket: actions.remove_factor(by, ticket, 1),
    "all sessions": actions.sign_out_everywhere,
    "who vouches": lambda by, ticket: actions.name_vouchers(by, ticket, []),
}


@pytest.mark.asvs("7.5.1")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_five_minutes_after_the_passphrase_was_typed_nothing_that_guards_the_account_changes(
    house: House, change: Change
) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    house.clock.move(minutes=5)
    with pytest.raises(NotProvenError):
        change(house.seat(ticket).by, ticket)


@pytest.mark.asvs("7.5.1")
def test_typing_it_again_opens_five_minutes_more_in_this_session_only(house: House) -> None:
    house.first(house.link)
    here, elsewhere = house.sign_in("dara").ticket, house.sign_in("dara").ticket
    house.clock.move(minutes=6)
    here = renewed(actions.prove(house.seat(here).by, here, PASSPHRASE))
    with pytest.raises(NotProvenError):
        actions.set_pin(house.seat(elsewhere).by, elsewhere, "402917")
    house.clock.move(minutes=4, seconds=59)
    actions.set_pin(house.seat(here).by, here, "402917")
    house.clock.move(seconds=1)
    with pytest.raises(NotProvenError):
        actions.set_pin(house.seat(here).by, here, "402918")


def test_a_pin_unlocks_but_proves_nothing_and_the_passphrase_proves(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    actions.set_pin(house.seat(ticket).by, ticket, "402917")
    house.clock.move(minutes=16)
    ticket = renewed(actions.unlock_by_pin(house.seat(ticket).by, ticket, "402917"))
    with pytest.raises(NotProvenError):
        actions.set_pin(house.seat(ticket).by, ticket, "402918")
    house.clock.move(minutes=16)
    ticket = renewed(actions.unlock_by_passphrase(house.seat(ticket).by, ticket, PASSPHRASE))
    actions.set_pin(house.seat(ticket).by, ticket, "402918")


def test_the_third_wrong_passphrase_at_an_open_desk_ends_the_session(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    left = [actions.prove(house.seat(ticket).by, ticket, f"guess number {number} at it").left for number in range(3)]
    assert left == [2, 1, 0]
    assert house.seat(ticket).stage is Stage.ENDED


def test_a_right_passphrase_forgets_the_wrong_ones(house: House) -> None:
    house.first(house.link)
    ticket = house.sign_in("dara").ticket
    for _ in range(2):
        actions.prove(house.seat(ticket).by, ticket, "not this one at all")
    ticket = renewed(actions.prove(house.seat(ticket).by, ticket, PASSPHRASE))
    assert actions.prove(house.seat(ticket).by, ticket, "not this one at all").left == 2


@pytest.mark.asvs("7.5.2")
def test_ones_sessions_elsewhere_are_seen_and_ended_with_the_passphrase_only(house: House) -> None:
    house.first(house.link)
    here, lost = house.sign_in("dara").ticket, house.sign_in("dara").ticket
    house.clock.move(minutes=5)
    by = house.seat(here).by
    assert {one.sitting for one in queries.own_sittings(by)} >= {here.sitting, lost.sitting}
    with pytest.raises(NotProvenError):
        actions.sign_out_elsewhere(by, here, lost.sitting)
    assert house.seat(lost).stage is Stage.OPEN
    here = renewed(actions.prove(by, here, PASSPHRASE))
    actions.sign_out_elsewhere(house.seat(here).by, here, lost.sitting)
    assert [house.seat(ticket).stage for ticket in (lost, here)] == [Stage.ENDED, Stage.OPEN]
    actions.sign_out_everywhere(house.seat(here).by, here)
    assert house.seat(here).stage is Stage.ENDED


@pytest.mark.asvs("7.5.2")
def test_nobody_ends_a_session_of_somebody_else(house: House) -> None:
    admin = house.first(house.link)
    house.colleague(admin, "mali", Role.CASEWORKER)
    dara, mali = house.sign_in("dara").ticket, house.sign_in("mali").ticket
    actions.sign_out_elsewhere(house.seat(mali).by, mali, dara.sitting)
    assert house.seat(dara).stage is Stage.OPEN


@pytest.fixture
def desk(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Dara's desk, which she has left open."""
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    browser = Client(enforce_csrf_checks=True)
    found(browser, house)
    house.clock.move(minutes=6)
    return browser


@pytest.mark.asvs("1.2.2")
def test_the_page_asks_for_the_passphrase_and_leads_back(desk: Client, house: House) -> None:
    asked = post(desk, "/account/pin/", "/account/", pin="402917", pin_again="402917")
    assert asked["Location"] == "/account/prove/?next=%2Faccount%2F"
    assert Member.objects.get(login="dara").pin_mark is None
    wrong = post(desk, "/account/prove/", **WRONG)
    assert wrong.status_code == 422
    assert "2 tries are left" in wrong.content.decode()
    assert post(desk, "/account/prove/", passphrase=PASSPHRASE, next="/account/")["Location"] == "/account/"
    assert (
        post(desk, "/account/pin/", "/account/", pin="402917", pin_again="402917")["Location"] == "/account/?done=pin"
    )


def test_with_script_it_is_asked_over_the_page(desk: Client, house: House) -> None:
    token = FORM_TOKEN.findall(desk.get("/account/").content.decode())[-1]
    typed = {"pin": "402917", "pin_again": "402917", "csrfmiddlewaretoken": token}
    asked = desk.post("/account/pin/", typed, headers={"X-Samakki-In-Place": "1"})
    assert asked.status_code == 401
    assert asked.headers["X-Samakki-Where"] == "/account/prove/"


def test_the_page_of_second_steps_opens_only_with_the_passphrase(desk: Client, house: House) -> None:
    assert desk.get("/second-step/set-up/")["Location"].startswith("/account/prove/?next=%2Fsecond-step%2F")


def test_guessing_at_the_passphrase_of_now_is_counted_when_it_is_changed(desk: Client, house: House) -> None:
    typed = {"old": "not this one at all", "passphrase": PASSPHRASE[::-1], "again": PASSPHRASE[::-1]}
    tries = [post(desk, "/account/passphrase/", "/account/", **typed) for _ in range(3)]
    assert [each.status_code for each in tries] == [422, 422, 302]
    assert tries[-1]["Location"].startswith("/sign-in/")
    assert desk.get("/account/")["Location"].startswith("/sign-in/")


def test_a_device_is_set_up_after_the_passphrase_was_typed_again(house: House, clock: SetClock) -> None:
    secret, _codes = with_device(house)
    clock.move(minutes=1)
    ticket = house.sign_in("dara").ticket
    ticket = renewed(actions.pass_by_code(house.seat(ticket).by, ticket, digits(house, secret)))
    clock.move(minutes=6)
    factor = Authenticator.objects.get(type=Factor.TOTP.value).pk
    with pytest.raises(NotProvenError):
        actions.remove_factor(house.seat(ticket).by, ticket, factor)
    ticket = renewed(actions.prove(house.seat(ticket).by, ticket, PASSPHRASE))
    actions.remove_factor(house.seat(ticket).by, ticket, factor)
    assert not Authenticator.objects.exists()


@pytest.mark.asvs("7.5.2")
def test_at_a_desk_left_open_only_its_own_session_ends_without_the_passphrase(desk: Client, house: House) -> None:
    lost = house.sign_in("dara").ticket
    sittings = [str(one.sitting) for one in queries.own_sittings(house.seat(lost).by)]
    page = desk.get("/account/").content.decode()
    assert all(f"/account/sessions/{one}/end/" in page for one in sittings)
    for address in (f"/account/sessions/{lost.sitting}/end/", "/account/sessions/end/"):
        assert post(desk, address, "/account/")["Location"] == "/account/prove/?next=%2Faccount%2F"
    assert house.seat(lost).stage is Stage.OPEN
    post(desk, "/account/prove/", passphrase=PASSPHRASE)
    done = post(desk, f"/account/sessions/{lost.sitting}/end/", "/account/")
    assert done["Location"] == "/account/?done=session"
    assert house.seat(lost).stage is Stage.ENDED
    house.clock.move(minutes=6)
    here = next(one for one in sittings if f"{one}/end/" in desk.get("/account/").content.decode())
    assert post(desk, f"/account/sessions/{here}/end/", "/account/")["Location"] == "/sign-in/"
