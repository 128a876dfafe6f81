"""ICC profiles: their colours stay, their descriptions, makers and dates go."""

import struct
from typing import Final

_HEADER: Final = 128
_COLOURS: Final = frozenset(
    {b"wtpt", b"bkpt", b"chad", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"cicp", b"gamt"}
    | {f"{way}2{to}{intent}".encode() for way, to in (("A", "B"), ("B", "A")) for intent in "0123"}
)
# Date, platform, maker, model, creator, profile id: offsets and lengths in the header (ICC.1:2022, 7.2).
_TRACES: Final = ((24, 12), (40, 4), (48, 8), (80, 4), (84, 16))


def colours_only(profile: bytes) -> bytes:
    """Make a profile that holds the same colours and no text; empty if it is broken, so that viewers take sRGB."""
    try:
        return _rebuild(profile)
    except struct.error:
        return b""


def _rebuild(profile: bytes) -> bytes:
    header = bytearray(profile[:_HEADER])
    if len(header) < _HEADER or header[36:40] != b"acsp":
        return b""
    for start, length in _TRACES:
        header[start : start + length] = bytes(length)
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    tags = []
    for number in range(min(count, 100)):
        name, start, length = struct.unpack_from(">4sII", profile, _HEADER + 4 + number * 12)
        if name in _COLOURS and start + length <= len(profile):
            tags.append((name, profile[start : start + length]))
    if not tags:
        return b""
    place = _HEADER + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, value in tags:
        table += struct.pack(">4sII", name, place + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    header[0:4] = struct.pack(">I", place + len(body))
    return bytes(header) + table + body
