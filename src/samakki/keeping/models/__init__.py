"""What keeping stores: what copying last did, erasures, and what was decided to be kept on."""

from samakki.keeping.models.backups import Backup
from samakki.keeping.models.erasures import Erasure, KeptOn

__all__ = ["Backup", "Erasure", "KeptOn"]
