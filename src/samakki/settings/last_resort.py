"""What answers when not even the page of errors can be made."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from samakki.doors.web.front.headers import HEADERS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_log: Final = logging.getLogger(__name__)
_PLAIN: Final = (("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"))


def ending_here(pages: "WSGIApplication") -> "WSGIApplication":
    """Let no exception reach the server, which would log its words: they may quote what somebody typed."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        try:
            return pages(environ, start_response)
        except Exception:  # noqa: BLE001 -- whatever it is, this is where it ends
            _log.exception("no page could be made")
            start_response("500 Internal Server Error", [*_PLAIN, *HEADERS.items()])
            return [b"Something went wrong here. What was saved before is safe.\n"]

    return answer
