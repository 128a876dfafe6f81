"""Notes from the page of the day: one in a drawer, or one for several people; undone in one press."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from samakki.assistance import actions
from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_id, case_page
from samakki.doors.web.desk.telling import refusal_words
from samakki.doors.web.today.drawer import drawn, undoing
from samakki.doors.web.today.panels import sieve_of
from samakki.doors.web.today.views import Just, draw
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import EntryId, FileId

_LONGEST = 6


@require_POST
@case_page
def one(request: HttpRequest, case: FileId) -> HttpResponse:
    """Keep the note of a drawer and draw the drawer anew."""
    by, text = by_of(request), request.POST.get("text", "")
    try:
        entries = cases.write_note(by, [case], text)
    except WordsRefusedError as refused:
        return drawn(request, by, case, text=text, error=refusal_words(refused))
    if request.headers.get("HX-Request") != "true":
        return redirect("case", case)
    return drawn(request, by, case, saved=gettext("The note is saved."), **undoing("today-take-back", case, entries))


@require_POST
def several(request: HttpRequest) -> HttpResponse:
    """Keep one note for all who are ticked."""
    by = by_of(request)
    wanted = _ticked(request, by)
    try:
        entries = cases.write_note(by, wanted, request.POST.get("text", ""))
    except WordsRefusedError as refused:
        words = gettext("Tick whose note this is.") if refused.about == "cases" else refusal_words(refused)
        return draw(request, Just(words, wrong=True), text=request.POST.get("text", ""))
    except (CaseUnknownError, RefusedError):
        raise Http404 from None
    number = len(entries)
    said = ngettext("The note is saved.", "The note is saved in %(number)s cases.", number) % {"number": number}
    done = " ".join(f"note:{case}:{entry}" for case, entry in zip(wanted, entries, strict=True))
    return draw(request, Just(said, done))


@require_POST
@case_page
def take_back(request: HttpRequest, case: FileId) -> HttpResponse:
    """Take a note of the drawer back."""
    by = by_of(request)
    for entry in _entries(request):
        cases.take_back(by, case, entry)
    return drawn(request, by, case, saved=gettext("Undone."))


@require_POST
@case_page
def undo(request: HttpRequest, case: FileId) -> HttpResponse:
    """Undo what was kept from the drawer."""
    by = by_of(request)
    try:
        for entry in _entries(request):
            cases.undo_entry(by, case, entry)
    except WordsRefusedError as refused:
        return drawn(request, by, case, saved=refusal_words(refused))
    return drawn(request, by, case, saved=gettext("Undone."))


def _ticked(request: HttpRequest, by: By) -> list[FileId]:
    """Give whose note it is: all of the slice that is shown, or those who are ticked."""
    if "all" not in request.POST:
        return list(dict.fromkeys(case for each in request.POST.getlist("case") if (case := case_id(each))))
    page = request.POST.get("page", "")
    number = int(page) if page.isdecimal() and len(page) < _LONGEST else 1
    day = actions.read_day(by, sieve_of(QueryDict(request.POST["all"])), number)
    return [person.row.case for person in day.desk.people]


def _entries(request: HttpRequest) -> list[EntryId]:
    try:
        return [EntryId(UUID(each)) for each in request.POST.get("entries", "").split(",") if each]
    except ValueError:
        raise Http404 from None
