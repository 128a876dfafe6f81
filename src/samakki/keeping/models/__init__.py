"""What keeping stores: what copying last did."""

from samakki.keeping.models.backups import Backup

__all__ = ["Backup"]
