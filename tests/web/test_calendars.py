"""Years are told by two calendars where a language has two, or where a member has chosen another."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from samakki.doors.web.front import dates
from samakki.kernel.languages import BY_TAG, Calendar
from tests.cases.pages.conftest import Node


@pytest.mark.parametrize(
    ("tag", "known", "told"),
    [
        ("en", "2026-11-22", "22 November 2026"),
        ("th", "2026-11-22", "22 พฤศจิกายน ค.ศ. 2026 (พ.ศ. 2569)"),
        ("ja", "2026-11-22", "2026年11月22日 (令和8年)"),
        ("ja", "2019", "2019年 (平成31年・令和元年)"),
        ("ja", "2019-04", "2019年4月 (平成31年)"),
        ("ja", "1989-01-07", "1989年1月7日 (昭和64年)"),
        ("ja", "1850", "1850年"),
    ],
)
def test_a_date_stands_in_the_calendars_of_its_language(tag: str, known: str, told: str) -> None:
    assert dates.partial(known, BY_TAG[tag]) == told


@pytest.mark.parametrize(
    ("calendar", "told"),
    [
        (Calendar.COMMON, "1 May 2019"),
        (Calendar.BUDDHIST, "1 May 2019 (B.E. 2562)"),
        (Calendar.JAPANESE, "1 May 2019 (Reiwa 1)"),
    ],
)
def test_a_calendar_that_was_chosen_stands_in_any_language(calendar: Calendar, told: str) -> None:
    assert dates.day(date(2019, 5, 1), replace(BY_TAG["en"], calendar=calendar)) == told


@pytest.mark.browser
def test_a_member_chooses_the_second_calendar_once_for_all_pages(dara: Page, node: Node) -> None:
    dara.goto("/account/")
    dara.get_by_label("Calendar").select_option("buddhist")
    dara.get_by_role("button", name="Set the calendar").click()
    expect(dara.get_by_role("status").first).to_contain_text("Your calendar is set.")
    dara.goto("/today/")
    expect(dara.locator(".day-line")).to_contain_text("B.E.")


@pytest.mark.parametrize("zone", ["Etc/GMT-7", "Asia/Bangkok", "Asia/Phnom_Penh"])
def test_a_moment_is_told_in_every_zone_also_in_one_that_is_only_an_offset(zone: str) -> None:
    with timezone.override(zone):
        assert dates.moment(datetime(2026, 3, 2, 20, 30, tzinfo=UTC), BY_TAG["en"], "time") == "03:30"
