"""What came in and what went out, newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samakki.access import queries as access
from samakki.doors.web.desk.asking import by_of
from samakki.transfers import queries
from samakki.transfers.words import REASON_WORDS


@require_GET
def transfers(request: HttpRequest) -> HttpResponse:
    """List imports and exports of the agency."""
    by = by_of(request)
    sent = queries.exports(by)
    names = access.names_of_staff(by, by.agency) if by.agency else {}
    out = [
        (each, REASON_WORDS[each.purpose], names.get(each.member, ""), each.agreed_by and names.get(each.agreed_by, ""))
        for each in sent
    ]
    return render(request, "transfers/page.html", {"imports": queries.imports(by), "exports": out})
