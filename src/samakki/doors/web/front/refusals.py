"""Puts what the house refuses into words: who may not, who holds no key, what is too large or fits nowhere."""

from http import HTTPStatus
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from samakki.access.words import NotFitError
from samakki.doors.web.errors import views
from samakki.doors.web.front.headers import Next
from samakki.kernel.deeds import KeyNotHeldError, NoRoomError, RefusedError

TOO_LARGE: Final = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class RefusalsMiddleware:
    """Shows a page in words where a room said no."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request pass."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what was refused; all else goes on as it came."""
        if isinstance(exception, RefusedError):
            return views.refused(request, exception.reason)
        if isinstance(exception, KeyNotHeldError):
            return views.no_key(request)
        if isinstance(exception, NoRoomError):
            return views.no_room(request)
        if isinstance(exception, RequestDataTooBig):
            return views.too_large(request)
        if isinstance(exception, NotFitError):
            return views.unclear(request)
        return None
