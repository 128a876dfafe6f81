"""Breaches in words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.front.frame import LEADING
from samakki.duties import queries
from samakki.duties.words import (
    BREACH_TEXTS,
    RISK_TEXTS,
    STEP_TEXTS,
    WHY_NOT_TEXTS,
    Breach,
    BreachLine,
)
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId

_HOUR: Final = 3600
LACKS: Final[Mapping[str, Promise]] = {
    "contained": _("it was contained"),
    "weighed": _("somebody weighed what the people concerned have to fear"),
    "authority": _("the authority was told, or it stands here why not"),
    "persons": _("each person concerned was told, or it stands here why not"),
}
REFUSED: Final[Mapping[str, Promise]] = {
    "not_yet": _("This moment has not come yet."),
    "not_then": _("This lies before it was found, or has not come yet."),
    "must_be_told": _("The authority is told, unless hardly any risk was found."),
    "told": _("This person was told already."),
    "not_named": _("This person is not among those concerned."),
    "lacks": _("Something is still to be done before it ends."),
    "no_such_mark": _("Write the marks of cases of this agency, with spaces between: the last six signs of each."),
    "ended": _("It has ended: nothing is noted any more."),
}


def line(names: Names, one: Breach, now: datetime) -> dict[str, Any]:
    """Give a breach as a line: what kind, since when, how much time is left."""
    left = one.left(now).total_seconds()
    return {
        "breach": one.id,
        "kind": BREACH_TEXTS[one.kind],
        "risk": RISK_TEXTS[one.risk] if one.risk else "",
        "found_at": one.found_at,
        "due_at": one.due_at,
        "runs": one.clock_runs,
        "left": _left(left) if one.clock_runs else "",
        "late": one.clock_runs and left < 0,
        "contained_at": one.contained_at,
        "authority_told_at": one.authority_told_at,
        "authority_not": one.authority_not,
        "ended_at": one.ended_at,
        "noted_by": who(names, one.noted_by),
        "concerned": len(one.concerned),
        "waiting": sum(1 for each in one.concerned if each.waits),
        "lacks": [LACKS[code] for code in one.lacks],
    }


def clocks(by: By, names: Names) -> list[dict[str, Any]]:
    """Give, to those who lead, the breaches of which an authority waits to be told."""
    return [line(names, one, by.clock.now()) for one in queries.running(by)] if by.role in LEADING else []


def noted(names: Names, one: BreachLine, people: Mapping[FileId, str]) -> dict[str, Any]:
    """Put what was noted into words."""
    return {
        "step": STEP_TEXTS[one.step],
        "when": one.when,
        "who": who(names, one.author),
        "words": one.words,
        "about": _person(one.case, people) if one.case else "",
    }


def persons(one: Breach, people: Mapping[FileId, str]) -> list[dict[str, Any]]:
    """List whom it concerns, and whether they were told."""
    return [
        {
            "case": each.case,
            "name": _person(each.case, people),
            "told_at": each.told_at,
            "why_not": WHY_NOT_TEXTS[each.why_not] if each.why_not else "",
            "waits": each.waits,
        }
        for each in one.concerned
    ]


def _person(case: FileId, people: Mapping[FileId, str]) -> str:
    return people.get(case) or gettext("Case %(mark)s") % {"mark": str(case)[-6:]}


def _left(seconds: float) -> str:
    hours = int(abs(seconds) // _HOUR)
    if seconds < 0:
        return ngettext("%(hours)d hour late", "%(hours)d hours late", hours) % {"hours": hours}
    return ngettext("%(hours)d hour left", "%(hours)d hours left", hours) % {"hours": hours}
