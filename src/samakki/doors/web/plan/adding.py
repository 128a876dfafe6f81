"""A new line of the plan, as it is typed: what, what for, who, until when, and what the person says to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.assistance.words import Ask
from samakki.cases.actions import Told
from samakki.doors.web.desk.names import Names
from samakki.doors.web.plan.panels import asked_words, choices, starts
from samakki.doors.web.plan.starts import STARTS

_TYPED: Final = ("action", "goal", "who", "due", "urgent", "decision", "area", "own_words")
_SIGNS: Final = 4
WITHIN: Final = (("1", _("Tomorrow")), ("7", _("In a week")), ("30", _("In a month")))


@dataclass(frozen=True, slots=True)
class Adding:
    """What stands in the form; `errors` by part, `asks` what should be looked at again before it is written."""

    typed: Mapping[str, str]
    errors: Mapping[str, str]
    asks: tuple[Ask, ...] = ()

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """Give what needs another look, each with the id of its box."""
        return [(f"id_f-{name}", words) for name, words in self.errors.items()]


def begun(asked: QueryDict) -> Adding:
    """Begin a line: empty, for the goal in the address, or as a usual first line."""
    number = asked.get("start", "")
    if number.isdecimal() and len(number) < _SIGNS and int(number) < len(STARTS):
        start = STARTS[int(number)]
        return Adding({"action": str(start.action), "goal": str(start.goal), "area": start.area}, {})
    return Adding({}, {})


def told_of(posted: QueryDict, today: date) -> dict[str, Told]:
    """Read what was typed for a line; the day is the one that was written, or else the one that was chosen."""
    said = {name: posted.get(f"f-{name}", "").strip() for name in _TYPED}
    within = posted.get("within", "")
    if not said["due"] and within in dict(WITHIN):
        said["due"] = (today + timedelta(days=int(within))).isoformat()
    return {name: Told([words]) for name, words in said.items() if words}


def typed_again(posted: QueryDict, errors: Mapping[str, str], asks: tuple[Ask, ...] = ()) -> Adding:
    """Keep what was typed, with what is wrong or asked."""
    typed = {name: posted.get(f"f-{name}", "") for name in _TYPED}
    return Adding(typed | {"within": posted.get("within", "")}, errors, asks)


def sure_of(posted: QueryDict) -> frozenset[Ask]:
    """Read what somebody is sure of."""
    return frozenset(ask for ask in Ask if ask.value in posted.get("sure", "").split(","))


def asking(asks: tuple[Ask, ...]) -> dict[str, Any]:
    """Give what is asked first, for the page."""
    return {"asks": asked_words(asks), "sure": ",".join(asks)}


def adding_panel(adding: Adding, at_work: Names, goals: list[str]) -> dict[str, Any]:
    """Give the form of a new line, filled with what was typed."""
    return {
        "typed": adding.typed,
        "errors": adding.errors,
        "wrong": adding.wrong,
        **asking(adding.asks),
        "goals": goals,
        "people": [gettext("The person"), *sorted(at_work.values(), key=str.casefold)],
        "within": [(value, words) for value, words in WITHIN],
        "areas": [("", gettext("Nothing chosen")), *choices("area")],
        "decisions": choices("decision"),
        "goal_list": {"list": "plan-goals"},
        "who_list": {"list": "plan-who"},
        "starts": starts(),
        "open": bool(adding.typed),
    }
