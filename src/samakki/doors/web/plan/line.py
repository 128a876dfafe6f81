"""One line of the plan with all its parts, as they can be written anew; it is taken away and put back here too."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.assistance import actions
from samakki.assistance.words import Ask, AskedFirstError
from samakki.cases import actions as cases
from samakki.cases.words import RowShown, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.inputs import input_of
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.desk.typed import changed, teller
from samakki.doors.web.plan.adding import asking, sure_of
from samakki.doors.web.plan.panels import PLAN
from samakki.doors.web.section.sheet import lists_of
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section


@require_http_methods(["GET", "POST"])
@case_page
def write(request: HttpRequest, case: FileId, row: str) -> HttpResponse:
    """Show one line's parts as inputs; a POST writes those that were changed, or takes the line away or back."""
    by = by_of(request)
    shown = _row(by, case, row)
    if request.method != "POST":
        return _page(request, case, shown)
    if request.POST.get("do") in {"take-away", "put-back"}:
        return _put(request, by, case, row)
    told = changed(PLAN.parts, request.POST)
    try:
        if told:
            actions.write_action(by, case, row, told, sure=sure_of(request.POST), **teller(request.POST))
    except WordsRefusedError as refused:
        return _page(request, case, shown, refused=refused)
    except AskedFirstError as asked:
        return _page(request, case, shown, asks=asked.asks)
    messages.success(request, gettext("Saved.") if told else gettext("Nothing was changed."))
    return redirect("plan", case)


def _put(request: HttpRequest, by: By, case: FileId, row: str) -> HttpResponse:
    if request.POST["do"] == "put-back":
        cases.put_row_back(by, case, Section.ADMINISTRATION, PLAN.name, row)
        return redirect("plan", case)
    cases.take_row_away(by, case, Section.ADMINISTRATION, PLAN.name, row)
    messages.success(request, gettext("Taken away. It can be put back here."))
    return redirect("plan-line", case, row)


def _row(by: By, case: FileId, row: str) -> RowShown:
    field = cases.read_section(by, case, Section.ADMINISTRATION).field(PLAN.name)
    found = next((each for each in field.rows if each.row == row), None) if field else None
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    case: FileId,
    shown: RowShown,
    refused: WordsRefusedError | None = None,
    asks: tuple[Ask, ...] = (),
) -> HttpResponse:
    again = refused is not None or bool(asks)
    posted = request.POST if again else None
    words = refusal_words(refused) if refused else ""
    inputs = [
        input_of(part, posted, words if refused and refused.about == part.field.name else "")
        for part in shown.parts
        if not part.heads.in_conflict
    ]
    torn = [(part.field.name, gettext(part.field.label)) for part in shown.parts if part.heads.in_conflict]
    told: dict[str, Any] = {
        "case": case,
        "row": shown.row,
        "gone": not shown.stands,
        "inputs": inputs,
        "torn": torn,
        "lists": lists_of(inputs),
        "wrong": [(f"id_f-{refused.about}", words)] if refused else [],
        **asking(asks),
        **teller(request.POST),
    }
    return render(request, "plan/line.html", told, status=422 if again else 200)
