"""Who said something and when; where somebody else only carried it over, that is said too."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext

from samakki.cases.words import ClosedShown, Head, PastValue, Source
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use


class Sayer(NamedTuple):
    """Who said something first, when, and in words by whom it was carried over since."""

    who: str
    when: datetime
    carried: str


def sayer(names: Names, one: Head | PastValue | ClosedShown) -> Sayer:
    """Put into words who said a value."""
    first = one.source or one
    told = {"who": who(names, one.author), "day": day_words(one.stamp.moment())}
    carried = gettext("Carried over by %(who)s on %(day)s") % told if one.source else ""
    return Sayer(who(names, first.author), first.stamp.moment(), carried)


def source_words(names: Names, source: Source) -> str:
    """Say of something that was carried over who said it and when."""
    told = {"who": who(names, source.author), "day": day_words(source.stamp.moment())}
    return gettext("Said by %(who)s on %(day)s, carried over here") % told


def day_words(when: datetime) -> str:
    """Write a day in the reader's language."""
    return dates.moment(when, language_in_use(), "day")
