"""What can be asked of the journal without opening anything: headers, readers, conflicts, and whether all is proved."""

from samakki.journal.queries.asking import conflicts, headers, length, reads_of

__all__ = ["conflicts", "headers", "length", "reads_of"]
