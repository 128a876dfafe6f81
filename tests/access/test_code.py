"""Everybody signs the ethical code before reading anything."""

import pytest
from django.test import Client

from samakki.access import actions
from samakki.access.models import Member
from samakki.access.words import CODE, CODE_VERSION, NotFitError, Role
from samakki.cases import actions as cases
from samakki.doors.web.front import seat as front
from samakki.kernel.deeds import RefusedError, Standing
from tests.access.conftest import PASSPHRASE, House
from tests.access.test_pages import FORM_TOKEN, found, post, sign_in


def unsigned(login: str) -> None:
    """The code has a newer text than the one that this member has signed."""
    Member.objects.filter(login=login).update(code_version=CODE_VERSION - 1)


@pytest.mark.req("SVC-56")
def test_nobody_becomes_a_member_without_having_signed_the_code_of_now(house: House) -> None:
    for signs in (0, CODE_VERSION - 1, CODE_VERSION + 1):
        with pytest.raises(NotFitError):
            actions.accept_invitation(house.door, house.link, PASSPHRASE, signs=signs)
    assert not Member.objects.exists()
    house.accept(house.link)
    member = Member.objects.get()
    assert (member.code_version, member.code_signed_at) == (CODE_VERSION, house.clock.now())


@pytest.mark.req("SVC-56")
def test_who_has_not_signed_the_text_of_now_reads_nothing_whatever_keys_they_hold(house: House) -> None:
    by = house.first(house.link)
    case = cases.open_case(by, "Came in the night.")
    unsigned("dara")
    ticket = house.sign_in("dara").ticket
    waits = house.seat(ticket)
    assert waits.must_sign
    assert waits.by.standing is Standing.WAITING
    for read in (lambda: cases.read_case(waits.by, case), lambda: cases.caseload(waits.by)):
        with pytest.raises(RefusedError):
            read()
    with pytest.raises(NotFitError):
        actions.sign_code(waits.by, CODE_VERSION - 1)
    actions.sign_code(waits.by, CODE_VERSION)
    signed = house.seat(ticket)
    assert not signed.must_sign
    assert cases.read_case(signed.by, case).sections


def test_auditors_sign_it_too(house: House) -> None:
    ticket = house.accept(actions.invite_to_node(house.node, "audrey", "Audrey", Role.AUDITOR))
    assert house.seat(ticket).by.standing is Standing.ACTIVE
    unsigned("audrey")
    assert house.seat(ticket).by.standing is Standing.WAITING


def test_the_page_of_an_invitation_shows_it_and_wants_the_tick(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    browser = Client(enforce_csrf_checks=True)
    address = f"/invitation/{house.link}/"
    assert all(str(sentence)[:20] in browser.get(address).content.decode() for sentence in CODE[:2])
    refused = post(browser, address, passphrase=PASSPHRASE, again=PASSPHRASE)
    assert refused.status_code == 422
    assert "Nobody works here without having signed it" in refused.content.decode()
    assert not Member.objects.exists()


def test_every_page_leads_to_the_code_first_and_then_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    browser = Client(enforce_csrf_checks=True)
    found(browser, house)
    token = FORM_TOKEN.findall(browser.get("/account/").content.decode())[-1]
    case = browser.post("/people/new/", {"reason": "DEMO", "csrfmiddlewaretoken": token})["Location"]
    unsigned("dara")
    browser.post("/sign-out/", {"csrfmiddlewaretoken": token})
    sign_in(browser)
    assert browser.get("/")["Location"] == "/code/"
    for address in ("/people/", case, "/members/"):
        assert browser.get(address)["Location"].startswith("/code/")
    assert browser.get("/waiting/")["Location"] == "/code/"
    assert post(browser, "/code/").status_code == 422
    assert post(browser, "/code/", signs="on")["Location"] == "/"
    assert browser.get(case).status_code == 200
    assert "You have signed it" in browser.get("/code/").content.decode()
