"""What tells who somebody is falls away from a text: what is known of them, and what looks like a number or a day."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from samakki.assistance.words import AGE_BANDS, MONTHS_TOLD, Gone, Instead, KnownValues

_SHORT: Final = 3
_MONTHS_BEFORE: Final = 24
_BUDDHIST: Final = 543
_FIRST_BUDDHIST: Final = 2400
_HIDDEN: Final = "\x00"
_UNSPACED: Final = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
_MARK: Final = re.compile(r"\[[^\[\]]*\]")
_BETWEEN: Final = re.compile(r"[\s,.;:()\[\]{}/'\u2018\u2019\"\u201c\u201d|_-]+")
_MAIL: Final = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|(?<!\w)@[\w.]{2,}")
_NUMBER: Final = re.compile(r"(?<![\da-z])[+(]?\d(?:[\s().\-/]{0,2}\d){4,}(?![\da-z])")
_PAPER: Final = re.compile(
    r"(?<![\da-z])(?:(?=\d*[a-z])(?=(?:[a-z]*\d){3})[a-z\d]{5,}(?:[-/][a-z\d]+)*|[a-z]{1,4}[-/ ]?\d{4,})(?![\da-z])"
)
_ISO: Final = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})(?!\d)(?:\s?[-/.月]\s?\d{1,2}(?!\d))?\s?[月日]?")
_TURNED: Final = re.compile(r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})(?!\d)")
_NO_YEAR: Final = re.compile(r"(?<!\d)(?:\d{1,2}\s?月\s?\d{1,2}\s?日|\d{1,2}/\d{1,2}(?!\d))")
_YEAR: Final = re.compile(r"(?<![\da-z])(1[89]\d\d|20\d\d|24\d\d|25\d\d)(?!\d)(?:\s?年)?")
_AGE: Final = re.compile(
    r"(?:(?<!\w)(?:aged?|at the age of|age of|turned|អាយុ|อายุ|ອາຍຸ|အသက်|tuoi|年龄|年齢)\s*[:=]?\s*(\d{1,3})(?!\d)"
    r"(?:[\s-]*(?:years?|yrs?)(?:[\s-]*old)?|\s*(?:ឆ្នាំ|ปี|ປີ|နှစ်|歳|岁|歲))?)"
    r"|(?:(?<!\d)(\d{1,3})(?:[\s-]*(?:years?|yrs?)[\s-]*(?:old|of age)(?!\w)|\s*tuoi(?!\w)|\s*(?:歳|才|岁|歲)))"
    r"|(?:(?:អាយុ|อายุ|ອາຍຸ|အသက်)\s*(\d{1,3})(?!\d))"
)
_DOUBLE: Final = frozenset({"may", "march", "mars", "mai"})


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text made alike, sign by sign, with the place in the text from which each sign comes."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give where a piece of it stands in the text."""
        return self.places[start], self.places[end - 1] + 1


def without(text: str, known: KnownValues, instead: Instead) -> str:
    """Let everything fall away from a text by which somebody may be told, whatever script it is written in.

    What is told instead never falls away again, so that a text from which all fell away stays as it is.
    """
    folded = _fold(text)
    rest, gone = folded.text, list[tuple[int, int, str]]()
    for found in _MARK.finditer(rest):
        start, end = folded.span(*found.span())
        if text[start:end] in known.marks:
            rest = _hide(rest, found.span())
    for kind, span, number in _all(text, folded, rest, known):
        start, end = folded.span(*span)
        gone.append((start, end, instead(kind, number)))
    for start, end, words in sorted(gone, reverse=True):
        text = text[:start] + words + text[_whole(text, end) :]
    return text


def doubtful(text: str) -> tuple[str, ...]:
    """Give words that may still be names: those that begin with a capital letter inside a sentence, and figures."""
    inside = re.findall(r"(?<=[^\W\d_] )[A-ZÀ-ÞĀ-Ž]\w+|(?<!\w)\d+(?!\w)", re.sub(r"\[[^\]]*\]", " ", text))
    return tuple(dict.fromkeys(inside))


def _all(text: str, folded: _Folded, rest: str, known: KnownValues) -> Iterator[tuple[Gone, tuple[int, int], int]]:
    """Find all of it; what was found once is hidden from what is looked for afterwards."""
    named, loose = (Gone.NAME, known.names, True), (Gone.NAME, known.people, False)
    around = ((Gone.HOUSE, known.houses, False), (Gone.PLACE, known.places, False))
    searches = (
        (Gone.ACCOUNT, [_MAIL, _ADDRESS, *_wholes(known.accounts)]),
        (Gone.NUMBER, _numbers(known.numbers)),
        *((kind, _wholes(values)) for kind, values, _words in (named, loose, *around)),
        *((kind, _parts(values, words=words)) for kind, values, words in (named, loose, *around)),
    )
    for kind, patterns in searches:
        for pattern in patterns:
            for found in list(pattern.finditer(rest)):
                if _meant(text, folded, found):
                    yield kind, found.span(), 0
                    rest = _hide(rest, found.span())
    for found in list(_AGE.finditer(rest)):
        yield Gone.AGE, found.span(), _band(int(next(filter(None, found.groups()))))
        rest = _hide(rest, found.span())
    for span, kind, number in _days(rest, known):
        yield kind, span, number
        rest = _hide(rest, span)
    for pattern in (_NUMBER, _PAPER):
        for found in list(pattern.finditer(rest)):
            yield Gone.NUMBER, found.span(), 0
            rest = _hide(rest, found.span())


def _days(rest: str, known: KnownValues) -> Iterator[tuple[tuple[int, int], Gone, int]]:
    """Find days, months and years, however they are written, each as far from the beginning as it is."""
    months, taken = {_fold(name).text: number for name, number in known.months.items()}, rest
    named = _named_months(months)
    for pattern in (_ISO, *((named,) if named else ()), _TURNED, _NO_YEAR, _YEAR):
        for found in list(pattern.finditer(taken)):
            if pattern is _ISO:
                kind, number = _far(int(found[1]), int(found[2]), known)
            elif pattern is _YEAR:
                kind, number = _far_in_years(int(found[1]), known)
            elif pattern is named:
                if not (found["day"] or found["after"] or found["year"]) and _may_be_a_word(found["month"]):
                    continue
                year = found["year"]
                kind, number = _far(int(year), months[found["month"]], known) if year else (Gone.DAY, 0)
            else:
                kind, number = Gone.DAY, 0
            yield found.span(), kind, number
            taken = _hide(taken, found.span())


def _named_months(names: Iterable[str]) -> re.Pattern[str] | None:
    months = "|".join(_bounded(month) for month in sorted(names, key=len, reverse=True))
    if not months:
        return None
    return re.compile(
        rf"(?:(?<!\d)(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s*(?:of\s+)?)?(?P<month>{months})"
        rf"(?:\s*(?P<after>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)?(?:[\s,.]*(?:[^\W\d_.]{{1,3}}[.]?[^\W\d_]?[.]?\s*)?(?P<year>\d{{4}})(?!\d))?"
    )


def _may_be_a_word(month: str) -> bool:
    return month in _DOUBLE or (len(month) <= _SHORT and not _is_unspaced(month[0]))


def _far(year: int, month: int, known: KnownValues) -> tuple[Gone, int]:
    if not 1 <= month <= 12:  # noqa: PLR2004 -- the months of a year
        return Gone.DAY, 0
    months = (_common(year) - known.since.year) * 12 + month - known.since.month
    if months >= 0:
        return (Gone.IN_MONTH, months + 1) if months < MONTHS_TOLD else (Gone.LONG_AFTER, 0)
    return (Gone.MONTHS_BEFORE, -months) if -months <= _MONTHS_BEFORE else (Gone.LONG_BEFORE, 0)


def _far_in_years(year: int, known: KnownValues) -> tuple[Gone, int]:
    years = _common(year) - known.since.year
    if years < 0:
        return Gone.LONG_BEFORE, 0
    return (Gone.IN_YEAR, years + 1) if years * 12 < MONTHS_TOLD else (Gone.LONG_AFTER, 0)


def _common(year: int) -> int:
    return year - _BUDDHIST if year >= _FIRST_BUDDHIST else year


def _band(age: int) -> int:
    return max(first for first in AGE_BANDS if first <= age)


def _wholes(values: Iterable[str]) -> list[re.Pattern[str]]:
    """Give what finds these values whole, however their words are set apart."""
    found = set()
    for value in values:
        pieces = [_fold(piece).text for piece in _BETWEEN.split(value)]
        if len("".join(pieces)) > 1:
            found.add(r"[\W_]{0,3}".join(_bounded(piece) for piece in pieces if piece))
    return _any(found)


def _parts(values: Iterable[str], *, words: bool) -> list[re.Pattern[str]]:
    """Give what finds these values word by word: all words, or those that begin with a capital letter.

    In scripts without spaces longer words only, of which fewer are a part of another word.
    """
    found = set()
    for value in values:
        for piece in filter(None, _BETWEEN.split(value)):
            told = _fold(piece).text
            least = _SHORT if not words or not told or _is_unspaced(told[0]) else _SHORT - 1
            if len(told) >= least and (words or piece[0].isupper()):
                found.add(_bounded(told))
    return _any(found)


def _any(found: Iterable[str]) -> list[re.Pattern[str]]:
    told = sorted(found, key=len, reverse=True)
    return [re.compile("|".join(told))] if told else []


def _numbers(values: Iterable[str]) -> list[re.Pattern[str]]:
    """Give what finds numbers however their figures are grouped, and as they are written."""
    found = set()
    for value in values:
        told = re.sub(r"[\W_]+", "", _fold(value).text)
        if len(told) > _SHORT:
            found.add(r"(?<![\da-z])[+(]?" + r"[\W_]{0,2}".join(map(re.escape, told)) + r"(?![\da-z])")
    return _any(found)


def _bounded(word: str) -> str:
    """Give a word as it is looked for: where writing has spaces, as a word of its own."""
    told = re.escape(word)
    return told if _is_unspaced(word[0]) else rf"(?<!\w){told}(?!\w)"


def _meant(text: str, folded: _Folded, found: re.Match[str]) -> bool:
    """Tell whether a very short word is meant as a name: only where it begins with a capital letter."""
    first = text[folded.places[found.start()]]
    return found.end() - found.start() > _SHORT or first.lower() == first.upper() or first.isupper()


def _is_unspaced(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in _UNSPACED)


def _hide(rest: str, span: tuple[int, int]) -> str:
    return rest[: span[0]] + _HIDDEN * (span[1] - span[0]) + rest[span[1] :]


def _whole(text: str, end: int) -> int:
    """Give where a sign ends with its marks, so that none of them is left alone."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _fold(text: str) -> _Folded:
    """Make a text alike: small letters, Latin ones without marks, figures of one kind, nothing that is not seen."""
    signs, places, latin = list[str](), list[int](), False
    for place, sign in enumerate(text):
        for part in unicodedata.normalize("NFKD", sign):
            if unicodedata.category(part) == "Cf" or (unicodedata.combining(part) and latin):
                continue
            latin = part.isalpha() and "LATIN" in unicodedata.name(part, "")
            told = str(unicodedata.decimal(part)) if part.isdecimal() else part.casefold()
            signs.append(told)
            places += [place] * len(told)
    return _Folded("".join(signs), tuple(places))
