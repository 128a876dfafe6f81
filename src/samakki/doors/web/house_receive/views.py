"""Receiving people: who, in which bed, what they need; a family together, nobody is made to wait for a form."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions as cases
from samakki.cases.words import CaseRow, Order, Scope, WordsRefusedError
from samakki.doors.web.desk.asking import by_of, case_id
from samakki.doors.web.desk.finding import choice, found
from samakki.doors.web.desk.houses import free_beds, house_of, house_page, wrong
from samakki.doors.web.house_receive.forms import (
    Family,
    arrivals_in,
    asked_of,
    companion_of,
    companions_in,
    family_of,
    needs,
)
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.shelter import actions, queries
from samakki.shelter.words import WATCH_EVERY, HouseId, HouseRefusedError

_OFFERED = 12
_HOURLY = "60"


@require_http_methods(["GET", "POST"])
@house_page
def show(request: HttpRequest, house: UUID) -> HttpResponse:
    """Show who can be received, then what is asked of them; a POST receives them."""
    by, which = by_of(request), HouseId(house)
    case = case_id(request.POST.get("case") or request.GET.get("case", ""))
    if case is None:
        return _choose(request, by, which)
    family = family_of(by, case)
    if request.POST.get("do") != "receive":
        return _page(request, which, case, family)
    every = request.POST.get("every", _HOURLY)
    try:
        who = _who(request, case, family)
        actions.receive(
            by,
            which,
            arrivals_in(request.POST, who),
            companions_in(request.POST, case, family),
            watch_every=int(every) if every.isdecimal() and int(every) in {0, *WATCH_EVERY} else int(_HOURLY),
        )
    except (HouseRefusedError, WordsRefusedError) as refused:
        return _page(request, which, case, family, refused)
    messages.success(
        request, ngettext("Received.", "%(number)s people received together.", len(who)) % {"number": len(who)}
    )
    return redirect("tonight-house", house)


def _who(request: HttpRequest, case: FileId, family: Family) -> list[FileId]:
    """Read who is received: the person, and those of the family who were ticked."""
    kin = {line.case for line in family.kin}
    ticked = [each for text in request.POST.getlist("who") if text in kin and (each := case_id(text))]
    return [case, *ticked]


def _choose(request: HttpRequest, by: By, house: HouseId) -> HttpResponse:
    wanted = request.POST.get("wanted", "").strip()
    newest = cases.caseload(by, Scope.AGENCY, Order.OPENED).rows[:_OFFERED]
    told = {
        "house": house_of(by, house),
        "wanted": wanted,
        "people": found(by, wanted, ()) if wanted else [choice(row) for row in newest],
        "bed": request.GET.get("bed", ""),
    }
    return render(request, "house_receive/choose.html", told)


def _page(
    request: HttpRequest,
    house: HouseId,
    case: FileId,
    family: Family,
    refused: HouseRefusedError | WordsRefusedError | None = None,
) -> HttpResponse:
    by = by_of(request)
    rows = {row.case: row for row in cases.name_cases(by, [case, *_cases(family)])}
    if case not in rows:
        raise Http404
    behind = queries.before_reception(by, rows)
    posted, beds = request.POST, _asked_first(free_beds(by, house), request.GET.get("bed", ""))
    told: dict[str, Any] = {
        "house": house_of(by, house),
        "case": case,
        "person": asked_of(rows[case], posted, beds, 0, ticked=True) | {"behind": case in behind},
        "kin": [
            asked_of(rows[each], posted, beds, place, ticked=False)
            | {"relation": line.relation, "behind": each in behind}
            for place, (line, each) in enumerate(_named(family, rows), 1)
        ],
        "along": [companion_of(row, posted) for row in family.rows],
        "beds": beds,
        "needs": needs(),
        "every": posted.get("every", _HOURLY),
        "rounds": _rounds(),
        **wrong(by, refused),
    }
    return render(request, "house_receive/page.html", told, status=422 if refused else 200)


def _cases(family: Family) -> list[FileId]:
    return [each for line in family.kin if (each := case_id(line.case))]


def _named(family: Family, rows: dict[FileId, CaseRow]) -> list[tuple[Any, FileId]]:
    pairs = [(line, each) for line in family.kin if (each := case_id(line.case))]
    return [(line, each) for line, each in pairs if each in rows]


def _asked_first(beds: list[tuple[str, str]], wanted: str) -> list[tuple[str, str]]:
    return sorted(beds, key=lambda bed: bed[0] != wanted) if wanted else beds


def _rounds() -> list[tuple[str, str]]:
    every = [(str(minutes), gettext("Every %(minutes)s minutes") % {"minutes": minutes}) for minutes in WATCH_EVERY]
    return [*every, ("0", gettext("Not needed"))]
