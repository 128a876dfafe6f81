"""Asking for an erasure from a case; deciding about it as somebody else; the receipt."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from samakki.cases.actions import extent_of, glance
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.panels import head
from samakki.doors.web.erasures.wording import PAGE, REFUSED, head_of, line, proposed_line
from samakki.doors.web.front.frame import LEADING
from samakki.keeping import actions, queries
from samakki.keeping.words import WHY_TEXTS, EraseWhy, ErasureId, ErasureRefusedError, ErasureUnknownError
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what waits and what was erased; to those who lead also what was kept for long enough."""
    by = by_of(request)
    leads, names = by.role in LEADING, names_for(by)
    waiting = {one.erasure.id: one for one in actions.open_waiting(by)}
    found = queries.erasures(by, by.agency) if by.agency else ()
    told = {
        "leads": leads,
        "waiting": [line(names, one.erasure, by, one) for one in waiting.values()],
        "past": [line(names, one, by) for one in found if one.id not in waiting],
        "proposed": [proposed_line(one, by) for one in actions.open_proposed(by)] if leads else [],
    }
    return render(request, "erasures/page.html", told)


@require_http_methods(["GET", "POST"])
@case_page
def ask(request: HttpRequest, case: FileId) -> HttpResponse:
    """Ask for a case to be erased: what goes and what stays is said before."""
    by, wrong = by_of(request), ""
    if request.method == "POST":
        try:
            erasure = actions.ask_erasure(by, case, EraseWhy(request.POST.get("why", "")))
        except ValueError:
            wrong = gettext("Choose one of the answers of the list.")
        except ErasureRefusedError as refused:
            messages.info(request, str(REFUSED[refused.code]))
            return redirect("erasures")
        else:
            messages.success(request, gettext("Asked. Somebody else who leads decides."))
            return redirect("erasure", erasure)
    asked = queries.erasure_of(by, case)
    if asked is not None:
        return redirect("erasure", asked.id)
    extent = extent_of(by, case)
    told: dict[str, Any] = {
        "case": case,
        "head": head_of(by, case),
        "extent": extent,
        "joined": [head(one.row) for one in glance(by, extent.joined, {}, PAGE).values()] if extent.joined else [],
        "choices": [(why.value, words) for why, words in WHY_TEXTS.items()],
        "error": wrong,
        "wrong": [("id_why", wrong)] if wrong else [],
    }
    return render(request, "erasures/ask.html", told, status=422 if wrong else 200)


@require_http_methods(["GET", "POST"])
@case_page
def one(request: HttpRequest, erasure: ErasureId) -> HttpResponse:
    """Show an erasure; a POST agrees and erases, refuses, takes back, or finishes what broke off."""
    by, error = by_of(request), ""
    try:
        if request.method == "POST":
            error = _decide(request, by, erasure)
            if not error:
                return redirect("erasure", erasure)
        found, opened = queries.erasure(by, erasure), actions.open_erasure(by, erasure)
    except ErasureUnknownError:
        raise Http404 from None
    except ErasureRefusedError as refused:
        messages.warning(request, str(REFUSED[refused.code]))
        return redirect("erasure", erasure)
    told: dict[str, Any] = {
        "line": line(names_for(by), found, by, opened),
        "extent": opened.extent if opened else None,
        "case": found.case,
        "leads": by.role in LEADING,
        "error": error,
        "wrong": [("id_mark", error)] if error else [],
    }
    return render(request, "erasures/one.html", told, status=422 if error else 200)


def _decide(request: HttpRequest, by: By, erasure: ErasureId) -> str:
    """Do what was pressed; gives what is wrong with it, nothing when it is done."""
    do = request.POST.get("do", "")
    if do == "erase":
        found = queries.erasure(by, erasure)
        if request.POST.get("mark", "").strip().lower() != str(found.case)[-6:]:
            return gettext("Type the mark of this case, its last six signs, so that no other one is erased.")
        actions.agree_and_erase(by, erasure)
        messages.success(request, gettext("Erased. This page is the receipt."))
    elif do == "refuse":
        actions.refuse_erasure(by, erasure)
        messages.success(request, gettext("It stays. Who asked sees it on the list."))
    elif do == "take-back":
        actions.take_erasure_back(by, erasure)
        messages.success(request, gettext("Taken back."))
    elif do == "finish":
        actions.finish_erasure(by, erasure)
        messages.success(request, gettext("Erased. This page is the receipt."))
    else:
        raise BadRequest(do)
    return ""
