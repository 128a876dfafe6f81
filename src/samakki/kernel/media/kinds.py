"""The kinds of attachment that are taken, and the reasons for which one is not."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of file that can be attached, by its media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"
    MP3 = "audio/mpeg"
    MP4 = "audio/mp4"
    OGG = "audio/ogg"
    WAV = "audio/wav"
    WEBM = "audio/webm"


class Reason(StrEnum):
    """Why a file is not taken; the doors put it into words."""

    EMPTY = "empty"
    BROKEN = "broken"
    UNKNOWN = "unknown"
    OTHER_PICTURE = "other picture"
    DRAWING = "drawing"
    WEB_PAGE = "web page"
    ARCHIVE = "archive"
    OFFICE = "office document"
    PROGRAM = "program"
    VIDEO = "video"
    ENCRYPTED = "encrypted"
    ACTIVE = "active document"
    MALICE = "known malice"
    UNEXAMINED = "not examined"


class MediaRefusedError(Exception):
    """A file cannot be attached; `reason` says why, and nothing of its content."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Clean:
    """A file that may be kept: its kind as its content tells it, and its bytes without traces."""

    kind: Kind
    data: bytes


def refuse_unless(sound: object, reason: Reason = Reason.BROKEN) -> None:
    """Refuse the file unless what it must hold is there."""
    if not sound:
        raise MediaRefusedError(reason)
