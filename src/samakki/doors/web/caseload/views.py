"""My people: a page of names, each with the safe way to make contact and what waits."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samakki.cases import actions
from samakki.cases.words import CaseRow, Order, Scope
from samakki.consent.queries import ended_unread
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.desk.panels import head
from samakki.doors.web.desk.telling import ago
from samakki.kernel.deeds import By

SCOPES = {
    Scope.MINE: _("Mine"),
    Scope.AGENCY: _("All of our agency"),
    Scope.NOBODYS: _("Without a worker"),
    Scope.CLOSED: _("Closed cases"),
}
ORDERS = {
    Order.LAST_ENTRY: _("Written to last"),
    Order.LONGEST_SILENT: _("Longest silent"),
    Order.OPENED: _("Opened last"),
}
_LONGEST = 6


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show a page of the caseload; a POST looks for a name, so that no name stands in an address."""
    by = by_of(request)
    scope = _chosen(Scope, request.GET.get("who", ""), Scope.MINE)
    order = _chosen(Order, request.GET.get("order", ""), Order.LAST_ENTRY)
    number = request.GET.get("page", "1")
    wanted = request.POST.get("wanted", "").strip() if request.method == "POST" else ""
    if wanted:
        page = actions.find_in_caseload(by, wanted, scope)
    else:
        page = actions.caseload(by, scope, order, int(number) if number.isdecimal() and len(number) < _LONGEST else 1)
    told = {
        "rows": lines(by, page.rows),
        "page": page,
        "earlier": page.number - 1,
        "later": page.number + 1 if page.more and not wanted else 0,
        "wanted": wanted,
        "scope": scope.value,
        "order": order.value,
        "scopes": [(one.value, words) for one, words in SCOPES.items()],
        "orders": [(one.value, words) for one, words in ORDERS.items()],
        "ended": ended_unread(by),
        "now": by.clock.now(),
    }
    return render(request, "caseload/page.html", told)


def lines(by: By, rows: Iterable[CaseRow]) -> list[dict[str, Any]]:
    """Put rows into words."""
    now = by.clock.now()
    return [head(row) | {"ago": ago(row.last_entry_at, now)} for row in rows]


def _chosen(kind: Any, given: str, usual: Any) -> Any:
    try:
        return kind(given)
    except ValueError:
        return usual
