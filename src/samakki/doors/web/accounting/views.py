"""The page of the account: figures for an auditor, and thirty readings drawn by chance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samakki.doors.web.accounting import telling
from samakki.doors.web.desk.asking import by_of
from samakki.duties import queries


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what the node has to show; nothing is opened for it."""
    by = by_of(request)
    account = queries.account(by)
    told = {
        "account": account,
        "sources": telling.SOURCES,
        "shared": telling.shared_rows(account),
        "groups": [
            ("grounds", telling.grounds_lines(account)),
            ("requests", telling.requests_lines(account)),
            ("erasures", telling.erasures_lines(account)),
            ("out", telling.handed_lines(account)),
            ("eyes", telling.four_eyes_lines(account)),
        ],
        "breaches": telling.breach_rows(account),
        "sample": telling.sample_rows(queries.sample_reads(by)) if "sample" in request.GET else None,
    }
    return render(request, "accounting/page.html", told)
