"""Words that open an exported file: eleven that can be read aloud over a telephone, of twelve bits each."""

import re
from typing import Final

_CONSONANTS: Final = "bdfghklmnprstvwy"
_VOWELS: Final = "aeio"
_SYLLABLES: Final = rf"(?:[{_CONSONANTS}][{_VOWELS}]){{2}}"
_BITS: Final = 12
_WORDS: Final = 11
_SPELLED: Final = re.compile(rf"{_SYLLABLES}(?:-{_SYLLABLES}){{{_WORDS - 1}}}\Z")
BYTES: Final = (_WORDS * _BITS + 7) // 8
"""132 bits: the container that common tools open stretches a passphrase little, so it must be long by itself."""


def opening_words(noise: bytes) -> str:
    """Write seventeen bytes of chance as eleven words of two syllables, joined by hyphens."""
    number, words = int.from_bytes(noise[:BYTES]), []
    for _word in range(_WORDS):
        number, twelve = divmod(number, 1 << _BITS)
        first, second = divmod(twelve, 64)
        words.append(_syllable(first) + _syllable(second))
    return "-".join(words)


def is_opening_words(text: str) -> bool:
    """Tell whether these are words as they are made here: nobody seals anything under words that can be guessed."""
    return _SPELLED.match(text) is not None


def _syllable(six: int) -> str:
    consonant, vowel = divmod(six, 4)
    return _CONSONANTS[consonant] + _VOWELS[vowel]
