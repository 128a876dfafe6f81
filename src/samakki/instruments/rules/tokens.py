"""Cuts an expression of an XLSForm into its smallest parts (XPath 1.0 with `${name}`)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from samakki.instruments.words import Fault

LONGEST: Final = 10_000


class ExpressionError(Exception):
    """An expression cannot be used: which fault, and what of it."""

    def __init__(self, fault: Fault, what: str) -> None:
        """Keep the fault."""
        super().__init__(f"{fault}: {what}")
        self.fault = fault
        self.what = what


class Sort(StrEnum):
    """What a part is."""

    NUMBER = "number"
    LITERAL = "literal"
    REF = "ref"
    NAME = "name"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One part: what it is, its text, and where it begins."""

    sort: Sort
    text: str
    at: int


_NAME: Final = r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?"
_PARTS: Final = re.compile(
    rf"""(?P<space>\s+)
    |(?P<number>\d+(?:\.\d*)?|\.\d+)
    |(?P<literal>"[^"]*"|'[^']*'|\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019)
    |\$\{{\s*(?P<ref>[^{{}}\s]+)\s*\}}
    |(?P<sign><=|>=|!=|//|::|\.\.|[()\[\],+\-*=<>|/.@])
    |(?P<name>{_NAME})
    """,
    re.VERBOSE,
)
_SORTS: Final = {"number": Sort.NUMBER, "literal": Sort.LITERAL, "ref": Sort.REF, "sign": Sort.SIGN, "name": Sort.NAME}


def tokens(text: str) -> list[Token]:
    """Cut an expression into its parts, an END last; raises ExpressionError where it cannot be read."""
    if len(text) > LONGEST:
        raise ExpressionError(Fault.TOO_DEEP, text[:60])
    found: list[Token] = []
    at = 0
    while at < len(text):
        part = _PARTS.match(text, at)
        if part is None or part.lastgroup is None:
            raise ExpressionError(Fault.SYNTAX, excerpt(text, at))
        if part.lastgroup != "space":
            said = part[part.lastgroup]
            found.append(Token(_SORTS[part.lastgroup], said[1:-1] if part.lastgroup == "literal" else said, at))
        at = part.end()
    return [*found, Token(Sort.END, "", at)]


def excerpt(text: str, at: int) -> str:
    """Show the place in an expression where reading stopped."""
    return f"{text[max(0, at - 30) : at]} ▸ {text[at : at + 30]}".strip()
