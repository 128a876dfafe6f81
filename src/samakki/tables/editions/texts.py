"""Sentences and names as the file of an edition tells them."""

import re
from collections.abc import Mapping
from typing import Final

from samakki.kernel.languages import BY_TAG
from samakki.kernel.told import Told

Texts = Mapping[str, str]
"""One sentence in several languages, by their tags."""
_NAME: Final = re.compile(r"[a-z0-9-]+\Z")


def name_in(told: Told) -> str:
    """Read a name that becomes an address."""
    return told.matched(_NAME, "this becomes an address: small Latin letters, digits and - only")


def texts_in(told: Told) -> Texts:
    """Read a sentence in several languages, English among them."""
    texts = told.texts()
    for tag in texts:
        if tag not in BY_TAG:
            told.refuse(f"no language here has the tag {tag}; known are {', '.join(BY_TAG)}")
    return texts


def texts_if_told(told: Told) -> Texts:
    """Read a sentence that may be left out."""
    return texts_in(told) if told else {}


def sentences_in(told: Told) -> tuple[Texts, ...]:
    """Read a list of sentences."""
    return tuple(texts_in(each) for each in told.each())
