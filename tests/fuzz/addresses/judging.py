"""What must hold of every answer, whoever asked for whatever: words instead of faults, and nothing of anybody's."""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpResponse

from samakki.doors.web.front.headers import HEADERS
from samakki.settings.logs import IdsOnly
from tests.fuzz.addresses.drawing import CANARY

ANSWERS: Final = frozenset({200, 204, 302, 303, 304, 400, 401, 403, 404, 405, 409, 410, 413, 422, 429})
SAYS_WHY: Final = 400
WITHOUT_PAGE: Final = frozenset({HTTPStatus.UNAUTHORIZED})
"""What the page's script is answered with: the words are in its own page."""
STRICTER: Final = {"Referrer-Policy": {"no-referrer"}}
"""What a page may say instead of the usual header: who leaves in a hurry tells nobody where they were."""
_NAMES: Final = tuple(one.lower().encode() for one in CANARY.split())
_TAGS: Final = re.compile(rb"<(script|style|head)\b.*?</\1>|<[^>]*>", re.DOTALL)


class FaultError(AssertionError):
    """An answer was not as every answer must be."""


def must_be_an_answer(answer: Any) -> None:
    """Hold that it is no fault of the house, says in words what was wrong, and is dressed as every page is."""
    if answer.status_code not in ANSWERS:
        _fault(f"answered {answer.status_code}")
    for name, value in HEADERS.items():
        if name == "Content-Security-Policy":
            continue
        if answer.headers.get(name) not in {value, *STRICTER.get(name, ())}:
            _fault(f"{name} is {answer.headers.get(name)!r}")
    if "default-src 'none'" not in answer.headers.get("Content-Security-Policy", ""):
        _fault("anything may run on this page")
    if answer.headers.get("Cache-Control") != "no-store":
        _fault(f"may be kept: {answer.headers.get('Cache-Control')!r}")
    if answer.status_code >= SAYS_WHY and answer.status_code not in WITHOUT_PAGE:
        words = _TAGS.sub(b" ", content_of(answer)).split()
        if not words:
            _fault(f"answered {answer.status_code} without a word")


def must_tell_nothing(answer: Any) -> None:
    """Hold that no name of the shelter's stands anywhere in an answer to somebody from outside."""
    told = answer.serialize_headers() + str(answer.cookies).encode()
    content = content_of(answer)
    for place, words in (("headers", told), ("page", content), *_inside(content)):
        if any(name in words.lower() for name in _NAMES):
            _fault(f"a name stands in the {place}")


def must_name_nobody_in_addresses(answer: Any) -> None:
    if any(name in answer.headers.get("Location", "").lower().encode() for name in _NAMES):
        _fault("a name stands in an address")


def content_of(answer: Any) -> bytes:
    if isinstance(answer, HttpResponse):
        return answer.content
    if not hasattr(answer, "read_once"):
        answer.read_once = b"".join(answer)
    return bytes(answer.read_once)


def _inside(content: bytes) -> Iterator[tuple[str, bytes]]:
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist() if not _is_sealed(archive, name))


def _is_sealed(archive: zipfile.ZipFile, name: str) -> bool:
    return bool(archive.getinfo(name).flag_bits & 1)


def _fault(words: str) -> None:
    raise FaultError(words)


@contextmanager
def as_the_node_logs() -> Iterator[io.StringIO]:
    """Write down the log as a node does, from its plainest remarks on."""
    written = io.StringIO()
    keeper = logging.StreamHandler(written)
    keeper.setFormatter(IdsOnly())
    root = logging.getLogger()
    before = root.level
    root.addHandler(keeper)
    root.setLevel(logging.INFO)
    try:
        yield written
    finally:
        root.removeHandler(keeper)
        root.setLevel(before)


def must_be_nameless(log: io.StringIO) -> None:
    if any(name.decode() in log.getvalue().lower() for name in _NAMES):
        _fault("a name stands in the log")
