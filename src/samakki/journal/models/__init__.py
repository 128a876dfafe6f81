"""What the journal stores: files and entries, who read them, the two trees, attachments."""

from samakki.journal.models.attachments import Attachment, Piece
from samakki.journal.models.entries import Entry, File, PendingEntry, Snapshot
from samakki.journal.models.reads import PendingRead, Read, ReadFile
from samakki.journal.models.trees import Checkpoint, EntryLeaf, ReadLeaf, Tree

__all__ = [
    "Attachment",
    "Checkpoint",
    "Entry",
    "EntryLeaf",
    "File",
    "PendingEntry",
    "PendingRead",
    "Piece",
    "Read",
    "ReadFile",
    "ReadLeaf",
    "Snapshot",
    "Tree",
]
