"""Carrying a half-filled form over to a newer version: what fits goes along, what does not is listed and kept."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samakki.cases import actions as cases
from samakki.cases.actions import Answer
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.form.opened import Filling, languages, open_filling
from samakki.doors.web.form.wording import answer_words, label_words
from samakki.instruments import queries as instruments
from samakki.instruments.words import Carried, InstrumentUnknownError, Why, to_stored
from samakki.kernel.ids import FileId

WHY_WORDS = {
    Why.NOT_ASKED: _("The newer form no longer asks this."),
    Why.OTHER_KIND: _("The newer form asks this in another way."),
    Why.NOT_OFFERED: _("The newer form no longer offers this choice."),
    Why.AMBIGUOUS: _("The newer form asks this in another place, or in several."),
}


@require_http_methods(["GET", "POST"])
@case_page
def carry(request: HttpRequest, case: FileId, filling: UUID) -> HttpResponse:
    """Show what does not fit the newer version; a POST carries the form over."""
    by = by_of(request)
    try:
        found = open_filling(by, case, filling)
    except InstrumentUnknownError:
        raise Http404 from None
    if not found.behind:
        return redirect("form-resume", case, filling)
    newest = found.version.newest
    carried = instruments.carried(by, found.version.line.id, newest.id, found.answers)
    if request.method == "POST" and request.POST.get("newest") == str(newest.id):
        given = [
            Answer(target, to_stored(found.answers[path]), found.shown.bases.get(target, ()), came_from=path)
            for path, target in carried.moved.items()
        ]
        cases.fill_form(by, case, newest.id, filling, given)
        messages.success(
            request, gettext("The form goes on in its newer version. What did not fit stays in its history.")
        )
        return redirect("form-resume", case, filling)
    return render(request, "form/carrying.html", _told(found, carried))


def _told(found: Filling, carried: Carried) -> dict[str, Any]:
    order = languages()
    return {
        "case": found.case,
        "filling": found.id,
        "title": found.version.name,
        "old": found.version.line,
        "new": found.version.newest,
        "instrument": found.version.line.instrument,
        "kept": carried.kept,
        "left": [
            {
                "label": label_words(found.version.definition, each.question, order),
                "value": answer_words(found.version.definition, each.question, each.value, order),
                "why": WHY_WORDS[each.why],
            }
            for each in carried.left
        ],
    }
