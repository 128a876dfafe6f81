"""JPEG: what draws the picture is kept, everything said about it goes."""

import struct
from collections.abc import Iterator
from typing import Final

from samakki.kernel.media.exif import orientation_only
from samakki.kernel.media.icc import colours_only
from samakki.kernel.media.kinds import refuse_unless

_END, _SCAN = 0xD9, 0xDA
_JFIF, _EXIF, _ICC, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_DRAWS: Final = _FRAMES | {0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF, _SCAN}
# Markers without a length (ITU-T T.81, table B.1): none of them may stand between segments.
_ALONE: Final = frozenset({0x00, 0x01, *range(0xD0, 0xD9)})
_ICC_NAME: Final = b"ICC_PROFILE\0"
_ICC_ROOM: Final = 65_000


def strip(data: bytes) -> bytes:
    """Keep frames, tables and scans, colours and which way up; end at the picture's own end."""
    kept: list[bytes] = []
    turned, profile, jfif, marks = b"", b"", b"", set()
    for mark, body, scan in _segments(data):
        marks.add(mark)
        if mark in _DRAWS:
            kept.append(_segment(mark, body) + scan)
        elif mark == _ADOBE and body.startswith(b"Adobe"):
            kept.append(_segment(mark, body[:12]))
        elif mark == _JFIF and body.startswith(b"JFIF\0"):
            jfif = _segment(mark, body[:12].ljust(12, b"\0") + b"\0\0")
        elif mark == _EXIF and body.startswith(b"Exif\0"):
            turned = turned or orientation_only(body[6:])
        elif mark == _ICC and body.startswith(_ICC_NAME):
            profile += body[len(_ICC_NAME) + 2 :]
    refuse_unless(marks & _FRAMES and _SCAN in marks)
    exif = _segment(_EXIF, b"Exif\0\0" + turned) if turned else b""
    return b"".join([b"\xff\xd8", jfif, exif, *_profile(profile), *kept, b"\xff\xd9"])


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    place = 2
    while True:
        refuse_unless(data[place : place + 1] == b"\xff")
        while data[place] == 0xFF:  # noqa: PLR2004 -- fill bytes before a marker (ITU-T T.81, B.1.1.2)
            place += 1
        mark = data[place]
        place += 1
        if mark == _END:
            return
        refuse_unless(mark not in _ALONE)
        length = int.from_bytes(data[place : place + 2])
        body = data[place + 2 : place + length]
        refuse_unless(length >= 2 and len(body) == length - 2)  # noqa: PLR2004 -- the length counts its own two bytes
        place += length
        end = _scan_end(data, place) if mark == _SCAN else place
        yield mark, body, data[place:end]
        place = end


def _scan_end(data: bytes, place: int) -> int:
    while True:
        place = data.find(b"\xff", place)
        refuse_unless(place >= 0 and place + 1 < len(data))
        follower = data[place + 1]
        if follower == 0xFF:  # noqa: PLR2004 -- fill byte
            place += 1
        elif follower == 0 or 0xD0 <= follower <= 0xD7:  # noqa: PLR2004 -- stuffing and restart markers
            place += 2
        else:
            return place


def _segment(mark: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(body) + 2) + body


def _profile(profile: bytes) -> list[bytes]:
    colours = colours_only(profile)
    parts = [colours[start : start + _ICC_ROOM] for start in range(0, len(colours), _ICC_ROOM)]
    return [
        _segment(_ICC, _ICC_NAME + bytes((number, len(parts))) + part) for number, part in enumerate(parts, start=1)
    ]
