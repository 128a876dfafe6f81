"""What browsers carry back: the ticket in the cookie, and what our own pages gave them to post again."""

import base64
import json
from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from django.core.exceptions import BadRequest
from django.http import HttpResponse, QueryDict
from django.test import Client, RequestFactory
from hypothesis import strategies as some

from samakki.access.words import SittingId, Ticket
from samakki.assistance.words import DueId, Given, Settled
from samakki.doors.web.closing import panels
from samakki.doors.web.desk import dues, typed
from samakki.doors.web.form.seen import read_seen
from samakki.doors.web.front.seat import cookie_name, keep_ticket, ticket_of
from samakki.doors.web.instruments import report, trying
from samakki.kernel.ids import EntryId, FileId, MemberId
from samakki.sections.words import ALL_FIELDS
from samakki.vault.rules import bound, box_key, derived, open_box, seal_box
from samakki.vault.words import CannotOpenError
from tests.fuzz.search import Reader, fuzz, must_say, search
from tests.fuzz.strange import SCRIPTS, encoded, mutated, texts

SITTING, SECRET = UUID(int=0x0195D000000070008000000000000001), bytes(range(32))
SEALED = seal_box(box_key(derived(SECRET, bound(b"session key"))), bytes(12), b"key", b"session")
TICKET = base64.urlsafe_b64encode(SITTING.bytes + SECRET)
ONE, TWO = UUID(int=1), UUID(int=2)
TOKENS = (
    dues.token([Settled(DueId(ONE), (EntryId(TWO),)), Settled(DueId(TWO), ())]),
    dues.given_token([Given(DueId(ONE), MemberId(TWO), None)]),
    dues.written_token(FileId(ONE), [EntryId(TWO)]),
    dues.called_token(DueId(ONE)),
)
STAMPS = "0199f3c2a1b4-0003-1a2b3c4d,0199f3c2a1b5-0000-1a2b3c4d"
CARRIED = (
    f'{{"a": ["yes", "{STAMPS}"], "b": [["x", "y"], ""], "c": [{{"missing": "unknown"}}, ""], "d": 0}}',
    f'[3, 2, "{ONE}", [["a", "answered", 2]]]',
    '["", "2004-07-19"]',
    '{"a": "ມະລິ", "b": ["x"], "c": {"missing": "unknown"}, "d": null}',
    '{"a": {"missing": []}, "b": [1, [2]]}',
    '[1e999, NaN, null, [[[], {}, "\\ud800"]]]',
    '{"\\ud800": "\\udc00"}',
)


def ticket(content: bytes) -> None:
    """A cookie is a ticket or nothing; that ticket goes into a cookie again, and opens its session or none."""
    request = RequestFactory().get("/")
    request.COOKIES[cookie_name()] = content.decode("latin-1")
    found = ticket_of(request)
    if found is None:
        return
    answer = HttpResponse()
    keep_ticket(answer, found)
    request.COOKIES[cookie_name()] = answer.cookies[cookie_name()].value
    assert ticket_of(request) == found
    try:
        assert open_box(box_key(derived(found.secret, bound(b"session key"))), SEALED, b"session") == b"key"
    except CannotOpenError:
        return
    assert found.secret == SECRET


def header(content: bytes) -> None:
    """A whole header of cookies, as the browser, or whoever plays one, sends it."""
    request = RequestFactory().get("/", headers={"cookie": content.decode("latin-1")})
    found = ticket_of(request)
    assert found is None or len(found.sitting.bytes) == len(SITTING.bytes)


def token(content: bytes) -> None:
    """What takes back what was just done: ids that are written again as they were, or nothing at all."""
    text = content.decode(errors="replace")
    settled, given, called = dues.settled_in(text), dues.given_in(text), dues.called_in(text)
    assert dues.settled_in(dues.token(settled)) == settled
    assert dues.given_in(dues.given_token(given)) == given
    assert called is None or dues.called_in(dues.called_token(called)) == called
    written = dues.written_in(text)
    if written and written[1]:
        assert dues.written_in(dues.written_token(*written)) == written
    known = sum(map(bool, (settled, given, called, written)))
    assert known <= 1
    told = dues.undo_told(RequestFactory().get("/", {dues.UNDO: text}))
    assert told["undo"] == (text if known else "")


def closed(content: bytes) -> None:
    found = panels.undo_in(FileId(ONE), content.decode(errors="replace"))
    if found is not None:
        assert panels.undo_in(FileId(ONE), panels.undo_token(found)) == found


def carried(content: bytes) -> None:
    """What a page gave along to be posted again is read, or refused as no page of ours; what is read can be written."""
    text = content.decode(errors="replace")
    field = next(field for field in ALL_FIELDS if field.name == "born")
    posted = QueryDict(mutable=True)
    posted.setlist("f-born", [text])
    posted.update({"was-born": text, "base-born": text})
    _told(read_seen, text)
    _told(lambda said: report._read(said).write().encode(), text)
    _told(lambda said: trying._write(trying._read(said)).encode(), text)
    _told(lambda _said: typed.changed([field], posted), text)


def _told(read: Callable[[str], object], text: str) -> None:
    try:
        read(text)
    except BadRequest as refused:
        must_say(str(refused))


def in_bytes(told: Sequence[str]) -> list[bytes]:
    return [one.encode() for one in told]


@pytest.mark.slow
@fuzz
def test_what_browsers_carry_back_is_ours_or_nothing() -> None:
    closing = f"closed~open~{TWO.hex}.{ONE.hex}~{TOKENS[0]}"
    search(
        "cookies",
        Reader(
            "ticket", ticket, some.one_of(mutated([TICKET]), some.binary(max_size=60).map(base64.urlsafe_b64encode))
        ),
        Reader(
            "header", header, mutated([b"a=b; " + cookie_name().encode() + b"=" + TICKET, b'x="y\\"z"; $Version=1'])
        ),
        Reader("token", token, some.one_of(mutated(in_bytes(TOKENS)), encoded(texts))),
        Reader("closed", closed, mutated([closing.encode()])),
        Reader("carried", carried, some.one_of(mutated(in_bytes(CARRIED)), encoded(texts))),
    )


@pytest.mark.parametrize(
    "strange", ["", "=", "x" * 5_000, TICKET.decode(), TICKET.decode()[:-8], *SCRIPTS, "\x00", "%00"]
)
def test_a_strange_cookie_is_a_visitor_s(stores: None, client: Client, strange: str) -> None:
    client.cookies[cookie_name()] = base64.urlsafe_b64encode(strange.encode()).decode()
    assert client.get("/").status_code in {200, 302}
    answer = client.get("/", headers={"cookie": f"{cookie_name()}={strange.encode().decode('latin-1')}"})
    assert answer.status_code in {200, 302}


def test_the_ticket_that_was_given_is_the_one_that_comes_back() -> None:
    request = RequestFactory().get("/", headers={"cookie": f"{cookie_name()}={TICKET.decode()}"})
    assert ticket_of(request) == Ticket(SittingId(SITTING), SECRET)


def test_json_of_ours_is_read() -> None:
    assert set(read_seen(CARRIED[0])) == set(json.loads(CARRIED[0]))
