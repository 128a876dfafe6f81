"""Alarms, reasons and refusals in the reader's words."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samakki.doors.web.desk.panels import section_words
from samakki.kernel.deeds import By
from samakki.kernel.ids import MemberId
from samakki.watch.words import (
    ALARM_TEXTS,
    STANDS_IN,
    VERDICT_TEXTS,
    WHY_TEXTS,
    Alarm,
    AlarmState,
    Glass,
    Verdict,
)

REFUSED: Final[Mapping[str, Promise]] = {
    "asked": _("They were asked already."),
    "settled": _("Two have settled it already."),
    "not_asked": _("Nobody asks this, or it was answered already."),
    "tries": _("The code was typed wrongly too often. It has to be asked for anew."),
    "stale": _("This was asked for more than an hour ago. It has to be asked for anew."),
    "opened": _("It is open already."),
    "too_early": _("Wait five minutes for a second person. Call one."),
    "reviewed": _("Somebody has looked at it already."),
    "not_here": _("Nobody of that name works here. Choose from the list."),
}
_STANDS_IN: Final = _("Stands in, as arranged")


def why_words(why: str) -> str:
    """Put a reason into words; empty for none."""
    words = _STANDS_IN if why == STANDS_IN else WHY_TEXTS.get(why, "")
    return str(words)


def alarm_line(names: Mapping[MemberId, str], alarm: Alarm, me: MemberId | None) -> dict[str, Any]:
    """Put an alarm into words; `may_judge` says that the one who looks has not said yet what it was."""
    return {
        "id": alarm.id,
        "what": ALARM_TEXTS[alarm.kind],
        "who": names.get(alarm.member, ""),
        "at": alarm.at,
        "number": alarm.number if alarm.file is None else 0,
        "mark": alarm.mark,
        "settled": alarm.state is AlarmState.SETTLED,
        "first": f"{names.get(alarm.first_by, '')}: {VERDICT_TEXTS[alarm.first]}"
        if alarm.first and alarm.first_by
        else "",
        "verdict": VERDICT_TEXTS[alarm.verdict] if alarm.verdict else "",
        "may_judge": alarm.state is not AlarmState.SETTLED and alarm.first_by != me,
        "may_ask": alarm.asked_at is None and alarm.state is not AlarmState.SETTLED,
        "asked": alarm.asked_at is not None,
        "due": alarm.answer_due,
        "answer": why_words(alarm.answer),
        "disagreed": alarm.disagreed,
    }


def glass_line(by: By, names: Mapping[MemberId, str], glass: Glass) -> dict[str, Any]:
    """Put into words what was asked for because a life is at risk; those who keep the case look at it afterwards."""
    me = by.member
    return {
        "id": glass.id,
        "mark": glass.mark,
        "section": section_words(glass.section),
        "who": names.get(glass.asked_by, ""),
        "asked_at": glass.asked_at,
        "alone_from": glass.alone_from,
        "own": glass.asked_by == me,
        "opened_by": names.get(glass.opened_by, "") if glass.opened_by else "",
        "opened_at": glass.opened_at,
        "alone": glass.alone,
        "review_on": glass.review_on,
        "reviewed": glass.reviewed_at is not None,
        "verdict": VERDICT_TEXTS[Verdict(glass.verdict)] if glass.verdict else "",
        "may_review": glass.reviewed_at is None
        and by.agency == glass.owner
        and me not in {glass.asked_by, glass.opened_by},
    }
