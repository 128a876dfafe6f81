"""What a figure is counted by, in words: its dimensions and their codes."""

from typing import Final

from django.utils.translation import gettext

from samakki.doors.web.desk.telling import code_words
from samakki.doors.web.figures.wording import KIND_TEXTS
from samakki.facts.words import NOT_ENDED, codes_of
from samakki.sections.words import DIMENSIONS, Span

AGE: Final = "identity.born"


def label_of(dimension: str) -> str:
    """Name a dimension; of a birth a fact tells an age band, and no date."""
    return gettext("Age") if dimension == AGE else gettext(DIMENSIONS[dimension].label)


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
