"""Questions and answers in words."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.assistance.words import ANSWER_DAYS, QueuedReview, Review, ReviewAbout, ReviewRefusedError, Verdict
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import ago
from samakki.kernel.deeds import By
from samakki.sections.words import BY_NAME, Section

_FIELD: Final = BY_NAME[Section.ADMINISTRATION, "reviews"]
VERDICTS: Final[Mapping[Verdict, Promise]] = {
    Verdict.SIGNED: _("signed off by %(name)s"),
    Verdict.RETURNED: _("returned with a question by %(name)s"),
    Verdict.TAKEN_BACK: _("taken back by %(name)s"),
}
REFUSED: Final[Mapping[str, Promise]] = {
    "own_question": _("You asked this yourself: somebody else signs it."),
    "answered": _("%(name)s has answered meanwhile."),
    "not_yours": _("Only %(name)s can do this."),
    "seen": _("%(name)s has read the answer already. Write a note, or ask anew."),
}


def about_words(about: ReviewAbout) -> str:
    """Say what somebody is asked to look at."""
    part = _FIELD.part("about")
    return gettext(dict(part.codes)[about.value]) if part else about.value


def choices() -> list[tuple[str, str]]:
    """Give what somebody can be asked to look at."""
    return [(about.value, about_words(about)) for about in ReviewAbout]


def review_line(names: Names, review: Review, by: By) -> dict[str, Any]:
    """Put a question into words, without whom it concerns."""
    now = by.clock.now()
    verdict = str(VERDICTS[review.verdict]) if review.verdict else ""
    return {
        "review": str(review.id),
        "case": str(review.case),
        "about": about_words(review.about),
        "asked_by": who(names, review.asked_by),
        "asked_at": review.asked_at,
        "ago": ago(review.asked_at, now),
        "long": review.waits and (now - review.asked_at).days >= ANSWER_DAYS,
        "own": review.asked_by == by.member,
        "waits": review.waits,
        "news": review.news and review.decided_by != by.member,
        "verdict": verdict % {"name": who(names, review.decided_by) if review.decided_by else ""},
        "decided_at": review.decided_at,
        "mine": review.decided_by == by.member and (review.news or review.verdict is Verdict.TAKEN_BACK),
    }


def queue_line(names: Names, queued: QueuedReview, by: By) -> dict[str, Any]:
    """Put a question into words, with whom it concerns."""
    return head(queued.row) | review_line(names, queued.review, by)


def refused_words(names: Names, refused: ReviewRefusedError) -> str:
    """Say why a question can't be answered so."""
    return str(REFUSED[refused.code]) % {"name": who(names, refused.who) if refused.who else ""}
