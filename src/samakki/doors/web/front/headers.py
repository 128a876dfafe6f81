"""The headers of every page: nothing is kept by the browser, nothing runs that is not ours."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; "
    "media-src 'self' blob:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "object-src 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
METHODS: Final = ("GET", "HEAD", "POST")
"""What a browser asks with; nothing else is answered."""
Next = Callable[[HttpRequest], HttpResponseBase]


class HeadersMiddleware:
    """Adds the headers to every answer; all but static files are `no-store`. Asks nobody what came by another method.

    The referrer goes to ourselves only: with `no-referrer` browsers send `Origin: null`, and the check against forged
    forms could not tell our own pages.
    """

    def __init__(self, get_response: Next) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request pass and dress the answer."""
        answered = request.method in METHODS
        response = self.get_response(request) if answered else HttpResponseNotAllowed(METHODS)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class SmallMiddleware(GZipMiddleware):
    """Sends text compressed, padded by chance against guessing (BREACH); photographs and sound go as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress text only."""
        if not response.headers.get("Content-Type", "").startswith(("text/", "application/json", "image/svg")):
            return response
        return super().process_response(request, response)
