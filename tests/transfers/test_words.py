"""The words that open a file that goes out: nobody comes upon them by trying."""

import pytest

from samakki.kernel.clocks import SystemChance
from samakki.transfers.rules.wording import BYTES, is_opening_words, opening_words

BITS_OF_A_WORD = 12
LEAST_BITS = 128


@pytest.mark.asvs("11.5.1")
def test_each_bit_of_chance_changes_the_words_and_there_are_more_than_128() -> None:
    noise = int.from_bytes(SystemChance().bytes(BYTES))
    bits = len(opening_words(noise.to_bytes(BYTES)).split("-")) * BITS_OF_A_WORD
    assert LEAST_BITS <= bits <= BYTES * 8
    told = {opening_words((noise ^ (1 << bit)).to_bytes(BYTES)) for bit in range(bits)}
    assert len(told | {opening_words(noise.to_bytes(BYTES))}) == bits + 1


def test_words_are_taken_as_they_are_made_and_no_fewer() -> None:
    words = opening_words(SystemChance().bytes(BYTES))
    assert is_opening_words(words)
    assert not is_opening_words(words.rpartition("-")[0])
    assert not is_opening_words(f"{words}-bada")
    assert not is_opening_words(words.upper())
