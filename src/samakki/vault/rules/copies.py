"""Sealed copies of the keystore: a stream in frames, so that none can be left out, moved or taken from another copy."""

from collections.abc import Iterable, Iterator
from typing import Final

from samakki.vault.rules.bound import bound, number
from samakki.vault.rules.boxes import BoxKey, open_box, seal_box
from samakki.vault.words import CannotOpenError

_LENGTH: Final = 4
_LONGEST: Final = 1 << 24
_MORE: Final = b"\x00"
_LAST: Final = b"\x01"


def seal_frames(key: BoxKey, nonces: Iterator[bytes], place: bytes, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Seal a stream chunk by chunk; the last frame says that it is the last."""
    count = 0
    for count, chunk in enumerate(chunks, start=1):
        yield _frame(key, next(nonces), _place(place, count - 1), _MORE + chunk)
    yield _frame(key, next(nonces), _place(place, count), _LAST)


def open_frames(key: BoxKey, place: bytes, read: "Iterator[bytes]") -> Iterator[bytes]:
    """Open a stream of frames; raises CannotOpenError when one is missing, changed, or of another copy."""
    ended = False
    for count, box in enumerate(read):
        if ended:
            raise CannotOpenError
        plain = open_box(key, box, _place(place, count))
        ended = plain[:1] == _LAST
        yield plain[1:]
    if not ended:
        raise CannotOpenError


def cut_frames(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Take a stream of any pieces apart into its frames; raises CannotOpenError when it breaks off."""
    kept = b""
    for piece in pieces:
        kept += piece
        while len(kept) >= _LENGTH:
            whole = _LENGTH + int.from_bytes(kept[:_LENGTH])
            if whole > _LONGEST:  # told before it has come: nobody waits for a frame that nobody sealed
                raise CannotOpenError
            if len(kept) < whole:
                break
            yield kept[_LENGTH:whole]
            kept = kept[whole:]
    if kept:
        raise CannotOpenError


def _frame(key: BoxKey, nonce: bytes, place: bytes, plain: bytes) -> bytes:
    box = seal_box(key, nonce, plain, place)
    return len(box).to_bytes(_LENGTH) + box


def _place(place: bytes, count: int) -> bytes:
    return bound(b"frame", place, number(count))
