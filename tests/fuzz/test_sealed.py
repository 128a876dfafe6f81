"""What is sealed, and what lies beside it: it opens as it was sealed, or not at all, and never says why."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import strategies as some

from samakki.journal.words import Checkpoint
from samakki.keeping.rules import FileTold, Manifest, read_manifest
from samakki.keeping.words import BackupRefusedError, Holds
from samakki.kernel.ids import NodeId
from samakki.vault.gateways.generations import Generation, generations, write_generation
from samakki.vault.rules import (
    bound,
    box_key,
    cut_frames,
    from_words,
    open_box,
    open_frames,
    open_letter,
    pair_of,
    seal_box,
    seal_frames,
    seal_letter,
    to_words,
)
from samakki.vault.words import CannotOpenError, KeysAwayError, WrongWordsError
from tests.fuzz.search import Reader, fuzz, must_say, search
from tests.fuzz.strange import encoded, mutated, texts

KEY, PLACE, NODE = bytes(range(32)), bound(b"here"), NodeId(UUID(int=7))
PLAINS = (b"", b"yes", b"no", b"\x80", bytes(64), b"\x80" * 63, "ມະລິ".encode())
NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
CHECKPOINT = Checkpoint(NODE, 3, 10, b"a" * 32, 4, b"b" * 32, NOON.isoformat(), b"c" * 32, b"d" * 32, b"e" * 64)
LISTED = Manifest(
    Holds.DATA, NODE, b"d" * 32, NOON, "sqlite", 4, 0, ("vault.0001",), {"data": FileTold(9, "ab" * 32)}, b"e" * 64
)
OF_JSON = (b"null", b"[]", b"1e999", b'"\\ud800"', b"-1", b"9" * 5_000, b"Infinity", b"{}", b"true", b'"2026-03-14"')


def nonces() -> Iterator[bytes]:
    return (number.to_bytes(12) for number in count())


def boxes() -> list[bytes]:
    return [seal_box(box_key(KEY), nonce, plain, PLACE) for nonce, plain in zip(nonces(), PLAINS, strict=False)]


def letters() -> list[bytes]:
    return [seal_letter(pair_of(KEY).public, plain, PLACE) for plain in PLAINS]


def streams() -> list[bytes]:
    return [b"".join(seal_frames(box_key(KEY), nonces(), PLACE, chunks)) for chunks in ([], [b"a" * 99, b"b"])]


def unpadded_by_its_holder() -> some.SearchStrategy[bytes]:
    """Give what whoever holds the key sealed without the padding that ours has."""
    return some.binary(max_size=130).map(
        lambda plain: b"\x01" + bytes(12) + AESGCM(KEY).encrypt(bytes(12), plain, PLACE)
    )


def box(content: bytes) -> None:
    _opens(content, open_box, lambda plain: seal_box(box_key(KEY), content[1:13], plain, PLACE))


def letter(content: bytes) -> None:
    _opens(content, lambda _key, blob, place: open_letter(KEY, blob, place), lambda _plain: content)


def _opens(content: bytes, opened: Callable[..., bytes], again: Callable[[bytes], bytes]) -> None:
    try:
        plain = opened(box_key(KEY), content, PLACE)
    except CannotOpenError as refused:
        must_say(str(refused) == str(CannotOpenError()))
        return
    assert open_box(box_key(KEY), seal_box(box_key(KEY), bytes(12), plain, PLACE), PLACE) == plain
    assert opened(box_key(KEY), again(plain), PLACE) == plain


def stream(content: bytes) -> None:
    """A stream comes in pieces of any length; what opens is what was sealed, from its start to its end."""
    for length in (1, 7, 1 << 20) if len(content) < 2_000 else (1 << 20,):
        pieces = (content[at : at + length] for at in range(0, len(content), length))
        try:
            plain = b"".join(open_frames(box_key(KEY), PLACE, cut_frames(pieces)))
        except CannotOpenError:
            continue
        assert plain in {b"", b"a" * 99 + b"b"}


def paper(content: bytes) -> None:
    words = content.decode(errors="replace").split(" ")
    try:
        secret = from_words(words)
    except WrongWordsError:
        return
    assert from_words(to_words(secret)) == secret


def listed(content: bytes) -> None:
    try:
        known = read_manifest(content, "place")
    except BackupRefusedError as refused:
        must_say(str(refused))
        return
    assert read_manifest(known.write(), "place") == known


def checkpoint(content: bytes) -> None:
    try:
        known = Checkpoint.read(json.loads(content))
    except (ValueError, RecursionError):
        return
    assert Checkpoint.read(known.told()) == known


def of_json(samples: list[bytes]) -> some.SearchStrategy[bytes]:
    """Give a document with bytes changed, or with something else of JSON in the place of one of its values."""

    def with_another(told: tuple[bytes, int, bytes]) -> bytes:
        document, at, another = told
        names = sorted(json.loads(document))
        marked = json.dumps(json.loads(document) | {names[at % len(names)]: "HERE"})
        return marked.encode().replace(b'"HERE"', another)

    changed = some.tuples(some.sampled_from(samples), some.integers(0, 20), some.sampled_from(OF_JSON)).map(
        with_another
    )
    return some.one_of(mutated(samples), changed, changed)


@pytest.fixture
def generation(settings: object, tmp_path: Path) -> Callable[[bytes], None]:
    settings.SAMAKKI_BACKUP_KEYS = [tmp_path]  # type: ignore[attr-defined]  # the settings of the tests

    def read(content: bytes) -> None:
        (tmp_path / "000001.json").write_bytes(content)
        try:
            known = generations()
        except KeysAwayError as refused:
            must_say(str(refused))
            return
        for one in known:
            write_generation(replace(one, number=1))
            assert generations() == [replace(one, number=1)]

    return read


@pytest.mark.slow
@fuzz
def test_what_is_sealed_opens_as_it_was_sealed_or_not_at_all(
    generation: Callable[[bytes], None], tmp_path: Path
) -> None:
    write_generation(Generation(NODE, 1, KEY, NOON))
    standing = (tmp_path / "000001.json").read_bytes()
    sheet = " ".join(to_words(KEY)).encode()
    search(
        "sealed",
        Reader("box", box, some.one_of(mutated(boxes()), unpadded_by_its_holder())),
        Reader("letter", letter, mutated(letters())),
        Reader("stream", stream, mutated(streams())),
        Reader("paper", paper, some.one_of(mutated([sheet]), encoded(texts))),
        Reader("list", listed, of_json([LISTED.write()])),
        Reader("checkpoint", checkpoint, of_json([json.dumps(CHECKPOINT.told()).encode()])),
        Reader("generation", generation, of_json([standing])),
    )


@pytest.mark.parametrize("read", [box, letter, stream])
def test_what_nobody_changed_opens(read: Callable[[bytes], None]) -> None:
    for content in {box: boxes, letter: letters, stream: streams}[read]():
        read(content)
