"""What happened to keys and members: each member sees what concerns the own agency, the node's staff all of it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import NOTICE_TEXTS
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import asker
from samakki.kernel.deeds import Standing
from samakki.transfers import queries as transfers
from samakki.transfers.words import REASON_WORDS


@open_to(Standing.WAITING)
@require_http_methods(["GET", "HEAD", "POST"])
def told(request: HttpRequest) -> HttpResponse:
    """List what happened, and take note that it was read."""
    seat = asker(request).seat
    by, agency = seat.by, seat.by.agency
    if request.method == "POST":
        access.hear_notices(by)
        return HttpResponseRedirect(reverse("told"))
    found = about_access.notices_of_all(by) if agency is None else about_access.notices(by, agency)
    waits = transfers.exports_that_wait(by) if seat.works_on_cases else ()
    names = about_access.names_of_staff(by, agency) if waits and agency else {}
    shown = {
        "waits": [(one, REASON_WORDS[one.purpose], names.get(one.member, "")) for one in waits],
        "notices": [{"notice": one, "words": NOTICE_TEXTS[one.kind]} for one in found],
        "of_all": agency is None,
        "must_hear": seat.must_hear or bool(seat.signed_out_by),
    }
    return render(request, "told/page.html", shown)
