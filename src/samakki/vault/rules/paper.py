"""A secret as words that can be printed, read aloud and typed back: 256 words made by a rule, one for each byte.

A byte's two halves choose the consonants; the vowels follow from both, so that no word is one letter away from another
and a slip of the pen is found at its word. Four more words check the whole: 36 words, six lines of six.
"""

import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from samakki.vault.rules.bound import bound
from samakki.vault.words import WrongWordsError

SECRET: Final = 32
_CHECKS: Final = 4
_CONSONANTS: Final = "bdfghklmnprstvwy"
_VOWELS: Final = "aeio"


def _word(byte: int) -> str:
    first, second = divmod(byte, 16)
    one, two = divmod((first + 3 * second) % 16, 4)
    return f"{_CONSONANTS[first]}{_VOWELS[one]}{_CONSONANTS[second]}{_VOWELS[two]}"


WORDS: Final = tuple(_word(byte) for byte in range(256))
_BYTES: Final = {word: byte for byte, word in enumerate(WORDS)}


def to_words(secret: bytes) -> list[str]:
    """Write 32 bytes as 36 words."""
    return [WORDS[byte] for byte in secret + _check(secret)]


def from_words(words: Sequence[str]) -> bytes:
    """Read the 32 bytes back, whatever the case and width of the letters; raises WrongWordsError with the place."""
    read = bytearray()
    for place, word in enumerate(words, start=1):
        byte = _BYTES.get(unicodedata.normalize("NFKC", word).strip().casefold())
        if byte is None:
            raise WrongWordsError(place)
        read.append(byte)
    secret, check = bytes(read[:SECRET]), bytes(read[SECRET:])
    if len(secret) != SECRET or check != _check(secret):
        raise WrongWordsError
    return secret


def _check(secret: bytes) -> bytes:
    return sha256(bound(b"words", secret)).digest()[:_CHECKS]
