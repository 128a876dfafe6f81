"""What can be asked of the journal without opening anything: headers, readers, conflicts, and whether all is proved."""

from samakki.journal.queries.asking import conflicts, headers, length, reads_of
from samakki.journal.queries.proving import checkpoint, verify

__all__ = ["checkpoint", "conflicts", "headers", "length", "reads_of", "verify"]
