"""What the security standard asks of signing in, and no other test shows: see docs/reference/asvs.md."""

import base64
import gzip
import logging
from itertools import islice

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.test import Client

from samakki.access import actions, gateways, rules
from samakki.access.models import Member
from samakki.access.words import LEAST_PASSPHRASE, InvitationSpentError, NotFitError, SignInFailedError, Stage
from samakki.doors.web.front import seat as front
from samakki.settings.logs import IdsOnly
from tests.access.conftest import PASSPHRASE, House, renewed
from tests.access.test_pages import FORM_TOKEN, found, post

COMMON = [
    "passwordpassword",
    "Password 1234",
    "qwertyuiop2019",
    "iloveyou dragon",
    "MONKEY.sunshine",
    "samakkisamakki1",
]


@pytest.mark.asvs("6.2.4", "6.2.11")
@pytest.mark.parametrize("passphrase", COMMON)
def test_what_many_people_choose_is_refused(passphrase: str) -> None:
    with pytest.raises(NotFitError):
        rules.fit_passphrase(passphrase, common=gateways.common_words())


@pytest.mark.asvs("6.2.4")
def test_more_than_3000_of_the_most_common_that_would_be_long_enough_are_refused() -> None:
    common = gateways.common_words()
    pairs = (one + other for one in sorted(common) for other in ("password", "123456", "dragon") if one.isalpha())
    long_enough = [pair for pair in islice(pairs, 30_000) if len(pair) >= LEAST_PASSPHRASE]
    assert len(long_enough) > 3000
    for passphrase in long_enough[::10]:
        with pytest.raises(NotFitError):
            rules.fit_passphrase(passphrase, common=common)


def found_in_breaches() -> list[str]:
    """The most frequent of published breaches, as the list that comes with Django has them, in their order."""
    with gzip.open(CommonPasswordValidator().DEFAULT_PASSWORD_LIST_PATH, "rt", encoding="utf-8") as file:
        return [line.strip() for line in file]


@pytest.mark.asvs("6.2.12")
def test_no_passphrase_is_one_that_was_found_in_breaches_however_it_is_dressed() -> None:
    breached, common = found_in_breaches(), gateways.common_words()
    assert len(breached) >= 19_000
    long_enough = [one for one in breached if len(one) >= LEAST_PASSPHRASE]
    assert len(long_enough) > 100
    for one in long_enough:
        for typed in (one, one.upper(), one.title(), f"{one}2026", f"12 {one}"):
            with pytest.raises(NotFitError):
                rules.fit_passphrase(typed, common=common)


@pytest.mark.asvs("6.2.8")
@pytest.mark.parametrize(
    "typed", [PASSPHRASE.upper(), PASSPHRASE.title(), PASSPHRASE + " ", PASSPHRASE[:-1], PASSPHRASE[:8]]
)
def test_a_passphrase_counts_to_its_last_sign_as_it_was_typed(house: House, typed: str) -> None:
    house.first(house.link)
    with pytest.raises(SignInFailedError):
        house.sign_in("dara", typed)


@pytest.mark.asvs("6.2.9")
def test_of_a_very_long_passphrase_the_last_sign_counts_too(house: House) -> None:
    long = "four lanterns over a quiet river, " * 5 + "and one more"
    house.accept(house.link, long)
    assert house.sign_in("dara", long).stage is Stage.OPEN
    with pytest.raises(SignInFailedError):
        house.sign_in("dara", long[:-1] + "x")


@pytest.mark.asvs("6.2.10")
def test_a_passphrase_does_not_run_out(house: House) -> None:
    house.first(house.link)
    house.clock.move(days=3650)
    assert house.sign_in("dara").stage is Stage.OPEN


@pytest.mark.asvs("6.3.2", "6.4.1")
def test_a_node_that_was_founded_has_no_accounts_but_those_that_are_invited(house: House) -> None:
    assert not Member.objects.exists()
    assert len(house.link) >= 43
    with pytest.raises(InvitationSpentError):
        house.accept("A" * len(house.link))
    house.accept(house.link)
    assert [member.login for member in Member.objects.all()] == ["dara"]


@pytest.mark.asvs("7.2.2", "7.2.3")
def test_the_secret_of_each_session_is_256_bits_of_its_own(house: House) -> None:
    house.first(house.link)
    secrets = {house.sign_in("dara").ticket.secret for _ in range(20)}
    assert len(secrets) == 20
    assert {len(secret) for secret in secrets} == {32}


@pytest.mark.asvs("16.2.1", "16.3.1", "16.3.3")
def test_signing_in_and_failing_to_is_logged_by_ids_only(house: House, caplog: pytest.LogCaptureFixture) -> None:
    member = house.first(house.link).member
    caplog.clear()
    with caplog.at_level(logging.INFO, "samakki.access"):
        ticket = house.sign_in("dara").ticket
        for login, passphrase in (("dara", "not this one at all"), ("nobody-here", PASSPHRASE)):
            with pytest.raises(SignInFailedError):
                house.sign_in(login, passphrase)
        actions.lock(house.seat(ticket).by, ticket.sitting)
        locked = house.seat(ticket).by
        actions.unlock_by_passphrase(locked, ticket, "not this one at all")
        ticket = renewed(actions.unlock_by_passphrase(locked, ticket, PASSPHRASE))
        actions.sign_out(house.seat(ticket).by, ticket)
    told = [IdsOnly().format(record).partition(f"{record.module}: ")[2] for record in caplog.records]
    assert told == [
        f"session {ticket.sitting}: member {member}, open",
        f"not signed in: member {member}",
        "not signed in: member None",
        f"session {ticket.sitting}: locked, right: False",
        f"session {ticket.sitting}: locked, right: True",
        f"session {ticket.sitting}: ended",
    ]


@pytest.fixture
def browser(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser at the founded node, signed in as Dara."""
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    signed_in = Client(enforce_csrf_checks=True)
    found(signed_in, house)
    return signed_in


@pytest.mark.asvs("6.2.6", "6.4.2")
def test_passphrases_are_masked_and_nothing_helps_to_guess_them(browser: Client) -> None:
    fields = []
    for address in ("/account/", "/sign-in/"):
        page = browser.get(address).content.decode()
        fields = [tag for tag in page.split("<input")[1:] if 'name="passphrase"' in tag or 'name="old"' in tag]
        assert fields
        assert all('type="password"' in tag.partition(">")[0] for tag in fields), address
    assert "hint" not in page.partition('name="passphrase"')[2].partition("</form>")[0]


@pytest.mark.asvs("7.4.4")
@pytest.mark.parametrize("address", ["/", "/people/", "/note/", "/account/", "/members/", "/nowhere/"])
def test_every_page_leads_to_signing_out(browser: Client, address: str) -> None:
    assert 'action="/sign-out/"' in browser.get(address, follow=True).content.decode()


@pytest.mark.asvs("15.3.7")
def test_a_name_that_is_given_twice_is_read_once_and_from_the_form_only(browser: Client) -> None:
    post(browser, "/sign-out/", "/account/")
    token = FORM_TOKEN.findall(browser.get("/sign-in/").content.decode())[-1]
    typed = {"login": ["nobody-here", "dara"], "passphrase": PASSPHRASE, "csrfmiddlewaretoken": token}
    assert browser.post("/sign-in/?login=nobody-here&passphrase=x", typed).status_code == 302
    empty = {"csrfmiddlewaretoken": token}
    assert browser.post(f"/sign-in/?login=dara&passphrase={PASSPHRASE}", empty).status_code in {403, 422}


@pytest.mark.asvs("11.5.1")
def test_links_tickets_and_the_seeds_of_second_steps_have_more_than_128_bits(house: House) -> None:
    link = base64.urlsafe_b64decode(house.link + "=" * (-len(house.link) % 4))
    ticket = house.accept(house.link)
    seed = base64.b32decode(actions.set_up_totp(house.seat(ticket).by, ticket).secret)
    assert [len(secret) * 8 for secret in (link, ticket.secret, seed)] == [256, 256, 160]
