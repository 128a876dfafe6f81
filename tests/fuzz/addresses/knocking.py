"""Sends what was drawn, each time from the same beginning, and judges what comes back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import quote

from django.db import transaction
from django.test import Client

from tests.fuzz.addresses.drawing import CANARY, Call, body_of, meant, urlencoded
from tests.fuzz.addresses.filled import INSIDE, Door
from tests.fuzz.addresses.judging import (
    as_the_node_logs,
    must_be_an_answer,
    must_be_nameless,
    must_name_nobody_in_addresses,
    must_tell_nothing,
)
from tests.fuzz.search import WORK, stopped_after

MOVED: Final = frozenset({302, 303})


def knock(door: Door, who: str, drawn: Sequence[Call]) -> list[tuple[str, str, int]]:
    """Send some requests of one person after another, and forget all that they changed; tells what was answered."""
    answered = []
    with as_if_never(), as_the_node_logs() as log:
        browser = door.browser(who)
        for call in drawn:
            try:
                answered.append((call.method, call.route, _answered(door, browser, who, call)))
                must_be_nameless(log)
            except BaseException as fault:
                fault.add_note(f"{who} sent {call.method} {door.found.meant(call.path)}, of {call.route}")
                raise
    return answered


def _answered(door: Door, browser: Client, who: str, call: Call) -> int:
    with stopped_after(WORK):
        answer = send(door, browser, who, call)
        _judge(who, answer, call)
        if call.method == "POST" and answer.status_code in MOVED:
            _judge(who, followed(browser, answer), None)
    return int(answer.status_code)


def send(door: Door, browser: Client, who: str, call: Call) -> Any:
    """Send one request; what stands for a name is the name of the person for those who know it."""
    name = CANARY if who in INSIDE else "Somebody else"
    content, kind = body_of(door.found, call, name)
    told: dict[str, Any] = {"headers": dict(call.headers), "secure": False}
    query = urlencoded(meant(door.found, call.query, "Somebody else"))
    path = quote(door.found.meant(call.path), safe="/%", errors="surrogatepass")
    if call.method == "POST":
        return browser.generic("POST", path, content, kind, QUERY_STRING=query, **told)
    return browser.generic("GET", path, QUERY_STRING=query, **told)


def followed(browser: Client, answer: Any) -> Any:
    """Open where an answer leads, when that is in this house; else it stands for itself."""
    where = answer.headers["Location"]
    inside = where.startswith("/") and not where.startswith("//")
    return browser.get(where) if inside else answer


def _judge(who: str, answer: Any, call: Call | None) -> None:
    must_be_an_answer(answer)
    if who not in INSIDE:
        must_tell_nothing(answer)
    elif call is None or all(name != "next" for name, _value in call.typed):
        must_name_nobody_in_addresses(answer)


@contextmanager
def as_if_never() -> Iterator[None]:
    """Take back what is written in both stores; who must not be within a transaction is not, as in every test."""
    both = [transaction.atomic(using=store) for store in ("default", "keystore")]
    for each in both:
        each._from_testcase = True  # type: ignore[attr-defined]  # Django's own mark for this
    with both[0], both[1]:
        yield
        for store in ("default", "keystore"):
            transaction.set_rollback(True, using=store)
