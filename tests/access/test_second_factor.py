"""The second factor as the actions know it: devices with six digits, recovery codes, passkeys."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.test import Client

from samakki.access import actions, queries
from samakki.access.gateways import SealingAdapter
from samakki.access.words import Factor, NotFitError, Role, Site, Stage, Ticket
from samakki.doors.web.front import seat as front
from samakki.kernel.deeds import KeyNotHeldError, RefusedError, Standing
from tests.access.authenticator import SoftPasskey
from tests.access.conftest import House, renewed
from tests.access.test_pages import FORM_TOKEN, accept, post

SITE = Site("node.example", "https://node.example")


def digits(house: House, secret: str, later: int = 0) -> str:
    step = int(house.clock.now().timestamp()) // 30 + later
    return str(format_hotp_value(hotp_value(secret, step)))


@pytest.fixture
def required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SAMAKKI_SECOND_FACTOR", True)


def with_device(house: House) -> tuple[str, list[str]]:
    """The first member sets up a device; gives its secret and the recovery codes."""
    ticket = house.accept(house.link)
    by = house.seat(ticket).by
    secret = actions.set_up_totp(by, ticket).secret
    return secret, actions.confirm_totp(by, ticket, digits(house, secret)).codes


def passes(house: House, ticket: Ticket, code: str) -> bool:
    return actions.pass_by_code(house.seat(ticket).by, ticket, code).right


def passed(house: House, ticket: Ticket, code: str) -> Ticket:
    """The ticket with which the session goes on after its second step."""
    return renewed(actions.pass_by_code(house.seat(ticket).by, ticket, code))


@pytest.mark.asvs("6.3.3")
def test_nobody_gets_further_than_the_passphrase_before_a_second_factor_is_set_up(house: House, required: None) -> None:
    ticket = house.accept(house.link)
    seat = house.seat(ticket)
    assert seat.stage is Stage.SECOND_FACTOR
    assert seat.by.standing is Standing.LOCKED
    with pytest.raises(KeyNotHeldError):
        seat.by.keys.member_secret()
    with pytest.raises(RefusedError):
        actions.set_pin(seat.by, ticket, "402917")
    secret = actions.set_up_totp(seat.by, ticket).secret
    with pytest.raises(NotFitError):
        actions.confirm_totp(seat.by, ticket, "000000")
    ticket = renewed(actions.confirm_totp(seat.by, ticket, digits(house, secret)))
    assert house.seat(ticket).stage is Stage.OPEN


@pytest.mark.asvs("6.5.1")
def test_after_the_passphrase_the_six_digits_of_now_are_asked_and_count_once(house: House) -> None:
    secret, _codes = with_device(house)
    house.clock.move(minutes=5)
    ticket = house.sign_in("dara").ticket
    assert house.seat(ticket).stage is Stage.SECOND_FACTOR
    assert passes(house, ticket, digits(house, secret))
    again = house.sign_in("dara").ticket
    assert not passes(house, again, digits(house, secret))
    assert not passes(house, again, digits(house, secret, later=3))
    assert house.seat(again).stage is Stage.SECOND_FACTOR
    assert not passes(house, again, "000000")
    assert house.seat(again).stage is Stage.ENDED


def test_who_has_a_factor_cannot_set_up_another_with_the_passphrase_alone(house: House) -> None:
    with_device(house)
    ticket = house.sign_in("dara").ticket
    with pytest.raises(NotFitError):
        actions.set_up_totp(house.seat(ticket).by, ticket)
    with pytest.raises(NotFitError):
        actions.set_up_passkey(house.seat(ticket).by, ticket, SITE)


def test_a_pin_does_not_stand_for_the_second_factor(house: House) -> None:
    ticket = house.accept(house.link)
    actions.set_pin(house.seat(ticket).by, ticket, "402917")
    secret = actions.set_up_totp(house.seat(ticket).by, ticket).secret
    actions.confirm_totp(house.seat(ticket).by, ticket, digits(house, secret))
    fresh = house.sign_in("dara").ticket
    assert not actions.unlock_by_pin(house.seat(fresh).by, fresh, "402917").right
    assert house.seat(fresh).stage is Stage.SECOND_FACTOR


@pytest.mark.asvs("6.5.1")
def test_a_recovery_code_counts_once(house: House) -> None:
    _secret, codes = with_device(house)
    assert len(codes) == 10
    assert passes(house, house.sign_in("dara").ticket, codes[3])
    assert not passes(house, house.sign_in("dara").ticket, codes[3])


def test_new_recovery_codes_end_the_former_ones(house: House) -> None:
    secret, codes = with_device(house)
    house.clock.move(minutes=1)
    ticket = house.sign_in("dara").ticket
    ticket = passed(house, ticket, digits(house, secret))
    fresh = actions.recovery_codes(house.seat(ticket).by, ticket)
    assert not passes(house, house.sign_in("dara").ticket, codes[0])
    assert passes(house, house.sign_in("dara").ticket, fresh[0])


def test_secrets_of_second_factors_are_sealed_in_the_data(house: House) -> None:
    secret, codes = with_device(house)
    stored = str(list(Authenticator.objects.values("data", "type")))
    assert secret not in stored
    assert not any(code in stored for code in codes)
    with pytest.raises(LookupError):
        SealingAdapter().encrypt("anything")


def test_where_it_is_required_the_last_factor_stays(house: House, required: None) -> None:
    secret, _codes = with_device(house)
    house.clock.move(minutes=1)
    ticket = house.sign_in("dara").ticket
    ticket = passed(house, ticket, digits(house, secret))
    factor = Authenticator.objects.get(type=Factor.TOTP.value).pk
    with pytest.raises(NotFitError):
        actions.remove_factor(house.seat(ticket).by, ticket, factor)


def test_another_members_factor_cannot_be_removed(house: House) -> None:
    with_device(house)
    factor = Authenticator.objects.get(type=Factor.TOTP.value).pk
    other = house.accept(actions.invite_to_node(house.node, "noy", "Noy", Role.AUDITOR))
    actions.remove_factor(house.seat(other).by, other, factor)
    assert Authenticator.objects.filter(pk=factor).exists()


def test_a_passkey_is_a_second_factor_and_unlocks_in_place(house: House) -> None:
    ticket = house.accept(house.link)
    by = house.seat(ticket).by
    key = SoftPasskey(SITE)
    codes = actions.add_passkey(by, ticket, SITE, key.make(actions.set_up_passkey(by, ticket, SITE)), "my key").codes
    assert len(codes) == 10
    assert [factor.name for factor in queries.own_factors(by) if factor.kind is Factor.PASSKEY] == ["my key"]
    fresh = house.sign_in("dara").ticket
    asked = house.seat(fresh).by
    fresh = renewed(actions.pass_by_passkey(asked, fresh, SITE, key.sign(actions.begin_passkey(asked, fresh, SITE))))
    house.clock.move(minutes=16)
    locked = house.seat(fresh).by
    fresh = renewed(actions.pass_by_passkey(locked, fresh, SITE, key.sign(actions.begin_passkey(locked, fresh, SITE))))
    assert house.seat(fresh).stage is Stage.OPEN


def test_to_unlock_the_passkey_must_know_its_owner(house: House) -> None:
    ticket = house.accept(house.link)
    by = house.seat(ticket).by
    key = SoftPasskey(SITE)
    actions.add_passkey(by, ticket, SITE, key.make(actions.set_up_passkey(by, ticket, SITE)), "")
    house.clock.move(minutes=16)
    locked = house.seat(ticket).by
    answer = key.sign(actions.begin_passkey(locked, ticket, SITE), knows_owner=False)
    assert not actions.pass_by_passkey(locked, ticket, SITE, answer).right


def test_an_answer_of_a_passkey_counts_once_and_only_for_its_own_site(house: House) -> None:
    ticket = house.accept(house.link)
    by = house.seat(ticket).by
    key = SoftPasskey(SITE)
    actions.add_passkey(by, ticket, SITE, key.make(actions.set_up_passkey(by, ticket, SITE)), "")
    fresh = house.sign_in("dara").ticket
    asked = house.seat(fresh).by
    options = actions.begin_passkey(asked, fresh, SITE)
    elsewhere = SoftPasskey(Site("node.example", "https://node.example.evil"), key)
    assert not actions.pass_by_passkey(asked, fresh, SITE, elsewhere.sign(options)).right
    answer = key.sign(actions.begin_passkey(asked, fresh, SITE))
    assert actions.pass_by_passkey(asked, fresh, SITE, answer).right
    other = house.sign_in("dara").ticket
    assert not actions.pass_by_passkey(house.seat(other).by, other, SITE, answer).right
    assert not actions.pass_by_passkey(house.seat(other).by, other, SITE, {}).right


def test_where_it_is_required_the_pages_lead_from_the_link_to_the_device_to_the_key(
    house: House, required: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    browser = Client(enforce_csrf_checks=True)
    accept(browser, house.link)
    page = browser.get("/account/", follow=True).content.decode()
    assert "Set up a second step" in page
    assert "<svg" in page
    secret = "".join(re.findall(r"<code>([A-Z2-7 ]+)</code>", page)[0].split())
    wrong = post(browser, "/second-step/set-up/", code="000000")
    assert wrong.status_code == 422
    assert secret == "".join(re.findall(r"<code>([A-Z2-7 ]+)</code>", wrong.content.decode())[0].split())
    token = FORM_TOKEN.findall(wrong.content.decode())[0]
    typed = {"code": digits(house, secret), "csrfmiddlewaretoken": token}
    codes = browser.post("/second-step/set-up/", typed).content.decode()
    assert codes.count("<li><code>") == 10
    assert "Make the key and show the words" in browser.get("/", follow=True).content.decode()
    asked = browser.post("/passkey/options/", headers={"X-CSRFToken": token})
    assert asked.status_code in {302, 403}
