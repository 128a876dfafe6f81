"""What can be asked about keeping without opening anything."""

from samakki.keeping.queries.backups import backup_state

__all__ = ["backup_state"]
