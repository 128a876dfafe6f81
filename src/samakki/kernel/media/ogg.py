"""Ogg: Opus, Vorbis and Speex sound; the comment packet keeps its length and loses its words, so that no page moves."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from samakki.kernel.media.kinds import MediaRefusedError, Reason, refuse_unless

_HEAD: Final = 27
_BEGINS: Final = 0x02
_CODECS: Final = ((b"OpusHead", b"OpusTags"), (b"\x01vorbis", b"\x03vorbis"), (b"Speex   ", b""))
_VIDEO: Final = (b"\x80theora", b"BBCD\0", b"\x01video")
_MIRROR: Final = bytes(int(f"{number:08b}"[::-1], 2) for number in range(256))


@dataclass(slots=True)
class _Page:
    head: bytes
    lengths: bytes
    body: bytearray
    changed: bool = False

    def packet_parts(self) -> Iterator[tuple[int, int, bool]]:
        """Give start, end and whether the packet ends here, for each part of a packet on this page."""
        start = end = 0
        for length in self.lengths:
            end += length
            if length < 0xFF:  # noqa: PLR2004 -- a lacing value of 255 goes on (RFC 3533, 6)
                yield start, end, True
                start = end
        if end > start:
            yield start, end, False

    def write(self) -> bytes:
        """Write the page with a sum that fits it."""
        if not self.changed:
            return self.head + self.lengths + bytes(self.body)
        blank = self.head[:22] + bytes(4) + self.head[26:] + self.lengths + bytes(self.body)
        return blank[:22] + struct.pack("<I", checksum(blank)) + blank[26:]


@dataclass(slots=True)
class _Stream:
    marker: bytes
    packets: int = 0
    comment: list[tuple[_Page, int, int]] = field(default_factory=list)


def strip(data: bytes) -> bytes:
    """Blank the comments of every stream; refuse what moves and what is no sound."""
    pages = list(_pages(data))
    refuse_unless(pages)
    streams: dict[bytes, _Stream] = {}
    for page in pages:
        serial = page.head[14:18]
        if page.head[5] & _BEGINS:
            streams[serial] = _Stream(_marker(bytes(page.body)))
        refuse_unless(serial in streams)
        _follow(streams[serial], page)
    refuse_unless(all(stream.packets > 1 for stream in streams.values()))
    return b"".join(page.write() for page in pages)


def checksum(page: bytes) -> int:
    """Sum a page as RFC 3533 wants it: zlib's CRC-32 is the same polynomial, mirrored."""
    mirrored = zlib.crc32(page.translate(_MIRROR), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{mirrored:032b}"[::-1], 2)


def blank_comment(packet: bytes, marker: bytes) -> bytes:
    """Write a comment packet of the same length that says nothing: a vendor of spaces and no comments."""
    framed = b"\x01" if marker == b"\x03vorbis" else b""
    room = len(packet) - len(marker) - 8 - len(framed)
    refuse_unless(room >= 0 and packet.startswith(marker))
    return marker + struct.pack("<I", room) + b" " * room + bytes(4) + framed


def _pages(data: bytes) -> Iterator[_Page]:
    place = 0
    while data[place : place + 4] == b"OggS" and place + _HEAD < len(data):
        head = data[place : place + _HEAD]
        lengths = data[place + _HEAD : place + _HEAD + head[26]]
        start = place + _HEAD + head[26]
        body = data[start : start + sum(lengths)]
        refuse_unless(len(lengths) == head[26] and len(body) == sum(lengths))
        yield _Page(head, lengths, bytearray(body))
        place = start + len(body)


def _marker(first: bytes) -> bytes:
    if first.startswith(_VIDEO):
        raise MediaRefusedError(Reason.VIDEO)
    for beginning, marker in _CODECS:
        if first.startswith(beginning):
            return marker
    raise MediaRefusedError(Reason.UNKNOWN)


def _follow(stream: _Stream, page: _Page) -> None:
    for start, end, ends in page.packet_parts():
        if stream.packets == 1:
            stream.comment.append((page, start, end))
            if ends:
                _silence(stream)
        stream.packets += ends


def _silence(stream: _Stream) -> None:
    packet = b"".join(bytes(page.body[start:end]) for page, start, end in stream.comment)
    silent = blank_comment(packet, stream.marker)
    place = 0
    for page, start, end in stream.comment:
        page.body[start:end] = silent[place : place + end - start]
        page.changed = True
        place += end - start
