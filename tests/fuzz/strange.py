"""What strangers send: real samples with bytes changed, cut, repeated and mixed, and words of every kind that hurts."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final

from hypothesis import strategies as some

SCRIPTS: Final = (
    "DEMO ມະລິ",
    "ដារា DEMO",
    "สมหญิง",
    "မြ",
    "演示 小花",
    "デモ 花子",
    "Ngọc Ánh",
    "עדי DEMO",
)
FIGURES: Final = (
    "0",
    "-1",
    "1e999",
    "9" * 30,
    "9" * 5_000,
    "0x10",
    "1_000",
    "NaN",
    "-Infinity",
    "1e308",
    "٣",
    "೯",
    "²",
)
DAYS: Final = ("2561-02-29", "令和元年", "๒๕๖๑", "31/12/2004", "0000-00-00", "9999-12-31", "H30.4.1", "二三十年")
BROKEN: Final = (
    "\x00",
    "\x0b",
    "\r",
    "\n",
    "\t",
    "\u2028",
    "\ufeff",
    "\ufffd",
    "\ufffe",
    "\u202e",
    "\u200d",
    "\ud800",
    "\udc80\ud800",
    "\U0010ffff",
    "e\u0301" * 50,
)
SIGNS: Final = (
    "'",
    '"',
    "=1+1",
    "<",
    ">",
    "&",
    "]]>",
    "--",
    "{",
    "}",
    "[",
    "${",
    "%s",
    "{0}",
    "\\",
    "../..",
    ";",
    "|",
    ",",
)
DEEP: Final = ("[" * 3_000, "(" * 3_000, '{"a":' * 3_000, "<a>" * 3_000, "{a: " * 300, " " * 20_000, "," * 20_000)
DECLARED: Final = (
    '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>',
    '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
    "&b;",
    "&#0;",
    "&#xd800;",
    "<?xml version='1.0' encoding='utf-7'?>",
    "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
)
WORDS: Final = (*SCRIPTS, *FIGURES, *DAYS, *BROKEN, *SIGNS, *DECLARED)
ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-32", "utf-7", "cp874", "shift_jis", "gb18030", "cp1258", "cp1252")
_TOKENS: Final = (
    *(word.encode(errors="surrogatepass") for word in (*WORDS, *DEEP)),
    b"\xff",
    b"\xff\xfe",
    b"\xc0\x80",
    b"\xf8\x88\x80\x80",
    b"\xe1\x80",
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    bytes(64),
    b"\xff\xff\xff\xff",
)

words = some.one_of(
    some.sampled_from(WORDS),
    some.text(max_size=12),
    some.lists(some.sampled_from(WORDS), max_size=4).map("".join),
    some.integers(-(10**6), 10**6).map(str),
    some.dates().map(str),
)
"""One thing that somebody wrote, or did not."""

_long = some.sampled_from(DEEP)
texts = some.one_of(words, words, words, words, words, words, words, _long)
"""The same, and once in a while something far too long."""


@some.composite
def mutated(draw: some.DrawFn, samples: Sequence[bytes]) -> bytes:
    """Give a sample with up to six changes: bytes turned, put in, taken out, repeated, mixed with another, cut off."""
    content = draw(some.sampled_from(samples))
    for _change in range(draw(some.integers(0, 6))):
        at = draw(some.integers(0, len(content)))
        to = min(len(content), at + draw(some.integers(0, 64)))
        content = content[:at] + draw(_in_place_of(content[at:to], content[to:], samples))
    return content


def _in_place_of(middle: bytes, tail: bytes, samples: Sequence[bytes]) -> some.SearchStrategy[bytes]:
    turned = some.integers(0, 7).map(lambda bit: bytes(byte ^ (1 << bit) for byte in middle[:1]) + middle[1:] + tail)
    put = some.sampled_from(_TOKENS).map(lambda token: token + middle + tail)
    instead = some.sampled_from(_TOKENS).map(lambda token: token + tail)
    repeated = some.sampled_from((2, 3, 300)).map(lambda times: middle * times + tail)
    mixed = some.tuples(some.sampled_from(samples), some.integers(0, 1_000)).map(
        lambda told: told[0][len(told[0]) * told[1] // 1_000 :]
    )
    return some.one_of(turned, put, instead, repeated, mixed, some.just(tail), some.just(b""))


@some.composite
def repacked(draw: some.DrawFn, samples: Sequence[Mapping[str, bytes]]) -> bytes:
    """Give a ZIP of which up to two parts are changed, left out, twice in it, or under another's name."""
    parts = draw(some.sampled_from(samples))
    touched = draw(some.sets(some.sampled_from(sorted(parts)), max_size=2))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if name not in touched:
                archive.writestr(name, content)
                continue
            way = draw(some.sampled_from(("changed",) * 8 + ("left out", "twice", "renamed")))
            known_as = draw(some.sampled_from(sorted(parts))) if way == "renamed" else name
            for _time in range({"left out": 0, "twice": 2}.get(way, 1)):
                archive.writestr(known_as, draw(mutated([content])))
    return held.getvalue()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Put parts together as a ZIP."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """Take a ZIP apart."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def encoded(text: some.SearchStrategy[str]) -> some.SearchStrategy[bytes]:
    """Write text in UTF-8, now and then in what it is not meant to be in."""
    return some.tuples(text, some.sampled_from(("utf-8", "utf-8", "utf-8", "utf-8-sig", *ENCODINGS))).map(_in_encoding)


def _in_encoding(told: tuple[str, str]) -> bytes:
    text, encoding = told
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") and encoding != "utf-7" else "replace")
