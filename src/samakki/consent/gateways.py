"""The texts that come with the release, and whether drafts of them may be read with people here."""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from django.conf import settings

from samakki.consent.words import About

RIGHTS: Final = "rights"
SHIPPED: Final = (*(about.value for about in About), RIGHTS)
"""The shipped texts: one for each thing that a person is asked for, and their rights."""


def shipped_texts() -> tuple[str, ...]:
    """Read the files of the shipped texts."""
    return tuple(map(_read, SHIPPED))


@lru_cache
def _read(name: str) -> str:
    return (files("samakki.consent") / "texts" / f"{name}.yaml").read_text("utf-8")


def drafts_are_read() -> bool:
    """Tell whether texts that no native reader has signed are offered: only where all people are invented."""
    return bool(settings.SAMAKKI_DRAFT_TEXTS)
