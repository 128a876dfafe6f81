"""The forms of a case: those begun, and those that can be begun."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samakki.cases import actions as cases
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for, who
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
    lines = instruments.offered(by)
    named = instruments.titles(by)
    names = names_for(by)
    fillings = cases.fillings(by, case)
    whose = instruments.instruments_of_versions(by)
    times = Counter(whose[one.version] for one in fillings if one.version in whose)
    begun = [
        {
            "filling": one.filling,
            "title": named.get(one.version, ""),
            "who": who(names, one.author),
            "when": one.last.moment(),
            "answers": sum(1 for value in one.answers.values() if value not in (None, "", [], HERE, GONE)),
        }
        for one in fillings
    ]
    several = [
        (which, named[next(one.version for one in fillings if whose.get(one.version) == which)], number)
        for which, number in times.items()
        if number > 1
    ]
    told = {"case": case, "begun": begun, "several": several, "instruments": _fitting(by, case, lines)}
    return render(request, "form/listing.html", told)


def _fitting(by: By, case: FileId, lines: Iterable[InstrumentLine]) -> list[dict[str, Any]]:
    """Give the forms that can be begun, those for a person of this age first, those for another age last."""
    offered = [(line.name, line.offered) for line in lines if line.offered is not None]
    audiences = instruments.audiences(by, [version.id for _, version in offered])
    age = cases.fitting_audience(by, case) if set(audiences.values()) - {Audience.ANY} else Audience.ANY
    told = [(name, version, audiences.get(version.id, Audience.ANY)) for name, version in offered]
    order = sorted(told, key=lambda one: _distance(one[2], age))
    return [
        {
            "name": name,
            "offered": version,
            "audience": AUDIENCE_WORDS.get(audience, ""),
            "fits": audience is age and age is not Audience.ANY,
        }
        for name, version, audience in order
    ]


def _distance(audience: Audience, age: Audience) -> int:
    if Audience.ANY in {audience, age}:
        return 1
    return 0 if audience is age else 2
