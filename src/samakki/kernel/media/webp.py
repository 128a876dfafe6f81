"""WebP: picture, transparency, movement and colours are kept."""

from typing import Final

from samakki.kernel.media import riff
from samakki.kernel.media.exif import orientation_only
from samakki.kernel.media.icc import colours_only
from samakki.kernel.media.kinds import refuse_unless

_DRAWS: Final = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANIM"})
_FRAME_HEADER: Final = 16
_ICC_FLAG, _EXIF_FLAG, _XMP_FLAG = 0x20, 0x08, 0x04
_HEADER: Final = 10


def strip(data: bytes) -> bytes:
    """Keep what draws, the colours of a profile and which way up; nothing after the box's end."""
    found = list(riff.chunks(riff.inside(data)))
    names = {name for name, _ in found}
    refuse_unless(names & {b"VP8 ", b"VP8L", b"ANMF"})
    kept: list[tuple[bytes, bytes]] = []
    for name, body in found:
        clean = _clean(name, body)
        if clean:
            kept.append((name, clean))
    left = {name for name, _ in kept}
    return riff.box(b"WEBP", [riff.chunk(name, _flags(body, left) if name == b"VP8X" else body) for name, body in kept])


def _clean(name: bytes, body: bytes) -> bytes:
    if name in _DRAWS:
        return body
    if name == b"VP8X":
        refuse_unless(len(body) >= _HEADER)
        return body[:_HEADER]
    if name == b"ANMF":
        inner = [riff.chunk(*part) for part in riff.chunks(body[_FRAME_HEADER:]) if part[0] in _DRAWS]
        return body[:_FRAME_HEADER] + b"".join(inner)
    if name == b"EXIF":
        return orientation_only(body.removeprefix(b"Exif\0\0"))
    return colours_only(body) if name == b"ICCP" else b""


def _flags(header: bytes, left: set[bytes]) -> bytes:
    flags = header[0] & ~(_ICC_FLAG | _EXIF_FLAG | _XMP_FLAG)
    flags |= _ICC_FLAG if b"ICCP" in left else 0
    flags |= _EXIF_FLAG if b"EXIF" in left else 0
    return bytes((flags,)) + header[1:]
