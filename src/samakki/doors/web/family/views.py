"""The family of a case: who is linked, who can be; searched by POST, so that no name stands in an address."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_id, case_page
from samakki.doors.web.desk.finding import found
from samakki.doors.web.desk.inputs import options_of
from samakki.doors.web.desk.kin import alarms, kin_lines
from samakki.doors.web.desk.telling import refusal_words
from samakki.kernel.ids import FileId
from samakki.sections.words import BY_NAME, Section

_MEMBERS = BY_NAME[Section.FAMILY, "members"]


@require_http_methods(["GET", "POST"])
@case_page
def show(request: HttpRequest, case: FileId) -> HttpResponse:
    """Show who is linked; a POST looks for somebody, links or takes a link away."""
    by, asked = by_of(request), request.POST.get("do", "")
    other = case_id(request.POST.get("other", ""))
    if asked == "link":
        try:
            if other is None:
                raise WordsRefusedError("other", "not_a_case")  # noqa: EM101, TRY301 -- a code, answered like the action's own
            actions.link_family(by, case, other, request.POST.get("relation", ""))
        except WordsRefusedError as refused:
            return _page(request, case, refused)
        messages.success(request, gettext("Linked: each file leads to the other."))
        return redirect("family", case)
    if asked == "part":
        if other is None:
            raise Http404
        actions.part_family(by, case, other)
        messages.success(request, gettext("The link is taken away from both files."))
        return redirect("family", case)
    return _page(request, case)


def _page(request: HttpRequest, case: FileId, refused: WordsRefusedError | None = None) -> HttpResponse:
    by, wanted = by_of(request), request.POST.get("wanted", "").strip()
    kin = kin_lines(by, actions.read_section(by, case, Section.FAMILY).field("members"), case)
    relation = _MEMBERS.part("relation") or _MEMBERS
    words = refusal_words(refused) if refused else ""
    told: dict[str, Any] = {
        "case": case,
        "kin": kin,
        "kin_alarms": alarms(kin),
        "wanted": wanted,
        "people": found(by, wanted, {case}),
        "other": request.POST.get("other", ""),
        "relation": request.POST.get("relation", ""),
        "relations": options_of(relation),
        "other_error": words if refused and refused.about == "other" else "",
        "relation_error": words if refused and refused.about == "relation" else "",
        "wrong": [(f"id_{refused.about}", words)] if refused else [],
    }
    return render(request, "family/page.html", told, status=422 if refused else 200)
