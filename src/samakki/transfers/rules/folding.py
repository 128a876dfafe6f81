"""Headings and values compared as people read them: without case, width and the signs between words."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_APART: Final = re.compile(r"[/|()\[\]\n:;·•\u2013\u2014]+|\s-\s")
_KEPT: Final = frozenset("LMN")
_ASIDE: Final = frozenset({"samakki_reason", "samakki_row"})
"""Columns that we add to a file that goes back to be mended: they are no part of what it says."""


def folded(text: str) -> str:
    """Give what is compared: composed, folded, letters, marks and figures only."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in _KEPT)


def readings(heading: str) -> Iterator[str]:
    """Give the ways in which a heading may be meant: whole, and each part of one in two languages."""
    whole = folded(heading)
    if whole:
        yield whole
    for part in _APART.split(heading):
        bare = folded(part)
        if bare and bare != whole:
            yield bare
    for run in _scripts(heading):
        bare = folded(run)
        if bare and bare != whole:
            yield bare


def _scripts(text: str) -> Iterator[str]:
    """Take a heading of mixed scripts apart where Latin letters meet others."""
    run, latin = "", None
    for sign in text:
        if sign.isalpha():
            is_latin = "LATIN" in unicodedata.name(sign, "")
            if latin is not None and is_latin is not latin:
                yield run
                run = ""
            latin = is_latin
        run += sign
    yield run


def is_aside(heading: str) -> bool:
    """Tell whether a column was added by us when a file went back to be mended."""
    return heading in _ASIDE
