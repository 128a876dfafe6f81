"""Who is looked in on, in words: how it stands, how often, the last look and by whom."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases import actions as cases
from samakki.cases.words import FieldShown, Overlooked, RowShown
from samakki.doors.web.desk.names import Names, names_for, who
from samakki.doors.web.desk.telling import code_words
from samakki.doors.web.house_log.lines import pseudonym
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.shelter import queries
from samakki.shelter.words import Watch, WatchState, moment_in

STATES: Final[dict[WatchState, tuple[Promise, str]]] = {
    WatchState.ALARM: (_("Alarm"), "red"),
    WatchState.LATE: (_("Look is late"), "red"),
    WatchState.OVER: (_("Time is over: end or go on"), "yellow"),
    WatchState.DUE: (_("Look in now"), "yellow"),
    WatchState.CALM: (_("Quiet"), "green"),
    WatchState.ENDED: (_("Ended"), ""),
}
TAPS: Final = (("asleep", _("Asleep")), ("calm", _("Calm")), ("uneasy", _("Uneasy")), ("not_met", _("Not met")))
LOOKS: Final = "watch_checks"


def watch_lines(by: By, people: Sequence[FileId] | None = None) -> list[dict[str, Any]]:
    """Give the watches that have not ended, what needs somebody first; of these people, or of the agency."""
    found = queries.watches(by, people)
    opened = cases.overlook(by, [watch.case for watch, _state in found], [Section.PSYCHOSOCIAL], "watch")
    names = names_for(by)
    return [line_of(by, names, watch, state, opened[watch.case]) for watch, state in found if watch.case in opened]


def line_of(by: By, names: Names, watch: Watch, state: WatchState, opened: Overlooked) -> dict[str, Any]:
    """Put one watch into words."""
    words, colour = STATES[state]
    told = looks(names, opened.field(Section.PSYCHOSOCIAL, LOOKS))
    last = told[0] if told else None
    return {
        "case": str(watch.case),
        "name": pseudonym(opened.row),
        "state": state.value,
        "alarm": state in {WatchState.ALARM, WatchState.LATE},
        "called": watch.alarm_at,
        "words": words,
        "colour": colour,
        "rhythm": gettext("Every %(minutes)s minutes") % {"minutes": watch.every_minutes},
        "every": watch.every_minutes,
        "until": watch.until,
        "over": state is WatchState.OVER,
        "last_at": watch.last_at,
        "last": last,
        "own": last["row"] if last and last["author"] == by.member and last["code"] not in {"alarm", ""} else "",
        "taps": TAPS,
    }


def looks(names: Names, shown: FieldShown | None) -> list[dict[str, Any]]:
    """Give the looks that stand in a case, the newest first."""
    rows = shown.standing if shown else ()
    return sorted((_look(names, row) for row in rows), key=lambda one: one["at"], reverse=True)


def _look(names: Names, row: RowShown) -> dict[str, Any]:
    parts = {part.field.name: part for part in row.parts}
    how, at = parts["how"], parts["at"].heads
    author = at.heads[0].author if at.heads else None
    code = how.heads.value if isinstance(how.heads.value, str) else ""
    return {
        "row": row.row,
        "at": str(at.value or ""),
        "when": _moment(str(at.value or "")),
        "code": code,
        "how": code_words(how.field, code) if code else gettext("Alarm answered"),
        "words": str(parts["words"].heads.value or ""),
        "author": author,
        "who": who(names, author) if author else "",
    }


def _moment(text: str) -> datetime | None:
    try:
        return moment_in(text, get_current_timezone())
    except ValueError:
        return None
