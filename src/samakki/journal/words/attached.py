"""What is attached to entries: photographs, scans, sounds."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as hidden

from samakki.kernel.ids import AttachmentId, FileId


@dataclass(frozen=True, slots=True)
class Attached:
    """A photograph, scan or sound in an entry: its own name, its type, its length in bytes."""

    id: AttachmentId
    name: str = hidden(repr=False)
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class AttachmentRead:
    """An attachment being read: what it is, and its bytes piece by piece."""

    file: FileId
    about: Attached
    closed: bool
    chunks: Iterator[bytes]
