"""Pictures and sounds drawn by code: no photograph of anybody stands in the demonstration."""

import math
import struct
import zlib
from typing import Final

from samakki.demo.rules.dice import Dice

_SIDE: Final = 160
_RATE: Final = 8000


def make_picture(dice: Dice) -> bytes:
    """Draw hills under a sky as a PNG."""
    far, near, sky = (bytes(dice.between(40, 230) for _ in range(3)) for _ in range(3))
    lift, width = dice.between(20, 50), dice.between(15, 45)
    rows = bytearray()
    for y in range(_SIDE):
        rows.append(0)
        for x in range(_SIDE):
            if y > 110 + lift / 3 * math.sin(x / width):
                rows += near
            else:
                rows += far if y > 80 + lift * math.sin(x / (2 * width) + 1) else sky
    head = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def make_sound(dice: Dice) -> bytes:
    """Make three soft tones as a WAV."""
    tones = [dice.choice((262, 294, 330, 392, 440)) for _ in range(3)]
    samples = b"".join(
        struct.pack("<h", int(6000 * math.sin(2 * math.pi * tone * n / _RATE) * (1 - n / 3000)))
        for tone in tones
        for n in range(3000)
    )
    form = struct.pack("<HHIIHH", 1, 1, _RATE, 2 * _RATE, 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(samples)) + samples
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
