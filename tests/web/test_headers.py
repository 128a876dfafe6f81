"""What every page sends along: nothing is kept, nothing foreign runs."""

import re

import pytest
from django.test import Client

pytestmark = [pytest.mark.urls("tests.web.gallery.urls"), pytest.mark.usefixtures("stores")]
ADDRESSES = ("/gallery/", "/help/keys/", "/nowhere/", "/broken/", "/weather/")
INLINE = re.compile(rb"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=\"|javascript:", re.IGNORECASE)


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_kept_by_the_browser(visitor: Client, address: str) -> None:
    assert visitor.get(address)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_runs_that_is_not_ours(visitor: Client, address: str) -> None:
    policy = visitor.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_holds_a_script_or_a_style_of_its_own(visitor: Client, address: str) -> None:
    assert INLINE.findall(visitor.get(address).content) == []


def test_a_broken_page_helps_and_tells_nothing_of_the_fault(visitor: Client) -> None:
    answer = visitor.get("/broken/")
    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content
    assert b"RuntimeError" not in answer.content


def test_text_travels_small_and_a_photograph_as_it_is(visitor: Client) -> None:
    small = visitor.get("/gallery/", headers={"Accept-Encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip"
    assert len(small.content) < 6000


def test_other_places_learn_nothing_of_where_one_came_from(visitor: Client) -> None:
    assert visitor.get("/gallery/")["Referrer-Policy"] == "same-origin"
    assert visitor.get("/weather/")["Referrer-Policy"] == "no-referrer"


def test_leaving_works_as_a_plain_link(visitor: Client) -> None:
    answer = visitor.get("/weather/")
    assert answer.status_code == 302
    assert "weather" in answer["Location"]


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
