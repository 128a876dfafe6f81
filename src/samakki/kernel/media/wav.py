"""WAV: the format, the sound, and nothing of LIST, bext, iXML, cart or id3."""

from typing import Final

from samakki.kernel.media import riff
from samakki.kernel.media.kinds import refuse_unless

_SOUND: Final = frozenset({b"fmt ", b"fact", b"data"})


def strip(data: bytes) -> bytes:
    """Keep format, length and samples; a recorder that was stopped may have left its lengths open."""
    kept = [(name, body) for name, body in riff.chunks(_inside(data), cut_short=b"data") if name in _SOUND]
    refuse_unless({b"fmt ", b"data"} <= {name for name, _ in kept})
    return riff.box(b"WAVE", [riff.chunk(name, body) for name, body in kept])


def _inside(data: bytes) -> bytes:
    left_open = data[4:8] in {b"\xff\xff\xff\xff", b"\0\0\0\0"}
    return data[12:] if left_open else riff.inside(data)
