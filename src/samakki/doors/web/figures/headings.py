"""What the headings of tables and workbooks stand for: offered, guessed from what is printed, read as typed."""

from functools import cache

from django.utils.translation import gettext, override

from samakki.databook.words import ALL, OTHERS, WITHOUT_VALUE
from samakki.doors.web.figures.dimensions import said
from samakki.facts.words import codes_of
from samakki.kernel.languages import LANGUAGES
from samakki.tables.wording import folded, is_total, sex_of

_SEX = "identity.sex"
_OF_SEX = {"F": "female", "M": "male"}


def offered(dimension: str) -> list[tuple[str, str]]:
    """Give each code that a heading can stand for, with its words: everybody, others, values, kinds of none."""
    everybody = [(ALL, gettext("everybody"))]
    if not dimension:
        return everybody
    codes = [(code, said(dimension, code)) for code in (*codes_of(dimension), *WITHOUT_VALUE)]
    return [*everybody, (OTHERS, gettext("all others")), *codes]


def guessed(dimension: str, heading: str) -> str:
    """Give the words of the code that a printed heading likely means, in whichever of our languages; else nothing."""
    return dict(offered(dimension)).get(guessed_code(dimension, heading), "")


def guessed_code(dimension: str, heading: str) -> str:
    """Give the code that a printed heading likely means, in whichever of our languages; else nothing."""
    text = folded(heading)
    if not dimension or (text and is_total(heading)):
        return ALL
    sex = _OF_SEX.get(sex_of(heading), "") if dimension == _SEX else ""
    return (_by_words(dimension).get(text, "") or sex) if text else ""


def code_of(dimension: str, typed: str) -> str | None:
    """Give the code for what was typed; empty for nothing, None for what is no heading of this dimension."""
    text = folded(typed)
    if not text:
        return ""
    found = {folded(words): code for code, words in offered(dimension)}
    return found.get(text) or (_by_words(dimension).get(text) if dimension else None)


@cache
def _by_words(dimension: str) -> dict[str, str]:
    """Know each code by its words in every language of ours."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language.tag):
            for code, words in offered(dimension):
                found.setdefault(folded(words), code)
            found.setdefault(folded(gettext("Others")), OTHERS)
    return found | {folded(code): code for code in codes_of(dimension)}
