"""WebM: sound only; elements that tell are overwritten with Void where they stand, so that no offset moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samakki.kernel.media.kinds import MediaRefusedError, Reason, refuse_unless
from samakki.kernel.media.ogg import blank_comment

_EBML, _SEGMENT, _INFO, _TRACKS, _TRACK, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675
_BLOCKS, _TRACK_KIND, _CODEC, _CODEC_PRIVATE = 0xA0, 0x83, 0x86, 0x63A2
_APPS: Final = frozenset({0x4D80, 0x5741})
_SOUND: Final = b"\x02"
_CUES, _SEEK_HEAD = 0x1C53BB6B, 0x114D9B74
_KEPT: Final = {
    _SEGMENT: frozenset({_INFO, _TRACKS, _CLUSTER, _CUES, _SEEK_HEAD}),
    _INFO: frozenset({0x2AD7B1, 0x4489}) | _APPS,
    _TRACKS: frozenset({_TRACK}),
    _TRACK: frozenset(
        {0xD7, 0x73C5, _TRACK_KIND, 0xB9, 0x88, 0x55AA, 0x9C, _CODEC, _CODEC_PRIVATE, 0x56AA, 0x56BB, 0xE1}
        | {0x23E383, 0x6DE7, 0x22B59C}
    ),
    _CLUSTER: frozenset({0xE7, 0xA3, _BLOCKS, 0xAB, 0xA7}),
    _BLOCKS: frozenset({0xA1, 0x9B, 0xFB, 0x75A2}),
}
_TOP_LEVEL: Final = _KEPT[_SEGMENT] | {0x1254C367, 0x1941A469, 0x1043A770}
_VOID: Final = 0xEC
_WEBM_TYPES: Final = (b"webm", b"matroska")


@dataclass(frozen=True, slots=True)
class _Element:
    name: int
    start: int
    body: int
    end: int


def strip(data: bytes) -> bytes:
    """Keep what plays the sound; blank apps, dates, titles, tags, chapters and attachments."""
    out = bytearray(data)
    found = list(_elements(out, 0, len(out), frozenset({_SEGMENT})))
    refuse_unless([element.name for element in found[:2]] == [_EBML, _SEGMENT])
    refuse_unless(any(kind in bytes(out[found[0].body : found[0].end]) for kind in _WEBM_TYPES))
    segment = found[1]
    seen: set[int] = set()
    _clean(out, segment, seen)
    refuse_unless({_TRACK, _CLUSTER} <= seen)
    return bytes(out[: segment.end])


def _clean(out: bytearray, parent: _Element, seen: set[int]) -> None:
    place = parent.body
    for element in _elements(out, parent.body, parent.end, _open_ended(parent.name)):
        seen.add(element.name)
        place = element.end
        if element.name not in _KEPT[parent.name]:
            _void(out, element.start, element.end)
        elif element.name in _KEPT:
            _clean(out, element, seen)
        elif element.name in _APPS:
            out[element.body : element.end] = b" " * (element.end - element.body)
    if place < parent.end:
        _void(out, place, parent.end)
    if parent.name == _TRACK:
        _check_track(out, parent)


def _open_ended(parent: int) -> frozenset[int]:
    return frozenset({_CLUSTER}) if parent == _SEGMENT else frozenset()


def _elements(out: bytearray, start: int, end: int, may_be_open: frozenset[int]) -> Iterator[_Element]:
    while start < end:
        name, place = _number(out, start, keep_marker=True)
        size, body = _number(out, place, keep_marker=False)
        unknown = size == (1 << 7 * (body - place)) - 1
        refuse_unless(not unknown or name in may_be_open)
        stop = body + size
        if name == _SEGMENT:
            stop = end if unknown else min(stop, end)
        elif unknown:
            stop = _next_top_level(out, body, end)
        refuse_unless(stop <= end)
        yield _Element(name, start, body, stop)
        start = stop


def _next_top_level(out: bytearray, start: int, end: int) -> int:
    while start < end:
        name, place = _number(out, start, keep_marker=True)
        if name in _TOP_LEVEL:
            return start
        size, body = _number(out, place, keep_marker=False)
        refuse_unless(body + size <= end)
        start = body + size
    return end


def _number(out: bytearray, start: int, *, keep_marker: bool) -> tuple[int, int]:
    first = out[start]
    refuse_unless(first)
    width = 9 - first.bit_length()
    refuse_unless(start + width <= len(out) and (width <= 4 or not keep_marker))  # noqa: PLR2004 -- ids have up to 4 bytes
    value = int.from_bytes(out[start : start + width])
    return (value if keep_marker else value & ((1 << 7 * width) - 1)), start + width


def _void(out: bytearray, start: int, end: int) -> None:
    refuse_unless(end - start > 1)
    width = 1 if end - start < 129 else 8  # noqa: PLR2004 -- one byte of size tells up to 126
    size = end - start - 1 - width
    out[start] = _VOID
    out[start + 1 : start + 1 + width] = ((1 << 7 * width) | size).to_bytes(width)
    out[start + 1 + width : end] = bytes(size)


def _check_track(out: bytearray, track: _Element) -> None:
    parts = {element.name: element for element in _elements(out, track.body, track.end, frozenset())}
    refuse_unless(_TRACK_KIND in parts and _CODEC in parts)
    kind = parts[_TRACK_KIND]
    if bytes(out[kind.body : kind.end]).lstrip(b"\0") != _SOUND:
        raise MediaRefusedError(Reason.VIDEO)
    codec = bytes(out[parts[_CODEC].body : parts[_CODEC].end])
    private = parts.get(_CODEC_PRIVATE)
    if codec == b"A_VORBIS" and private is not None:
        out[private.body : private.end] = _silent_headers(bytes(out[private.body : private.end]))


def _silent_headers(private: bytes) -> bytes:
    refuse_unless(private[0] == 2)  # noqa: PLR2004 -- three packets laced by Xiph's way
    place, lengths = 1, []
    for _ in range(2):
        length = 0
        while private[place] == 0xFF:  # noqa: PLR2004 -- 255 goes on
            length += 0xFF
            place += 1
        lengths.append(length + private[place])
        place += 1
    start = place + lengths[0]
    end = start + lengths[1]
    refuse_unless(end <= len(private))
    return private[:start] + blank_comment(private[start:end], b"\x03vorbis") + private[end:]
