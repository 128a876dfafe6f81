"""It is half past six in the morning in Bangkok, and still the day before in UTC: what is today goes by Bangkok."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import timezone

from samakki.assistance import actions as assistance
from samakki.assistance import queries
from samakki.assistance.words import DueKind
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.models import Case
from samakki.cases.words import Move, Step
from samakki.facts.models import Fact
from samakki.kernel.clocks import WallClock
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.shelter import actions as houses
from samakki.shelter import queries as queried
from samakki.shelter.rules import day_number
from samakki.shelter.words import Arrival
from tests.given import SetClock
from tests.just_opened import Shelter, at_home, open_shelter

HERE = ZoneInfo("Asia/Bangkok")
EARLY = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
TODAY, YESTERDAY, TOMORROW = date(2027, 1, 1), date(2026, 12, 31), date(2027, 1, 2)
ADMIN = Section.ADMINISTRATION


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[SetClock]:
    """The house's only clock, in a node whose people live in Bangkok."""
    clock = SetClock(EARLY)
    monkeypatch.setattr(WallClock, "now", lambda _self: clock.now())
    with timezone.override(HERE):
        yield clock


@pytest.fixture
def shelter(stores: None, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelter:
    at_home(tmp_path, monkeypatch)
    return open_shelter()


def page(shelter: Shelter, address: str, tag: str = "en") -> str:
    """What a page says, without its tags."""
    browser = shelter.client()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = tag
    answer = browser.get(address)
    assert answer.status_code == 200, answer.content
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def appointment(shelter: Shelter, case: FileId, what: str, on: date) -> None:
    cases.write_row(
        shelter.dara, case, ADMIN, "appointments", "", {"what": Told([what]), "day": Told([on.isoformat()])}
    )


def value(shelter: Shelter, case: FileId, field: str, part: str) -> list[object]:
    shown = cases.read_section(shelter.dara, case, ADMIN).field(field)
    assert shown is not None
    return [each.heads.value for row in shown.standing for each in row.parts if each.field.name == part]


def test_the_day_stands_under_its_own_date_in_both_eras(shelter: Shelter) -> None:
    assert "Friday, 1 January 2027" in page(shelter, "/today/")
    assert "1 มกราคม ค.ศ. 2027 (พ.ศ. 2570)" in page(shelter, "/today/", "th")
    assert "06:30" in page(shelter, "/today/")


def test_what_is_due_is_of_today_late_or_to_come_by_the_day_that_it_is_here(shelter: Shelter) -> None:
    case = shelter.case()
    for what, on in (("DEMO court", YESTERDAY), ("DEMO hospital", TODAY), ("DEMO school", TOMORROW)):
        appointment(shelter, case, what, on)
    day = assistance.read_day(shelter.dara)
    assert day.today == TODAY
    assert [line.row.code("what") for line in day.late if line.row] == ["DEMO court"]
    assert [line.row.code("what") for line in day.coming if line.row] == ["DEMO hospital"]
    assert queries.late_counts(shelter.dara) == {DueKind.APPOINTMENT: 1}
    assert "1 day late" in page(shelter, "/late/")
    html = shelter.client().get("/calendar/").content.decode()
    marked = re.search(r'<td[^>]*aria-current="date">(.*?)</td>', html, re.DOTALL)
    assert marked
    assert "DEMO hospital" in marked[1]


def test_what_waits_until_tomorrow_waits_until_the_day_after_today_here(shelter: Shelter) -> None:
    case = shelter.case()
    appointment(shelter, case, "DEMO hospital", TODAY)
    (due,) = queries.dues_of_case(shelter.dara, case)
    shelter.client().post("/today/evening/", {"due": str(due.id), "how": "tomorrow"})
    assert [due.on for due in queries.dues_of_case(shelter.dara, case)] == [TOMORROW]


def test_a_visit_help_given_and_a_step_are_of_today_here(shelter: Shelter) -> None:
    case = shelter.case()
    shelter.client().post(f"/today/people/{case}/visit/", {"how": "DEMO well", "way": "visit"})
    shelter.client().post(f"/today/people/{case}/service/", {"action": "DEMO rice"})
    cases.move_step(shelter.dara, case, Move(Step.CRISIS_INTERVENTION))
    assert value(shelter, case, "follow_ups", "date") == [TODAY.isoformat()]
    assert value(shelter, case, "plan", "done_on") == [TODAY.isoformat()]
    assert value(shelter, case, "steps", "day") == [TODAY.isoformat()]
    row = Case.objects.get(pk=case)
    assert (row.step_since, row.last_contact_on, row.planned_on) == (TODAY, TODAY, TODAY)
    assert set(Fact.objects.values_list("recorded_from", flat=True)) == {TODAY}
    (limit,) = [due for due in queries.dues_of_case(shelter.dara, case) if due.kind is DueKind.LIMIT]
    assert (limit.on, limit.at) == (TOMORROW, time(6, 30)), "twenty-four hours, by the clock on the wall"


def test_the_night_of_a_house_began_at_six_in_the_evening_here(shelter: Shelter) -> None:
    houses.found_house(shelter.dara, "River house DEMO")
    assert "Incidents since 31 Dec 2026 18:00" in page(shelter, "/tonight/")


def test_nights_are_counted_by_the_clock_on_the_wall(shelter: Shelter, clock: SetClock) -> None:
    by, case = shelter.dara, shelter.case()
    house = houses.found_house(by, "River house DEMO")
    houses.receive(by, house, [Arrival(case)], since=EARLY)
    month = queried.month_of(by, house, TODAY, date(2027, 1, 31))
    assert (month.persons, month.came, month.nights) == (1, 1, 1), "came on the first of January, and stays tonight"
    assert "Day 1" in page(shelter, "/tonight/")
    (stay,) = queried.house_plan(by, house).stays
    assert stay.here_since.date() == TODAY
    clock.set(datetime(2027, 1, 1, 17, 30, tzinfo=UTC))
    assert day_number(stay, date(2027, 1, 2)) == 2
    month = queried.month_of(by, house, TODAY, date(2027, 1, 31))
    assert month.nights == 2


def test_the_day_goes_over_to_the_next_at_midnight_here(shelter: Shelter, clock: SetClock) -> None:
    by, case = shelter.dara, shelter.case()
    appointment(shelter, case, "DEMO hospital", TODAY)
    clock.set(datetime(2027, 1, 1, 16, 59, tzinfo=UTC))
    assert assistance.read_day(by).late_all == 0
    clock.set(datetime(2027, 1, 1, 17, 0, tzinfo=UTC))
    assert assistance.read_day(by).late_all == 1
