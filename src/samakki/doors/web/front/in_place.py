"""Forms that are sent without leaving the page, so that nothing typed can be lost on the way.

The page's script sends `X-Samakki-In-Place: 1`. Then a redirect is told in `X-Samakki-Go` instead of being followed,
the answer carries a fresh form token in `X-Samakki-Token`, and a locked or ended session answers 401 with
`X-Samakki-Ask`, and in `X-Samakki-Where` the page whose form is shown over this one; when that form went well (it
redirects), the first request is sent again. The pages that ask are ordinary pages.
"""

from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token

from samakki.doors.web.front.headers import Next

IN_PLACE: Final = "X-Samakki-In-Place"
GO: Final = "X-Samakki-Go"
TOKEN: Final = "X-Samakki-Token"  # noqa: S105 -- the name of a header
ASK: Final = "X-Samakki-Ask"
MOVED: Final = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER)


def is_in_place(request: HttpRequest) -> bool:
    """Tell whether the page's script asks and can show a form over the page (else a whole page is needed)."""
    return request.headers.get(IN_PLACE) == "1" or request.headers.get("HX-Request") == "true"


def asking(response: HttpResponse, what: str) -> HttpResponse:
    """Make an answer into a question over the page: `what` is `unlock` or `signin`."""
    response.status_code = HTTPStatus.UNAUTHORIZED
    response.headers[ASK] = what
    return response


class InPlaceMiddleware:
    """Answers the page's script in the way it understands."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Turn redirects into a header and hand out a fresh form token."""
        response = self.get_response(request)
        if request.headers.get(IN_PLACE) != "1":
            return response
        if response.status_code in MOVED:
            told = HttpResponse(status=HTTPStatus.NO_CONTENT, headers={GO: response.headers["Location"]})
            told.cookies = response.cookies
            response = told
        response.headers[TOKEN] = get_token(request)
        return response
