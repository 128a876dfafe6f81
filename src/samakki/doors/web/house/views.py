"""Setting up houses: names, rooms and beds, how each bed stands."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samakki.cases.words import WordsRefusedError
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.houses import BED_STATES, house_of, house_page, wrong
from samakki.shelter import actions, queries
from samakki.shelter.words import BedId, BedNow, BedState, HouseId, HouseRefusedError


@require_http_methods(["GET", "POST"])
@house_page
def listed(request: HttpRequest) -> HttpResponse:
    """List the houses; a POST adds one."""
    by, refused = by_of(request), None
    if request.method == "POST":
        try:
            house = actions.found_house(by, request.POST.get("name", ""), outside=request.POST.get("outside") == "on")
        except (HouseRefusedError, WordsRefusedError) as said:
            refused = said
        else:
            messages.success(request, gettext("The house is there. Now its rooms and beds."))
            return redirect("house", house)
    told: dict[str, Any] = {
        "houses": [
            {
                "house": each,
                "free": sum(bed.free for bed in plan.beds),
                "beds": len(plan.beds),
                "people": len(plan.stays),
            }
            for each in queries.houses(by)
            for plan in [queries.house_plan(by, each.id)]
        ],
        "name": request.POST.get("name", ""),
        "outside": request.POST.get("outside") == "on",
        **wrong(by, refused),
    }
    return render(request, "house/list.html", told, status=422 if refused else 200)


@require_http_methods(["GET", "POST"])
@house_page
def show(request: HttpRequest, house: UUID) -> HttpResponse:
    """Show a house's rooms and beds; a POST adds beds, or calls the house otherwise."""
    by, refused = by_of(request), None
    which = HouseId(house)
    if request.method == "POST":
        try:
            return _changed(request, which)
        except (HouseRefusedError, WordsRefusedError) as said:
            refused = said
    plan = queries.house_plan(by, which)
    told: dict[str, Any] = {
        "house": house_of(by, house),
        "rooms": [(room, [_bed(each) for each in beds]) for room, beds in plan.rooms],
        "states": [(state.value, words) for state, words in BED_STATES.items()],
        "room": request.POST.get("room", ""),
        "beds": request.POST.get("beds", ""),
        "standing": actions.read_log(by, which).standing,
        **wrong(by, refused),
    }
    return render(request, "house/page.html", told, status=422 if refused else 200)


@require_POST
@house_page
def set_bed(request: HttpRequest, house: UUID, bed: UUID) -> HttpResponse:
    """Say how a bed stands, or take it away."""
    by = by_of(request)
    if bed not in {each.bed.id for each in queries.house_plan(by, HouseId(house)).beds}:
        raise Http404
    try:
        if request.POST.get("do") == "away":
            actions.take_bed_away(by, BedId(bed))
        else:
            actions.set_bed(by, BedId(bed), _state(request))
    except HouseRefusedError as refused:
        messages.error(request, wrong(by, refused)["wrong"][0][1])
    else:
        messages.success(request, gettext("The bed is set."))
    return redirect("tonight-house" if request.POST.get("back") == "tonight" else "house", house)


def _changed(request: HttpRequest, house: HouseId) -> HttpResponse:
    by, asked = by_of(request), request.POST.get("do", "")
    if asked == "name":
        actions.rename_house(by, house, request.POST.get("name", ""))
        messages.success(request, gettext("The house is called so from now on."))
    elif asked == "standing":
        actions.set_standing(by, house, request.POST.get("standing", ""))
        messages.success(request, gettext("Kept. What stood there before is in the log."))
    else:
        made = actions.add_beds(by, house, request.POST.get("room", ""), request.POST.get("beds", "").split(","))
        messages.success(
            request, ngettext("%(number)s bed added.", "%(number)s beds added.", len(made)) % {"number": len(made)}
        )
    return redirect("house", house)


def _state(request: HttpRequest) -> BedState:
    try:
        return BedState(request.POST.get("state", ""))
    except ValueError:
        raise Http404 from None


def _bed(each: BedNow) -> dict[str, Any]:
    return {
        "id": each.bed.id,
        "name": each.bed.name,
        "taken": each.stay is not None,
        "state": each.bed.state.value,
        "words": gettext("Somebody sleeps here") if each.stay else BED_STATES[each.bed.state],
    }
