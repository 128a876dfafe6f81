"""The parts of Tonight: the house, each person, the first days, tomorrow, who is on duty, what was missing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.utils.timezone import localdate
from django.utils.translation import gettext

from samakki.cases.words import Overlooked, RowShown
from samakki.doors.web.desk.choices import listed_word
from samakki.doors.web.desk.houses import BED_STATES
from samakki.doors.web.desk.panels import head
from samakki.doors.web.house_log.lines import pseudonym
from samakki.doors.web.house_watch.panels import STATES
from samakki.doors.web.tonight.words import NO_PLACE
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Listed, Section
from samakki.shelter import queries
from samakki.shelter.words import LONG_STAY, BedNow, BedState, House, HousePlan, NoPlaceWhy, Stay, WatchState

OPENED: Final = (Section.IDENTITY, Section.FAMILY, Section.ADMINISTRATION, Section.HEALTH)
_AHEAD: Final = 2


@dataclass(frozen=True, slots=True)
class Evening:
    """What the page of tonight is about: the house, who is in it, and which day it is there."""

    plan: HousePlan
    people: Mapping[FileId, Overlooked]
    alarms: Mapping[FileId, WatchState]
    today: date
    on_duty: bool


def rooms(evening: Evening) -> list[tuple[str, list[dict[str, Any]]]]:
    """Draw the house as a list of rooms and beds: no names; initials only for those on duty."""
    return [(room, [_bed(evening, each) for each in beds]) for room, beds in evening.plan.rooms]


def counted(plan: HousePlan) -> dict[str, int]:
    """Count the beds: all, free, held, being made ready, taken."""
    states = Counter(each.bed.state for each in plan.beds if each.stay is None)
    return {
        "beds": len(plan.beds),
        "free": states[BedState.FREE],
        "held": states[BedState.HELD],
        "cleaning": states[BedState.CLEANING],
        "people": len(plan.stays),
        "bedless": len(plan.bedless),
    }


def people(evening: Evening) -> list[dict[str, Any]]:
    """Give each person: the day, children, language, food and faith, an alarm."""
    beds = {each.bed.id: f"{each.bed.room} · {each.bed.name}" for each in evening.plan.beds}
    return [_person(evening, stay, beds) for stay in evening.plan.stays if stay.case in evening.people]


def languages(evening: Evening) -> list[tuple[str, int]]:
    """Count in which languages people are most at ease, the most frequent first."""
    found = Counter(_language(each) for each in evening.people.values())
    return [(words, number) for words, number in found.most_common() if words]


def interpreters(evening: Evening) -> list[dict[str, Any]]:
    """Give who wants an interpreter, in their own words."""
    told = ((each, each.value(Section.IDENTITY, "interpretation")) for each in evening.people.values())
    return [
        {"case": each.row.case, "name": pseudonym(each.row), "words": words} for each, words in told if _text(words)
    ]


def appointments(evening: Evening) -> list[dict[str, Any]]:
    """Give the outings and visits of today and tomorrow, and whether the person knows of each."""
    days = [(evening.today + timedelta(days=ahead)).isoformat() for ahead in range(_AHEAD)]
    found = [
        _appointment(each, row)
        for each in evening.people.values()
        for row in _rows(each, "appointments")
        if _cell(row, "day") in days and _cell(row, "state") in {"", "planned"}
    ]
    return sorted(found, key=lambda one: (one["day"], one["time"]))


def long_stays(evening: Evening) -> list[dict[str, Any]]:
    """Give the stays of more than 60 days, why they go on and when that was last looked at."""
    return [
        {
            "case": stay.case,
            "name": pseudonym(evening.people[stay.case].row),
            "days": days,
            "row": row.row if row else "",
            "why": _cell(row, "long_why"),
            "reviewed_on": _cell(row, "reviewed_on"),
        }
        for stay in evening.plan.stays
        if stay.case in evening.people and (days := _day(stay, evening.today)) > LONG_STAY
        for row in [_open_stay(evening.people[stay.case])]
    ]


def outside(by: By, houses: Iterable[House], evening: Evening) -> list[dict[str, Any]]:
    """Give how many people of ours stay in others' houses, and the longest of them in days."""
    plans = [(house, queries.house_plan(by, house.id)) for house in houses if house.outside]
    return [
        {
            "house": house,
            "people": len(plan.stays),
            "days": max((_day(stay, evening.today) for stay in plan.stays), default=0),
        }
        for house, plan in plans
    ]


def no_places(found: Mapping[str, int]) -> list[tuple[str, int]]:
    """Put into words for want of what somebody could not be taken in."""
    return [(str(NO_PLACE[NoPlaceWhy(why)]), number) for why, number in sorted(found.items(), key=lambda one: -one[1])]


def _bed(evening: Evening, each: BedNow) -> dict[str, Any]:
    stay = each.stay
    opened = evening.people.get(stay.case) if stay else None
    alarm = bool(stay and evening.alarms.get(stay.case) in {WatchState.ALARM, WatchState.LATE})
    return {
        "id": each.bed.id,
        "name": each.bed.name,
        "state": "taken" if stay else each.bed.state.value.replace(" ", "-"),
        "words": gettext("Taken") if stay else str(BED_STATES[each.bed.state]),
        "case": stay.case if stay else "",
        "free": each.free,
        "cleaning": stay is None and each.bed.state is BedState.CLEANING,
        "alarm": alarm,
        "initials": initials(opened) if opened and evening.on_duty else "",
    }


def initials(opened: Overlooked) -> str:
    """Give the first letters of what somebody is called."""
    words = str(head(opened.row)["name"]).split()
    return "".join(word[0] for word in words[:2]).upper()


def _person(evening: Evening, stay: Stay, beds: Mapping[Any, str]) -> dict[str, Any]:
    opened = evening.people[stay.case]
    alarm = evening.alarms.get(stay.case)
    words, colour = STATES[alarm] if alarm else ("", "")
    return {
        "case": stay.case,
        "stay": stay.id,
        "name": pseudonym(opened.row),
        "bed": beds.get(stay.bed) or gettext("No bed yet"),
        "day": _day(stay, evening.today),
        "children": opened.value(Section.FAMILY, "children_count") or _along(opened),
        "language": _language(opened),
        "food": _text(opened.value(Section.HEALTH, "food")),
        "faith": _text(opened.value(Section.IDENTITY, "faith")),
        "medicines": _text(opened.value(Section.HEALTH, "medicines")) if evening.on_duty else "",
        "alarm": words,
        "colour": colour,
        "danger": head(opened.row)["danger"],
    }


def _along(opened: Overlooked) -> int:
    family = opened.field(Section.FAMILY, "members")
    return sum(_cell(row, "together") == "with_person" for row in (family.standing if family else ()))


def _language(opened: Overlooked) -> str:
    value = opened.value(Section.IDENTITY, "first_language")
    several = opened.value(Section.IDENTITY, "languages")
    code = value if isinstance(value, str) else several[0] if isinstance(several, list) and several else ""
    return listed_word(Listed.LANGUAGES, code) if code else ""


def _appointment(opened: Overlooked, row: RowShown) -> dict[str, Any]:
    return {
        "case": opened.row.case,
        "name": pseudonym(opened.row),
        "told": _cell(row, "told_person") == "yes",
        "row": row.row,
        **{part: _cell(row, part) for part in ("day", "time", "what", "place", "with_whom", "transport")},
    }


def _open_stay(opened: Overlooked) -> RowShown | None:
    return next((row for row in reversed(_rows(opened, "stays")) if not _cell(row, "until")), None)


def _rows(opened: Overlooked, field: str) -> Sequence[RowShown]:
    shown = opened.field(Section.ADMINISTRATION, field)
    return shown.standing if shown else ()


def _cell(row: RowShown | None, part: str) -> str:
    parts = row.parts if row else ()
    return _text(next((each.heads.value for each in parts if each.field.name == part), None))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(stay: Stay, today: date) -> int:
    return max((today - localdate(stay.here_since)).days, 0) + 1
