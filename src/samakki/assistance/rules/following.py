"""What comes due for a case, read off what stands in a section of it, whoever wrote it and wherever."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from samakki.assistance.words import AGAIN, DueKind, DueState, Rules
from samakki.cases.words import AtDesk, Heads, StandingRow, Step, days_in, standing_rows
from samakki.sections.words import Section

_HOUR: Final = re.compile(r"(?<!\d)(\d{1,2})\s*(?:[:.h時时](?:\s*(\d{2}))?)?(?!\d)\s*(am|pm)?", re.ASCII)
_NOON: Final = 12
_HOURS: Final = 24
_MINUTES: Final = 60
_NOT_REACHED: Final = "not_reached"
_NOT_WANTED: Final = "not_wanted"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that comes due by a row: when, how it stands, when it was settled as far as that was told."""

    kind: DueKind
    ref: str
    on: date
    at: time | None = None
    state: DueState = DueState.OPEN
    settled_on: date | None = None
    tries: int = 0


def dues_in(section: Section, fields: Mapping[str, Heads]) -> tuple[Wanted, ...]:
    """Tell what comes due by the rows of a section; a row without a day, or taken away, is not due.

    A month or a year is due on its last day. Where two people wrote different days or states and nobody has decided,
    the earlier day holds, and it stays open.
    """
    if section is Section.EXPERIENCE:
        return tuple(_opinions(fields))
    if section is Section.ADMINISTRATION:
        return (*_planned(fields), *_appointed(fields), *_followed_up(fields))
    return ()


def dangers_in(section: Section, fields: Mapping[str, Heads], since: date) -> tuple[str, ...]:
    """Name the follow-ups, held since a day, at which the person did not feel safe: somebody has to answer now."""
    if section is not Section.ADMINISTRATION:
        return ()
    rows = standing_rows(fields, "follow_ups")
    return tuple(
        row.row
        for row in rows
        if any(head.value == "no" for head in row.heads("safe").heads) and (held := _held_on(row)) and held >= since
    )


def steps_to_follow(rules: Rules) -> frozenset[str]:
    """Name the steps at which the rules want follow-ups planned: from the one that they name up to the closing.

    A closing asks for itself whether there is to be contact afterwards.
    """
    after, order = rules.follow_ups.after, rules.order
    later = order[order.index(after) :] if after in order else (after,)
    return frozenset(step.value for step in later if step is not Step.CLOSURE)


def lacks_follow_ups(desk: AtDesk, last: date | None, after: Step) -> bool:
    """Tell whether nobody planned a follow-up: none ever, or none since the case came once more to the step `after`."""
    if last is None or desk.step != after or desk.step_since is None:
        return last is None
    return last < desk.step_since


def time_in(text: str) -> time | None:
    """Read the time of a day as people write it: `08:30`, `8.30`, `8h`, `8時30分`, `2 pm`, in figures of any script."""
    plain = "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in unicodedata.normalize("NFKC", text).lower()
    )
    found = _HOUR.search(plain)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % _NOON + (_NOON if found[3] == "pm" else 0)
    return time(hour, minute) if hour < _HOURS and minute < _MINUTES else None


def _planned(fields: Mapping[str, Heads]) -> Iterator[Wanted]:
    """Actions of the plan; what the person does not want is not due, whoever wrote a day beside it."""
    for row in standing_rows(fields, "plan"):
        state = _state(row, {"done": DueState.DONE, "dropped": DueState.DROPPED})
        refused = row.code("decision") == _NOT_WANTED and not row.heads("decision").in_conflict
        if refused and state is DueState.OPEN:
            state = DueState.DROPPED
        yield from _due(DueKind.PLAN_ACTION, row, "due", state, row.heads("done_on"))


def _appointed(fields: Mapping[str, Heads]) -> Iterator[Wanted]:
    settled = {"done": DueState.DONE, "missed": DueState.MISSED, "dropped": DueState.DROPPED}
    for row in standing_rows(fields, "appointments"):
        yield from _due(DueKind.APPOINTMENT, row, "day", _state(row, settled), Heads())


def _opinions(fields: Mapping[str, Heads]) -> Iterator[Wanted]:
    settled = {"answered": DueState.DONE, "taken_back": DueState.DROPPED}
    for row in standing_rows(fields, "second_opinions"):
        yield from _due(DueKind.SECOND_OPINION, row, "due", _state(row, settled), Heads())


def _followed_up(fields: Mapping[str, Heads]) -> Iterator[Wanted]:
    """Follow-ups by their day, and the next time that a held one names, until somebody met the person after it."""
    rows = standing_rows(fields, "follow_ups")
    settled = {"done": DueState.DONE, "missed": DueState.MISSED, "dropped": DueState.DROPPED}
    for row in rows:
        state = _state(row, settled)
        if state is DueState.OPEN and not row.heads("state").in_conflict and _held_on(row):
            state = DueState.DONE
        yield from _due(DueKind.FOLLOW_UP, row, "due", state, row.heads("date"))
    for row in rows:
        on = min(days_in(row.heads(AGAIN)), default=None)
        if on is not None:
            yield _again(row, on, rows)


def _again(row: StandingRow, on: date, rows: tuple[StandingRow, ...]) -> Wanted:
    others = [other for other in rows if other.row != row.row]
    since = _held_on(row)
    met = [day for other in others if (day := _held_on(other)) and since and day > since]
    if met:
        return Wanted(DueKind.FOLLOW_UP, f"{row.row}/{AGAIN}", on, state=DueState.DONE, settled_on=min(met))
    taken_up = any(on in days_in(other.heads("due")) for other in others)
    return Wanted(DueKind.FOLLOW_UP, f"{row.row}/{AGAIN}", on, state=DueState.DROPPED if taken_up else DueState.OPEN)


def _held_on(row: StandingRow) -> date | None:
    """Tell on which day somebody met or reached the person."""
    reached = row.code("way") != _NOT_REACHED
    return max(days_in(row.heads("date")), default=None) if reached else None


def _state(row: StandingRow, settled: Mapping[str, DueState]) -> DueState:
    heads = row.heads("state")
    return DueState.OPEN if heads.in_conflict else settled.get(row.code("state"), DueState.OPEN)


def _due(kind: DueKind, row: StandingRow, day: str, state: DueState, settled: Heads) -> Iterator[Wanted]:
    on = min(days_in(row.heads(day)), default=None)
    if on is None:
        return
    tried = row.heads("tried").value
    told = max(days_in(settled), default=None) if state is not DueState.OPEN else None
    yield Wanted(kind, row.row, on, time_in(row.code("time")), state, told, tried if isinstance(tried, int) else 0)
