"""Check a story before it is published: what in it, taken together, tells who the person is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

TOO_MANY: Final = 3
"""So many different kinds of mark in one story point to a person; each alone seldom does."""
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"


class Mark(StrEnum):
    """What identifies, a little or much."""

    INITIALS = "initials"
    BIRTH_YEAR = "birth year"
    ETHNICITY = "ethnicity"
    DISTRICT = "district"
    DATE = "date"
    UNIQUE = "only one in a table of the same book"


@dataclass(frozen=True)
class Found:
    """A mark where it stands: the words, and the place of their first letter in the story."""

    mark: Mark
    words: str
    place: int


_PATTERNS: Final[Mapping[Mark, re.Pattern[str]]] = {
    Mark.INITIALS: re.compile(r"\b(?:[A-Z]\.\s?){1,3}(?=[\s,;:)]|$)|\b(?:Ms|Mr|Mrs|Miss)\.? [A-Z]\b\.?"),
    Mark.BIRTH_YEAR: re.compile(r"\bborn\b[^.;\n]{0,40}?\b(?:19|20)\d\d\b", re.IGNORECASE),
    Mark.ETHNICITY: re.compile(
        r"\b(?:ethnic(?:ally)?\s+\w+|ethnicity|hill tribe|\w+ (?:minority|ethnic group|tribe))\b", re.IGNORECASE
    ),
    Mark.DISTRICT: re.compile(
        r"\b(?!(?:The|A|This|Her|His) )(?:[A-Z]\w+ ){1,3}(?:[Dd]istrict|[Cc]ommune|[Vv]illage|[Tt]ownship)\b"
        r"|\b(?:district|commune|village|township) of [A-Z]\w+"
    ),
    Mark.DATE: re.compile(
        rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})(?: \d{{4}})?\b"
        rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    ),
}


@dataclass(frozen=True)
class Verdict:
    """What was found in a story, in the order of its words."""

    found: tuple[Found, ...]

    @property
    def blocks(self) -> bool:
        """Tell whether it may not be published as it stands: too many marks together, or one that is unique."""
        marks = {each.mark for each in self.found}
        return len(marks) >= TOO_MANY or Mark.UNIQUE in marks


def judge_story(text: str, rare: Sequence[str] = ()) -> Verdict:
    """Find what identifies (CONSENT-05, DQ-17). `rare` are codes that stand for one person in a table of the book.

    It finds English words as people write them in reports. That it finds nothing is no proof that nobody is told of.
    """
    found = [Found(mark, hit.group().strip(), hit.start()) for mark, hit in _hits(text)]
    for word in rare:
        pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
        found += [Found(Mark.UNIQUE, hit.group(), hit.start()) for hit in pattern.finditer(text)]
    return Verdict(tuple(sorted(found, key=lambda each: (each.place, each.mark))))


def _hits(text: str) -> Iterator[tuple[Mark, re.Match[str]]]:
    for mark, pattern in _PATTERNS.items():
        for hit in pattern.finditer(text):
            yield mark, hit


def rare_codes(bounds: Mapping[tuple[tuple[str, str], ...], tuple[float, float]], threshold: int) -> list[str]:
    """List the codes that a book tells of fewer persons than its threshold, or may: a hidden count is a small one too.

    `bounds` are the least and the most that each cell can be, as it is printed.
    """
    return sorted(
        {pairs[0][1] for pairs, (low, high) in bounds.items() if len(pairs) == 1 and high > 0 and low < threshold}
    )
