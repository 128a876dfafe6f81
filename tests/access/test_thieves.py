"""What a thief at the door, in the log or at a forgotten desk would look for."""

import logging
import re

import pytest
from django.test import Client

from samakki.access.models import Parked
from samakki.doors.web.front import seat as front
from samakki.settings.logs import IdsOnly
from tests.access.conftest import PASSPHRASE, House
from tests.access.test_pages import found, post, sign_in
from tests.given import SetClock


@pytest.fixture
def thief(house: House, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Somebody's thief, without script."""
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    return Client(enforce_csrf_checks=True)


SECRETS = {
    "/account/pin/": {"pin": "402917", "pin_again": "402917"},
    "/account/passphrase/": {"old": PASSPHRASE, "passphrase": PASSPHRASE[::-1], "again": PASSPHRASE[::-1]},
    "/key/type-back/": {"words": "bada bade"},
    "/second-step/set-up/": {"code": "123456", "next": "/"},
}


def test_a_login_typed_in_other_widths_and_cases_is_the_same_login_to_the_lock_out(thief: Client, house: House) -> None:
    found(thief, house)
    post(thief, "/sign-out/", "/account/")
    for login in ("dara", "DARA", " dara ", "\uff44ara", "\uff44\uff41ra"):
        sign_in(thief, login, "wrong words all of them")
    assert sign_in(thief, "\uff44\uff41\uff52a").status_code == 429


def test_a_link_that_is_still_good_is_not_written_into_the_log(thief: Client, house: House) -> None:
    written: list[str] = []
    log = logging.getLogger("django.request")
    listener = logging.Handler()
    listener.emit = lambda record: written.append(IdsOnly().format(record))  # type: ignore[method-assign]  # it listens
    log.addHandler(listener)
    try:
        assert post(thief, f"/invitation/{house.link}/", passphrase=PASSPHRASE[:5], again="").status_code == 422
    finally:
        log.removeHandler(listener)
    assert [house.link in line for line in written] == [False]


@pytest.mark.parametrize("where", SECRETS)
def test_no_secret_of_a_late_form_is_kept(thief: Client, house: House, clock: SetClock, where: str) -> None:
    found(thief, house)
    clock.move(hours=13)
    assert thief.post(where, SECRETS[where]).status_code == 302
    assert not Parked.objects.exists()


@pytest.mark.parametrize("typed", ["She slept well.", "\u1793\u17b6\u1784\u1782\u17c1\u1784\u179b\u1780\u17cb"])
def test_words_whose_place_in_the_form_is_gone_are_shown_whatever_their_script(
    thief: Client, house: House, clock: SetClock, typed: str
) -> None:
    found(thief, house)
    clock.move(hours=13)
    posted = {"reason": "In danger", "asked-no-more": typed}
    thief.post("/people/new/", posted, headers={"Referer": "http://testserver/people/new/"})
    html = thief.get(sign_in(thief)["Location"], follow=True).content.decode()
    assert re.search(f"<textarea[^>]*>\n?{typed}</textarea>", html)
