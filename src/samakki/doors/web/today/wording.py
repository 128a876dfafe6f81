"""A day in words: kinds of what is due, how late, when next."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from babel.dates import format_skeleton
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samakki.assistance.words import DueKind
from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use
from samakki.kernel.languages import BY_TAG

KINDS: Final[Mapping[DueKind, Promise]] = {
    DueKind.PLAN_ACTION: _("Plan"),
    DueKind.APPOINTMENT: _("Appointment"),
    DueKind.FOLLOW_UP: _("Follow-up"),
    DueKind.SECOND_OPINION: _("Second opinion"),
    DueKind.REVIEW: _("Look of a supervisor"),
    DueKind.LIMIT: _("Time limit of the rules"),
    DueKind.WATCH: _("Looking in"),
    DueKind.ALARM: _("Alarm: somebody has to answer"),
}
_YEAR: Final = timedelta(days=300)


def late_words(days: int) -> str:
    """Say how late something is."""
    return ngettext("%(number)s day late", "%(number)s days late", days) % {"number": days}


def left_words(days: int) -> str:
    """Say how long there is still to wait; `days` below 0 are over."""
    if days < 0:
        return late_words(-days)
    if days == 0:
        return gettext("until today")
    return ngettext("%(number)s day left", "%(number)s days left", days) % {"number": days}


def tried_words(tries: int) -> str:
    """Say how often somebody tried, without blame."""
    return ngettext("tried %(number)s time", "tried %(number)s times", tries) % {"number": tries} if tries else ""


def near(when: date | None, today: date) -> str:
    """Write a day as short as it can be understood: today, tomorrow, `3 Dec`, `3 Dec 2027` where it is far away."""
    if when is None:
        return ""
    if when == today:
        return gettext("today")
    if when == today + timedelta(days=1):
        return gettext("tomorrow")
    return short_day(when, language_in_use().tag, far=abs(when - today) > _YEAR)


@lru_cache(maxsize=2_000)
def short_day(when: date, tag: str, *, far: bool) -> str:
    """Write day and month, and the year of a day that is far."""
    return str(format_skeleton("yMMMd" if far else "MMMd", when, locale=dates.locale_of(BY_TAG[tag])))
