"""Whether somebody is a child or an adult, by what is known of their birth; who may be a child is called neither."""

from datetime import date
from typing import Final

from samakki.instruments.words import Audience
from samakki.journal.words import Heads
from samakki.kernel.dates import PartialDate

OF_AGE: Final = 18


def audience_of(born: Heads, today: date) -> Audience:
    """Tell for whom a form should be made; with several dates side by side, only what all of them say."""
    told = {_audience(head.value, today) for head in born.heads}
    return told.pop() if len(told) == 1 else Audience.ANY


def _audience(value: object, today: date) -> Audience:
    try:
        born = PartialDate.parse(value) if isinstance(value, str) else None
    except ValueError:
        born = None
    if born is None:
        return Audience.ANY
    if _years(born.last(), today) >= OF_AGE:
        return Audience.ADULT
    return Audience.CHILD if _years(born.first(), today) < OF_AGE else Audience.ANY


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
