"""Words that open an exported file: eight that can be read aloud over a telephone, of twelve bits each."""

import re
from typing import Final

_CONSONANTS: Final = "bdfghklmnprstvwy"
_VOWELS: Final = "aeio"
_SPELLED: Final = re.compile(rf"(?:(?:[{_CONSONANTS}][{_VOWELS}]){{2}}-){{7}}(?:[{_CONSONANTS}][{_VOWELS}]){{2}}\Z")
BYTES: Final = 12
"""96 bits: the container that common tools open stretches a passphrase little, so it must be long by itself."""


def opening_words(noise: bytes) -> str:
    """Write twelve bytes of chance as eight words of two syllables, joined by hyphens."""
    number, words = int.from_bytes(noise[:BYTES]), []
    for _word in range(BYTES * 8 // 12):
        number, twelve = divmod(number, 1 << 12)
        first, second = divmod(twelve, 64)
        words.append(_syllable(first) + _syllable(second))
    return "-".join(words)


def is_opening_words(text: str) -> bool:
    """Tell whether these are words as they are made here: nobody seals anything under words that can be guessed."""
    return _SPELLED.match(text) is not None


def _syllable(six: int) -> str:
    consonant, vowel = divmod(six, 4)
    return _CONSONANTS[consonant] + _VOWELS[vowel]
