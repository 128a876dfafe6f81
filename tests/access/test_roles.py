"""What each role may, and that nobody changes their own."""

import pytest
from django.test import Client

from samakki.access import actions, queries
from samakki.access.models import Member
from samakki.access.words import (
    AT_THE_DESK,
    BY_NAME,
    INSIDE_AN_AGENCY,
    OF_THE_NODE,
    ROLE_TEXTS,
    WITHOUT_KEY,
    NotFitError,
    Role,
)
from samakki.cases import actions as cases
from samakki.doors.web.front import seat as front
from samakki.journal import actions as journal
from samakki.kernel.deeds import KeyNotHeldError, RefusedError, Standing
from samakki.sections.words import Section
from tests.access.conftest import House
from tests.access.test_pages import post, sign_in
from tests.reference.policies import whole_file_acts


def test_every_role_has_words_and_a_place() -> None:
    assert set(ROLE_TEXTS) == set(Role)
    assert set(Role) == AT_THE_DESK | WITHOUT_KEY
    assert not AT_THE_DESK & WITHOUT_KEY
    assert set(INSIDE_AN_AGENCY) == AT_THE_DESK | BY_NAME | {Role.ANALYST}
    assert not set(INSIDE_AN_AGENCY) & OF_THE_NODE


@pytest.mark.parametrize("role", sorted(AT_THE_DESK))
def test_whoever_works_at_the_desk_reads_the_files_of_the_own_agency(house: House, role: Role) -> None:
    admin = house.first(house.link)
    case = cases.open_case(house.by("dara"), "Came in the night.")
    by = house.colleague(admin, "mali", role)
    assert by.standing is Standing.ACTIVE
    assert cases.read_case(by, case).sections


@pytest.mark.req("PEER-08")
@pytest.mark.parametrize("role", sorted(BY_NAME))
def test_interpreters_and_peer_supporters_hold_no_key_and_open_no_whole_file(house: House, role: Role) -> None:
    admin = house.first(house.link)
    case = cases.open_case(house.by("dara"), "Came in the night.")
    by = house.colleague(admin, "mali", role)
    assert by.standing is Standing.ACTIVE
    assert by.agency is not None
    with pytest.raises(KeyNotHeldError):
        by.keys.newest_epoch(by.agency)
    for read in (
        lambda: cases.read_case(by, case),
        lambda: cases.caseload(by),
        lambda: cases.find_in_caseload(by, "DEMO"),
        lambda: cases.open_drawer(by, case),
        lambda: cases.open_case(by, "Another one."),
    ):
        with pytest.raises(RefusedError):
            read()


@pytest.mark.req("PEER-08")
def test_a_rule_forbids_peers_every_act_that_opens_a_whole_file_whatever_else_is_permitted() -> None:
    assert whole_file_acts() >= {"cases.read_case", "cases.caseload", "cases.read_sheet", "cases.hand_on"}


@pytest.mark.req("PEER-08")
@pytest.mark.parametrize("role", sorted(BY_NAME))
def test_the_pages_of_who_reads_by_name_show_no_desk(house: House, monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    house.colleague(house.first(house.link), "mali", role)
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, "mali")
    page = browser.get("/", follow=True)
    assert page.redirect_chain[-1][0] == "/shared/"
    assert 'href="/people/"' not in page.content.decode()
    for address in ("/people/", "/today/", "/note/", "/people/new/"):
        assert browser.get(address).status_code == 403


def test_closed_entries_of_several_professions_are_not_opened_together_by_one_of_them(house: House) -> None:
    admin = house.first(house.link)
    dara = house.by("dara")
    case = cases.open_case(dara, "Came in the night.")
    closed = {
        section: cases.write_note(dara, [case], "Words for one.", section=section, closed=True)[0]
        for section in (Section.HEALTH, Section.LEGAL, Section.PSYCHOSOCIAL, Section.SAFETY)
    }
    by = house.colleague(admin, "mali", Role.HEALTH)
    for others in ({Section.LEGAL, Section.PSYCHOSOCIAL}, {Section.HEALTH, Section.LEGAL}, {Section.PSYCHOSOCIAL}):
        with pytest.raises(RefusedError):
            journal.open_closed_many(by, [closed[section] for section in sorted(others)])
    opened = journal.open_closed_many(by, [closed[Section.HEALTH], closed[Section.SAFETY]])
    assert [one.body.note for one in opened if one.body] == ["Words for one."] * 2


def test_nobody_changes_their_own_role_and_only_administrators_change_one(house: House) -> None:
    admin = house.first(house.link)
    mali = house.colleague(admin, "mali", Role.SUPERVISOR)
    assert admin.agency is not None
    assert admin.member is not None
    assert mali.member is not None
    for role in INSIDE_AN_AGENCY:
        with pytest.raises(RefusedError):
            actions.change_role(house.by("dara"), admin.agency, admin.member, role)
        with pytest.raises(RefusedError):
            actions.change_role(house.by("mali"), admin.agency, admin.member, role)
        with pytest.raises(RefusedError):
            actions.change_role(house.by("mali"), admin.agency, mali.member, role)
    assert dict(Member.objects.values_list("login", "role")) == {
        "dara": Role.AGENCY_ADMINISTRATOR,
        "mali": Role.SUPERVISOR,
    }


def test_another_role_holds_from_the_next_request_on(house: House) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    mali = house.colleague(admin, "mali", Role.SUPERVISOR)
    ticket = house.sign_in("mali").ticket
    assert queries.invitations(house.seat(ticket).by, admin.agency) == []
    assert mali.member is not None
    actions.change_role(house.by("dara"), admin.agency, mali.member, Role.CASEWORKER)
    with pytest.raises(RefusedError):
        queries.invitations(house.seat(ticket).by, admin.agency)


def test_who_gets_a_role_without_the_key_loses_it_and_the_agency_begins_a_new_one(house: House) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    mali = house.colleague(admin, "mali", Role.CASEWORKER)
    case = cases.open_case(house.by("dara"), "Came in the night.")
    assert mali.member is not None
    ticket = house.sign_in("mali").ticket
    actions.change_role(house.by("dara"), admin.agency, mali.member, Role.INTERPRETER)
    by = house.seat(ticket).by
    with pytest.raises(KeyNotHeldError):
        by.keys.newest_epoch(admin.agency)
    with pytest.raises(RefusedError):
        cases.read_case(by, case)
    again = house.by("dara")
    assert again.keys.newest_epoch(admin.agency) == 2
    actions.change_role(again, admin.agency, mali.member, Role.CASEWORKER)
    assert house.seat(ticket).by.standing is Standing.WAITING


@pytest.mark.parametrize("role", sorted(set(Role) - set(INSIDE_AN_AGENCY)))
def test_roles_of_the_node_and_those_without_pages_yet_are_given_inside_no_agency(house: House, role: Role) -> None:
    admin = house.first(house.link)
    mali = house.colleague(admin, "mali", Role.CASEWORKER).member
    assert admin.agency is not None
    assert mali is not None
    with pytest.raises(NotFitError):
        actions.change_role(house.by("dara"), admin.agency, mali, role)
    with pytest.raises(NotFitError):
        actions.invite(house.by("dara"), admin.agency, "noy", "Noy", role)


def test_the_page_of_colleagues_changes_a_role_and_offers_no_change_of_the_own(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    admin = house.first(house.link)
    mali = house.colleague(admin, "mali", Role.CASEWORKER).member
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser)
    page = browser.get("/members/").content.decode()
    assert f"/members/{mali}/role/" in page
    assert f"/members/{admin.member}/role/" not in page
    done = post(browser, f"/members/{mali}/role/", "/members/", role="health professional")
    assert done["Location"] == "/members/?done=role"
    assert Member.objects.get(login="mali").role == Role.HEALTH
    assert post(browser, f"/members/{admin.member}/role/", "/members/", role="caseworker").status_code == 403
    assert post(browser, f"/members/{mali}/role/", "/members/", role="king").status_code == 422
