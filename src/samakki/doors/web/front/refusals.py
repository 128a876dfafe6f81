"""Puts what the house refuses into words: who may not, who holds no key, what is too large or fits nowhere.

And asks for the passphrase again where an account would be changed from a desk that somebody may have left open.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from samakki.access.words import NotFitError, NotProvenError
from samakki.doors.web.errors import views
from samakki.doors.web.front.headers import Next
from samakki.doors.web.front.in_place import asking, is_in_place
from samakki.kernel.deeds import KeyNotHeldError, NoRoomError, RefusedError

TOO_LARGE: Final = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class RefusalsMiddleware:
    """Shows a page in words where a room said no."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request pass; where an address takes no such request, say so in words: browsers show nothing else."""
        response = self.get_response(request)
        return in_words(request, response) if isinstance(response, HttpResponseNotAllowed) else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what was refused; all else goes on as it came."""
        answer = next((answer for kind, answer in ANSWERS if isinstance(exception, kind)), None)
        return None if answer is None else answer(request, exception)


def in_words(request: HttpRequest, refused: HttpResponseNotAllowed) -> HttpResponse:
    """Answer who opened an address that only takes forms, or sent a form to a page that takes none."""
    page = views.unclear(request) if request.method == "POST" else views.not_found(request)
    page.status_code = refused.status_code
    page.headers["Allow"] = refused.headers["Allow"]
    return page


def ask_again(request: HttpRequest) -> HttpResponse:
    """Ask for the passphrase again, in place where the page's script can; else what was chosen is chosen anew."""
    where = reverse("prove")
    if is_in_place(request):
        response = asking(HttpResponse(), "prove")
        response.headers["X-Samakki-Where"] = where
        return response
    back = request.get_full_path() if request.method == "GET" else reverse("account")
    return HttpResponseRedirect(f"{where}?{urlencode({'next': back})}")


ANSWERS: Final[tuple[tuple[type[Exception], Callable[[HttpRequest, Any], HttpResponse]], ...]] = (
    (RefusedError, lambda request, refused: views.refused(request, refused.reason)),
    (KeyNotHeldError, lambda request, _none: views.no_key(request)),
    (NotProvenError, lambda request, _none: ask_again(request)),
    (NoRoomError, lambda request, _none: views.no_room(request)),
    (RequestDataTooBig, lambda request, _none: views.too_large(request)),
    (NotFitError, lambda request, _none: views.unclear(request)),
)
