"""What changes or unseals a file: opening it, writing entries, reading them, attaching to them."""

from samakki.journal.actions.attaching import attach, read_attachment, read_own_attachment
from samakki.journal.actions.beginning import begin_files
from samakki.journal.actions.erasing import erase_file
from samakki.journal.actions.numbering import fact_secrets
from samakki.journal.actions.reading import open_closed, open_closed_many, read_file, read_snapshots
from samakki.journal.actions.resolving import resolve
from samakki.journal.actions.shared import read_own, read_shared_snapshots, shown_snapshots
from samakki.journal.actions.writing import append, append_many, open_file

__all__ = [
    "append",
    "append_many",
    "attach",
    "begin_files",
    "erase_file",
    "fact_secrets",
    "open_closed",
    "open_closed_many",
    "open_file",
    "read_attachment",
    "read_file",
    "read_own",
    "read_own_attachment",
    "read_shared_snapshots",
    "read_snapshots",
    "resolve",
    "shown_snapshots",
]
