"""Reading: a file, a list of files or one closed entry is opened, and who read what is written down with it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial

from django.db.models import Q, QuerySet

from samakki.journal.actions.asking import about_entries, about_entry, about_list, about_reading
from samakki.journal.actions.opening import open_entries
from samakki.journal.actions.rebuilding import fold_anew
from samakki.journal.actions.recording import record
from samakki.journal.actions.snapshots import open_snapshots, sealed_snapshot, snapshots, under_newest_keys
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
from samakki.kernel.grounds import Grounds, GroundShown
from samakki.kernel.ids import AgencyId, EntryId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import open_many


@deed(about=about_reading)
def read_file(  # noqa: PLR0913 -- each narrows what is opened, or says why
    by: By,
    file: FileId,
    sections: Collection[Section] | None = None,
    purpose: str = Purpose.CARE,
    *,
    page: str = "case",
    before: int | None = None,
    limit: int = PAGE_OF_ENTRIES,
    ground: GroundShown | None = None,
) -> FileRead:
    """Open a file's state and one page of its entries, newest first; closed ones show their header only.

    `before` is the `next_before` of the page above. A reader who does not own the file shows the `ground`: then no
    `sections` means all that it opens, and closed entries are left out unless it names them or the reader's agency
    wrote them. Writes one read record. Raises NoSuchFileError, KeyNotHeldError.
    """
    row = File.objects.filter(pk=file).first()
    if row is None or row.erased_at is not None:
        raise NoSuchFileError
    wanted = _wanted(sections, ground)
    visible, owner, grounds = _visible(by, file, wanted, ground), AgencyId(row.owner), _grounds(file, ground)
    page_of = _page(visible, before, limit)
    entries = page_of[:limit]
    kept = _fresh(by, file, wanted, entries, ground)
    boxes = [sealed_snapshot(owner, one) for one in kept]
    plains, opened = open_entries(partial(open_many, by, grounds=grounds), owner, boxes, entries)
    under_newest_keys(by, owner, [] if ground else list(zip(kept, plains, strict=True)))
    state = FileState({Section(one.section): read_section(plain) for one, plain in zip(kept, plains, strict=True)})
    read = {*state.sections, *(Section(one.section) for one in entries)}
    record(by, purpose, page, [(file, read)], grounds=grounds)
    return FileRead(
        file=file,
        owner=owner,
        length=row.length if ground is None else visible.count(),
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
    states = {file: FileState() for file in files} | open_snapshots(by, owners, rows)
    record(by, purpose, page, [(file, set(state.sections)) for file, state in states.items()])
    return states


@deed(about=about_entry)
def open_closed(
    by: By,
    entry: EntryId,
    purpose: str = Purpose.CARE,
    *,
    page: str = "entry",
    ground: GroundShown | None = None,
) -> OpenedEntry:
    """Open one entry by name, which is how a closed one is read; recorded with the entry's id.

    A reader who does not own the file shows the `ground` that names the entry, or the section of one that isn't closed.
    """
    row = Entry.objects.filter(pk=entry).first()
    if row is None:
        raise NoSuchEntryError
    file = FileId(row.file_id)
    owner, grounds = AgencyId(File.owners([file])[file]), _grounds(file, ground)
    opener = partial(open_many, by, grounds=grounds)
    _none, (opened,) = open_entries(opener, owner, [], [row], closed_too=True)
    record(by, purpose, page, [(file, {Section(row.section)})], entry, grounds)
    return opened


@deed(about=about_entries)
def open_closed_many(
    by: By,
    entries: Sequence[EntryId],
    purpose: str = Purpose.CARE,
    *,
    page: str = "entry",
    ground: GroundShown | None = None,
) -> tuple[OpenedEntry, ...]:
    """Open several closed entries of one owner by name, in the order asked for; each is recorded by itself.

    On a `ground` they are of one file.
    """
    found = Entry.objects.in_bulk(list(entries))
    rows = [found[entry] for entry in entries if entry in found]
    files = {FileId(row.file_id) for row in rows}
    owners = set(File.owners(files).values())
    if len(rows) != len(entries) or len(owners) > 1 or (ground and len(files) > 1):
        raise NoSuchEntryError
    opened: tuple[OpenedEntry, ...] = ()
    grounds = {file: ground for file in files if ground}
    for owner in owners:
        opener = partial(open_many, by, grounds=grounds)
        _none, opened = open_entries(opener, AgencyId(owner), [], rows, closed_too=True)
    for row in rows:
        record(by, purpose, page, [(FileId(row.file_id), {Section(row.section)})], EntryId(row.id), grounds)
    return opened


def _wanted(sections: Collection[Section] | None, ground: GroundShown | None) -> list[Section] | None:
    if sections is None:
        return None if ground is None else [Section(section) for section in ground.sections]
    return list(sections)


def _grounds(file: FileId, ground: GroundShown | None) -> Grounds:
    return {} if ground is None else {file: ground}


def _fresh(
    by: By, file: FileId, sections: list[Section] | None, entries: list[Entry], ground: GroundShown | None
) -> list[Snapshot]:
    """Find the snapshots, and fold anew when the page shows an entry newer than its section's."""
    kept = snapshots([file], sections)
    through = {one.section: one.through for one in kept}
    if all(one.closed or one.number <= through.get(one.section, 0) for one in entries):
        return kept
    fold_anew(by, file, sections if ground else None, ground)
    return snapshots([file], sections)


def _visible(by: By, file: FileId, sections: list[Section] | None, ground: GroundShown | None) -> QuerySet[Entry]:
    """Find the entries whose headers may be shown: on a ground no closed one, but those it names and the reader's."""
    rows = Entry.objects.filter(file_id=file)
    if sections is not None:
        rows = rows.filter(section__in=sections)
    if ground is None:
        return rows
    own = Q(agency=by.agency) if ground.recipient == str(by.agency) else Q(author=by.member)
    return rows.filter(Q(closed=False) | Q(pk__in=list(ground.entries)) | own)


def _page(rows: QuerySet[Entry], before: int | None, limit: int) -> list[Entry]:
    if before is not None:
        rows = rows.filter(number__lt=before)
    return list(rows.order_by("-number")[: limit + 1])
