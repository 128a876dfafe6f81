"""Whether somebody is a child or an adult, by what is known of their birth; who may be a child is called neither."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from samakki.cases.words import WordsRefusedError
from samakki.instruments.words import Audience
from samakki.journal.words import Change, Heads
from samakki.kernel.dates import PartialDate

OF_AGE: Final = 18
_BORN: Final = "born"


def audience_of(born: Heads, today: date) -> Audience:
    """Tell for whom a form should be made; with several dates side by side, only what all of them say."""
    told = {_audience(head.value, today) for head in born.heads}
    return told.pop() if len(told) == 1 else Audience.ANY


def check_birth(changes: Iterable[Change], today: date) -> None:
    """Raise WordsRefusedError `in_future` for a birth that lies ahead, of the person or of anybody in the family."""
    for change in changes:
        if is_birth_ahead(change.field, change.value, today):
            raise WordsRefusedError(_BORN, "in_future")


def is_birth_ahead(name: str, value: object, today: date) -> bool:
    """Tell whether a value says that somebody is born only after today; what may be today or before may stand."""
    if name.rpartition("/")[2] != _BORN or not isinstance(value, str):
        return False
    try:
        return PartialDate.parse(value).first() > today
    except ValueError:
        return False


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
