"""A printed sheet of codes as a second factor, for who has no device of their own."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client

from samakki.access import actions, queries
from samakki.access.words import CODES_ON_A_SHEET, Factor, NotFitError, Stage, Ticket
from samakki.doors.web.front import seat as front
from tests.access.conftest import House, renewed
from tests.access.test_pages import FORM_TOKEN, accept, post, sign_in

KHMER = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")


def with_sheet(house: House) -> list[str]:
    """The first member prints a sheet and types its first code back."""
    ticket = house.accept(house.link)
    by = house.seat(ticket).by
    codes = actions.set_up_sheet(by, ticket)
    actions.confirm_sheet(by, ticket, codes[0])
    return codes


def passes(house: House, ticket: Ticket, code: str) -> bool:
    return actions.pass_by_code(house.seat(ticket).by, ticket, code).right


@pytest.mark.asvs("6.5.1")
def test_each_code_of_a_sheet_counts_once_and_in_its_order(house: House) -> None:
    codes = with_sheet(house)
    assert len(set(codes)) == CODES_ON_A_SHEET
    first = house.sign_in("dara").ticket
    assert house.seat(first).stage is Stage.SECOND_FACTOR
    assert queries.next_code(house.seat(first).by) == 2
    assert not passes(house, first, codes[0])
    assert not passes(house, first, codes[2])
    assert passes(house, first, codes[1])
    assert queries.next_code(house.seat(house.sign_in("dara").ticket).by) == 3


def test_a_code_is_typed_in_any_script_and_with_spaces(house: House) -> None:
    codes = with_sheet(house)
    typed = codes[1].translate(KHMER)
    assert passes(house, house.sign_in("dara").ticket, f"{typed[:4]} {typed[4:]}")


def test_a_sheet_counts_only_when_its_first_code_was_typed_back_and_ends_the_former_one(house: House) -> None:
    ticket = house.accept(house.link)
    by = house.seat(ticket).by
    lost = actions.set_up_sheet(by, ticket)
    codes = actions.set_up_sheet(by, ticket)
    with pytest.raises(NotFitError):
        actions.confirm_sheet(by, ticket, lost[0])
    assert not Authenticator.objects.exists()
    actions.confirm_sheet(by, ticket, codes[0])
    again = house.sign_in("dara").ticket
    again = renewed(actions.pass_by_code(house.seat(again).by, again, codes[1]))
    newer = actions.set_up_sheet(house.seat(again).by, again)
    actions.confirm_sheet(house.seat(again).by, again, newer[0])
    assert not passes(house, house.sign_in("dara").ticket, codes[2])
    assert Authenticator.objects.filter(type=Factor.SHEET.value).count() == 1


def test_the_codes_lie_nowhere_in_clear(house: House) -> None:
    codes = with_sheet(house)
    stored = str(list(Authenticator.objects.values("data", "type")))
    assert not any(code in stored for code in codes)


def test_who_runs_out_of_codes_is_told_in_time_and_does_not_get_in_without(house: House) -> None:
    codes = with_sheet(house)
    row = Authenticator.objects.get(type=Factor.SHEET.value)
    row.data["used"] = CODES_ON_A_SHEET - 10
    row.save()
    ticket = house.sign_in("dara").ticket
    ticket = renewed(actions.pass_by_code(house.seat(ticket).by, ticket, codes[CODES_ON_A_SHEET - 10]))
    (sheet,) = queries.own_factors(house.seat(ticket).by)
    assert (sheet.left, sheet.runs_out) == (9, True)
    row.refresh_from_db()
    row.data["used"] = CODES_ON_A_SHEET
    row.save()
    last = house.sign_in("dara").ticket
    assert house.seat(last).stage is Stage.SECOND_FACTOR
    assert queries.next_code(house.seat(last).by) == 0
    assert not passes(house, last, codes[-1])


@pytest.mark.asvs("6.5.4")
def test_where_a_second_step_is_required_the_pages_lead_from_the_link_to_the_paper_to_the_key(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SAMAKKI_SECOND_FACTOR", True)
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    browser = Client(enforce_csrf_checks=True)
    accept(browser, house.link)
    sheet = post(browser, "/second-step/sheet/", "/second-step/set-up/").content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", sheet)
    assert len(codes) == CODES_ON_A_SHEET
    assert post(browser, "/second-step/sheet/type-back/", code=codes[5]).status_code == 422
    assert post(browser, "/second-step/sheet/type-back/", code=codes[0])["Location"] == "/"
    assert "Make the key and show the words" in browser.get("/", follow=True).content.decode()
    token = FORM_TOKEN.findall(browser.get("/account/").content.decode())[0]
    browser.post("/sign-out/", {"csrfmiddlewaretoken": token})
    sign_in(browser)
    asked = browser.get("/second-step/").content.decode()
    assert "Code number 2 of your sheet" in asked
    assert post(browser, "/second-step/", code=codes[1]).status_code == 302
    assert "58 codes are left" in browser.get("/account/").content.decode()
