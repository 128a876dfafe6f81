"""Tells by its content what a file is; names and types claimed by browsers are never believed."""

from typing import Final

from samakki.kernel.media.kinds import Kind, MediaRefusedError, Reason
from samakki.kernel.media.mp3 import begins_like_mp3

_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"OggS", Kind.OGG),
    (b"\x1a\x45\xdf\xa3", Kind.WEBM),
)
_RIFF: Final = {b"WEBP": Kind.WEBP, b"WAVE": Kind.WAV}
_REFUSED: Final = (
    (b"GIF8", Reason.OTHER_PICTURE),
    (b"BM", Reason.OTHER_PICTURE),
    (b"II*\0", Reason.OTHER_PICTURE),
    (b"MM\0*", Reason.OTHER_PICTURE),
    (b"\0\0\0\x0cjP  ", Reason.OTHER_PICTURE),
    (b"8BPS", Reason.OTHER_PICTURE),
    (b"\xd0\xcf\x11\xe0", Reason.OFFICE),
    (b"{\\rtf", Reason.OFFICE),
    (b"PK\x03\x04", Reason.ARCHIVE),
    (b"PK\x05\x06", Reason.ARCHIVE),
    (b"Rar!", Reason.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Reason.ARCHIVE),
    (b"\x1f\x8b", Reason.ARCHIVE),
    (b"BZh", Reason.ARCHIVE),
    (b"\xfd7zXZ\0", Reason.ARCHIVE),
    (b"MZ", Reason.PROGRAM),
    (b"\x7fELF", Reason.PROGRAM),
    (b"\xca\xfe\xba\xbe", Reason.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Reason.PROGRAM),
    (b"#!", Reason.PROGRAM),
    (b"\0\0\x01\xba", Reason.VIDEO),
    (b"FLV\x01", Reason.VIDEO),
)
_PICTURE_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"mif1", b"msf1", b"avif", b"avis"})
_FIRST_LOOK: Final = 1024


def tell_kind(data: bytes) -> Kind:
    """Tell what the file is; raises MediaRefusedError for everything that is not taken."""
    if not data:
        raise MediaRefusedError(Reason.EMPTY)
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF" and data[8:12] in _RIFF:
        return _RIFF[data[8:12]]
    if data[4:8] == b"ftyp":
        return _tell_brand(data)
    if b"%PDF-" in data[:_FIRST_LOOK]:
        return Kind.PDF
    if begins_like_mp3(data):
        return Kind.MP3
    raise MediaRefusedError(_tell_refusal(data))


def _tell_brand(data: bytes) -> Kind:
    if data[8:12] in _PICTURE_BRANDS:
        raise MediaRefusedError(Reason.OTHER_PICTURE)
    return Kind.MP4


def _tell_refusal(data: bytes) -> Reason:
    for beginning, reason in _REFUSED:
        if data.startswith(beginning):
            return reason
    if data[:4] == b"RIFF" and data[8:12] == b"AVI ":
        return Reason.VIDEO
    text = data[:_FIRST_LOOK].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lower()
    if b"<svg" in text:
        return Reason.DRAWING
    if b"<html" in text or b"<!doctype html" in text or b"<script" in text:
        return Reason.WEB_PAGE
    return Reason.UNKNOWN
