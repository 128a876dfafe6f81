"""What access is told about what is asked for: whose file, which section, whether it is closed."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from samakki.journal.models import Attachment, Entry, File, swift
from samakki.journal.words import Draft, NoSuchEntryError, NoSuchFileError
from samakki.kernel.deeds import Attributes, By, KeyNotHeldError
from samakki.kernel.ids import AgencyId, AttachmentId, EntryId, FileId, MemberId
from samakki.sections.words import Section


def about_new_file(_by: By, _file: FileId, owner: AgencyId) -> Attributes:
    """Tell of a file to be opened."""
    return {"owner": str(owner), "section": "", "closed": False}


def about_new_files(_by: By, owner: AgencyId, files: Mapping[FileId, Sequence[Draft]]) -> Attributes:
    """Tell of files to be begun together: access is asked once for all."""
    closed = any(draft.closed for drafts in files.values() for draft in drafts)
    return {"owner": str(owner), "section": "", "closed": closed}


def about_writing(_by: By, file: FileId, section: Section, *_rest: Any, **named: Any) -> Attributes:
    """Tell of an entry or attachment to be written."""
    return _about([file], [section], closed=bool(named.get("closed", False)))


def about_drafts(_by: By, drafts: Sequence[Draft]) -> Attributes:
    """Tell of entries to be written at once: access is asked once for all, about what they have in common."""
    return _about(
        [draft.file for draft in drafts],
        [draft.section for draft in drafts],
        closed=any(draft.closed for draft in drafts),
    )


def about_reading(_by: By, file: FileId, *_rest: Any, **_named: Any) -> Attributes:
    """Tell of a file to be read."""
    return _about([file], [])


def about_list(_by: By, files: Sequence[FileId], *_rest: Any, **_named: Any) -> Attributes:
    """Tell of files to be listed on one page."""
    return _about(list(files), [])


def about_entry(_by: By, entry: EntryId, *_rest: Any, **_named: Any) -> Attributes:
    """Tell of one entry to be opened; raises NoSuchEntryError."""
    row = Entry.objects.filter(pk=entry).only("file_id", "section", "closed").first()
    if row is None:
        raise NoSuchEntryError
    return _about([FileId(row.file_id)], [Section(row.section)], closed=row.closed)


def about_entries(_by: By, entries: Sequence[EntryId], *_rest: Any, **_named: Any) -> Attributes:
    """Tell of several entries to be opened by name: access is asked once for all."""
    rows = list(Entry.objects.filter(pk__in=list(entries)).values_list("file_id", "section", "closed"))
    return _about(
        list({FileId(file) for file, _section, _closed in rows}),
        [Section(section) for _file, section, _closed in rows],
        closed=any(closed for _file, _section, closed in rows),
    )


def about_attachment(_by: By, attachment: AttachmentId, *_rest: Any, **_named: Any) -> Attributes:
    """Tell of one attachment to be read; raises NoSuchEntryError."""
    row = Attachment.objects.filter(pk=attachment).only("file_id", "section", "closed").first()
    if row is None:
        raise NoSuchEntryError
    return _about([FileId(row.file_id)], [Section(row.section)], closed=row.closed)


def who(by: By) -> tuple[MemberId, AgencyId]:
    """Tell who writes or reads, and for which agency; raises KeyNotHeldError for one who is nobody's member."""
    if by.member is None or by.agency is None:
        raise KeyNotHeldError
    return by.member, by.agency


def _about(files: list[FileId], sections: list[Section], *, closed: bool = False) -> Attributes:
    owners = {_owner(files[0])} if len(files) == 1 else set(File.owners(files).values())
    return {
        "owner": str(owners.pop()) if len(owners) == 1 else "",
        "section": str(sections[0]) if len(set(sections)) == 1 else "",
        "closed": closed,
    }


def _owner(file: FileId) -> UUID:
    row = swift.first(File, ("id", "owner"), {"id": file})
    if row is None:
        raise NoSuchFileError
    return row.owner
