"""Eight languages: chosen, shown by their own names, dated by their own calendars."""

import html

import pytest
from django.test import Client
from django.utils import translation

from samakki.doors.web.front import dates
from samakki.doors.web.templatetags import look
from samakki.kernel.languages import BY_TAG, LANGUAGES
from tests.given import NOON

TAGS = [language.tag for language in LANGUAGES]


@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize("tag", TAGS)
def test_the_pages_speak_the_language_that_was_chosen(tag: str) -> None:
    visitor = Client()
    answer = visitor.post("/language/", {"language": tag, "next": "/help/keys/"})
    assert answer["Location"] == "/help/keys/"
    cookie = answer.cookies["samakki_language"]
    assert cookie["httponly"]
    page = visitor.get("/help/keys/")
    assert f'<html lang="{tag}"' in page.content.decode()
    assert page["Content-Language"] == tag


@pytest.mark.usefixtures("stores")
def test_every_page_offers_all_eight_by_their_own_names() -> None:
    page = html.unescape(Client().get("/help/keys/").content.decode())
    assert [language.own_name for language in LANGUAGES if f">{language.own_name}</button>" not in page] == []


@pytest.mark.asvs("3.7.2")
@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "\\\\example.org"]
)
def test_choosing_a_language_never_leads_elsewhere(elsewhere: str) -> None:
    assert Client().post("/language/", {"language": "th", "next": elsewhere})["Location"] == "/"


@pytest.mark.usefixtures("stores")
def test_an_unknown_language_changes_nothing() -> None:
    assert "samakki_language" not in Client().post("/language/", {"language": "xx"}).cookies


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "21 November 2026"),
        ("km", "21 វិច្ឆិកា 2026 (ព.ស. 2570)"),
        ("lo", "21 ພະຈິກ 2026 (ພ.ສ. 2569)"),
        ("my", "2026 နိုဝင်ဘာ 21"),
        ("th", "21 พฤศจิกายน ค.ศ. 2026 (พ.ศ. 2569)"),
        ("vi", "21 tháng 11, 2026"),
        ("zh-hans", "2026年11月21日"),
        ("ja", "2026年11月21日 (令和8年)"),
    ],
)
def test_a_date_is_written_as_the_country_writes_it(tag: str, written: str) -> None:
    assert dates.partial("2026-11-21", BY_TAG[tag]) == written


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("2018", "2018 (ព.ស. 2561-2562)"),
        ("2018-02", "កុម្ភៈ 2018 (ព.ស. 2561)"),
        ("2018-05", "ឧសភា 2018 (ព.ស. 2561-2562)"),
        ("2018-09", "កញ្ញា 2018 (ព.ស. 2562)"),
    ],
)
def test_the_cambodian_year_is_told_only_as_far_as_the_date_settles_it(known: str, written: str) -> None:
    assert dates.partial(known, BY_TAG["km"]) == written


def test_a_thai_year_alone_is_shown_in_both_eras() -> None:
    assert dates.partial("2018", BY_TAG["th"]) == "2018 (พ.ศ. 2561)"


@pytest.mark.parametrize("tag", TAGS)
def test_moments_and_numbers_are_written_in_every_language(tag: str) -> None:
    with translation.override(tag):
        assert "12:00" in look.moment(NOON)
        assert "12:00" in look.moment(NOON, "short")
        assert look.moment(NOON, "time") == "12:00"
        assert look.number(1234567) in {"1,234,567", "1.234.567"}


def test_nothing_is_written_for_nothing() -> None:
    assert look.moment(None) == look.partial_date("") == look.number(None) == ""
