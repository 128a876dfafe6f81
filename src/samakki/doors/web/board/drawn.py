"""What somebody carries, drawn and in words: of weeks, with care for people; never a mark for anybody."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.assistance.words import CASE_HOURS, DUE_HOURS, FULL_WEEK, NEW_CASE_HOURS, Care, Load, Week
from samakki.doors.web.desk.dues import KINDS
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.telling import date_words
from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use

_HIGH: Final = 40
_MOST: Final = FULL_WEEK * 1.6
_WIDE: Final = 16
_APART: Final = 20
_OF_OTHERS: Final[Mapping[Care, Promise]] = {
    Care.THIS_WEEK: _("This week holds more than one person can do well. What can wait, and what can somebody take?"),
    Care.A_WEEK_AHEAD: _("A week ahead is filling up. There is still time to share it out."),
    Care.COVER: _("Standing in for others makes it so: perhaps somebody else can share the cover."),
    Care.LEFT_OVER: _("Much is left over. That is nobody's fault: sit down together, and let go what may go."),
    Care.ALARMS: _("Several alarms in a month weigh on anybody. Ask how it goes, and make time to talk."),
}
_OWN: Final[Mapping[Care, Promise]] = {
    Care.THIS_WEEK: _("This week holds more than one person can do well. You may ask for help before it is too much."),
    Care.A_WEEK_AHEAD: _("A week ahead is filling up. There is still time to share it out: say so now."),
    Care.COVER: _("Standing in for others makes it so. You may say that it is enough."),
    Care.LEFT_OVER: _("Much is left over. That is not your fault: ask somebody to go through it with you."),
    Care.ALARMS: _("Several alarms in a month weigh on anybody. Talk with somebody you trust, and rest."),
}


def load_line(names: Names, load: Load) -> dict[str, Any]:
    """Give what the line of a colleague is drawn from."""
    return {
        "member": str(load.member),
        "name": who(names, load.member),
        "cases": load.cases,
        "late": load.late,
        "bars": bars(load.weeks),
        "weeks": weeks_words(load.weeks),
        "stands_in": [who(names, each) for each in load.stands_in_for],
        "away_until": date_words(str(load.away.until)) if load.away else "",
        "cover": who(names, load.away.covered_by) if load.away else "",
        "cares": [str(_OF_OTHERS[care]) for care in load.cares],
    }


def own_line(names: Names, load: Load) -> dict[str, Any]:
    """Give the same for oneself, in words to oneself."""
    return load_line(names, load) | {"cares": [str(_OWN[care]) for care in load.cares]}


def bars(weeks: Sequence[Week]) -> dict[str, Any]:
    """Give what the weeks are drawn from: a bar each, and the height of a full week."""
    return {
        "wide": _APART * len(weeks),
        "high": _HIGH,
        "full": str(_HIGH - _HIGH * FULL_WEEK / _MOST),
        "bars": [_bar(week, place) for place, week in enumerate(weeks)],
    }


def weeks_words(weeks: Sequence[Week]) -> str:
    """Say how many hours come together in each week."""
    first, *rest = (dates.number(week.hours, language_in_use()) for week in weeks)
    told = {"first": first, "rest": ", ".join(rest), "full": dates.number(FULL_WEEK, language_in_use())}
    return gettext("This week %(first)s of %(full)s hours, then %(rest)s") % told


def weighing() -> list[tuple[str, str]]:
    """Say what counts how much, in hours."""
    language = language_in_use()
    told: list[tuple[Any, float]] = [
        (_("An open case, each week"), CASE_HOURS),
        (_("A case in its first month, besides"), NEW_CASE_HOURS),
        *((KINDS[kind], hours) for kind, hours in DUE_HOURS.items()),
    ]
    return [(str(words), dates.number(hours, language)) for words, hours in told]


def _bar(week: Week, place: int) -> dict[str, Any]:
    high = round(min(week.hours, _MOST) / _MOST * _HIGH, 1)
    return {
        "x": _APART * place,
        "y": str(round(_HIGH - high, 1)),
        "wide": _WIDE,
        "high": str(high),
        "state": week.fullness.value,
    }
