"""Reading: a file, a list of files or one closed entry is opened, and who read what is written down with it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from samakki.journal.actions.asking import about_entries, about_entry, about_list, about_reading
from samakki.journal.actions.opening import open_entries
from samakki.journal.actions.rebuilding import fold_anew
from samakki.journal.actions.recording import record
from samakki.journal.actions.snapshots import sealed_snapshot, snapshots
from samakki.journal.models import Entry, File, Snapshot
from samakki.journal.rules.encoding import read_section
from samakki.journal.words import (
    PAGE_OF_ENTRIES,
    FileRead,
    FileState,
    NoSuchEntryError,
    NoSuchFileError,
    OpenedEntry,
    Purpose,
)
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, EntryId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import open_many


@deed(about=about_reading)
def read_file(  # noqa: PLR0913 -- each narrows what is opened, or says why
    by: By,
    file: FileId,
    sections: Iterable[Section] | None = None,
    purpose: str = Purpose.CARE,
    *,
    page: str = "case",
    before: int | None = None,
    limit: int = PAGE_OF_ENTRIES,
) -> FileRead:
    """Open a file's state and one page of its entries, newest first; closed ones show their header only.

    `before` is the `next_before` of the page above. Writes one read record. Raises NoSuchFileError, KeyNotHeldError.
    """
    row = File.objects.filter(pk=file).first()
    if row is None or row.erased_at is not None:
        raise NoSuchFileError
    wanted = None if sections is None else list(sections)
    page_of = _page(file, wanted, before, limit)
    entries = page_of[:limit]
    kept = _fresh(by, file, wanted, entries)
    owner = AgencyId(row.owner)
    plains, opened = open_entries(by, owner, [sealed_snapshot(owner, one) for one in kept], entries)
    state = FileState({Section(one.section): read_section(plain) for one, plain in zip(kept, plains, strict=True)})
    read = {*state.sections, *(Section(one.section) for one in entries)}
    record(by, purpose, page, [(file, read)])
    return FileRead(
        file=file,
        owner=owner,
        length=row.length,
        state=state,
        entries=opened,
        conflicts=state.conflicts(),
        next_before=entries[-1].number if len(page_of) > limit else None,
    )


@deed(about=about_list)
def read_snapshots(
    by: By,
    files: Sequence[FileId],
    sections: Iterable[Section] | None,
    page: str,
    purpose: str = Purpose.OVERVIEW,
    *,
    besides: Mapping[FileId, Collection[Section]] | None = None,
) -> dict[FileId, FileState]:
    """Open what some sections of many files say now, for a list; the page has one read record.

    `besides` names sections that are opened of a few of these files only.
    """
    owners = File.owners(files)
    rows = snapshots(files, sections)
    if besides:
        more = snapshots(besides, {section for wanted in besides.values() for section in wanted})
        opened = {(row.file_id, row.section) for row in rows}
        rows += [
            row
            for row in more
            if row.section in besides[FileId(row.file_id)] and (row.file_id, row.section) not in opened
        ]
    plains = open_many(by, [sealed_snapshot(AgencyId(owners[row.file_id]), row) for row in rows])
    states = {file: FileState() for file in files}
    for row, plain in zip(rows, plains, strict=True):
        states[FileId(row.file_id)].sections[Section(row.section)] = read_section(plain)
    record(by, purpose, page, [(file, set(state.sections)) for file, state in states.items()])
    return states


@deed(about=about_entry)
def open_closed(by: By, entry: EntryId, purpose: str = Purpose.CARE, *, page: str = "entry") -> OpenedEntry:
    """Open one entry by name, which is how a closed one is read; recorded with the entry's id."""
    row = Entry.objects.filter(pk=entry).first()
    if row is None:
        raise NoSuchEntryError
    owner = AgencyId(File.owners([row.file_id])[row.file_id])
    _none, (opened,) = open_entries(by, owner, [], [row], closed_too=True)
    record(by, purpose, page, [(FileId(row.file_id), {Section(row.section)})], entry=entry)
    return opened


@deed(about=about_entries)
def open_closed_many(
    by: By, entries: Sequence[EntryId], purpose: str = Purpose.CARE, *, page: str = "entry"
) -> tuple[OpenedEntry, ...]:
    """Open several closed entries of one owner by name, in the order asked for; each is recorded by itself."""
    found = Entry.objects.in_bulk(list(entries))
    rows = [found[entry] for entry in entries if entry in found]
    owners = set(File.owners({row.file_id for row in rows}).values())
    if len(rows) != len(entries) or len(owners) > 1:
        raise NoSuchEntryError
    opened: tuple[OpenedEntry, ...] = ()
    for owner in owners:
        _none, opened = open_entries(by, AgencyId(owner), [], rows, closed_too=True)
    for row in rows:
        record(by, purpose, page, [(FileId(row.file_id), {Section(row.section)})], entry=EntryId(row.id))
    return opened


def _fresh(by: By, file: FileId, sections: list[Section] | None, entries: list[Entry]) -> list[Snapshot]:
    """Find the snapshots, and fold anew when the page shows an entry newer than its section's."""
    kept = snapshots([file], sections)
    through = {one.section: one.through for one in kept}
    if all(one.closed or one.number <= through.get(one.section, 0) for one in entries):
        return kept
    fold_anew(by, file)
    return snapshots([file], sections)


def _page(file: FileId, sections: list[Section] | None, before: int | None, limit: int) -> list[Entry]:
    rows = Entry.objects.filter(file_id=file).order_by("-number")
    if sections is not None:
        rows = rows.filter(section__in=sections)
    if before is not None:
        rows = rows.filter(number__lt=before)
    return list(rows[: limit + 1])
