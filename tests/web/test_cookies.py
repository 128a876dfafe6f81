"""Every cookie of a node with real people: over TLS, of this host alone, out of reach of scripts and other sites."""

from pathlib import Path

import pytest
from django.test import Client, override_settings

from samakki.doors.web.front import seat as front
from tests.access.conftest import PASSPHRASE, House, house, node_secret
from tests.access.test_pages import FORM_TOKEN
from tests.web.in_production import production

__all__ = ["house", "node_secret"]
OURS = ("SESSION_COOKIE_", "CSRF_COOKIE_", "LANGUAGE_COOKIE_")


def post(browser: Client, where: str, page: str, **typed: str) -> str:
    """Send a form over TLS, and give where it leads."""
    token = FORM_TOKEN.findall(browser.get(page, secure=True).content.decode())[-1]
    sent = {**typed, "csrfmiddlewaretoken": token}
    return str(browser.post(where, sent, secure=True, headers={"Referer": f"https://testserver{page}"})["Location"])


@pytest.mark.asvs("3.3.1", "3.3.2", "3.3.3", "3.3.4")
def test_every_cookie_is_of_this_host_over_tls_and_out_of_reach(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(front, "WallClock", lambda: house.clock)
    house.first(house.link)
    place = production(tmp_path, monkeypatch)
    browser = Client(enforce_csrf_checks=True)
    with override_settings(**{name: getattr(place, name) for name in dir(place) if name.startswith(OURS)}):
        post(browser, "/sign-in/", "/sign-in/", login="dara", passphrase=PASSPHRASE)
        post(browser, "/language/", "/account/", language="km")
        post(browser, "/help/keys/", "/help/keys/", keys="off")
        case = post(browser, "/people/new/", "/people/new/", reason="DEMO")
        browser.get(case, secure=True)
        post(browser, "/note/", f"/note/?case={case.split('/')[2]}", text="She slept.", case=case.split("/")[2])
        for name, cookie in browser.cookies.items():
            assert name.startswith("__Host-samakki"), name
            assert cookie["secure"], name
            assert cookie["httponly"], name
            assert cookie["samesite"] in {"Strict", "Lax"}, name
            assert (cookie["path"], cookie["domain"]) == ("/", ""), name
        assert browser.cookies["__Host-samakki-seat"]["samesite"] == "Strict"
        kinds = {name.removeprefix("__Host-samakki-") for name in browser.cookies}
        assert kinds >= {"seat", "form", "language", "keys", "case", "told"}
