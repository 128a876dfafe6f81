"""Reports that somebody was missing: found by POST, so that no name stands in an address, and linked both ways."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import REPORTS, FieldShown, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_id, case_page
from samakki.doors.web.desk.finding import found
from samakki.doors.web.desk.telling import refusal_words, value_words
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import BY_NAME, Section

_REPORTS: Final = BY_NAME[Section.FAMILY, REPORTS]
_PARTS: Final = ("number", "made_to", "day", "by", "found_on")


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show the reports of a case; a POST looks for the other file, or links it."""
    by, refused = by_of(request), None
    if request.POST.get("do") == "link":
        other = case_id(request.POST.get("other", ""))
        try:
            if other is None:
                raise WordsRefusedError("other", "not_a_case")  # noqa: EM101, TRY301 -- a code, answered like the action's own
            actions.link_report(by, case, other, {name: request.POST.get(name, "") for name in _PARTS})
        except WordsRefusedError as reason:
            refused = reason
        else:
            messages.success(request, gettext("Linked: each file leads to the other."))
            return redirect("missing", case)
    return _page(request, by, case, refused)


def _page(request: HttpRequest, by: By, case: FileId, refused: WordsRefusedError | None) -> HttpResponse:
    said, words = request.POST, refusal_words(refused) if refused else ""
    wanted = said.get("wanted", "").strip()
    told: dict[str, Any] = {
        "case": case,
        "reports": _reports(by, actions.read_section(by, case, Section.FAMILY).field(REPORTS)),
        "wanted": wanted,
        "people": found(by, wanted, {case}),
        "said": said,
        "labels": {part.name: gettext(part.label) for part in _REPORTS.parts},
        "errors": {refused.about: words} if refused else {},
        "wrong": [(f"id_{refused.about}", words)] if refused else [],
    }
    return render(request, "missing/page.html", told, status=422 if refused else 200)


def _reports(by: By, shown: FieldShown | None) -> list[dict[str, Any]]:
    rows = [{part.field.name: part for part in row.parts} for row in (shown.standing if shown else ())]
    links = [case_id(row["case"].heads.value) for row in rows]
    named = {row.case: row for row in actions.name_cases(by, [link for link in links if link])}
    return [
        {
            "facts": [
                (gettext(part.field.label), value_words(part.field, part.heads.value))
                for name, part in row.items()
                if name != "case" and part.heads.value
            ],
            "other": link if link in named else None,
            "name": named[link].name if link and link in named else "",
            "mark": str(link)[-6:] if link else "",
        }
        for row, link in zip(rows, links, strict=True)
    ]
