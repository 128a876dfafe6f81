"""The words of keeping: copies and how they are refused, erasures and who decided them."""

from samakki.keeping.words.backups import (
    BACKUP_TEXTS,
    MANIFEST,
    OVERDUE_AFTER,
    BackupId,
    BackupRefusedError,
    BackupShown,
    BackupState,
    BackupWrong,
    Holds,
    Restored,
    Taken,
)

__all__ = [
    "BACKUP_TEXTS",
    "MANIFEST",
    "OVERDUE_AFTER",
    "BackupId",
    "BackupRefusedError",
    "BackupShown",
    "BackupState",
    "BackupWrong",
    "Holds",
    "Restored",
    "Taken",
]
