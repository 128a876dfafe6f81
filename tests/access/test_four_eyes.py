"""The agency's key is handed to a colleague by two, never by one alone who has somebody beside them."""

from datetime import timedelta

import pytest
from django.test import Client

from samakki.access import actions, queries
from samakki.access.models import Nod
from samakki.access.rules import takes_another
from samakki.access.words import NODDED_FOR, NotFitError, Role
from samakki.doors.web.front import seat as front
from samakki.kernel.deeds import By, RefusedError, Standing
from samakki.kernel.ids import MemberId, fresh_id
from tests.access.conftest import House
from tests.access.test_pages import post, sign_in
from tests.given import SeededChance, SetClock


def waiting(house: House, admin: By, login: str, role: Role = Role.CASEWORKER) -> MemberId:
    """Somebody who accepted an invitation and waits for the key."""
    assert admin.agency is not None
    member = house.seat(house.accept(actions.invite(admin, admin.agency, login, login.title(), role))).member
    assert member is not None
    return member


def holds(house: House, login: str) -> bool:
    return house.by(login).standing is Standing.ACTIVE


def test_who_may_be_second_is_another_who_may_grant_else_another_who_holds_else_the_paper() -> None:
    clock, chance = SetClock(), SeededChance()
    dara, mali, noy, sok = (MemberId(fresh_id(clock, chance)) for _ in range(4))
    assert takes_another(dara, {dara}, {dara}) == set()
    assert takes_another(dara, {dara}, {dara, noy}) == {noy}
    assert takes_another(dara, {dara, mali}, {dara, mali, noy}) == {mali}
    assert takes_another(dara, {dara, mali}, {dara, noy}) == {noy}
    assert takes_another(dara, {dara, mali, sok}, {dara, mali, sok}) == {mali, sok}


def test_while_one_alone_holds_the_key_the_paper_is_the_second_pair_of_eyes(house: House) -> None:
    admin = house.first(house.link)
    assert actions.grant_key(admin, admin.agency, waiting(house, admin, "mali"))
    assert holds(house, "mali")


def test_an_administrator_alone_grants_to_nobody_and_a_second_one_completes_it(house: House) -> None:
    admin = house.first(house.link)
    house.colleague(admin, "mali", Role.SUPERVISOR)
    noy = waiting(house, admin, "noy")
    for _ in range(3):
        assert not actions.grant_key(house.by("dara"), admin.agency, noy)
    assert not holds(house, "noy")
    (told,) = [one for one in queries.colleagues(house.by("mali"), admin.agency) if one.login == "noy"]
    assert (told.nodded_by, told.nodded, told.may_second) == (("dara",), False, True)
    assert actions.grant_key(house.by("mali"), admin.agency, noy)
    assert holds(house, "noy")
    assert not Nod.objects.exists()


def test_where_another_may_grant_a_caseworker_is_no_second_pair_of_eyes(house: House) -> None:
    admin = house.first(house.link)
    house.colleague(admin, "mali", Role.SUPERVISOR)
    house.colleague(admin, "noy", Role.CASEWORKER)
    sok = waiting(house, admin, "sok")
    assert not actions.grant_key(house.by("dara"), admin.agency, sok)
    with pytest.raises(RefusedError):
        actions.grant_key(house.by("noy"), admin.agency, sok)
    assert not holds(house, "sok")


def test_where_one_alone_may_grant_any_holder_is_second_but_nobody_begins_it(house: House) -> None:
    admin = house.first(house.link)
    house.colleague(admin, "noy", Role.CASEWORKER)
    sok = waiting(house, admin, "sok")
    with pytest.raises(RefusedError):
        actions.grant_key(house.by("noy"), admin.agency, sok)
    assert not actions.grant_key(house.by("dara"), admin.agency, sok)
    assert actions.grant_key(house.by("noy"), admin.agency, sok)
    assert holds(house, "sok")


def test_a_yes_holds_for_seven_days_and_ends_with_the_one_who_said_it(house: House, clock: SetClock) -> None:
    admin = house.first(house.link)
    mali = house.colleague(admin, "mali", Role.SUPERVISOR)
    sok = house.colleague(house.by("dara"), "sok", Role.SUPERVISOR)
    noy = waiting(house, admin, "noy")
    assert not actions.grant_key(house.by("mali"), admin.agency, noy)
    clock.move(seconds=NODDED_FOR.total_seconds())
    assert not actions.grant_key(house.by("dara"), admin.agency, noy)
    assert not actions.grant_key(house.by("dara"), admin.agency, noy)
    assert sok.member is not None
    assert mali.member is not None
    late = waiting(house, house.by("dara"), "vann")
    assert not actions.grant_key(house.by("sok"), admin.agency, late)
    actions.dismiss(house.by("dara"), admin.agency, sok.member)
    assert not actions.grant_key(house.by("dara"), admin.agency, late)
    assert timedelta(days=7) == NODDED_FOR


def test_nobody_grants_to_themselves_or_to_who_never_holds_it(house: House) -> None:
    admin = house.first(house.link)
    with pytest.raises(RefusedError):
        actions.grant_key(admin, admin.agency, admin.member)
    for role in (Role.INTERPRETER, Role.PEER):
        with pytest.raises(NotFitError):
            actions.grant_key(admin, admin.agency, waiting(house, admin, f"one-{role.value[:4]}", role))


def test_the_pages_say_whose_yes_is_missing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    admin = house.first(house.link)
    house.colleague(admin, "mali", Role.SUPERVISOR)
    noy = waiting(house, admin, "noy")
    dara, mali = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    sign_in(dara)
    sign_in(mali, "mali")
    assert post(dara, f"/members/{noy}/grant/", "/members/")["Location"] == "/members/?done=nodded"
    assert "Another colleague must compare" in dara.get("/members/?done=nodded").content.decode()
    assert f"/members/{noy}/grant/" not in dara.get("/members/").content.decode()
    assert "number compared by dara" in mali.get("/members/").content.decode()
    assert post(mali, f"/members/{noy}/grant/", "/members/")["Location"] == "/members/?done=granted"
    assert holds(house, "noy")
