"""What can be asked about keeping without opening anything."""

from samakki.keeping.queries.backups import backup_state
from samakki.keeping.queries.erasures import erased_since, erasure, erasure_of, erasures
from samakki.keeping.queries.retention import proposed
from samakki.keeping.queries.tallying import erased

__all__ = ["backup_state", "erased", "erased_since", "erasure", "erasure_of", "erasures", "proposed"]
