"""The calendar that the one who asks has chosen, for the time of one request."""

from contextvars import ContextVar
from dataclasses import replace
from typing import Final

from samakki.kernel.languages import Calendar, Language

_chosen: Final[ContextVar[str]] = ContextVar("the calendar of this request", default="")


def choose(calendar: str) -> None:
    """Tell years by this calendar until the request ends; empty: by the language."""
    _chosen.set(calendar)


def by_choice(language: Language) -> Language:
    """Give the language with the calendar that was chosen."""
    chosen = _chosen.get()
    return replace(language, calendar=Calendar(chosen)) if chosen in set(Calendar) else language
