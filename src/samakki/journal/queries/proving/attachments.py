"""Proving attachments: every sealed piece against the header of the entry that it belongs to."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from samakki.journal.queries.proving.steady import Steady
from samakki.journal.rules.headers import attachments_hash
from samakki.journal.rules.pieces import digest_of
from samakki.journal.words import Fault, Purpose, Wrong
from samakki.kernel.ids import FileId


def prove_attachments(store: Steady, attached: Mapping[str, bytes]) -> Fault | None:
    """Read all sealed pieces of these entries (entry in hex: what its header says); give the first fault."""
    for entry, proof in attached.items():
        digests = []
        for own, file, pieces, digest, label in _of(store, entry):
            hashes = [sha256(blob).digest() for (blob,) in _pieces(store, own)]
            if len(hashes) != pieces:
                wrong = Wrong.TRUNCATED if len(hashes) < pieces else Wrong.ADDED
                return _fault(wrong, own, file, f"{len(hashes)} of {pieces} pieces are there")
            if digest_of(bytes(label), hashes) != bytes(digest):
                return _fault(Wrong.EDITED, own, file, "a sealed piece or its label is not what was sealed")
            digests.append((own, bytes(digest)))
        if attachments_hash(digests) != bytes(proof) and (digests or not _erased(store, entry)):
            wrong = Wrong.EDITED if digests else Wrong.DELETED
            seen = "its attachments are not those its header names"
            return Fault(wrong, f"entry {UUID(entry)}", seen, subject=UUID(entry))
    return None


def _erased(store: Steady, entry: str) -> bool:
    """Tell whether the file of an entry was erased, as the record of it says, which the tree of reads holds."""
    return bool(
        store.first(
            "SELECT 1 FROM journal_entry e JOIN journal_read_file f ON f.file_id = e.file_id "
            "JOIN journal_read r ON r.id = f.read_id WHERE e.id = %s AND r.purpose = %s LIMIT 1",
            (entry, Purpose.ERASURE.value),
        )
    )


def _of(store: Steady, entry: str) -> list[tuple[Any, ...]]:
    return list(
        store.rows(
            f"SELECT {store.hexed('id')}, {store.hexed('file_id')}, pieces, digest, label "  # noqa: S608 -- our own names
            "FROM journal_attachment WHERE entry_id = %s ORDER BY id",
            (entry,),
        )
    )


def _pieces(store: Steady, attachment: str) -> Iterator[tuple[Any, ...]]:
    sql = "SELECT blob FROM journal_piece WHERE attachment_id = %s ORDER BY number"
    return store.rows(sql, (attachment,), batch=4)


def _fault(wrong: Wrong, attachment: str, file: str, seen: str) -> Fault:
    return Fault(wrong, f"attachment {UUID(attachment)}", seen, file=FileId(UUID(file)), subject=UUID(attachment))
