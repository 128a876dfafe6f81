"""Keeps the chosen language in a cookie that scripts cannot read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from samakki.doors.web.front.gate import open_to
from samakki.kernel.languages import BY_TAG


@open_to()
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the language and go back to where the person was."""
    response = HttpResponseRedirect(safe_next(request))
    chosen = request.POST.get("language", "")
    if chosen in BY_TAG:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def safe_next(request: HttpRequest) -> str:
    """Tell where to go on: a place in this house, never elsewhere."""
    wanted = request.POST.get("next", "/")
    return wanted if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else "/"
