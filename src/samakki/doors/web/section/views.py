"""Writes the fields of one section, in place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page, section_named
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.desk.typed import changed, teller
from samakki.doors.web.section.sheet import sheet
from samakki.kernel.ids import FileId
from samakki.sections.words import RECORD, Section


@require_http_methods(["GET", "POST"])
@case_page
def write(request: HttpRequest, case: FileId, section: str) -> HttpResponse:
    """Show a section's fields as inputs; a POST writes those that were changed, and opens nothing for it."""
    named = section_named(section)
    if request.method != "POST":
        return _page(request, case, named)
    told = changed(RECORD[named].fields, request.POST)
    try:
        actions.change_fields(by_of(request), case, named, told, **teller(request.POST))
    except WordsRefusedError as refused:
        return _page(request, case, named, refused)
    messages.success(request, gettext("Saved.") if told else gettext("Nothing was changed."))
    return redirect("case", case)


def _page(request: HttpRequest, case: FileId, named: Section, refused: WordsRefusedError | None = None) -> HttpResponse:
    by, posted = by_of(request), request.POST if refused else None
    told = sheet(names_for(by), actions.read_section(by, case, named), posted, refused) | {
        **teller(posted or QueryDict()),
        "case": case,
        "wrong": [(f"id_f-{refused.about}", refusal_words(refused))] if refused else [],
    }
    return render(request, "section/page.html", told, status=422 if refused else 200)
