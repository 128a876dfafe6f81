"""The memory of a process that serves: keys lie in it, so nobody else reads it; what stays in it is settled early."""

import ctypes
import gc
import os
import resource
import sys
from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PR_SET_DUMPABLE: Final = 4
_SETTLED_AFTER: Final = frozenset({20, 200})
"""After so many answers the pages, policies and words that are made once have been made."""


def keep_private() -> None:
    """Forbid core dumps and tracing of this process, and give what it writes to nobody but its user."""
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def settle() -> None:
    """Take what stays for good out of the search for garbage: it took a page of a busy worker 100 ms now and then."""
    gc.collect()
    gc.freeze()


def settling(pages: "WSGIApplication") -> "WSGIApplication":
    """Settle a worker's memory once its first answers have loaded what all of them share."""
    answered = count(1)

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if next(answered) in _SETTLED_AFTER:
            settle()
        return pages(environ, start_response)

    return answer
