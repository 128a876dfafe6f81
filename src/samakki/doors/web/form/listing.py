"""The forms of a case: those begun, and those that can be begun."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samakki.cases import actions as cases
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import names_for
from samakki.instruments import queries as instruments
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
            "who": desk.who(names, one.author),
            "when": one.last.moment(),
            "answers": sum(1 for value in one.answers.values() if value not in (None, "", [])),
        }
        for one in fillings
    ]
    several = [
        (which, named[next(one.version for one in fillings if whose.get(one.version) == which)], number)
        for which, number in times.items()
        if number > 1
    ]
    told = {"case": case, "begun": begun, "several": several, "instruments": lines}
    return render(request, "form/listing.html", told)
