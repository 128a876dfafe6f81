"""The cryptography itself, against oracles of other people's making."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pyhpke import AEADId, CipherSuite, KDFId, KEMId

from samakki.kernel.ids import EntryId
from samakki.sections.words import Section
from samakki.vault.rules import (
    WORDS,
    bound,
    box_key,
    data_place,
    derived,
    from_words,
    open_box,
    open_letter,
    pair_of,
    seal_box,
    seal_letter,
    to_words,
    wrap_place,
)
from samakki.vault.words import CannotOpenError, Lock, WrongWordsError
from tests.vault.conftest import FILE, OTHER_FILE, SHELTER, WELFARE

SUITE = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES256_GCM)
ENCAPSULATED = 32
NODE = UUID(int=1)
parts = some.lists(some.binary(max_size=9), max_size=5)
keys = some.binary(min_size=32, max_size=32)


@given(parts, parts)
def test_no_two_places_are_written_alike(one: list[bytes], other: list[bytes]) -> None:
    assert (bound(*one) == bound(*other)) == (one == other)


@given(keys, some.binary(min_size=12, max_size=12), some.binary(max_size=300), some.binary(max_size=40))
def test_a_box_opens_for_its_place(key: bytes, nonce: bytes, plain: bytes, place: bytes) -> None:
    blob = seal_box(box_key(key), nonce, plain, place)
    assert open_box(box_key(key), blob, place) == plain
    assert (len(blob) - 29) % 64 == 0
    with pytest.raises(CannotOpenError):
        open_box(box_key(key), blob, place + b"\x00")


@pytest.mark.asvs("11.6.1")
@given(keys, some.binary(max_size=200), some.binary(max_size=40))
def test_what_we_seal_to_a_key_another_implementation_opens(secret: bytes, plain: bytes, place: bytes) -> None:
    pair = pair_of(secret)
    blob = seal_letter(pair.public, plain, place)
    private = SUITE.kem.deserialize_private_key(secret)
    recipient = SUITE.create_recipient_context(blob[1 : 1 + ENCAPSULATED], private, info=place)
    assert blob[:1] == b"\x02"
    assert recipient.open(blob[1 + ENCAPSULATED :]) == plain


@given(keys, some.binary(max_size=200), some.binary(max_size=40))
def test_what_another_implementation_seals_we_open(secret: bytes, plain: bytes, place: bytes) -> None:
    pair = pair_of(secret)
    public = SUITE.kem.deserialize_public_key(pair.public)
    encapsulated, sender = SUITE.create_sender_context(public, info=place)
    blob = b"\x02" + encapsulated + sender.seal(plain)
    assert open_letter(secret, blob, place) == plain
    with pytest.raises(CannotOpenError):
        open_letter(secret, blob, place + b"x")


def test_keys_derive_as_rfc_5869_says() -> None:
    """Test case 3 of the RFC: no salt, no info, first 32 bytes."""
    expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    assert derived(b"\x0b" * 22, b"").hex() == expected


def test_a_nonce_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="12 bytes"):
        seal_box(box_key(bytes(32)), bytes(8), b"x", b"x")


def test_every_part_of_a_place_counts() -> None:
    entry = EntryId(UUID(int=5))
    locks = [
        Lock(FILE, Section.HEALTH, 1),
        Lock(OTHER_FILE, Section.HEALTH, 1),
        Lock(FILE, Section.LEGAL, 1),
        Lock(FILE, Section.HEALTH, 2),
        Lock(FILE, Section.HEALTH, 1, entry),
    ]
    places = [data_place(NODE, lock, b"x") for lock in locks] + [data_place(NODE, locks[0], b"y")]
    places += [data_place(UUID(int=2), locks[0], b"x")]
    places += [wrap_place(NODE, lock, SHELTER, 1) for lock in locks]
    places += [wrap_place(NODE, locks[0], WELFARE, 1), wrap_place(NODE, locks[0], SHELTER, 2)]
    assert len(set(places)) == len(places)
    key = box_key(bytes(32))
    blob = seal_box(key, bytes(12), b"x", places[0])
    for place in places[1:]:
        with pytest.raises(CannotOpenError):
            open_box(key, blob, place)


def test_there_is_a_word_for_each_byte_and_no_two_are_one_letter_apart() -> None:
    assert len(set(WORDS)) == 256
    assert all(len(word) == 4 and word.isascii() and word.isalpha() for word in WORDS)
    for word in WORDS:
        for other in WORDS:
            assert word == other or sum(a != b for a, b in zip(word, other, strict=True)) > 1


@given(keys)
def test_a_secret_comes_back_from_its_words(secret: bytes) -> None:
    words = to_words(secret)
    assert len(words) == 36
    assert from_words(words) == secret
    wide = ["".join(chr(ord(letter) + 0xFEE0) for letter in word.upper()) for word in words]
    assert from_words(wide) == secret


@given(keys, some.integers(0, 35), some.integers(0, 3), some.sampled_from("abcdefghijklmnopqrstuvwxyz"))
def test_one_wrong_letter_is_found_at_its_word(secret: bytes, place: int, letter: int, wrong: str) -> None:
    words = to_words(secret)
    changed = words[place][:letter] + wrong + words[place][letter + 1 :]
    if changed == words[place]:
        return
    with pytest.raises(WrongWordsError) as refused:
        from_words([*words[:place], changed, *words[place + 1 :]])
    assert refused.value.place == place + 1
    assert changed not in str(refused.value)


@pytest.mark.parametrize("words", [[], ["baba"], list(WORDS[:35]), list(WORDS[:36]), list(WORDS[:37])])
def test_words_that_do_not_belong_together_are_refused(words: list[str]) -> None:
    with pytest.raises(WrongWordsError):
        from_words(words)
