"""Signed in without a key: who can grant it, and the number to compare with them."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samakki.access import queries as about_access
from samakki.access.words import Role
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.session import asker, home
from samakki.kernel.deeds import Standing


@open_to(Standing.WAITING)
@require_safe
def wait(request: HttpRequest) -> HttpResponse:
    """Show what to do meanwhile; the first administrator is led to making the key."""
    by = asker(request).by
    if asker(request).seat.must_sign:
        return HttpResponseRedirect(reverse("code"))
    if by.standing is not Standing.WAITING or by.agency is None:
        return HttpResponseRedirect(home(by))
    state = about_access.agency_state(by, by.agency)
    administers = by.role == Role.AGENCY_ADMINISTRATOR
    if administers and not state.has_key:
        return HttpResponseRedirect(reverse("recovery"))
    shown = {
        "state": state,
        "number": about_access.own_number(by),
        "administers": administers,
        "holders": [one for one in about_access.colleagues(by, by.agency) if one.holds_key and one.grants],
    }
    return render(request, "waiting/page.html", shown)
