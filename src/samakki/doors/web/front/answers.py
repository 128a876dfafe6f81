"""No page stands under a post: browsers write the body of such a post into their file of open tabs, in clear.

A form that was refused, or a search that is posted so that no address tells what was searched for, is answered with a
redirect to the same address; there the answer waits, sealed to its author, and is given out once. Whoever asks for it
again gets the page as it is without an answer, or, where there is none, their home.
Forms sent by the page's script stand under no address and pass.
"""

from contextlib import suppress
from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.encoding import escape_uri_path

from samakki.access import actions as access
from samakki.access.words import AnswerPage, ParkedId
from samakki.doors.web.front.headers import Next
from samakki.doors.web.front.in_place import is_in_place
from samakki.doors.web.front.session import asker, home
from samakki.kernel.deeds import Standing

ANSWER: Final = "answer"
_KEEPS_A_KEY: Final = frozenset({Standing.ACTIVE, Standing.WAITING})


class AnswersMiddleware:
    """Gives the browser a page to fetch instead of one that stands under what was typed."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Give a waiting answer, or let the request pass and have its answer wait."""
        asked = request.method == "GET" and ANSWER in request.GET
        waiting = _waiting(request) if asked else None
        response = waiting or self.get_response(request)
        if asked and response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return HttpResponseRedirect(home(asker(request).by))
        if isinstance(response, HttpResponse) and _stands_under_a_post(request, response):
            return _moved(request, response)
        return response


def _stands_under_a_post(request: HttpRequest, response: HttpResponse) -> bool:
    by = asker(request).by
    return (
        request.method == "POST"
        and "text/html" in request.headers.get("Accept", "")
        and not is_in_place(request)
        and by.member is not None
        and by.standing in _KEEPS_A_KEY
        and not response.has_header("Location")
        and response.headers.get("Content-Type", "").startswith("text/html")
        and _holds_words(request)
    )


def _holds_words(request: HttpRequest) -> bool:
    """Tell whether something was typed; of what was turned away before it was read, it is taken that it was."""
    if not getattr(request, "_read_started", True):
        return True
    typed = {name for name, value in request.POST.items() if str(value).strip()}
    return typed != {"csrfmiddlewaretoken"}


def _moved(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    kept = access.keep_answer(asker(request).by, AnswerPage(response.status_code, response.content.decode()))
    query = request.GET.copy()
    query[ANSWER] = str(kept)
    led = HttpResponseRedirect(f"{escape_uri_path(request.path)}?{query.urlencode()}")
    led.cookies = response.cookies
    return led


def _waiting(request: HttpRequest) -> HttpResponse | None:
    by = asker(request).by
    if by.member is None or by.standing not in _KEEPS_A_KEY:
        return None
    with suppress(ValueError):
        page = access.take_answer(by, ParkedId(UUID(request.GET[ANSWER])))
        if page is not None:
            return HttpResponse(page.html, status=page.status)
    return None
