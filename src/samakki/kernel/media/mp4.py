"""MP4 and M4A: sound only; boxes that tell instead of sound are emptied where they stand, so that no offset moves."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samakki.kernel.media.kinds import MediaRefusedError, Reason, refuse_unless

_TOP: Final = frozenset({b"ftyp", b"styp", b"moov", b"moof", b"mdat", b"sidx", b"mfra"})
_HOLDS: Final = frozenset(
    {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"mvex", b"moof", b"traf", b"mfra"}
)
_PLAYS: Final = _HOLDS | frozenset(
    {b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"elst", b"smhd", b"dref", b"stsd", b"stts", b"ctts", b"stsc", b"stsz"}
    | {b"stz2", b"stco", b"co64", b"stss", b"sgpd", b"sbgp", b"mehd", b"trex", b"iods", b"mfhd", b"tfhd", b"tfdt"}
    | {b"trun", b"tfra", b"mfro"}
)
_TIMED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_DEEPEST: Final = 8


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    body: int
    end: int


def strip(data: bytes) -> bytes:
    """Keep what is needed to play one or more sound tracks; refuse pictures that move."""
    out = bytearray(data)
    names = set()
    end = len(data)
    for box in _boxes(data, 0, len(data), at_top=True):
        if box.name not in _TOP and not box.name.isalnum():
            end = box.start
            break
        names.add(box.name)
        if box.name in _TOP:
            _clean(out, box, 0)
        else:
            _empty(out, box)
        end = box.end
    refuse_unless({b"ftyp", b"moov", b"mdat"} <= names)
    return bytes(out[:end])


def _boxes(data: bytes | bytearray, start: int, end: int, *, at_top: bool = False) -> Iterator[_Box]:
    while start + 8 <= end:
        length, name = struct.unpack_from(">I4s", data, start)
        body = start + 8
        if length == 1:
            refuse_unless(start + 16 <= end)
            (length,) = struct.unpack_from(">Q", data, start + 8)
            body = start + 16
        elif length == 0:
            length = end - start
        broken = length < body - start or start + length > end
        if broken and at_top and name not in _TOP:
            return
        refuse_unless(not broken)
        yield _Box(name, start, body, start + length)
        start += length


def _clean(out: bytearray, box: _Box, depth: int) -> None:
    refuse_unless(depth < _DEEPEST)
    if box.name in _HOLDS:
        end = box.body
        for inner in _boxes(out, box.body, box.end):
            if inner.name in _PLAYS:
                _clean(out, inner, depth + 1)
            else:
                _empty(out, inner)
            end = inner.end
        out[end : box.end] = bytes(box.end - end)
    elif box.name in _TIMED:
        _forget_when(out, box)
    elif box.name == b"hdlr":
        _forget_handler(out, box)
    elif box.name == b"dref":
        _forget_places(out, box)


def _empty(out: bytearray, box: _Box) -> None:
    out[box.start + 4 : box.start + 8] = b"free"
    out[box.body : box.end] = bytes(box.end - box.body)


def _forget_when(out: bytearray, box: _Box) -> None:
    wide = 16 if out[box.body] == 1 else 8
    refuse_unless(box.body + 4 + wide <= box.end)
    out[box.body + 4 : box.body + 4 + wide] = bytes(wide)


def _forget_handler(out: bytearray, box: _Box) -> None:
    kind = bytes(out[box.body + 8 : box.body + 12])
    if kind not in {b"soun", b"url ", b"alis"}:
        raise MediaRefusedError(Reason.VIDEO)
    out[box.body + 12 : box.end] = bytes(box.end - box.body - 12)


def _forget_places(out: bytearray, box: _Box) -> None:
    for inner in _boxes(out, box.body + 8, box.end):
        place = inner.body + 4
        out[place : inner.end] = bytes(max(inner.end - place, 0))
