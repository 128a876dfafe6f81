"""Erasures in words."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases.actions import glance
from samakki.cases.words import CaseUnknownError, text_in_words
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import ago
from samakki.keeping.words import WHY_TEXTS, Erasure, ErasureOpened, ErasureState, Proposed
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId

PAGE: Final = "erasure"
STATES: Final[Mapping[ErasureState, tuple[Promise, str]]] = {
    ErasureState.ASKED: (_("waits for a second pair of eyes"), "yellow"),
    ErasureState.APPROVED: (_("agreed on, not finished"), "red"),
    ErasureState.TAKEN_BACK: (_("taken back"), "grey"),
    ErasureState.REFUSED: (_("not to be erased"), "grey"),
    ErasureState.DONE: (_("erased"), "teal"),
}
REFUSED: Final[Mapping[str, Promise]] = {
    "asked": _("It was asked already, and waits."),
    "decided": _("Somebody has decided meanwhile."),
    "done": _("It is erased already."),
    "not_agreed": _("Nobody else has agreed yet."),
    "not_yours": _("Only who asked takes it back."),
}


def head_of(by: By, case: FileId) -> dict[str, Any]:
    """Give what stands at the head of a case; raises CaseUnknownError for one that is not the agency's."""
    seen = glance(by, [case], {}, PAGE).get(case)
    if seen is None:
        raise CaseUnknownError
    return head(seen.row)


def line(names: Names, erasure: Erasure, by: By, opened: ErasureOpened | None = None) -> dict[str, Any]:
    """Give an erasure as a line: of the person only while it waits, and only to who may open the case."""
    words, colour = STATES[erasure.state]
    return {
        "erasure": erasure.id,
        "name": opened.name if opened else "",
        "mark": opened.mark if opened else str(erasure.case)[-6:],
        "why": WHY_TEXTS[erasure.why],
        "state": words,
        "colour": colour,
        "waits": erasure.state is ErasureState.ASKED,
        "broke_off": erasure.state is ErasureState.APPROVED,
        "done": erasure.state is ErasureState.DONE,
        "own": erasure.asked_by is not None and erasure.asked_by == by.member,
        "asked_by": who(names, erasure.asked_by) if erasure.asked_by else gettext("At the terminal of the node"),
        "ago": ago(erasure.asked_at, by.clock.now()),
        "decided_by": who(names, erasure.decided_by) if erasure.decided_by else "",
        "told": erasure,
        "final": erasure.final_at is not None and erasure.final_at <= by.clock.now(),
    }


def proposed_line(one: Proposed, by: By) -> dict[str, Any]:
    """Give a case that was kept for longer than a rule says."""
    return {
        "case": one.case,
        "name": one.name,
        "mark": one.mark,
        "asks": text_in_words(one.rule.words),
        "source": one.rule.source,
        "since": one.since.isoformat(),
        "own": by.member,
    }
