"""What can be asked of the journal without opening anything: headers, readers, conflicts, and whether all is proved."""

from samakki.journal.queries.asking import (
    attached_to,
    closed_in,
    conflicts,
    files_known,
    headers,
    length,
    reads_of,
    torn_sections,
)
from samakki.journal.queries.proving import (
    checkpoint,
    verify,
)
from samakki.journal.queries.trail import (
    readings,
    readings_from,
    sample,
    writings,
)

__all__ = [
    "attached_to",
    "checkpoint",
    "closed_in",
    "conflicts",
    "files_known",
    "headers",
    "length",
    "readings",
    "readings_from",
    "reads_of",
    "sample",
    "torn_sections",
    "verify",
    "writings",
]
