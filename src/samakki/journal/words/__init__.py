"""The words of the journal: files and their entries, values and conflicts, who read, and proofs."""

from samakki.journal.words.attached import (
    Attached,
    AttachmentRead,
)
from samakki.journal.words.drafts import (
    Draft,
)
from samakki.journal.words.files import (
    ENTRY,
    FILE,
    PAGE_OF_ENTRIES,
    PIECE_SIZE,
    Body,
    Change,
    Conflict,
    EntriesWritten,
    EntryHeader,
    FileErased,
    FileRead,
    FileState,
    Flag,
    Head,
    Heads,
    JournalError,
    Kind,
    MalformedBodyError,
    NoSuchEntryError,
    NoSuchFileError,
    OpenedEntry,
    SectionState,
    Written,
)
from samakki.journal.words.proofs import (
    Checkpoint,
    Fault,
    Verified,
    Wrong,
)
from samakki.journal.words.purposes import (
    Purpose,
)
from samakki.journal.words.sources import (
    Source,
)
from samakki.journal.words.trail import (
    Reading,
    Sampled,
    Trace,
)

__all__ = [
    "ENTRY",
    "FILE",
    "PAGE_OF_ENTRIES",
    "PIECE_SIZE",
    "Attached",
    "AttachmentRead",
    "Body",
    "Change",
    "Checkpoint",
    "Conflict",
    "Draft",
    "EntriesWritten",
    "EntryHeader",
    "Fault",
    "FileErased",
    "FileRead",
    "FileState",
    "Flag",
    "Head",
    "Heads",
    "JournalError",
    "Kind",
    "MalformedBodyError",
    "NoSuchEntryError",
    "NoSuchFileError",
    "OpenedEntry",
    "Purpose",
    "Reading",
    "Sampled",
    "SectionState",
    "Source",
    "Trace",
    "Verified",
    "Written",
    "Wrong",
]
