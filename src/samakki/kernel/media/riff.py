"""RIFF: the box of boxes that WebP and WAV are written in."""

import struct
from collections.abc import Iterator

from samakki.kernel.media.kinds import refuse_unless


def chunks(data: bytes, *, cut_short: bytes = b"") -> Iterator[tuple[bytes, bytes]]:
    """Give name and body of each chunk, up to the end that the file claims for itself.

    A recorder that was stopped leaves a wrong length on its last chunk: one named `cut_short` may end early.
    """
    place, end = 0, len(data)
    while place + 8 <= end:
        name, length = struct.unpack_from("<4sI", data, place)
        body = data[place + 8 : place + 8 + length]
        refuse_unless(len(body) == length or name == cut_short)
        yield name, body
        place += 8 + length + length % 2


def chunk(name: bytes, body: bytes) -> bytes:
    """Write a chunk, padded to an even length."""
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def inside(data: bytes) -> bytes:
    """Give what the outermost box holds, without its form name and without anything that trails behind it."""
    (length,) = struct.unpack_from("<I", data, 4)
    return data[12 : 8 + length]


def box(form: bytes, kept: list[bytes]) -> bytes:
    """Write the outermost box again."""
    return chunk(b"RIFF", form + b"".join(kept))
