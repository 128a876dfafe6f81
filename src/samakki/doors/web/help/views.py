"""Shows the keys and lets them be turned off: speech input and tremor make single keys a trap."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samakki.doors.web.front.cookies import cookie_named
from samakki.doors.web.front.frame import KEYS_COOKIE
from samakki.doors.web.front.gate import open_to
from samakki.doors.web.front.places import PLACES


@open_to()
@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """List the keys; a POST turns them on or off for this browser."""
    if request.method == "POST":
        response: HttpResponse = HttpResponseRedirect(reverse("help-keys"))
        wanted = "off" if request.POST.get("keys") == "off" else "on"
        response.set_cookie(
            cookie_named(KEYS_COOKIE),
            wanted,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
        return response
    return render(request, "help/page.html", {"places": [place for place in PLACES if place.key and place.address()]})
