"""What a thief at the door, in the log or at a forgotten desk would look for."""

import logging
import re
from uuid import UUID

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver

from samakki.access import actions
from samakki.access.models import Parked
from samakki.access.words import ParkedId
from samakki.doors.web.front import seat as front
from samakki.settings.logs import IdsOnly
from tests.access.conftest import PASSPHRASE, House
from tests.access.test_pages import accept, found, post, sign_in
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
    "/second-step/sheet/type-back/": {"code": "12345678"},
    "/account/prove/": {"passphrase": PASSPHRASE},
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


DEEP = "[" * 100_000
MADE_UP = {
    "/second-step/codes/": {},
    "/second-step/passkey/": {"answer": DEEP},
    "/people/new/": {"urgent_needs": DEEP},
    "/account/language/": {"language": DEEP},
    "/account/steps/99999999999999999999999/remove/": {},
    "/key/from-paper/": {"words": DEEP[:900]},
    "/account/colleagues/": {"vouchers": [DEEP, "x"]},
    "/log/verify/": {"witness": DEEP},
    "/note/": {"case": DEEP, "text": DEEP},
}


@pytest.mark.asvs("1.4.2")
@pytest.mark.parametrize("where", MADE_UP)
def test_nothing_made_up_breaks_the_house(thief: Client, house: House, where: str) -> None:
    found(thief, house)
    thief.raise_request_exception = False
    assert post(thief, where, "/account/", **MADE_UP[where]).status_code < 500


def test_a_page_of_a_section_that_was_made_up_is_refused(thief: Client, house: House) -> None:
    found(thief, house)
    thief.raise_request_exception = False
    case = post(thief, "/people/new/", reason="DEMO")["Location"]
    assert post(thief, f"{case}section/identity/", "/account/", **{"was-called": DEEP}).status_code == 400


def addresses() -> list[str]:
    patterns = (str(pattern.pattern) for pattern in get_resolver("samakki.doors.web.urls").url_patterns)
    some = {"<uuid:": str(UUID(int=7)), "<int:": "1", "<slug:": "identity", "<str:": "made-up", "<path:": "made-up"}
    return ["/" + re.sub(r"(<\w+:)\w+>", lambda found: some[found[1]], pattern) for pattern in patterns]


OPEN = {"/sign-in/", "/sign-out/", "/language/", "/weather/", "/help/keys/", "/again/", "/invitation/made-up/"}
OPEN |= {"/new-pair/made-up/"}
STEP = {"/second-step/", "/second-step/set-up/", "/second-step/passkey/creation/", "/second-step/passkey/"}
STEP |= {"/second-step/sheet/", "/second-step/sheet/type-back/"}
UNLOCK = {"/lock/", "/unlock/", "/passkey/", "/passkey/options/"}


@pytest.mark.asvs("2.3.1", "6.3.4")
@pytest.mark.parametrize("required", [True, False])
def test_between_passphrase_and_second_step_and_while_locked_no_other_page_opens(
    thief: Client, house: House, clock: SetClock, monkeypatch: pytest.MonkeyPatch, *, required: bool
) -> None:
    monkeypatch.setattr(settings, "SAMAKKI_SECOND_FACTOR", required)
    accept(thief, house.link)
    clock.move(minutes=0 if required else 16)
    first = "/second-step/" if required else "/unlock/"
    for address in sorted(set(addresses()) - OPEN - STEP - UNLOCK):
        for answer in (thief.get(address), post(thief, address, "/help/keys/")):
            assert answer.status_code in {302, 405}, address
            if answer.status_code == 302:
                assert answer["Location"].startswith(first), address


def test_a_file_that_a_late_form_brought_is_let_go(thief: Client, house: House, clock: SetClock) -> None:
    found(thief, house)
    case = post(thief, "/people/new/", reason="DEMO")["Location"]
    clock.move(minutes=16)
    file = SimpleUploadedFile("DEMO letter.png", b"\x89PNG of a letter")
    assert thief.post(f"{case}attachments/", {"shows": "A letter", "file": file}).status_code == 302
    kept = actions.take_parked(house.by("dara"), ParkedId(Parked.objects.get().pk))
    assert kept is not None
    assert kept.fields == (("shows", "A letter"),)


def test_when_too_much_waits_already_it_is_said_and_nobody_is_sent_on(
    thief: Client, house: House, clock: SetClock
) -> None:
    found(thief, house)
    clock.move(hours=13)
    late = [thief.post("/note/", {"text": f"She slept well, {number}."}) for number in range(21)]
    assert [answer.status_code for answer in late] == [302] * 20 + [403]
    assert "your words may still be there" in late[-1].content.decode()
    assert thief.post("/lock/").status_code == 302
