"""The log of a house: written, read, taken back, printed shift by shift."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samakki.cases import actions as cases
from samakki.cases.words import LineKind, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_id, place_before
from samakki.doors.web.desk.houses import house_of, house_page, wrong
from samakki.doors.web.desk.names import names_for, who
from samakki.doors.web.house_log.lines import WRITTEN, pseudonym, told
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import EntryId
from samakki.shelter import actions, queries
from samakki.shelter.words import HouseId, Shift


@require_http_methods(["GET", "POST"])
@house_page
def show(request: HttpRequest, house: UUID) -> HttpResponse:
    """Show a page of the log; a POST writes a line, and leads back to where it was written."""
    by, which, refused = by_of(request), HouseId(house), None
    people = people_of(by, which)
    if request.method == "POST":
        known = {value for value, _words in people}
        about = [each for text in request.POST.getlist("about") if text in known and (each := case_id(text))]
        try:
            actions.write_line(by, which, request.POST.get("text", ""), _kind(request), about)
        except WordsRefusedError as said:
            refused = said
        else:
            messages.success(request, gettext("The line is in the log."))
            return redirect("tonight-house" if request.POST.get("back") == "tonight" else "shift-log", house)
    page = actions.read_log(by, which, before=place_before(request))
    parts = {
        "house": house_of(by, house),
        "lines": told(by, page.lines),
        "next_before": page.next_before,
        "shifts": [_shift(by, each) for each in queries.shifts(by, which, 14)],
        "people": people,
        "ticked": request.POST.getlist("about") or [""],
        "text": request.POST.get("text", ""),
        "kind": request.POST.get("kind", LineKind.LINE.value),
        "kinds": WRITTEN,
        **wrong(by, refused),
    }
    return render(request, "house_log/page.html", parts, status=422 if refused else 200)


@require_POST
@house_page
def take_back(request: HttpRequest, house: UUID, entry: UUID) -> HttpResponse:
    """Mark a line as taken back; it stays readable."""
    try:
        actions.take_back_line(by_of(request), HouseId(house), EntryId(entry))
    except RefusedError as refused:
        if refused.reason != "not_the_author":
            raise
        messages.error(request, gettext("Only who wrote a line takes it back."))
    else:
        messages.success(request, gettext("Taken back. It stays readable in the history."))
    return redirect("shift-log", house)


@require_safe
@house_page
def printed(request: HttpRequest, house: UUID, shift: UUID) -> HttpResponse:
    """Show the log of one shift as it is printed, with a line for each signature."""
    by, which = by_of(request), HouseId(house)
    found = next((each for each in queries.shifts(by, which, 400) if each.id == shift), None)
    if found is None:
        raise Http404
    lines = actions.read_log(by, which, found.first_line, found.last_line).lines
    after = next((each for each in queries.shifts(by, which, 400) if each.first_line == found.last_line), None)
    names = names_for(by)
    parts = {
        "house": house_of(by, house),
        "shift": found,
        "taken_by": who(names, found.taken_by),
        "handed_by": who(names, found.handed_by) if found.handed_by else "",
        "next_by": who(names, after.taken_by) if after else "",
        "lines": list(reversed(told(by, lines))),
        "printed_by": who(names, by.member) if by.member else "",
        "now": by.clock.now(),
    }
    return render(request, "house_log/print.html", parts)


def people_of(by: By, house: HouseId) -> list[tuple[str, str]]:
    """Give those who stay in a house as choices, by their pseudonyms."""
    stays = queries.house_plan(by, house).stays
    return [(str(row.case), pseudonym(row)) for row in cases.name_cases(by, [stay.case for stay in stays])]


def _kind(request: HttpRequest) -> LineKind:
    asked = request.POST.get("kind", "")
    return LineKind(asked) if asked in {value for value, _words in WRITTEN} else LineKind.LINE


def _shift(by: By, shift: Shift) -> dict[str, object]:
    names = names_for(by)
    return {"id": shift.id, "began_at": shift.began_at, "ended_at": shift.ended_at, "who": who(names, shift.taken_by)}
