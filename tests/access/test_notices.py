"""Nothing happens to an agency's keys unseen: every member is told, and so are those who look after the node."""

import logging

import pytest
from django.test import Client

from samakki.access import actions, queries
from samakki.access.words import NoticeKind, Role
from samakki.doors.web.front import seat as front
from samakki.kernel.deeds import RefusedError
from samakki.settings.logs import IdsOnly
from tests.access.conftest import House
from tests.access.test_pages import post, sign_in
from tests.given import SetClock

SHELTER = "Shelter of the DEMO river"


def use_the_paper(house: House) -> None:
    """An administrator from outside takes the agency's key back from the paper."""
    admin = house.first(house.link)
    assert admin.agency is not None
    house.colleague(admin, "mali", Role.CASEWORKER)
    house.accept(actions.invite_to_node(house.node, "audrey", "Audrey", Role.AUDITOR))
    house.accept(actions.invite_to_node(house.node, "nodea", "Nodea", Role.NODE_ADMINISTRATOR))
    house.clock.move(minutes=1)
    ticket = house.accept(actions.invite_administrator(house.node, SHELTER, "sok", "Sok"))
    house.clock.move(minutes=1)
    actions.recover_key(house.seat(ticket).by, admin.agency, house.sheets[admin.agency])


@pytest.mark.parametrize("login", ["dara", "mali", "audrey", "nodea"])
def test_the_use_of_the_recovery_sheet_is_told_to_every_member_and_to_the_nodes_staff(house: House, login: str) -> None:
    use_the_paper(house)
    ticket = house.sign_in(login).ticket
    assert house.seat(ticket).must_hear
    by = house.seat(ticket).by
    found = queries.notices_of_all(by) if by.agency is None else queries.notices(by, by.agency)
    assert [one.kind for one in found[:2]] == [NoticeKind.SHEET_USED, NoticeKind.FROM_OUTSIDE]
    assert (found[0].by_name, found[0].agency_name, found[0].loud) == ("Sok", SHELTER, True)
    actions.hear_notices(by)
    assert not house.seat(ticket).must_hear
    assert house.seat(house.sign_in("mali" if login == "dara" else "dara").ticket).must_hear


def test_it_stands_in_the_log_of_the_machine_too_with_ids_only(house: House, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "samakki.access"):
        use_the_paper(house)
    lines = [IdsOnly().format(record) for record in caplog.records]
    assert [line for line in lines if "recovery sheet used: agency" in line]
    assert not [line for line in lines if "[text]" in line or "Sok" in line]


def test_another_agency_is_not_told(house: House) -> None:
    other = house.first(actions.add_agency(house.node, "Hotline of the DEMO hills", "abroad"))
    use_the_paper(house)
    assert other.agency is not None
    assert not house.seat(house.sign_in("abroad").ticket).must_hear
    assert {one.agency_name for one in queries.notices(house.by("abroad"), other.agency)} <= {
        "Hotline of the DEMO hills"
    }
    dara = house.by("dara")
    with pytest.raises(RefusedError):
        queries.notices_of_all(dara)
    assert dara.agency is not None
    with pytest.raises(RefusedError):
        queries.notices(house.by("abroad"), dara.agency)


def test_who_is_granted_the_key_leaves_or_gets_another_role_is_written_down_quietly(
    house: House, clock: SetClock
) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    mali = house.colleague(admin, "mali", Role.CASEWORKER).member
    assert mali is not None
    clock.move(minutes=1)
    actions.change_role(house.by("dara"), admin.agency, mali, Role.SUPERVISOR)
    actions.dismiss(house.by("dara"), admin.agency, mali)
    seat = house.seat(house.sign_in("dara").ticket)
    assert not seat.must_hear
    kinds = {one.kind for one in queries.notices(seat.by, admin.agency)}
    assert kinds >= {NoticeKind.KEY_GRANTED, NoticeKind.ROLE_CHANGED, NoticeKind.ENDED, NoticeKind.KEY_RENEWED}


def test_a_new_sheet_is_told_because_it_is_a_copy_of_the_key(house: House, clock: SetClock) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    house.colleague(admin, "mali", Role.CASEWORKER)
    clock.move(minutes=1)
    actions.new_recovery_sheet(house.by("dara"), admin.agency)
    assert house.seat(house.sign_in("mali").ticket).must_hear


def test_it_stands_above_every_page_until_it_was_read(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    use_the_paper(house)
    mali = Client(enforce_csrf_checks=True)
    sign_in(mali, "mali")
    for address in ("/people/", "/note/", "/account/"):
        assert "Something happened to the keys" in mali.get(address).content.decode()
    told = mali.get("/told/").content.decode()
    assert "The recovery sheet was used" in told
    assert "by Sok" in told
    post(mali, "/told/")
    assert "Something happened to the keys" not in mali.get("/people/").content.decode()
    assert "The recovery sheet was used" in mali.get("/told/").content.decode()
