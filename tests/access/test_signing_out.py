"""An administrator signs a colleague out who stays a member: a device is lost, or stands open somewhere."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client

from samakki.access import actions, queries
from samakki.access.models import Parked, Sitting
from samakki.access.words import NotFitError, NoticeKind, Role, Stage
from samakki.doors.web.front import seat as front
from samakki.kernel.deeds import RefusedError, Standing
from samakki.kernel.ids import AgencyId, MemberId
from tests.access.conftest import House
from tests.access.test_pages import FORM_TOKEN, post, sign_in


def with_mali(house: House, role: Role = Role.CASEWORKER) -> tuple[AgencyId, MemberId]:
    """A shelter that Dara administers and where Mali works."""
    admin = house.first(house.link)
    mali = house.colleague(admin, "mali", role)
    assert admin.agency is not None
    assert mali.member is not None
    house.clock.move(minutes=1)
    return admin.agency, mali.member


def sign_out(house: House, agency: AgencyId, member: MemberId) -> bool:
    return actions.sign_out_colleague(house.by("dara"), agency, member)


@pytest.mark.asvs("7.4.5")
def test_every_session_of_a_colleague_ends_at_their_next_request_and_they_stay_a_member(house: House) -> None:
    agency, mali = with_mali(house)
    before = [house.sign_in("mali").ticket for _device in range(2)]
    dara = house.sign_in("dara").ticket
    seat = house.seat(before[1])
    actions.lock(seat.by, before[1].sitting)
    assert sign_out(house, agency, mali)
    assert [house.seat(ticket).stage for ticket in before] == [Stage.ENDED, Stage.ENDED]
    assert not Sitting.objects.filter(member_id=mali).exclude(sealed_key=None).exists()
    assert house.seat(dara).stage is Stage.OPEN
    again = house.by("mali")
    assert again.standing is Standing.ACTIVE
    assert again.keys.newest_epoch(agency) == 1


@pytest.mark.asvs("7.4.5")
def test_a_session_that_waits_for_the_second_step_ends_too(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    agency, mali = with_mali(house)
    admin = house.by("dara")
    monkeypatch.setattr(settings, "SAMAKKI_SECOND_FACTOR", True)
    waits = house.sign_in("mali")
    assert waits.stage is Stage.SECOND_FACTOR
    assert actions.sign_out_colleague(admin, agency, mali)
    assert house.seat(waits.ticket).stage is Stage.ENDED


@pytest.mark.asvs("7.4.5")
def test_who_was_signed_out_is_told_by_whom_until_they_have_read_it(house: House) -> None:
    agency, mali = with_mali(house)
    house.colleague(house.by("dara"), "noy", Role.CASEWORKER)
    house.clock.move(minutes=1)
    house.sign_in("mali")
    sign_out(house, agency, mali)
    ticket = house.sign_in("mali").ticket
    seat = house.seat(ticket)
    assert seat.signed_out_by == "dara"
    told = queries.notices(seat.by, agency)[0]
    assert (told.kind, told.by_name, told.about_name, told.loud) == (NoticeKind.SIGNED_OUT, "dara", "Mali", True)
    noy = house.seat(house.sign_in("noy").ticket)
    assert (noy.signed_out_by, noy.must_hear) == ("", False)
    assert not queries.notices(noy.by, agency)[0].loud
    house.clock.move(minutes=1)
    actions.hear_notices(seat.by)
    assert house.seat(ticket).signed_out_by == ""


@pytest.mark.asvs("7.4.5")
def test_who_was_not_signed_in_is_told_nothing(house: House) -> None:
    agency, mali = with_mali(house)
    assert sign_out(house, agency, mali)
    assert not sign_out(house, agency, mali)
    kinds = [one.kind for one in queries.notices(house.by("dara"), agency)]
    assert kinds.count(NoticeKind.SIGNED_OUT) == 1


@pytest.mark.asvs("7.4.5")
@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.CASEWORKER, Role.INTERPRETER])
def test_only_administrators_sign_a_colleague_out(house: House, role: Role) -> None:
    agency, mali = with_mali(house, role)
    ticket = house.sign_in("dara").ticket
    dara = house.seat(ticket).member
    assert dara is not None
    asks = house.by("mali")
    with pytest.raises(RefusedError):
        actions.sign_out_colleague(asks, agency, dara)
    with pytest.raises(RefusedError):
        actions.sign_out_colleague(asks, agency, mali)
    assert house.seat(ticket).stage is Stage.OPEN


@pytest.mark.asvs("7.4.5")
def test_nobody_signs_themselves_out_so_or_somebody_of_another_agency(house: House) -> None:
    agency, mali = with_mali(house)
    other = house.first(actions.add_agency(house.node, "Hotline of the DEMO hills", "abroad"))
    ticket = house.sign_in("mali").ticket
    admin = house.by("dara")
    assert admin.member is not None
    with pytest.raises(RefusedError):
        actions.sign_out_colleague(admin, agency, admin.member)
    with pytest.raises(RefusedError):
        actions.sign_out_colleague(other, agency, mali)
    assert other.agency is not None
    with pytest.raises(NotFitError):
        actions.sign_out_colleague(other, other.agency, mali)
    assert house.seat(ticket).stage is Stage.OPEN


@pytest.mark.asvs("7.4.5")
def test_on_the_page_it_is_asked_first_and_what_the_colleague_typed_is_kept_for_them(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    _agency, member = with_mali(house)
    admin, mali = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    sign_in(admin)
    sign_in(mali, "mali")
    address = f"/members/{member}/sign-out/"
    page = admin.get("/members/").content.decode()
    asked = re.search(r"<details(?:(?!</details>).)*" + re.escape(address) + r".*?</details>", page, re.DOTALL)
    assert asked is not None
    assert "All their sessions end at once" in asked[0]
    assert admin.get(address).status_code == 405
    token = FORM_TOKEN.findall(mali.get("/note/").content.decode())[-1]
    house.clock.move(minutes=1)
    done = post(admin, address, "/members/")
    assert "They are signed out everywhere" in admin.get(done["Location"]).content.decode()
    late = mali.post("/note/", {"text": "She ate with us.", "csrfmiddlewaretoken": token})
    assert late["Location"].startswith("/sign-in/")
    assert Parked.objects.get().member_id == member
    assert mali.get("/people/")["Location"].startswith("/sign-in/")
    sign_in(mali, "mali")
    assert "dara ended all your sessions" in mali.get("/account/").content.decode()
    assert "She ate with us." in unescape(mali.get("/", follow=True).content.decode())
    house.clock.move(minutes=1)
    post(mali, "/told/")
    assert "A colleague signed you out" not in mali.get("/account/").content.decode()
    assert "A colleague was signed out everywhere" in mali.get("/told/").content.decode()
