"""A session that asks for page after page, faster than anybody reads, has to wait; nobody else does."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import override_settings

from samakki.doors.web.front.pace import MINUTE, Pace
from tests.consent.conftest import Town as TownOfToday
from tests.consent.conftest import node_secret, town_of_today

__all__ = ["node_secret", "town_of_today"]
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ONE, OTHER = UUID(int=1), UUID(int=2)


def test_so_many_at_once_then_as_they_come_back_in_a_minute() -> None:
    pace = Pace(6)
    assert [pace.lets(ONE, NOW) for _ in range(8)] == [True] * 6 + [False] * 2
    assert pace.lets(OTHER, NOW), "another session has its own"
    assert [pace.lets(ONE, NOW + MINUTE / 6) for _ in range(2)] == [True, False]
    assert [pace.lets(ONE, NOW + 3 * MINUTE) for _ in range(7)] == [True] * 6 + [False]


def test_a_clock_that_is_put_back_gives_nothing_away() -> None:
    pace = Pace(2)
    assert [pace.lets(ONE, NOW) for _ in range(3)] == [True, True, False]
    assert not pace.lets(ONE, NOW - timedelta(hours=1))


def test_those_who_are_gone_are_forgotten() -> None:
    pace = Pace(2)
    for number in range(1_500):
        pace.lets(UUID(int=number), NOW)
    pace.lets(ONE, NOW + 2 * MINUTE)
    assert len(pace._left) == 1


@pytest.mark.asvs("2.4.1")
def test_a_session_that_asks_for_page_after_page_is_told_to_wait(town_of_today: TownOfToday) -> None:
    with override_settings(SAMAKKI_PACE=5):
        mali, dara = town_of_today.browser("mali"), town_of_today.browser("dara")
        statuses = [mali.get("/account/").status_code for _ in range(7)]
        assert statuses == [200] * 5 + [429] * 2
        refused = mali.post("/account/named/", {"named": "on"})
        assert (refused.status_code, refused["Retry-After"]) == (429, "60")
        assert "wait a minute" in refused.content.decode()
        assert dara.get("/account/").status_code == 200
