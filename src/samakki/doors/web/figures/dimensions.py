"""What a figure is counted by, in words: its dimensions and their codes."""

from typing import Final

from django.utils.translation import gettext

from samakki.doors.web.desk.telling import code_words
from samakki.doors.web.figures.wording import KIND_TEXTS
from samakki.facts.words import (
    AGE_BANDS,
    DAY_BANDS,
    HIGHEST_BAND,
    LONGEST_BAND,
    NOT_ENDED,
    NUMBER_BANDS,
    OLDEST_BAND,
)
from samakki.sections.words import DIMENSIONS, LISTS, Coarse, Span

AGE: Final = "identity.born"


def label_of(dimension: str) -> str:
    """Name a dimension; of a birth a fact tells an age band, and no date."""
    return gettext("Age") if dimension == AGE else gettext(DIMENSIONS[dimension].label)


def codes_of(dimension: str) -> list[str]:
    """Give every value that a fact of a dimension can have, as codes."""
    counted = DIMENSIONS[dimension]
    if isinstance(counted, Span):
        return [*(code for _last, code in DAY_BANDS), LONGEST_BAND, NOT_ENDED]
    if counted.coarse is Coarse.AGE_BAND:
        return [*(code for _last, code in AGE_BANDS), OLDEST_BAND]
    if counted.coarse is Coarse.BAND:
        return [*(code for _last, code in NUMBER_BANDS), HIGHEST_BAND]
    return [code for code, _words in (LISTS[counted.listed].codes if counted.listed else counted.codes)]


def is_known(dimension: str, code: str) -> bool:
    """Tell whether a code can stand in a dimension, or is a way in which there is none."""
    return code in KIND_TEXTS or code in codes_of(dimension)


def said(dimension: str, code: str) -> str:
    """Give the words of a code, or of the way in which there is none."""
    if code in KIND_TEXTS:
        return str(KIND_TEXTS[code])
    counted = DIMENSIONS[dimension]
    if isinstance(counted, Span):
        return gettext("Not ended yet") if code == NOT_ENDED else code
    return code_words(counted, code)
