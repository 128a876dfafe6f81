"""What stands in clear about a file: its headers, who read it, how many conflicts wait."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from samakki.journal.models import Attachment, Entry, File, Read, ReadFile, Snapshot
from samakki.journal.words import EntryHeader, NoSuchFileError, Reading
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section

_AT_ONCE: Final = 500


def about_file(_by: By, file: FileId, *_rest: Any, **_named: Any) -> Attributes:
    """Tell whose file is asked about; raises NoSuchFileError."""
    return {"owner": str(File.owners([file])[file]), "section": "", "closed": False}


@sight(about=about_file)
def headers(by: By, file: FileId) -> tuple[EntryHeader, ...]:
    """List the headers of a file's entries, oldest first: what a partner needs to check its chain."""
    rows = Entry.objects.filter(file_id=file).defer("body").order_by("number")
    return tuple(row.header() for row in rows)


def about_files(_by: By, files: Sequence[FileId], _sections: Iterable[Section]) -> Attributes:
    """Tell whose files are asked about: no one agency where they belong to several."""
    owners = set(File.owners(files).values())
    return {"owner": str(owners.pop()) if len(owners) == 1 else "", "section": "", "closed": False}


@sight(about=about_files)
def closed_in(by: By, files: Sequence[FileId], sections: Iterable[Section]) -> tuple[tuple[FileId, EntryId], ...]:
    """List the closed entries in some sections of these files, file by file, oldest first."""
    rows = Entry.objects.filter(file_id__in=list(files), section__in=list(sections), closed=True)
    found = rows.order_by("file_id", "number").values_list("file_id", "id")
    return tuple((FileId(file), EntryId(entry)) for file, entry in found)


@sight(about=about_file)
def reads_of(by: By, file: FileId, limit: int = 100) -> tuple[Reading, ...]:
    """Tell who read a file, newest first, at most `limit` pages."""
    shown = ReadFile.objects.filter(file_id=file).order_by("-id")[:limit]
    on_page = {row.read_id: row for row in shown}
    found = Read.objects.in_bulk(list(on_page))
    return tuple(_reading(found[read], listed) for read, listed in on_page.items())


@sight(about=about_file)
def length(by: By, file: FileId) -> int:
    """Count a file's entries."""
    return _row(file).length


@sight(about=about_file)
def attached_to(by: By, file: FileId) -> int:
    """Count what is attached to a file's entries."""
    return Attachment.objects.filter(file_id=file).count()


@sight()
def files_known(by: By, ids: Collection[UUID]) -> tuple[FileId, ...]:
    """Tell which of these ids are files that stand here and were not erased."""
    wanted, found = list(ids), list[FileId]()
    for at in range(0, len(wanted), _AT_ONCE):
        rows = File.objects.filter(pk__in=wanted[at : at + _AT_ONCE], erased_at=None)
        found += [FileId(file) for file in rows.values_list("pk", flat=True)]
    return tuple(found)


@sight(about=about_file)
def conflicts(by: By, file: FileId) -> int:
    """Count the fields of a file that wait for a person to choose."""
    return _row(file).conflicts


def about_torn(_by: By, files: Sequence[FileId]) -> Attributes:
    """Tell whose files are asked about, as of several."""
    return about_files(_by, files, ())


@sight(about=about_torn)
def torn_sections(by: By, files: Sequence[FileId]) -> dict[FileId, tuple[Section, ...]]:
    """Tell in which sections of these files something waits for a person to choose; never what."""
    rows = Snapshot.objects.filter(file_id__in=list(files), conflicts__gt=0).order_by("id")
    found: dict[FileId, tuple[Section, ...]] = {}
    for file, section in rows.values_list("file_id", "section"):
        found[FileId(file)] = (*found.get(FileId(file), ()), Section(section))
    return found


def _row(file: FileId) -> File:
    row = File.objects.filter(pk=file).first()
    if row is None:
        raise NoSuchFileError
    return row


def _reading(row: Read, listed: ReadFile) -> Reading:
    return Reading(
        id=row.id,
        member=MemberId(row.member),
        agency=AgencyId(row.agency),
        moment=Stamp.parse(row.stamp).moment(),
        purpose=row.purpose,
        page=row.page,
        sections=tuple(Section(section) for section in listed.sections.split(",") if section),
        entry=EntryId(row.entry) if row.entry else None,
        ground=listed.ground,
        why=row.why,
    )
