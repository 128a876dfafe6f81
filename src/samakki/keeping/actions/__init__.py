"""What keeping does: copies are taken and put back."""

from samakki.keeping.actions.noting import note_backup, note_backup_ended
from samakki.keeping.actions.restoring import restore_backup
from samakki.keeping.actions.taking import end_older_generations, take_backup

__all__ = [
    "end_older_generations",
    "note_backup",
    "note_backup_ended",
    "restore_backup",
    "take_backup",
]
