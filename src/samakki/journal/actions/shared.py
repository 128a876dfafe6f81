"""Reading what others own: several shared files on one page, and what the own agency wrote when a sharing has ended."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from samakki.journal.actions.asking import about_own, about_shown, who
from samakki.journal.actions.opening import open_entries
from samakki.journal.actions.recording import record
from samakki.journal.actions.snapshots import open_snapshots, snapshots
from samakki.journal.models import Entry, File, Snapshot
from samakki.journal.words import PAGE_OF_ENTRIES, FileState, OpenedEntry, Purpose
from samakki.kernel.deeds import By, deed
from samakki.kernel.grounds import Grounds, GroundShown
from samakki.kernel.ids import AgencyId, EntryId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import open_own


@deed()
def read_shared_snapshots(
    by: By, grounds: Grounds, sections: Collection[Section], page: str, purpose: str = Purpose.OVERVIEW
) -> dict[FileId, FileState]:
    """Open what some sections of files of other agencies say now, for a list; the page has one read record.

    Of each file only the sections that its ground opens. Access is asked about each of them; one that is refused
    keeps all of them shut. Raises NoSuchFileError, KeyNotHeldError.
    """
    owners = File.owners(grounds)
    by_file: dict[FileId, list[Snapshot]] = {file: [] for file in grounds}
    for row in snapshots(grounds, sections):
        if row.section in grounds[FileId(row.file_id)].sections:
            by_file[FileId(row.file_id)].append(row)
    shown = [
        row
        for file, rows in by_file.items()
        for row in shown_snapshots(by, AgencyId(owners[file]), rows, purpose, grounds[file])
    ]
    states = {file: FileState() for file in grounds} | open_snapshots(by, owners, shown, grounds)
    record(by, purpose, page, [(file, set(state.sections)) for file, state in states.items()], grounds=grounds)
    return states


@deed(about=about_shown, changes=False)
def shown_snapshots(
    by: By, _owner: AgencyId, rows: Sequence[Snapshot], _purpose: str, _ground: GroundShown
) -> Sequence[Snapshot]:
    """Let some sections of one file of another agency stand on a page, if the ground opens them."""
    return rows


@deed(about=about_own)
def read_own(  # noqa: PLR0913 -- each narrows what is opened, or says why
    by: By,
    file: FileId,
    purpose: str = Purpose.CARE,
    *,
    page: str = "own entries",
    closed: Collection[EntryId] = (),
    before: int | None = None,
    limit: int = PAGE_OF_ENTRIES,
) -> tuple[OpenedEntry, ...]:
    """Open what the reader's own agency wrote into another agency's file, newest first; it needs no ground.

    It stays readable when the sharing has ended, and nothing else does. Closed ones show their header only, unless
    `closed` names them. `before` is the number of the last entry on the page above. Writes one read record, where there
    was something to read.
    """
    rows = Entry.objects.filter(file_id=file, agency=who(by)[1], ground__isnull=False).order_by("-number")
    if before is not None:
        rows = rows.filter(number__lt=before)
    page_of = list(rows[:limit])
    if not page_of:
        return ()
    owner = AgencyId(File.owners([file])[file])
    legible = [row for row in page_of if not row.closed or row.id in closed]
    _none, opened = open_entries(partial(open_own, by), owner, [], legible, closed_too=True)
    by_id: Mapping[EntryId, OpenedEntry] = {one.header.id: one for one in opened}
    record(by, purpose, page, [(file, {Section(row.section) for row in page_of})])
    return tuple(by_id.get(EntryId(row.id)) or OpenedEntry(row.header(), None) for row in page_of)
