"""A lost passphrase: two of the colleagues whom its owner had named say yes to a new pair of keys; nobody alone can."""

import re
from dataclasses import dataclass

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from samakki.access import actions, queries
from samakki.access.models import NewPair
from samakki.access.words import NotFitError, NoticeKind, PairSpentError, Role, SignInFailedError, Stage
from samakki.doors.web.front import seat as front
from samakki.kernel.deeds import By, RefusedError, Standing
from samakki.kernel.ids import AgencyId, MemberId
from tests.access.conftest import PASSPHRASE, House
from tests.access.test_pages import post, sign_in
from tests.access.test_second_factor import digits
from tests.given import SetClock

NEW = "seven herons beside a slow canal"


@dataclass
class Shelter:
    """Dara leads; Mali has named Dara, Noy and Sok; Vann was named by nobody."""

    house: House
    agency: AgencyId
    mali: MemberId

    def by(self, login: str) -> By:
        return self.house.by(login)

    def begin(self, login: str = "dara") -> str:
        return actions.begin_new_pair(self.by(login), self.agency, self.mali)

    def make(self, link: str, *, lost_step: bool = False) -> None:
        actions.make_new_pair(self.house.door, link, NEW, lost_step=lost_step)

    def approve(self, login: str) -> bool:
        return actions.approve_new_pair(self.by(login), self.agency, self.mali)


@pytest.fixture
def shelter(house: House) -> Shelter:
    admin = house.first(house.link)
    assert admin.agency is not None
    known = {login: house.colleague(admin, login, Role.CASEWORKER).member for login in ("mali", "noy", "sok", "vann")}
    ticket = house.sign_in("mali").ticket
    mali = house.seat(ticket).by
    named = [MemberId(one) for one in (admin.member, known["noy"], known["sok"]) if one]
    actions.name_vouchers(mali, ticket, named)
    assert set(queries.own_vouchers(mali)) == set(named)
    assert mali.member is not None
    return Shelter(house, admin.agency, mali.member)


@pytest.mark.asvs("6.4.3")
def test_two_yeses_put_the_new_pair_in_place_and_the_key_is_granted_anew(shelter: Shelter) -> None:
    house, link = shelter.house, shelter.begin()
    before = house.sign_in("mali").ticket
    shelter.make(link)
    assert not shelter.approve("dara")
    assert house.seat(before).by.standing is Standing.ACTIVE
    assert shelter.approve("noy")
    assert house.seat(before).stage is Stage.ENDED
    with pytest.raises(SignInFailedError):
        house.sign_in("mali")
    again = house.seat(house.sign_in("mali", NEW).ticket).by
    assert again.standing is Standing.WAITING
    assert not actions.grant_key(shelter.by("dara"), shelter.agency, shelter.mali)
    assert actions.grant_key(shelter.by("vann"), shelter.agency, shelter.mali)
    assert house.seat(house.sign_in("mali", NEW).ticket).by.standing is Standing.ACTIVE


def test_one_yes_however_often_is_one(shelter: Shelter) -> None:
    shelter.make(shelter.begin())
    assert [shelter.approve("noy") for _ in range(5)] == [False] * 5
    assert shelter.house.sign_in("mali", PASSPHRASE)


@pytest.mark.asvs("6.4.4")
def test_neither_an_administrator_who_was_not_named_nor_its_owner_can_begin_or_say_yes(house: House) -> None:
    admin = house.first(house.link)
    assert admin.agency is not None
    for login in ("mali", "noy", "sok"):
        house.colleague(admin, login, Role.CASEWORKER)
    ticket = house.sign_in("mali").ticket
    mali = house.seat(ticket).by
    assert mali.member is not None
    named = [one for login in ("noy", "sok") if (one := house.by(login).member)]
    actions.name_vouchers(mali, ticket, named)
    for by in (house.by("dara"), house.seat(ticket).by):
        with pytest.raises(RefusedError):
            actions.begin_new_pair(by, admin.agency, mali.member)
    link = actions.begin_new_pair(house.by("noy"), admin.agency, mali.member)
    actions.make_new_pair(house.door, link, NEW)
    for by in (house.by("dara"), house.seat(ticket).by):
        with pytest.raises(RefusedError):
            actions.approve_new_pair(by, admin.agency, mali.member)


def test_who_is_no_longer_named_or_at_work_does_not_count(shelter: Shelter) -> None:
    shelter.make(shelter.begin())
    assert not shelter.approve("noy")
    noy = shelter.by("noy").member
    assert noy is not None
    actions.dismiss(shelter.by("dara"), shelter.agency, noy)
    assert not shelter.approve("sok")
    assert shelter.approve("dara")


def test_nobody_says_yes_to_what_has_no_number_yet(shelter: Shelter) -> None:
    shelter.begin()
    with pytest.raises(NotFitError):
        shelter.approve("noy")


def test_the_number_on_both_sides_is_the_same_and_not_the_former_one(shelter: Shelter) -> None:
    link = shelter.begin()
    former = queries.own_number(shelter.by("mali"))
    assert queries.new_pair_of(shelter.house.door, link).number == ""
    shelter.make(link)
    told = queries.new_pair_of(shelter.house.door, link)
    (waits,) = queries.new_pairs(shelter.by("noy"), shelter.agency)
    assert told.number == waits.number != former
    assert waits.may_approve
    (to_others,) = queries.new_pairs(shelter.by("vann"), shelter.agency)
    assert not to_others.may_approve


def test_a_link_takes_one_passphrase_and_ends_after_seven_days(shelter: Shelter, clock: SetClock) -> None:
    link = shelter.begin()
    shelter.make(link)
    with pytest.raises(PairSpentError):
        actions.make_new_pair(shelter.house.door, link, "another one of my own, later")
    clock.move(days=7)
    with pytest.raises(PairSpentError):
        queries.new_pair_of(shelter.house.door, link)
    with pytest.raises(NotFitError):
        shelter.approve("noy")
    assert shelter.begin("sok")


def test_only_one_waits_at_a_time(shelter: Shelter) -> None:
    shelter.begin()
    with pytest.raises(NotFitError):
        shelter.begin("noy")


def test_its_owner_who_remembers_gives_it_up_and_keeps_what_they_had(shelter: Shelter) -> None:
    link = shelter.begin()
    shelter.make(link)
    assert not shelter.approve("noy")
    actions.stop_new_pair(shelter.by("mali"), shelter.agency, shelter.mali)
    with pytest.raises(NotFitError):
        shelter.approve("dara")
    with pytest.raises(PairSpentError):
        queries.new_pair_of(shelter.house.door, link)
    assert shelter.by("mali").standing is Standing.ACTIVE
    shelter.make(shelter.begin())
    assert not shelter.approve("dara")


def test_everybody_is_told_at_once(shelter: Shelter, clock: SetClock) -> None:
    clock.move(minutes=1)
    shelter.begin()
    assert shelter.house.seat(shelter.house.sign_in("mali").ticket).must_hear
    newest = queries.notices(shelter.by("vann"), shelter.agency)[0]
    assert (newest.kind, newest.by_name, newest.about_name) == (NoticeKind.PAIR_BEGUN, "dara", "Mali")


@pytest.mark.asvs("6.4.3", "6.4.4")
@pytest.mark.parametrize("lost", [True, False])
def test_the_second_step_goes_only_when_its_owner_says_that_it_is_lost(shelter: Shelter, *, lost: bool) -> None:
    house = shelter.house
    ticket = house.sign_in("mali").ticket
    by = house.seat(ticket).by
    actions.confirm_totp(by, ticket, digits(house, actions.set_up_totp(by, ticket).secret))
    shelter.make(shelter.begin(), lost_step=lost)
    shelter.approve("dara")
    assert Authenticator.objects.exists()
    shelter.approve("sok")
    assert Authenticator.objects.exists() is not lost
    stage = house.seat(house.sign_in("mali", NEW).ticket).stage
    assert stage is (Stage.OPEN if lost else Stage.SECOND_FACTOR)


@pytest.mark.parametrize("logins", [[], ["noy"], ["mali", "noy"], ["noy", "sok", "vann", "dara"], ["noy", "abroad"]])
def test_two_or_three_others_of_the_own_agency_are_named(shelter: Shelter, logins: list[str]) -> None:
    house = shelter.house
    house.first(actions.add_agency(house.node, "Hotline of the DEMO hills", "abroad"))
    ticket = house.sign_in("mali").ticket
    named = [one for login in logins if (one := house.by(login).member)]
    with pytest.raises(NotFitError):
        actions.name_vouchers(house.seat(ticket).by, ticket, named)
    assert len(queries.own_vouchers(house.by("mali"))) == 3


def test_another_agency_sees_and_does_nothing_of_it(shelter: Shelter) -> None:
    house = shelter.house
    abroad = house.first(actions.add_agency(house.node, "Hotline of the DEMO hills", "abroad"))
    shelter.make(shelter.begin())
    assert abroad.agency is not None
    assert queries.new_pairs(abroad, abroad.agency) == ()
    for agency in (abroad.agency, shelter.agency):
        for act in (actions.begin_new_pair, actions.approve_new_pair):
            with pytest.raises(RefusedError):
                act(house.by("abroad"), agency, shelter.mali)
    with pytest.raises(RefusedError):
        actions.stop_new_pair(house.by("abroad"), shelter.agency, shelter.mali)
    actions.stop_new_pair(house.by("abroad"), abroad.agency, shelter.mali)
    assert NewPair.objects.get().ended_at is None


def test_the_pages_lead_from_the_lost_passphrase_to_the_new_one(
    shelter: Shelter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: shelter.house.clock)
    dara, noy, mali = (Client(enforce_csrf_checks=True) for _ in range(3))
    sign_in(dara)
    sign_in(noy, "noy")
    begun = post(dara, f"/members/{shelter.mali}/new-pair/", "/members/").content.decode()
    link = re.search(r"/new-pair/[\w-]+/", begun)
    assert link is not None
    assert "Mali" in mali.get(link[0]).content.decode()
    assert post(mali, link[0], passphrase=NEW, again="something else").status_code == 422
    assert post(mali, link[0], passphrase="short", again="short").status_code == 422  # noqa: S106 -- refused
    post(mali, link[0], passphrase=NEW, again=NEW)
    number = re.search(r'compare">([\d ]+)<', mali.get(link[0]).content.decode())
    assert number is not None
    for each in (dara, noy):
        assert number[1] in each.get("/members/").content.decode()
    yes = f"/members/{shelter.mali}/new-pair/yes/"
    assert post(dara, yes, "/members/")["Location"] == "/members/?done=nodded"
    assert post(noy, yes, "/members/")["Location"] == "/members/?done=placed"
    assert "Your new passphrase holds" in mali.get(link[0]).content.decode()
    assert sign_in(mali, "mali", NEW).status_code == 302
    assert "One thing is missing" in mali.get("/", follow=True).content.decode()


def test_its_owner_stops_it_from_the_own_account(shelter: Shelter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: shelter.house.clock)
    shelter.begin()
    mali = Client(enforce_csrf_checks=True)
    sign_in(mali, "mali")
    assert "Somebody began a new pair of keys for you" in mali.get("/account/").content.decode()
    assert post(mali, "/account/new-pair/stop/", "/account/")["Location"] == "/account/?done=stopped"
    assert NewPair.objects.get().ended_at is not None


def test_a_made_up_link_opens_nothing(shelter: Shelter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: shelter.house.clock)
    for made_up in ("x", "A" * 43, "%00", "é"):
        assert Client().get(f"/new-pair/{made_up}/").status_code == 410
