"""A stay: moving with a reason, leaving, and taking back what was done by mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.houses import bed_id, free_beds, house_id, house_page, refused_words, wrong
from samakki.doors.web.desk.panels import head
from samakki.kernel.deeds import By, RefusedError
from samakki.shelter import actions, queries
from samakki.shelter.words import House, HouseRefusedError, Stay, StayId


@require_http_methods(["GET", "POST"])
@house_page
def move(request: HttpRequest, stay: UUID) -> HttpResponse:
    """Show the beds to move to; a POST moves, with a reason."""
    by, refused = by_of(request), None
    house, now = _found(by, stay)
    if request.method == "POST":
        place, _, bed = request.POST.get("bed", "").partition("/")
        try:
            made = actions.move_bed(by, now.id, bed_id(bed), request.POST.get("why", ""), house_id(place) or house.id)
        except (HouseRefusedError, WordsRefusedError) as said:
            refused = said
        else:
            messages.success(request, gettext("Moved. The old bed waits to be made ready."))
            return redirect("tonight-house", queries.stay(by, made).house)
    beds = [
        (f"{each.id}/{value}", words if each.id == house.id else f"{each.name}: {words}")
        for each in sorted(queries.houses(by), key=lambda one: one.id != house.id)
        for value, words in free_beds(by, each.id)
    ]
    told = {
        "house": house,
        "name": _name(by, now),
        "beds": beds,
        "bed": request.POST.get("bed", ""),
        "why": request.POST.get("why", ""),
        **wrong(by, refused),
    }
    return render(request, "house_stay/move.html", told, status=422 if refused else 200)


@require_http_methods(["GET", "POST"])
@house_page
def leave(request: HttpRequest, stay: UUID) -> HttpResponse:
    """Ask where to; a POST lets somebody leave."""
    by, refused = by_of(request), None
    house, now = _found(by, stay)
    if request.method == "POST":
        try:
            actions.leave_house(by, now.id, request.POST.get("went_to", ""))
        except (HouseRefusedError, WordsRefusedError) as said:
            refused = said
        else:
            messages.success(request, gettext("The stay has ended. The bed waits to be made ready."))
            return redirect("tonight-house", house.id)
    told = {
        "house": house,
        "name": _name(by, now),
        "case": now.case,
        "went_to": request.POST.get("went_to", ""),
        **wrong(by, refused),
    }
    return render(request, "house_stay/leave.html", told, status=422 if refused else 200)


@require_POST
@house_page
def take_back(request: HttpRequest, stay: UUID) -> HttpResponse:
    """Take back what was done last with a stay."""
    by = by_of(request)
    house = queries.stay(by, StayId(stay)).house
    try:
        actions.take_back_stay(by, StayId(stay))
    except HouseRefusedError as refused:
        messages.error(request, refused_words(by, refused))
    except RefusedError as refused:
        if refused.reason != "not_the_author":
            raise
        messages.error(request, gettext("Only who did it takes it back. You can let them move or leave."))
    else:
        messages.success(request, gettext("Taken back. It stays readable in the history."))
    return redirect("tonight-house", house)


def _found(by: By, stay: UUID) -> tuple[House, Stay]:
    """Give a stay that goes on, and its house."""
    now = queries.stay(by, StayId(stay))
    if now.until is not None:
        raise Http404
    return next(each for each in queries.houses(by) if each.id == now.house), now


def _name(by: By, stay: Stay) -> str:
    return next((str(head(row)["name"]) for row in cases.name_cases(by, [stay.case])), "")
