"""Where a request ends: nothing is answered that does not say by one number how long it is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from samakki.doors.web.front.headers import HEADERS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_WORDS: Final = b"Say how long the request is, by Content-Length alone.\n"
_PLAIN: Final = (
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Length", str(len(_WORDS))),
    ("Cache-Control", "no-store"),
    ("Connection", "close"),
)


def only_with_lengths(pages: "WSGIApplication") -> "WSGIApplication":
    """Refuse what comes in parts (`Transfer-Encoding`) and end its connection, so that no rest is read as a request.

    Forms of browsers say their length, and the pages would read nothing of a body that does not. Where a server and the
    proxy before it disagree about such a body, a stranger's words begin the next person's request (RFC 9112, 11.2).
    """

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if "HTTP_TRANSFER_ENCODING" not in environ:
            return pages(environ, start_response)
        start_response("411 Length Required", [*_PLAIN, *HEADERS.items()])
        return [_WORDS]

    return answer
