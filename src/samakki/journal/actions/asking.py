"""What access is told about what is asked for: whose file, which section, whether it is closed, on which ground."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from samakki.journal.models import Attachment, Entry, File, Snapshot, swift
from samakki.journal.words import Draft, NoSuchEntryError, NoSuchFileError, Purpose
from samakki.kernel.deeds import Attributes, By, KeyNotHeldError
from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import AgencyId, AttachmentId, EntryId, FileId, MemberId
from samakki.sections.words import Section


def about_new_file(_by: By, _file: FileId, owner: AgencyId) -> Attributes:
    """Tell of a file to be opened."""
    return {"owner": str(owner), "section": "", "closed": False}


def about_new_files(_by: By, owner: AgencyId, files: Mapping[FileId, Sequence[Draft]]) -> Attributes:
    """Tell of files to be begun together: access is asked once for all."""
    closed = any(draft.closed for drafts in files.values() for draft in drafts)
    return {"owner": str(owner), "section": "", "closed": closed}


def about_writing(by: By, file: FileId, section: Section, *_rest: Any, **named: Any) -> Attributes:
    """Tell of an entry or attachment to be written."""
    about = _about([file], [section], closed=bool(named.get("closed", False)))
    return about | _shown(by, named.get("ground"), [section])


def about_drafts(by: By, drafts: Sequence[Draft]) -> Attributes:
    """Tell of entries to be written at once: access is asked once for all, about what they have in common."""
    sections = [draft.section for draft in drafts]
    about = _about([draft.file for draft in drafts], sections, closed=any(draft.closed for draft in drafts))
    grounds = {draft.ground for draft in drafts}
    return about | _shown(by, grounds.pop() if len(grounds) == 1 else None, sections)


def about_reading(
    by: By,
    file: FileId,
    sections: Collection[Section] | None = None,
    purpose: str = Purpose.CARE,
    *,
    ground: GroundShown | None = None,
    **_named: Any,
) -> Attributes:
    """Tell of a file to be read; on a ground all that the ground opens, unless it is narrowed."""
    wanted = ground.sections if ground and sections is None else sections or ()
    return _about([file], []) | _shown(by, ground, wanted, purpose=purpose)


def about_list(_by: By, files: Sequence[FileId], *_rest: Any, **_named: Any) -> Attributes:
    """Tell of files to be listed on one page."""
    return _about(list(files), [])


def about_shown(by: By, owner: AgencyId, rows: Sequence[Snapshot], purpose: str, ground: GroundShown) -> Attributes:
    """Tell of one file of another agency that is to stand in a list."""
    about: Attributes = {"owner": str(owner), "section": "", "closed": False}
    return {**about, **_shown(by, ground, [row.section for row in rows], purpose=purpose)}


def about_own(by: By, *_rest: Any, **_named: Any) -> Attributes:
    """Tell of what the reader's own agency wrote into the file of another."""
    return {"owner": str(by.agency or "")}


def about_entry(
    by: By, entry: EntryId, purpose: str = Purpose.CARE, *, ground: GroundShown | None = None, **_named: Any
) -> Attributes:
    """Tell of one entry to be opened; raises NoSuchEntryError."""
    row = Entry.objects.filter(pk=entry).only("file_id", "section", "closed").first()
    if row is None:
        raise NoSuchEntryError
    about = _about([FileId(row.file_id)], [Section(row.section)], closed=row.closed)
    return about | _shown(by, ground, *_apart([(row.section, row.closed, entry)]), purpose=purpose)


def about_entries(
    by: By,
    entries: Sequence[EntryId],
    purpose: str = Purpose.CARE,
    *,
    ground: GroundShown | None = None,
    **_named: Any,
) -> Attributes:
    """Tell of several entries to be opened by name: access is asked once for all."""
    rows = list(Entry.objects.filter(pk__in=list(entries)).values_list("file_id", "section", "closed", "id"))
    about = _about(
        list({FileId(file) for file, _section, _closed, _entry in rows}),
        [Section(section) for _file, section, _closed, _entry in rows],
        closed=any(closed for _file, _section, closed, _entry in rows),
    )
    return about | _shown(by, ground, *_apart(row[1:] for row in rows), purpose=purpose)


def about_attachment(
    by: By, attachment: AttachmentId, purpose: str = Purpose.CARE, *, ground: GroundShown | None = None, **_named: Any
) -> Attributes:
    """Tell of one attachment to be read; raises NoSuchEntryError."""
    row = Attachment.objects.filter(pk=attachment).only("file_id", "entry_id", "section", "closed").first()
    if row is None:
        raise NoSuchEntryError
    about = _about([FileId(row.file_id)], [Section(row.section)], closed=row.closed)
    return about | _shown(by, ground, *_apart([(row.section, row.closed, row.entry_id)]), purpose=purpose)


def who(by: By) -> tuple[MemberId, AgencyId]:
    """Tell who writes or reads, and for which agency; raises KeyNotHeldError for one who is nobody's member."""
    if by.member is None or by.agency is None:
        raise KeyNotHeldError
    return by.member, by.agency


def _about(files: list[FileId], sections: list[Section], *, closed: bool = False) -> dict[str, Any]:
    owners = {_owner(files[0])} if len(files) == 1 else set(File.owners(files).values())
    within = sorted({str(section) for section in sections})
    about: dict[str, Any] = {
        "owner": str(owners.pop()) if len(owners) == 1 else "",
        "section": within[0] if len(within) == 1 else "",
        "closed": closed,
    }
    return about | ({"within": within} if len(within) > 1 else {})


def _shown(
    by: By, ground: GroundShown | None, sections: Iterable[str], entries: Iterable[str] = (), *, purpose: str = ""
) -> dict[str, Any]:
    """Tell of the ground that is shown, and of what it is shown for; without one nothing more is told."""
    if ground is None:
        return {}
    wanted = {"sections": sorted({str(one) for one in sections}), "entries": sorted(entries)}
    return {**wanted, "purpose": str(purpose), **ground.told(by.clock.now())}


def _apart(rows: Iterable[tuple[str, bool, UUID]]) -> tuple[list[str], list[str]]:
    """Tell the sections that are needed, and the closed entries: for these a section is not enough."""
    told = list(rows)
    entries = [str(one) for _section, closed, one in told if closed]
    return [section for section, closed, _one in told if not closed], entries


def _owner(file: FileId) -> UUID:
    row = swift.first(File, ("id", "owner"), {"id": file})
    if row is None:
        raise NoSuchFileError
    return row.owner
