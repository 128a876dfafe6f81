"""PNG: chunks that draw are kept, chunks that tell are not."""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from samakki.kernel.media.exif import orientation_only
from samakki.kernel.media.icc import colours_only
from samakki.kernel.media.kinds import refuse_unless

_BEGINNING: Final = b"\x89PNG\r\n\x1a\n"
_DRAWS: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"cICP", b"sBIT", b"bKGD", b"pHYs"}
    | {b"acTL", b"fcTL", b"fdAT"}
)
_PROFILE_MOST: Final = 4_000_000


def strip(data: bytes) -> bytes:
    """Keep what draws, the colours of a profile and which way up; end at IEND."""
    kept = [_BEGINNING]
    seen = set()
    for name, body in _chunks(data):
        seen.add(name)
        if name in _DRAWS:
            kept.append(_chunk(name, body))
        elif name == b"eXIf" and (turned := orientation_only(body)):
            kept.append(_chunk(name, turned))
        elif name == b"iCCP" and (colours := _colours(body)):
            kept.append(_chunk(name, b"-\0\0" + zlib.compress(colours)))
    refuse_unless({b"IHDR", b"IDAT", b"IEND"} <= seen)
    return b"".join(kept)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place, name = len(_BEGINNING), b""
    while name != b"IEND":
        head = data[place : place + 8]
        refuse_unless(len(head) == 8)  # noqa: PLR2004 -- length and name of a chunk
        length, name = struct.unpack(">I4s", head)
        body = data[place + 8 : place + 8 + length]
        check = data[place + 8 + length : place + 12 + length]
        refuse_unless(len(body) == length and int.from_bytes(check) == zlib.crc32(name + body) and len(check) == 4)  # noqa: PLR2004 -- a CRC-32
        refuse_unless(place > len(_BEGINNING) or name == b"IHDR")
        yield name, body
        place += 12 + length


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _colours(body: bytes) -> bytes:
    packed = body.partition(b"\0")[2][1:]
    try:
        return colours_only(zlib.decompressobj().decompress(packed, _PROFILE_MOST))
    except zlib.error:
        return b""
