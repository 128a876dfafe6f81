"""How settling, moving and trying is written into the row that something due follows, and which days rules give."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from samakki.assistance.words import AGAIN, DueKind, DueState, Offset
from samakki.kernel.dates import PartialDate

DAY_PART: Final = {
    DueKind.PLAN_ACTION: "due",
    DueKind.APPOINTMENT: "day",
    DueKind.FOLLOW_UP: "due",
    DueKind.SECOND_OPINION: "due",
}
"""The part of a row that holds the day on which it is due."""
WORDS_PART: Final = {
    DueKind.PLAN_ACTION: "outcome",
    DueKind.APPOINTMENT: "words",
    DueKind.FOLLOW_UP: "remark",
    DueKind.SECOND_OPINION: "answer",
}
"""The part of a row that holds what came of it."""
_CODES: Final = {
    DueKind.PLAN_ACTION: {DueState.DONE: "done", DueState.MISSED: "dropped", DueState.DROPPED: "dropped"},
    DueKind.APPOINTMENT: {DueState.DONE: "done", DueState.MISSED: "missed", DueState.DROPPED: "dropped"},
    DueKind.FOLLOW_UP: {DueState.DONE: "done", DueState.MISSED: "missed", DueState.DROPPED: "dropped"},
    DueKind.SECOND_OPINION: {DueState.DONE: "answered", DueState.MISSED: "taken_back", DueState.DROPPED: "taken_back"},
}
_MONTHS: Final = 12
_DATED: Final = {DueKind.PLAN_ACTION: "done_on", DueKind.FOLLOW_UP: "date"}


def settling(kind: DueKind, state: DueState, today: date, words: str = "") -> dict[str, str]:
    """Give what is written into the parts of a row that is settled; `words` say what came of it."""
    told = {"state": _CODES[kind][state]}
    if state is DueState.DONE and kind in _DATED:
        told[_DATED[kind]] = today.isoformat()
    return told | {WORDS_PART[kind]: words} if words else told


def scheduled(since: date, offsets: Sequence[Offset], taken: Iterable[date], today: date) -> tuple[date, ...]:
    """Give the days that the rules want and on which nothing is due yet; what would lie in the past is left out."""
    wanted = (after(since, offset) for offset in offsets)
    return tuple(sorted({day for day in wanted if day >= today} - set(taken)))


def after(since: date, offset: Offset) -> date:
    """Give the day that lies so much after another: months by the calendar, at most the last day of the month."""
    year, month = divmod(since.year * _MONTHS + since.month - 1 + offset.months, _MONTHS)
    day = min(since.day, PartialDate(year, month + 1).last().day)
    return date(year, month + 1, day) + timedelta(days=offset.days)


def row_in(ref: str) -> str:
    """Give the row that something due follows; empty for the next time that a held follow-up names."""
    row, _, rest = ref.partition("/")
    return "" if rest == AGAIN else row
