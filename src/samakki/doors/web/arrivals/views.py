"""Announced arrivals: written in one form, a case and an appointment for each person; and whether they came."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samakki.cases import actions
from samakki.cases.words import Came, Notice, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.inputs import options_of
from samakki.doors.web.desk.telling import refusal_words
from samakki.kernel.ids import FileId
from samakki.sections.words import BY_NAME, Section

_CAME_BY = BY_NAME[Section.ADMINISTRATION, "came_by"]
_MOST_FIGURES = 3


@require_http_methods(["GET", "POST"])
def announce(request: HttpRequest) -> HttpResponse:
    """Write that people will come; a POST opens a case for each of them."""
    by, refused = by_of(request), None
    if request.method == "POST":
        try:
            cases = actions.announce(by, _notice(request.POST))
        except WordsRefusedError as reason:
            refused = reason
        else:
            words = ngettext("%(number)s person is expected.", "%(number)s people are expected.", len(cases))
            messages.success(request, words % {"number": len(cases)})
            return redirect("case", cases[0]) if len(cases) == 1 else redirect("caseload")
    words = refusal_words(refused) if refused else ""
    told = {
        "said": request.POST,
        "ways": options_of(_CAME_BY),
        "errors": {refused.about: words} if refused else {},
        "wrong": [(f"id_{refused.about}", words)] if refused else [],
    }
    return render(request, "arrivals/page.html", told, status=422 if refused else 200)


@require_POST
@case_page
def come(request: HttpRequest, case: FileId) -> HttpResponse:
    """Write whether somebody who was expected came."""
    try:
        came = Came(request.POST.get("came", ""))
    except ValueError:
        message = "neither come nor not"
        raise BadRequest(message) from None
    actions.say_whether_come(by_of(request), case, request.POST.get("row", ""), came)
    messages.success(request, gettext("Saved."))
    return redirect("case", case)


def _notice(said: QueryDict) -> Notice:
    people = said.get("people", "").strip() or "1"
    return Notice(
        from_whom=said.get("from_whom", ""),
        day=said.get("day", ""),
        time=said.get("time", ""),
        place=said.get("place", ""),
        people=int(people) if people.isdecimal() and len(people) <= _MOST_FIGURES else 0,
        told_on=said.get("told_on", ""),
        came_by=said.get("came_by", "") or "abroad",
        words=said.get("words", ""),
    )
