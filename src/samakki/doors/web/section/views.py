"""Writes the fields of one section, in place."""

from typing import Any, TypedDict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import TEXT_LIMIT, SectionShown, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_page, section_named
from samakki.doors.web.desk.inputs import Input, changed, input_of
from samakki.doors.web.desk.telling import refusal_words
from samakki.kernel.ids import FileId


class Teller(TypedDict):
    """Who told what is written, where it was not the person."""

    third_party: bool
    told_by: str


@require_http_methods(["GET", "POST"])
@case_page
def write(request: HttpRequest, case: FileId, section: str) -> HttpResponse:
    """Show a section's fields as inputs; a POST writes those that were changed."""
    named = section_named(section)
    shown = actions.read_section(by_of(request), case, named)
    if request.method != "POST":
        return _page(request, case, shown)
    fields = [one.field for one in shown.fields]
    told = changed(fields, request.POST)
    shut = {field.name for field in fields if field.closed}
    try:
        for closed in (True, False):
            given = {name: value for name, value in told.items() if (name in shut) is closed}
            actions.change_fields(by_of(request), case, named, given, closed=closed, **teller(request.POST))
    except WordsRefusedError as refused:
        return _page(request, case, shown, refused)
    messages.success(request, gettext("Saved.") if told else gettext("Nothing was changed."))
    return redirect("case", case)


def teller(posted: QueryDict) -> Teller:
    """Read whether somebody else than the person told it, and who."""
    return {"third_party": "third-party" in posted, "told_by": posted.get("told-by", "")[:TEXT_LIMIT]}


def _page(
    request: HttpRequest, case: FileId, shown: SectionShown, refused: WordsRefusedError | None = None
) -> HttpResponse:
    posted = request.POST if refused else None
    inputs: list[Input] = []
    shut: list[Input] = []
    torn: list[dict[str, str]] = []
    for one in shown.fields:
        wrong = refusal_words(refused) if refused and refused.about == one.field.name else ""
        if one.heads.in_conflict:
            torn.append({"name": one.field.name, "label": gettext(one.field.label)})
        else:
            (shut if one.field.closed else inputs).append(input_of(one, posted, wrong))
    told: dict[str, Any] = {
        "case": case,
        "section": shown.words.section.value,
        "label": gettext(shown.words.label),
        "about": gettext(shown.words.about),
        "inputs": inputs,
        "third_party": refused is not None and teller(request.POST)["third_party"],
        "told_by": teller(request.POST)["told_by"],
        "shut": shut,
        "torn": torn,
        "wrong": [(f"id_f-{refused.about}", refusal_words(refused))] if refused else [],
    }
    return render(request, "section/page.html", told, status=422 if refused else 200)
