"""The files that come with the release: instruments, sets of indicators, and the words of the record in Khmer."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from babel.messages.pofile import read_po

SHIPPED: Final = (
    "crisis_needs",
    "reception",
    "health_admission",
    "screening_forced_labour",
    "screening_online",
    "age_assessment",
    "assistance_interview",
    "needs",
    "risk",
    "family_community",
    "follow_up",
    "closing",
)
"""The shipped instruments in the order of a person's way: what an earlier one holds, a later one does not ask again."""

INDICATORS: Final = ("definitions", "ilo_forced_labour", "online_recruitment")
"""The shipped sets of indicators."""

_ROOM: Final = "samakki.instruments"


def instrument_texts() -> tuple[str, ...]:
    """Read the shipped instruments, in the order of a person's way."""
    folder = files(_ROOM) / "shipped"
    return tuple((folder / f"{name}.yaml").read_text("utf-8") for name in SHIPPED)


def shared_lists() -> str:
    """Read the lists of choices that several instruments use."""
    return (files(_ROOM) / "shipped" / "lists.yaml").read_text("utf-8")


def indicator_texts() -> tuple[str, ...]:
    """Read the shipped sets of indicators."""
    folder = files(_ROOM) / "indicators"
    return tuple((folder / f"{name}.yaml").read_text("utf-8") for name in INDICATORS)


@lru_cache
def catalogue(tag: str) -> Mapping[str, str]:
    """Read what English texts are in a language: from the catalogue itself, which stands there uncompiled too."""
    place = files("samakki.locale") / tag / "LC_MESSAGES" / "django.po"
    with place.open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id and message.string}
