"""Draws what is sent to an address: what its page would send, changed here and there, or anything at all."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from urllib.parse import quote

import schemathesis
from hypothesis import strategies as some
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation

from tests.cases.pages.test_every_address import NAME
from tests.fuzz.addresses.surface import Address, Surface, described
from tests.fuzz.strange import DEEP, words
from tests.kernel.media_files import MADE

CANARY: Final = NAME
"""The name of the person whose case everything leads to; whoever is inside types it wherever words can be typed."""
HURTING: Final = (
    *("0001-01-01", "9999-12-31", "9999-12", "10000-01-01", "-0001-01-01", "2026-02-30", "24:00", "99:99", "2026-W01"),
    *(
        "9" * 5_000,
        "-1",
        "0",
        "1",
        "99999999999999999999",
        "9223372036854775808",
        "2147483648",
        "1e400",
        "inf",
        "nan",
        "½",
        "٣",
    ),
    *("true", "on", "None", "null", "{}", "[]", '""', "[[]]", '{"a": 1}', '{"a": {"missing": []}}', "[1, 2]"),
    *("//example.org", "/\\example.org", "https://example.org/", "javascript:alert(1)", "/today/?answer=x", "/%00"),
    *("00000000-0000-0000-0000-000000000000", "not-a-uuid", "a:b:c", "due:x: note:y:z", "x.y", "closed~open~x~"),
    *(
        "w" * 300,
        "w" * 70_000,
        "\x00",
        "a\x00b",
        "\ud800",
        "\r\nX: y",
        "%s%n%(x)s",
        "{{ x }}",
        "<script>",
        "",
        "\0file:image/png",
    ),
)
NAMED: Final = "\N{CURRENCY SIGN}name\N{CURRENCY SIGN}"
"""Stands for the name of somebody whom the one who writes knows."""
LONE: Final = "\N{PILCROW SIGN}lone\N{PILCROW SIGN}"
"""Stands for half of a sign, which Schemathesis cannot judge."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_TEXT: Final = "application/x-www-form-urlencoded"
_BOUNDARY: Final = "samakkiboundary"
ACCEPTED: Final[tuple[dict[str, str], ...]] = (
    *({}, {"accept": "text/html"}, {"x-samakki-in-place": "1"}, {"hx-request": "true"}),
    {"accept": "text/html", "accept-language": "km-\u00ff,*;q=x,lo"},
    {"accept": "text/html", "referer": "http://testserver/%ED%A0%80?answer=x"},
)
KINDS: Final = (
    *("",) * 9,
    "multipart/form-data",
    "application/json",
    "text/plain; charset=utf-16",
    f"{_TEXT}; charset=x",
)
"""Another type than the one that the content is of, now and then."""

_all = some.one_of(
    some.just(NAMED), some.sampled_from(HURTING), some.sampled_from(HURTING), words, some.sampled_from(DEEP)
)
hurting = _all.map(lambda text: _SURROGATE.sub(LONE, text))
_files = some.one_of(some.sampled_from([*(f"\0file:{kind}" for kind in sorted(MADE)), "\0file:"]), hurting)
_in_path = some.text(some.characters(exclude_characters="/", exclude_categories=["Cs"]), min_size=1, max_size=20)
schemathesis.openapi.format("strange", hurting)
schemathesis.openapi.format("file", _files)
schemathesis.openapi.format("in-path", _in_path)


@dataclass(frozen=True)
class Call:
    """One request as it was drawn, with marks where ids and shown values stand."""

    method: str
    route: str
    path: str
    query: tuple[tuple[str, str], ...]
    typed: tuple[tuple[str, str], ...]
    multipart: bool
    kind: str
    headers: tuple[tuple[str, str], ...]


def operations(found: Surface) -> list[tuple[Address, APIOperation[Any, Any, Any, Any]]]:
    """Have Schemathesis read the description; give each operation with the address that it is of."""
    by_template = {each.template: each for each in found.addresses.values()}
    read = schemathesis.openapi.from_dict(described(found))
    all_read = (each.ok() for each in read.get_all_operations() if isinstance(each, Ok))
    return [(by_template[one.path], one) for one in all_read]


@some.composite
def calls(draw: some.DrawFn, address: Address, operation: APIOperation[Any, Any, Any, Any]) -> Call:
    """Draw one request: most go to what is there, and carry at least what the page would send."""
    against = draw(some.integers(0, 4)) == 0
    mode = GenerationMode.NEGATIVE if against else GenerationMode.POSITIVE
    case: Case[Any] = draw(operation.as_strategy(generation_mode=mode))
    known = draw(some.integers(0, 5)) > 0
    path = draw(some.sampled_from(address.known)) if known else _path_of(address, case)
    typed = _flat(case.body)
    as_shown = bool(address.sent) and draw(some.integers(0, 3)) > 0
    if as_shown:
        shown: list[tuple[str, str]] = draw(some.sampled_from(address.sent))
        typed = [*_changed(draw, shown), *typed[: draw(some.integers(0, 2))]]
    elif not address.sent or draw(some.booleans()):
        typed = _named(draw, address, typed)
    return Call(
        operation.method.upper(), address.route, path, tuple(_flat(case.query)), tuple(typed),
        case.media_type == "multipart/form-data", draw(some.sampled_from(KINDS)),
        tuple(draw(some.sampled_from(ACCEPTED)).items()),
    )  # fmt: skip


def _changed(draw: some.DrawFn, shown: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Fill in what a page leaves empty, or not, and change up to two of its fields into what hurts, or nothing."""
    filled = [(name, value or draw(some.sampled_from(("", "words", "2026-01-01", NAMED)))) for name, value in shown]
    changed: list[tuple[str, str]] = []
    for _change in range(draw(some.integers(0, min(2, len(filled))))):
        at = draw(some.integers(0, len(filled) - 1))
        name, _value = filled.pop(at)
        changed += [(name, draw(hurting))] if draw(some.integers(0, 4)) else []
    return filled + changed


def _named(draw: some.DrawFn, address: Address, typed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Fill in all fields that are known, so that nothing is turned away only because it lacks another."""
    there = {name for name, _value in typed}
    return typed + [
        (name, draw(some.sampled_from(values)) if values else draw(hurting))
        for name, values in address.typed.items()
        if name not in there
    ]


def _path_of(address: Address, case: Case[Any]) -> str:
    try:
        return str(case.formatted_path)
    except (ValueError, TypeError):
        return address.template.format(**dict.fromkeys(address.names, "%20"))


def _flat(told: Any) -> list[tuple[str, str]]:
    """Write whatever was drawn as names with words, as a form carries them."""
    if not isinstance(told, dict):
        return [("", _word(told))] if isinstance(told, (str, int, float, list)) else []
    return [
        (_word(name), _word(one))
        for name, value in told.items()
        for one in (value if isinstance(value, list) else [value])
    ]


def _word(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, default=str)


def urlencoded(pairs: list[tuple[str, str]]) -> str:
    """Write pairs as a query, with what is no text as it would come over the wire."""
    return "&".join("=".join(quote(part, safe="", errors="surrogatepass") for part in pair) for pair in pairs)


def in_parts(pairs: list[tuple[str, str]]) -> tuple[bytes, str]:
    """Write pairs as the parts of an upload, and give its type; `\\0file:` in a word stands for a file of that kind."""
    written = b""
    for name, value in pairs:
        is_file = value.startswith("\0file:")
        content = file_of(value) if is_file else value.encode(errors="surrogatepass")
        safe = name.translate({10: "%0A", 13: "%0D", 34: "%22"}).encode(errors="surrogatepass")
        named = b'; filename="a.bin"' if is_file else b""
        written += b"--" + _BOUNDARY.encode() + b'\r\nContent-Disposition: form-data; name="' + safe + b'"' + named
        written += b"\r\n\r\n" + content + b"\r\n"
    return written + b"--" + _BOUNDARY.encode() + b"--\r\n", f"multipart/form-data; boundary={_BOUNDARY}"


@cache
def file_of(word: str) -> bytes:
    made = MADE.get(word.removeprefix("\0file:"))
    return made() if made else b""


def meant(found: Surface, pairs: Sequence[tuple[str, str]], name: str) -> list[tuple[str, str]]:
    """Put what is meant in place of marks; `name` is the name of somebody whom the one who writes knows."""
    return [(found.meant(one), found.meant(value).replace(NAMED, name).replace(LONE, "\ud800")) for one, value in pairs]


def body_of(found: Surface, call: Call, name: str) -> tuple[bytes, str]:
    """Give the bytes of a request and their type."""
    typed = meant(found, call.typed, name)
    content, kind = in_parts(typed) if call.multipart else (urlencoded(typed).encode(), _TEXT)
    return content, call.kind or kind
