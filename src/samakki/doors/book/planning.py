"""The pages of work that was planned: an action plan with its indicators, who steers, and what was asked."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from samakki.doors.book.wording import Wording
from samakki.tables.editions.indicating import read_off
from samakki.tables.editions.planned import Asked, Committee, Indicator, Measure, Standing, Status, Verdict
from samakki.tables.editions.words import Cell, Edition

STATUS_TEXTS: Final[Mapping[Status, Promise]] = {
    Status.NOT_BEGUN: _("Not begun"),
    Status.UNDER_WAY: _("Under way"),
    Status.DONE: _("Done"),
    Status.LEFT: _("Left undone"),
}
VERDICT_TEXTS: Final[Mapping[Verdict, Promise]] = {
    Verdict.REACHED: _("The target is reached"),
    Verdict.NEARER: _("Nearer to the target"),
    Verdict.FARTHER: _("Farther from the target"),
    Verdict.SAME: _("No change"),
    Verdict.NOT_KNOWN: _("Cannot be judged"),
}
_WIDE: Final = 200
"""How wide a bar is drawn, in its own units."""


def plan_told(edition: Edition, words: Wording) -> dict[str, Any]:
    """Give the plan as its page shows it: how many measures stand how, and each with its indicators."""
    plan = edition.plan
    if plan is None:
        return {}
    measures = [_measure(edition, each, words) for each in plan.measures]
    watching = next(one for one in edition.committees if one.name == plan.watched_by)
    return {
        "title": words.say(plan.title),
        "words": words.say(plan.words),
        "watched_by": {"name": watching.name, "title": words.say(watching.title)},
        "measures": measures,
        "late": sum(each["late"] for each in measures),
        "stand": _stand([each.standing for each in plan.measures], words),
    }


def committees_told(edition: Edition, words: Wording) -> list[dict[str, Any]]:
    """Give the committees as their page shows them."""
    return [_committee(each, words) for each in edition.committees]


def asked_told(asked: Asked, words: Wording, shown: Mapping[str, Any]) -> dict[str, Any]:
    """Give what was asked with its answers; a figure that answers two questions stands once, and is named twice."""
    questions, met = [], set[str]()
    for question in asked.questions:
        new = [name for name in question.figures if name not in met]
        met |= set(new)
        questions.append(
            {
                "words": words.say(question.words),
                "answer": words.say(question.answer),
                "unknown": words.say(question.unknown),
                "shown": [shown[name] for name in new],
                "above": [shown[name] for name in question.figures if name not in new],
            }
        )
    return {
        "name": asked.name,
        "by": words.say(asked.by),
        "on": words.day(asked.dated),
        "questions": questions,
        "open": sum(bool(each["unknown"]) for each in questions),
    }


def _stand(standings: Sequence[Standing], words: Wording) -> list[dict[str, Any]]:
    """Tell how many measures stand how, with the place of each part in one bar."""
    told, left = [], 0.0
    for status in Status:
        number = sum(each.status is status for each in standings)
        wide = _WIDE * number / len(standings)
        told.append({"status": status, "words": _in(words, STATUS_TEXTS[status]), "number": number})
        told[-1] |= {"left": f"{left:.1f}", "wide": f"{wide:.1f}"}
        left += wide
    return told


def _measure(edition: Edition, measure: Measure, words: Wording) -> dict[str, Any]:
    return {
        "name": measure.name,
        "title": words.say(measure.title),
        "by": words.say(measure.by),
        "until": words.day(measure.until),
        "late": measure.is_late(edition.dated),
        "stands": _standing(measure.standing, words),
        "earlier": [_standing(each, words) for each in measure.earlier],
        "indicators": [_indicator(edition, each, words) for each in measure.indicators],
    }


def _standing(standing: Standing, words: Wording) -> dict[str, Any]:
    return {
        "status": standing.status,
        "called": _in(words, STATUS_TEXTS[standing.status]),
        "on": words.day(standing.dated),
        "words": words.say(standing.words),
        "since": standing.since,
    }


def _indicator(edition: Edition, indicator: Indicator, words: Wording) -> dict[str, Any]:
    found = read_off(edition, indicator)
    figure = next(one for one in edition.figures if one.name == indicator.figure)
    return {
        "title": words.say(indicator.title),
        "figure": {"name": figure.name, "title": words.say(figure.title)},
        "then": _number(found.before, words) if found.before else "",
        "then_label": words.label(figure, indicator.before),
        "now": _number(found.now, words),
        "now_label": words.label(figure, indicator.column),
        "open": found.is_provisional,
        "target": words.number(indicator.target),
        "verdict": found.verdict,
        "called": _in(words, VERDICT_TEXTS[found.verdict]),
        "way": None if found.way is None else f"{_WIDE * found.way:.1f}",
    }


def _number(cell: Cell, words: Wording) -> str:
    return words.cell(cell) if cell.value is None else words.number(cell.value)


def _committee(committee: Committee, words: Wording) -> dict[str, Any]:
    decided = sorted(committee.decided, key=lambda one: one.dated, reverse=True)
    return {
        "name": committee.name,
        "title": words.say(committee.title),
        "words": words.say(committee.words),
        "members": [words.say(each) for each in committee.members],
        "meets": words.day(committee.meets) if committee.meets else "",
        "decided": [{"on": words.day(each.dated), "words": words.say(each.words)} for each in decided],
    }


def _in(words: Wording, text: Promise) -> str:
    with override(words.language.tag):
        return str(text)
