"""Photographs, scans and sounds in a case: cleaned of their traces before they are sealed, read one by one."""

from collections.abc import Iterable

from django.conf import settings

from samakki.cases.actions.desk import of_case, written
from samakki.cases.gateways import examine
from samakki.cases.rules import fitting_words
from samakki.cases.words import (
    ENTRIES_LOOKED_THROUGH,
    NOTE_LIMIT,
    TEXT_LIMIT,
    AttachmentList,
    AttachmentShown,
    CaseUnknownError,
)
from samakki.journal import actions as journal
from samakki.journal.words import AttachmentRead, Body, Kind, NoSuchEntryError, Purpose
from samakki.kernel.deeds import By, deed, whole
from samakki.kernel.ids import AttachmentId, EntryId, FileId, fresh_id
from samakki.kernel.media.strip import clean
from samakki.sections.words import Section


@deed(about=of_case, changes=False)
def attach_file(  # noqa: PLR0913 -- what, where, under which name, how closed: each has a box on the page
    by: By,
    case: FileId,
    section: Section,
    name: str,
    chunks: Iterable[bytes],
    *,
    closed: bool = False,
    shows: str = "",
) -> AttachmentId:
    """Attach a photograph, scan or sound, without place, device, author and time data, with a word on what it shows.

    Where the operator has a scanner (SAMAKKI_SCANNER), it looks at the file first; nobody who writes waits meanwhile.
    Raises MediaRefusedError for what is not taken, WordsRefusedError when nothing is said about what it shows.
    """
    words = fitting_words(shows, NOTE_LIMIT, about="shows", needed=True)
    called = fitting_words(name, TEXT_LIMIT, about="name")
    data = b"".join(chunks)
    if settings.SAMAKKI_SCANNER is not None:
        examine(data, settings.SAMAKKI_SCANNER)
    cleaned = clean(data)
    entry = EntryId(fresh_id(by.clock, by.chance))
    with whole():
        own = journal.attach(by, case, section, entry, cleaned.kind.value, [cleaned.data], closed=closed, name=called)
        body = Body(Kind.NOTE, note=words, attachments=(own,))
        journal.append(by, case, section, body, closed=closed, entry=entry, attachments=(own,))
        written(by, case)
    return own


@deed(about=of_case)
def list_attachments(by: By, case: FileId, before: int | None = None) -> AttachmentList:
    """List what is attached to the newest entries of a case, newest first; one read record."""
    most = ENTRIES_LOOKED_THROUGH
    read = journal.read_file(by, case, None, Purpose.CARE, page="attachments", before=before, limit=most)
    rows = [
        AttachmentShown(attached, entry.body.note, head.section, head.author, head.stamp.moment())
        for entry, head in ((entry, entry.header) for entry in read.entries)
        if entry.body is not None
        for attached in entry.attachments
    ]
    closed = sum(entry.body is None for entry in read.entries)
    return AttachmentList(tuple(rows), closed, read.next_before)


@deed(about=of_case)
def read_attachment(by: By, case: FileId, attachment: AttachmentId) -> AttachmentRead:
    """Open one attachment of a case; who read it, and when, is recorded. Raises CaseUnknownError when there is none."""
    try:
        read = journal.read_attachment(by, attachment, Purpose.CARE)
    except NoSuchEntryError as unknown:
        raise CaseUnknownError from unknown
    if read.file != case:
        raise CaseUnknownError
    return read
