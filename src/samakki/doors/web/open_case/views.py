"""A person in crisis: one page, a reason, one button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.telling import refusal_words
from samakki.sections.words import Section, field_named


@require_http_methods(["GET", "POST"])
def open_now(request: HttpRequest) -> HttpResponse:
    """Show the page with a proposed pseudonym; a POST opens the case and leads to it."""
    by = by_of(request)
    if request.method != "POST":
        return _page(request, actions.propose_pseudonym(by))
    pseudonym = request.POST.get("pseudonym", "")
    try:
        case = actions.open_case(by, request.POST.get("reason", ""), pseudonym, request.POST.getlist("urgent_needs"))
    except WordsRefusedError as refused:
        return _page(request, pseudonym, refused)
    messages.success(request, gettext("The case is open. Everything else can wait."))
    return redirect("case", case)


def _page(request: HttpRequest, pseudonym: str, refused: WordsRefusedError | None = None) -> HttpResponse:
    needs = field_named(Section.ADMINISTRATION, "urgent_needs")
    words = refusal_words(refused) if refused else ""
    told = {
        "pseudonym": pseudonym,
        "focus": {"autofocus": not refused},
        "reason": request.POST.get("reason", ""),
        "chosen": request.POST.getlist("urgent_needs") or [""],
        "needs": [(code, gettext(label)) for code, label in needs.codes],
        "errors": {refused.about: words} if refused else {},
        "wrong": [(f"id_{refused.about}", words)] if refused else [],
    }
    return render(request, "open_case/page.html", told, status=422 if refused else 200)
