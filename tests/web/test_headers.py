"""What every page sends along: nothing is kept, nothing foreign runs."""

import re
from pathlib import Path

import pytest
from django.test import Client, override_settings

from tests.web.in_production import production

pytestmark = [pytest.mark.urls("tests.web.gallery.urls"), pytest.mark.usefixtures("stores")]
ADDRESSES = ("/gallery/", "/help/keys/", "/nowhere/", "/broken/", "/weather/")
INLINE = re.compile(rb"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=\"|javascript:", re.IGNORECASE)


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.asvs("14.3.2")
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_kept_by_the_browser(visitor: Client, address: str) -> None:
    assert visitor.get(address)["Cache-Control"] == "no-store"


@pytest.mark.asvs("3.4.3", "3.7.1", "14.2.3")
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_runs_that_is_not_ours(visitor: Client, address: str) -> None:
    policy = visitor.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.asvs("1.2.3")
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_holds_a_script_or_a_style_of_its_own(visitor: Client, address: str) -> None:
    assert INLINE.findall(visitor.get(address).content) == []


@pytest.mark.asvs("16.5.1")
def test_a_broken_page_helps_and_tells_nothing_of_the_fault(visitor: Client) -> None:
    answer = visitor.get("/broken/")
    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content
    assert b"RuntimeError" not in answer.content


def test_text_travels_small_and_a_photograph_as_it_is(visitor: Client) -> None:
    small = visitor.get("/gallery/", headers={"Accept-Encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip"
    assert len(small.content) < 6000


@pytest.mark.asvs("3.4.5")
def test_other_places_learn_nothing_of_where_one_came_from(visitor: Client) -> None:
    assert visitor.get("/gallery/")["Referrer-Policy"] == "same-origin"
    assert visitor.get("/weather/")["Referrer-Policy"] == "no-referrer"


def test_leaving_works_as_a_plain_link(visitor: Client) -> None:
    answer = visitor.get("/weather/")
    assert answer.status_code == 302
    assert "weather" in answer["Location"]


@pytest.mark.asvs("3.5.1")
def test_a_forged_form_is_refused_in_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/language/", {"language": "km"})
    assert answer.status_code == 403
    assert b"The form was too old to accept" in answer.content


def test_who_sends_in_place_is_told_where_to_go(visitor: Client) -> None:
    answer = visitor.post("/language/", {"language": "km", "next": "/help/keys/"}, headers={"X-Samakki-In-Place": "1"})
    assert answer.status_code == 204
    assert answer["X-Samakki-Go"] == "/help/keys/"
    assert answer["X-Samakki-Token"]
    assert answer.cookies["samakki_language"].value == "km"


@pytest.mark.asvs("3.4.2", "3.4.4", "3.4.6", "4.1.1")
@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/help/keys/", "text/html; charset=utf-8"),
        ("/nowhere/", "text/html; charset=utf-8"),
        ("/static/samakki.js", 'text/javascript; charset="utf-8"'),
        ("/static/samakki.css", 'text/css; charset="utf-8"'),
        ("/static/mark.svg", "image/svg+xml"),
    ],
)
def test_every_answer_says_what_it_is_and_is_for_our_own_pages_only(visitor: Client, address: str, kind: str) -> None:
    answer = visitor.get(address, headers={"Origin": "https://evil.example"})
    assert answer["Content-Type"] == kind
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert not answer.has_header("Access-Control-Allow-Origin")
    answer.close()


@pytest.mark.asvs("3.4.1", "12.2.1")
@pytest.mark.parametrize("address", ["/help/keys/", "/nowhere/", "/static/samakki.js"])
def test_a_browser_that_came_once_uses_tls_only_for_a_year(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = production(tmp_path, monkeypatch)
    with override_settings(**{name: getattr(place, name) for name in dir(place) if name.startswith("SECURE_")}):
        answer = Client().get(address, secure=True)
        assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
        answer.close()
        without = Client().get(address)
        assert (without.status_code, without["Location"]) == (301, f"https://testserver{address}")


@pytest.mark.asvs("13.4.4")
@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "OPTIONS", "PUT", "PATCH", "DELETE"])
def test_nothing_is_answered_but_what_a_browser_asks_with(visitor: Client, method: str) -> None:
    answer = visitor.generic(method, "/sign-in/")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize(("method", "address"), [("get", "/sign-out/"), ("post", "/weather/")])
def test_who_opens_what_only_takes_forms_or_posts_to_what_takes_none_is_told_in_words(
    stores: None, client: Client, method: str, address: str
) -> None:
    answer = getattr(client, method)(address)
    assert answer.status_code == 405
    assert method.upper() not in answer["Allow"]
    assert b"<h1" in answer.content


@pytest.mark.asvs("13.4.1", "13.4.3", "13.4.5", "15.2.3")
@pytest.mark.parametrize(
    "address",
    [
        *("/.git/config", "/.git/HEAD", "/.svn/entries", "/.env", "/requirements.txt", "/samakki.sqlite3"),
        *("/static/", "/static/fonts/", "/static/../settings/base.py", "/static/%2e%2e/settings/base.py"),
        *("/admin/", "/debug/", "/__debug__/", "/metrics", "/health", "/status", "/api/", "/docs/", "/swagger/"),
    ],
)
def test_neither_folders_nor_sources_nor_pages_for_developers_are_there(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert b"Index of" not in answer.content
