"""The gate: a page is for those at work unless it says otherwise; the others are led to what they must do first."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.encoding import escape_uri_path

from samakki.access.words import Stage
from samakki.doors.web.front.headers import Next
from samakki.doors.web.front.in_place import asking, is_in_place
from samakki.doors.web.front.seat import HouseRequest
from samakki.kernel.deeds import Standing

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
EVERYBODY: Final = frozenset(Standing)
AT_WORK: Final = frozenset({Standing.ACTIVE})


def open_to(*standings: Standing) -> Callable[[View], View]:
    """Say for whom a page is, when not only for those at work: `@open_to(Standing.WAITING)`; none means everybody."""

    def say(view: View) -> View:
        view.open_to = frozenset(standings) | AT_WORK if standings else EVERYBODY  # type: ignore[attr-defined]  # a mark of our own on a function
        return view

    return say


class GateMiddleware:
    """Lets through whom the page is for."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request pass; `process_view` is where it may be stopped."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Stop who must sign in, unlock, give a second factor or wait for a key first."""
        asker = cast("HouseRequest", request)
        if asker.by.standing in getattr(view, "open_to", AT_WORK):
            return None
        what = what_first(asker)
        where = reverse(what)
        if is_in_place(request):
            response = asking(HttpResponse(), what)
            response.headers["X-Samakki-Where"] = where
            return response
        back = request.get_full_path() if request.method == "GET" else escape_uri_path(request.path)
        return HttpResponseRedirect(f"{where}?{urlencode({'next': back})}")


def what_first(request: HouseRequest) -> str:
    """Name the page that must come first: `sign-in`, `second-factor`, `unlock`, `code` or `waiting`."""
    if request.seat.stage is Stage.SECOND_FACTOR:
        return "second-factor"
    if request.by.standing is Standing.LOCKED:
        return "unlock"
    if request.by.standing is Standing.WAITING:
        return "code" if request.seat.must_sign else "waiting"
    return "sign-in"
