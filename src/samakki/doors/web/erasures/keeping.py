"""Deciding to keep a case on that was kept for longer than a rule says."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.erasures.wording import head_of
from samakki.keeping import actions
from samakki.kernel.ids import FileId

MONTHS = (6, 12, 24, 60)
_OFFERED = frozenset(map(str, MONTHS))


@require_http_methods(["GET", "POST"])
@case_page
def keep(request: HttpRequest, case: FileId) -> HttpResponse:
    """Ask for how long and why a case is kept on; the reason is written into it."""
    by, posted, error = by_of(request), request.POST, ""
    if request.method == "POST":
        months = posted.get("months", "")
        try:
            actions.keep_on(by, case, int(months) if months in _OFFERED else 0, posted.get("why", ""))
        except WordsRefusedError as refused:
            error = refusal_words(refused)
        else:
            messages.success(request, gettext("Kept on. It is proposed again when the time is over."))
            return redirect("erasures")
    told: dict[str, Any] = {
        "case": case,
        "head": head_of(by, case),
        "choices": [(str(months), _words(months)) for months in MONTHS],
        "months": posted.get("months", "") or str(MONTHS[1]),
        "why": posted.get("why", ""),
        "error": error,
        "wrong": [("id_why", error)] if error else [],
    }
    return render(request, "erasures/keep.html", told, status=422 if error else 200)


def _words(months: int) -> str:
    years, left = divmod(months, 12)
    if left:
        return gettext("%(number)s months") % {"number": months}
    return gettext("One year") if years == 1 else gettext("%(number)s years") % {"number": years}
