"""A form that was posted too late, when the session had ended or was locked, is kept for its author, sealed.

The page's script asks in place and sends again, so this is for those without it, and for what the script cannot see.
Nothing touches the disk in clear: files are let go as they come in, and the rest is sealed to its author's public key.
"""

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.views.decorators.csrf import requires_csrf_token

from samakki.access import actions as access
from samakki.access.words import ParkedForm, ParkedId, Stage
from samakki.doors.web.errors import views as errors
from samakki.doors.web.front.gate import AT_WORK, what_first
from samakki.doors.web.front.headers import Next
from samakki.doors.web.front.in_place import ASK, asking, is_in_place
from samakki.doors.web.front.session import asker

_OF_THE_PAGE: Final = frozenset({"csrfmiddlewaretoken", "kept", "next"})
_SECRETS: Final = frozenset({"passphrase", "again", "old", "pin", "pin_again", "code", "answer", "words"})
NEVER_KEPT: Final = _OF_THE_PAGE | _SECRETS
WENT_WELL: Final = HTTPStatus.BAD_REQUEST
KEPT: Final = "kept"


class LetGo(FileUploadHandler):
    """Lets a file go as it comes in: it must be chosen again."""

    def receive_data_chunk(self, _raw_data: bytes, _start: int) -> None:
        """Keep nothing."""

    def file_complete(self, _file_size: int) -> None:
        """Give no file."""


class ParkingMiddleware:
    """Keeps late forms; lets a kept form go when it was sent again and went well."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request pass; what it repeats is let go afterwards."""
        if request.method == "POST" and asker(request).seat.stage is not Stage.OPEN:
            request.upload_handlers = [LetGo(request)]
        response = self.get_response(request)
        if request.method == "POST" and response.status_code < WENT_WELL:
            _let_go(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Keep a form that comes too late, and lead to what must come first."""
        known = asker(request)
        late = request.method == "POST" and known.by.standing not in getattr(view, "open_to", AT_WORK)
        if not late or known.seat.member is None or is_in_place(request):
            return None
        if _typed(request) and park(request) is None:
            return errors.forged(request)
        return HttpResponseRedirect(f"{reverse(what_first(known))}?{urlencode({'next': reverse('arrived')})}")


def park(request: HttpRequest) -> ParkedId | None:
    """Keep a posted form for its author; nothing when nothing was typed, or too much waits already."""
    fields = _typed(request)
    if not fields:
        return None
    referrer = urlsplit(request.headers.get("Referer", ""))
    page = referrer.path if referrer.netloc == request.get_host() else escape_uri_path(request.path)
    query = f"?{referrer.query}" if referrer.query and page == referrer.path else ""
    return access.park_post(asker(request).by, ParkedForm(request.get_full_path(), page + query, fields))


@requires_csrf_token
def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django hands it by this name
    """Answer a form whose token is missing or old: the cookie of its author came along, so it is kept for them.

    Another site cannot do this in somebody's name: the browser sends that cookie to pages of this house only.
    """
    seat = asker(request).seat
    if seat.member is None:
        return errors.forged(request)
    if is_in_place(request):
        response = asking(HttpResponse(), "again")
        response.headers["X-Samakki-Where"] = reverse("again")
        return response
    parked = park(request)
    if parked is None:
        return errors.forged(request)
    return HttpResponseRedirect(reverse("kept-form", args=[parked]))


def _typed(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """Give what was sent and may be kept; nothing when nothing was typed, or the page promises to keep nothing."""
    if request.resolver_match is not None and getattr(request.resolver_match.func, "keeps_nothing", False):
        return ()
    fields = tuple((name, value) for name, values in request.POST.lists() if name not in NEVER_KEPT for value in values)
    return fields if any(value.strip() for _name, value in fields) else ()


def _let_go(request: HttpRequest, response: HttpResponseBase) -> None:
    by = asker(request).by
    if by.standing not in AT_WORK or KEPT not in request.POST or response.headers.get(ASK):
        return
    with suppress(ValueError):
        access.drop_parked(by, ParkedId(UUID(request.POST[KEPT])))
