"""A day in words: how long there is still to wait, and when next."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from babel.dates import format_skeleton
from django.utils.translation import gettext, ngettext

from samakki.doors.web.desk.dues import late_words
from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use
from samakki.kernel.languages import BY_TAG

_YEAR: Final = timedelta(days=300)


def left_words(days: int) -> str:
    """Say how long there is still to wait; `days` below 0 are over."""
    if days < 0:
        return late_words(-days)
    if days == 0:
        return gettext("until today")
    return ngettext("%(number)s day left", "%(number)s days left", days) % {"number": days}


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
