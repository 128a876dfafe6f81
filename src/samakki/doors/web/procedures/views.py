"""Procedures of the own agency: read by everybody, written by those who lead; a version is never changed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from samakki.assistance import actions, queries
from samakki.assistance.words import ABOUT, SUPERVISION, WrittenMeanwhileError
from samakki.cases.words import Step, WordsRefusedError
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.path import step_words
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.rules.views import LEADS
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import AgencyId, MemberId


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List the ten steps and supervision, each with the newest version of its procedure."""
    by = by_of(request)
    own = queries.procedures(by, _agency(by))
    lines = [{"about": about, "label": _label(about), "written": own.get(about)} for about in ABOUT]
    return render(request, "procedures/page.html", {"lines": lines})


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, about: str) -> HttpResponse:
    """Show a procedure with its versions; a POST writes the next one."""
    by = by_of(request)
    if about not in ABOUT:
        raise Http404
    wrong, status = "", 200
    if request.method == "POST":
        try:
            seen = request.POST.get("seen", "")
            words = request.POST.get("words", "")
            actions.write_procedure(by, _agency(by), about, words, int(seen) if seen.isdecimal() else 0)
        except WordsRefusedError as refused:
            wrong, status = refusal_words(refused), 422
        except WrittenMeanwhileError:
            wrong = gettext(
                "Somebody wrote another version meanwhile. It stands below; take over what belongs into yours."
            )
            status = 409
        else:
            messages.success(request, gettext("Written as a new version."))
            return redirect("procedure", about)
    return _page(request, by, about, wrong, status)


def _page(request: HttpRequest, by: By, about: str, wrong: str, status: int) -> HttpResponse:
    names, versions = names_for(by), queries.procedure_versions(by, _agency(by), about)
    newest = versions[0] if versions else None
    told: dict[str, Any] = {
        "label": _label(about),
        "versions": [
            {"number": one.version, "words": one.words, "who": names.get(MemberId(one.by), ""), "at": one.at}
            for one in versions
        ],
        "words": request.POST.get("words", newest.words if newest else ""),
        "seen": newest.version if newest else 0,
        "wrong": [("id_words", wrong)] if wrong else [],
        "error": wrong,
        "leads": by.role in LEADS,
    }
    return render(request, "procedures/procedure.html", told, status=status)


def _agency(by: By) -> AgencyId:
    if by.agency is None:
        act = "assistance.procedures"
        raise RefusedError(act)
    return by.agency


def _label(about: str) -> str:
    return gettext("Supervision") if about == SUPERVISION else step_words(Step(about))
