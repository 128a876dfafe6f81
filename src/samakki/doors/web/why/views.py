"""Asking why, before a file opens that stands on a colleague's list; what is said goes into the record of reads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.doors.web.desk.asking import by_of, case_page, opens_nothing
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.front.session import safe_next
from samakki.kernel.ids import FileId
from samakki.watch import actions, queries
from samakki.watch.words import WHY_TEXTS, WhyRefusedError


@require_http_methods(["GET", "HEAD", "POST"])
@case_page
@opens_nothing
def say(request: HttpRequest, case: FileId) -> HttpResponse:
    """Ask why, with a short list of answers; then the page opens that was asked for."""
    by, error = by_of(request), ""
    if request.method == "POST":
        try:
            actions.explain(by, case, request.POST.get("why", ""))
        except WhyRefusedError:
            error = gettext("Choose why. It is one touch.")
        else:
            return redirect(safe_next(request) or "case", *(() if safe_next(request) else (case,)))
    worker = queries.whose_list(by, case)
    told = {
        "case": case,
        "worker": who(names_for(by), worker) if worker else "",
        "choices": list(WHY_TEXTS.items()),
        "next": safe_next(request),
        "error": error,
        "wrong": [("id_why", error)] if error else [],
    }
    return render(request, "why/page.html", told, status=422 if error else 200)
