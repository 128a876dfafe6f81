"""Exif: the one thing in it that belongs to the picture is which way up it is."""

import struct
from typing import Final

_ORIENTATION: Final = 0x0112
_ENTRY: Final = 12
_UPRIGHT: Final = 1
_TURNED: Final = range(2, 9)


def read_orientation(tiff: bytes) -> int:
    """Read the orientation (1 to 8) out of a TIFF block; 1, upright, where there is none or it is broken."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return _UPRIGHT
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, first + 2 + number * _ENTRY)
            if tag == _ORIENTATION:
                return value if value in _TURNED else _UPRIGHT
    except struct.error:
        return _UPRIGHT
    return _UPRIGHT


def orientation_only(tiff: bytes) -> bytes:
    """Make a TIFF block that says nothing but which way up the picture is; empty if it is upright."""
    orientation = read_orientation(tiff)
    if orientation == _UPRIGHT:
        return b""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)
