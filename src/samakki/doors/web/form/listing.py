"""The forms of a case: those begun, and those that can be begun."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samakki.cases import actions as cases
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for
from samakki.doors.web.form.panels import AUDIENCE_WORDS
from samakki.instruments import queries as instruments
from samakki.instruments.words import GONE, HERE, Audience, InstrumentLine
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId


@require_safe
@case_page
def forms(request: HttpRequest, case: FileId) -> HttpResponse:
    """List the forms that were begun for this case, the last written first, and what can be begun."""
    by = by_of(request)
    lines = instruments.instruments(by)
    named = instruments.titles(by)
    names = names_for(by)
    begun = [
        {
            "filling": one.filling,
            "title": named.get(one.version, ""),
            "who": desk.who(names, one.author),
            "when": one.last.moment(),
            "answers": sum(1 for value in one.answers.values() if value not in (None, "", [], HERE, GONE)),
        }
        for one in cases.fillings(by, case)
    ]
    told = {"case": case, "begun": begun, "instruments": _fitting(by, case, lines)}
    return render(request, "form/listing.html", told)


def _fitting(by: By, case: FileId, lines: Iterable[InstrumentLine]) -> list[dict[str, Any]]:
    """Give the forms that can be begun, those for a person of this age first, those for another age last."""
    audiences = instruments.audiences(by, [line.newest.id for line in lines])
    age = cases.fitting_audience(by, case) if set(audiences.values()) - {Audience.ANY} else Audience.ANY
    told = [(line, audiences.get(line.newest.id, Audience.ANY)) for line in lines]
    order = sorted(told, key=lambda one: _distance(one[1], age))
    return [
        {
            "name": line.name,
            "newest": line.newest,
            "audience": AUDIENCE_WORDS.get(audience, ""),
            "fits": audience is age and age is not Audience.ANY,
        }
        for line, audience in order
    ]


def _distance(audience: Audience, age: Audience) -> int:
    if Audience.ANY in {audience, age}:
        return 1
    return 0 if audience is age else 2
