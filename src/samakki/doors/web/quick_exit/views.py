"""Leads away to a neutral page; the session is locked on the way."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe


@require_safe
def leave(_request: HttpRequest) -> HttpResponse:
    """Go to the neutral page; works as a plain link, without script."""
    return HttpResponseRedirect(settings.EXIT_ADDRESS, headers={"Referrer-Policy": "no-referrer"})
