"""A visit or call with what came of it: asked on the line that was due, or in the drawer of a person."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.assistance import actions, queries
from samakki.assistance.words import Due, DueKind
from samakki.cases import actions as cases
from samakki.cases.words import RowSet, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.dues import today_here
from samakki.doors.web.desk.telling import code_words, refusal_words
from samakki.doors.web.today.drawer import drawn, undoing
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Field, Section, field_named

PARTS: Final = ("way", "how", "own_view", "safe", "again")
_SOON: Final = timedelta(days=7)
_FIELD: Final = field_named(Section.ADMINISTRATION, "follow_ups")
_PLAN: Final = field_named(Section.ADMINISTRATION, "plan")


def said(told: Mapping[str, str]) -> bool:
    """Tell whether anything was said of how it went."""
    return "way" in told


def parts(told: Mapping[str, str]) -> dict[str, str]:
    """Give the parts of the row of a follow-up that were filled in."""
    return {name: told[name].strip() for name in PARTS if told.get(name, "").strip()}


def asked(told: Mapping[str, str]) -> dict[str, Any]:
    """Give what the questions about a visit are drawn from."""
    ways = [one for one in choices(_FIELD, "way") if one[0] != "not_reached"]
    return {
        "ways": ways,
        "views": choices(_FIELD, "own_view"),
        "safes": choices(_FIELD, "safe"),
        "told": {"way": "visit", **told},
    }


def choices(field: Field, part: str) -> list[tuple[str, str]]:
    """Give the codes of a part of a row in the reader's words."""
    found = field.part(part)
    return [(code, code_words(found, code)) for code, _label in found.codes] if found else []


@require_http_methods(["GET", "POST"])
@case_page
def visit(request: HttpRequest, case: FileId) -> HttpResponse:
    """Ask in the drawer how a visit went; a POST keeps it, and settles the follow-up that was due."""
    by, told = by_of(request), {name: str(value) for name, value in request.POST.items()}
    if request.method != "POST":
        return _asking(request, by, case, {})
    due = due_of(by, case)
    try:
        entries = actions.hold_follow_up(by, case, parts(told), due.id if due else None)
    except WordsRefusedError as refused:
        return _asking(request, by, case, told, refusal_words(refused))
    return drawn(request, by, case, saved=gettext("The visit is kept."), **undoing("today-undo", case, entries))


@require_http_methods(["GET", "POST"])
@case_page
def service(request: HttpRequest, case: FileId) -> HttpResponse:
    """Ask in the drawer which help was given; a POST keeps it as a line of the plan that is done."""
    by, told = by_of(request), {name: str(value) for name, value in request.POST.items()}
    if request.method != "POST":
        return drawn(request, by, case, asked="service", areas=choices(_PLAN, "area"), told={})
    day = today_here(by).isoformat()
    row = {"action": [told.get("action", "").strip()], "area": [told.get("area", "")]}
    try:
        if not row["action"][0]:
            raise WordsRefusedError("action", "empty")  # noqa: EM101, TRY301 -- a code, told like all others below
        row |= {"state": ["done"], "done_on": [day]}
        (kept,) = cases.set_rows(by, [RowSet(case, Section.ADMINISTRATION, "plan", "", row)])
    except WordsRefusedError as refused:
        words = refusal_words(refused)
        return drawn(request, by, case, asked="service", areas=choices(_PLAN, "area"), told=told, error=words)
    return drawn(
        request, by, case, saved=gettext("The help given is kept."), **undoing("today-undo", case, [kept.entry])
    )


def due_of(by: By, case: FileId) -> Due | None:
    """Find the follow-up that a visit of today settles: the oldest that is due by next week."""
    until = today_here(by) + _SOON
    found = (due for due in queries.dues_of_case(by, case) if due.is_open and due.kind is DueKind.FOLLOW_UP)
    return next((due for due in found if due.on <= until), None)


def _asking(request: HttpRequest, by: By, case: FileId, told: Mapping[str, str], error: str = "") -> HttpResponse:
    due = due_of(by, case)
    return drawn(request, by, case, asked="visit", settles=due.on if due else None, error=error, **asked(told))
