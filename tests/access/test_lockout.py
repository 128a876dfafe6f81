"""Guessing at the door, from one place or from many: it ends, and its owner still gets in from where they always do."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client
from django.test.client import RequestFactory

from samakki.access import jobs
from samakki.access.models import Place
from samakki.access.words import LOGIN_TRIES, PLACE_KEPT, PLACE_TRIES
from samakki.doors.web.front import seat as front
from samakki.doors.web.signin.lockout import address_of
from tests.access.conftest import PASSPHRASE, House
from tests.access.test_leaks import places_of
from tests.access.test_pages import FORM_TOKEN, found, post

OFFICE = "198.51.100.7"


@pytest.fixture
def door(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The sign-in page behind a proxy of ours; Dara has signed in from her office before."""
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    monkeypatch.setattr(settings, "SAMAKKI_BEHIND_PROXY", True)
    browser = Client(enforce_csrf_checks=True)
    found(browser, house)
    post(browser, "/sign-out/", "/account/")
    house.clock.set(datetime.now(UTC))
    assert tries(browser, OFFICE, passphrase=PASSPHRASE) == 302
    browser.cookies.pop("samakki_seat")
    return browser


def tries(browser: Client, address: str, login: str = "dara", passphrase: str = "wrong words all of them") -> int:  # noqa: S107 -- wrong
    page = browser.get("/sign-in/").content.decode()
    typed = {"login": login, "passphrase": passphrase, "csrfmiddlewaretoken": FORM_TOKEN.findall(page)[0]}
    return browser.post("/sign-in/", typed, headers={"X-Forwarded-For": address}).status_code


@pytest.mark.asvs("6.3.1")
@pytest.mark.slow
@pytest.mark.parametrize("login", ["dara", "nobody-here"])
def test_a_login_that_is_guessed_at_from_many_places_closes_to_all_but_its_own(door: Client, login: str) -> None:
    told = [tries(door, f"203.0.113.{number // 4}", login) for number in range(LOGIN_TRIES)]
    assert set(told) == {422}
    assert tries(door, "203.0.113.200", login) == 429
    assert tries(door, "203.0.113.200", login, PASSPHRASE) == 429
    assert tries(door, OFFICE, "dara", PASSPHRASE) == 302


@pytest.mark.asvs("6.3.1")
@pytest.mark.slow
def test_an_address_that_tries_many_logins_closes_but_not_to_who_is_at_home_there(door: Client) -> None:
    told = [tries(door, OFFICE, f"somebody{number // 4}") for number in range(PLACE_TRIES)]
    assert set(told) == {422}
    assert tries(door, OFFICE, "somebody-new") == 429
    assert tries(door, OFFICE, "dara", PASSPHRASE) == 302
    assert tries(door, "203.0.113.9", "somebody-new") == 422


def test_of_one_login_at_ones_own_place_five_are_still_too_many(door: Client) -> None:
    assert [tries(door, OFFICE) for _ in range(6)] == [422] * 5 + [429]


@pytest.mark.parametrize(
    ("seen", "counts_as"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("a-socket", "a-socket"),
    ],
)
def test_whoever_has_an_ipv6_address_has_all_of_its_household(
    monkeypatch: pytest.MonkeyPatch, seen: str, counts_as: str
) -> None:
    monkeypatch.setattr(settings, "SAMAKKI_BEHIND_PROXY", False)
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=seen)) == counts_as


def test_places_are_kept_as_keyed_hashes_and_forgotten(door: Client, house: House) -> None:
    assert Place.objects.count() == 1
    assert places_of(OFFICE.encode()) == []
    house.clock.move(seconds=PLACE_KEPT.total_seconds() + 1)
    jobs.sweep(house.node)
    assert not Place.objects.exists()


@pytest.mark.asvs("4.1.3", "15.3.4")
def test_behind_a_proxy_the_address_that_the_proxy_saw_counts(door: Client) -> None:
    page = door.get("/sign-in/").content.decode()
    typed = {
        "login": "dara",
        "passphrase": "wrong words all of them",
        "csrfmiddlewaretoken": FORM_TOKEN.findall(page)[0],
    }
    for made_up in range(6):
        told = {"X-Forwarded-For": f"192.0.2.{made_up}, 203.0.113.7"}
        last = door.post("/sign-in/", typed, headers=told)
    assert last.status_code == 429
    elsewhere = {"X-Forwarded-For": "203.0.113.7, 192.0.2.77"}
    assert door.post("/sign-in/", {**typed, "passphrase": PASSPHRASE}, headers=elsewhere).status_code == 302
