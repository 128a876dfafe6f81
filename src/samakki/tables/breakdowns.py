"""Cells that break a number down in words: “64 Filipinas, 40 Indonesian”, “30 (29 Filipinas, 1 Thai)”, “5M + 3F”."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from samakki.tables.wording import folded

_LONGEST: Final = 2_000
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+|\d+"
_PART: Final = re.compile(rf"\s*(?:and\s+|&\s*)?(?P<number>{_NUMBER})\s*(?P<label>[^\d,;+()=][^,;+()=]*?)\s*")
_NAMED_PART: Final = re.compile(rf"\s*(?P<label>[^\d,;+()=:]+?)\s*[:=]?\s*(?P<number>{_NUMBER})\s*")
_WHOLE: Final = re.compile(rf"\s*(?P<total>{_NUMBER})\s*(?P<unit>[^\d(,;:=]*)[(:=]\s*(?P<parts>[^()]+?)\)?\s*")
_MONTH: Final = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b|years?\b|days?\b|months?\b|times?\b|ปี|年|月",
    re.IGNORECASE,
)
_AND: Final = re.compile(r"[,;+、]\s*(?!\d{3}(?!\d))|\s+and\s+|\s*&\s*")
_OUT_OF: Final = re.compile(rf"({_NUMBER})\s*(?:out of|of|/|trong|จาก|ໃນ)\s*({_NUMBER})\b[^/]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What a cell breaks down: parts with their labels, and the total where the cell states one."""

    parts: tuple[tuple[int, str], ...]
    total: int | None

    @property
    def sum(self) -> int:
        """Give what the parts make together."""
        return sum(number for number, _label in self.parts)

    def twice(self) -> tuple[str, ...]:
        """Give the labels that stand there more than once: one of them cannot be right."""
        labels = [folded(label) for _number, label in self.parts]
        return tuple(dict.fromkeys(label for label in labels if labels.count(label) > 1))


@lru_cache(maxsize=50_000)
def read_breakdown(text: str) -> Breakdown | None:
    """Read a breakdown; nothing where the text is none."""
    if len(text) > _LONGEST or not any(sign.isdigit() for sign in text):
        return None
    whole = _WHOLE.fullmatch(text)
    if whole and (parts := _parts(whole["parts"])):
        return Breakdown(parts, _figure(whole["total"]))
    before, sign, after = text.rpartition("=")
    if sign and after.strip().isdigit() and (parts := _parts(before)):
        return Breakdown(parts, int(after))
    parts = _parts(text)
    return Breakdown(parts, None) if parts else None


def is_breakdown(text: str) -> bool:
    """Tell whether a cell breaks a number down, be it into one part."""
    return read_breakdown(text) is not None


def _figure(figures: str) -> int:
    return int(figures.replace(",", ""))


def _parts(text: str) -> tuple[tuple[int, str], ...]:
    pieces = [piece for piece in _AND.split(text) if piece.strip()]
    for shape in (_PART, _NAMED_PART):
        found = [shape.fullmatch(piece) for piece in pieces]
        if all(found) and len(pieces) > (shape is _NAMED_PART):
            parts = tuple((_figure(one["number"]), one["label"].strip()) for one in found if one)
            return () if any(_MONTH.match(label) for _number, label in parts) else parts
    return ()


def out_of(text: str) -> tuple[int, int] | None:
    """Read “137 out of 409” as its two numbers."""
    found = _OUT_OF.fullmatch(text.strip())
    return (_figure(found[1]), _figure(found[2])) if found and len(text) < _LONGEST else None
