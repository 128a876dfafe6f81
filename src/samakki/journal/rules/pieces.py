"""How an attachment is cut into pieces, and what proves them."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from samakki.journal.words import PIECE_SIZE
from samakki.kernel.ids import AttachmentId


def cut(chunks: Iterable[bytes], size: int = PIECE_SIZE) -> Iterator[bytes]:
    """Cut a stream into pieces of `size` bytes (the last may be shorter), holding little more than one at a time."""
    held = bytearray()
    for chunk in chunks:
        for at in range(0, len(chunk), size):
            held += chunk[at : at + size]
            while len(held) >= size:
                yield bytes(held[:size])
                del held[:size]
    if held:
        yield bytes(held)


def piece_context(attachment: AttachmentId, number: int) -> bytes:
    """Say which piece of which attachment a sealed blob is."""
    return b"piece:" + attachment.bytes + number.to_bytes(4)


def digest_of(label: bytes, pieces: Sequence[bytes]) -> bytes:
    """Prove an attachment: a hash over its sealed label's hash and its sealed pieces' hashes, in their order."""
    return sha256(sha256(label).digest() + b"".join(pieces)).digest()
