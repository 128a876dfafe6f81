"""What the vault stores: what must never be restored from an old copy, apart from the data that it opens."""

from samakki.vault.models.founding import Erased, Milestone, Root, last_milestone
from samakki.vault.models.holders import Epoch, Grant, MemberKey, Recovery, newest_grant
from samakki.vault.models.wraps import NO_ENTRY, NOBODY, Wrap, insert_wraps, move_wraps, wraps_there

__all__ = [
    "NOBODY",
    "NO_ENTRY",
    "Epoch",
    "Erased",
    "Grant",
    "MemberKey",
    "Milestone",
    "Recovery",
    "Root",
    "Wrap",
    "insert_wraps",
    "last_milestone",
    "move_wraps",
    "newest_grant",
    "wraps_there",
]
