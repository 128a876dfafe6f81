"""Snapshots: what a section says now, sealed, rewritten together with each entry."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from samakki.journal.actions.carrying import sources_for
from samakki.journal.models import Snapshot, swift
from samakki.journal.rules.encoding import read_section, write_section
from samakki.journal.rules.fold import Origin, write_into
from samakki.journal.words import Change, FileState, SectionState
from samakki.kernel.deeds import By
from samakki.kernel.grounds import NO_GROUNDS, Grounds
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import newer_keys, open_many, seal_many
from samakki.vault.words import Box, Drawer, Lock, Plain, Sealed

EMPTY: Final = write_section({})
_COLUMNS: Final = ("id", "file_id", "section", "key_version", "through", "conflicts", "blob")


class Grown(NamedTuple):
    """A section's snapshot about to be sealed: its row, what it says, by how much its conflicts grew.

    `now` is what changed, `standing` all that stands in it, where anything changed.
    """

    row: Snapshot
    plain: bytes
    conflicts: int
    now: SectionState
    standing: SectionState


def grown(
    by: By, owner: AgencyId, drawer: Drawer, changes: Sequence[Change], origin: Origin, grounds: Grounds
) -> Grown:
    """Fold the changes of one more entry into what a section says."""
    found = swift.first(Snapshot, _COLUMNS, {"file_id": drawer.file, "section": drawer.section.value})
    row = found or Snapshot(file_id=drawer.file, section=drawer.section.value)
    before = row.conflicts
    plain = open_many(by, [sealed_snapshot(owner, row)], grounds)[0] if row.pk else EMPTY
    now: SectionState = {}
    fields: SectionState = {}
    if changes:
        fields = read_section(plain)
        write_into(fields, changes, origin, sources_for(drawer.file, owner, changes))
        plain = write_section(fields)
        row.conflicts = count_conflicts(fields)
        now = {change.field: fields[change.field] for change in changes}
    return Grown(row, plain, row.conflicts - before, now, fields)


def keep_snapshot(row: Snapshot, sealed: Sealed, through: int) -> None:
    """Store what a section says through an entry's number."""
    says = {"key_version": sealed.version, "through": through, "conflicts": row.conflicts, "blob": sealed.blob}
    if row.pk is None:
        swift.insert(Snapshot, {"file_id": row.file_id, "section": row.section, **says})
    else:
        swift.update(Snapshot, row.pk, says)


def count_conflicts(fields: SectionState) -> int:
    """Count the fields of a section that wait for a person to choose."""
    return sum(heads.in_conflict for heads in fields.values())


def open_snapshots(
    by: By, owners: Mapping[UUID, UUID], rows: Sequence[Snapshot], grounds: Grounds = NO_GROUNDS
) -> dict[FileId, FileState]:
    """Open what sections of several files say now, in one turn of the keys; a file without any is left out."""
    plains = open_many(by, [sealed_snapshot(AgencyId(owners[row.file_id]), row) for row in rows], grounds)
    states: dict[FileId, FileState] = {}
    opened = defaultdict[UUID, list[tuple[Snapshot, bytes]]](list)
    for row, plain in zip(rows, plains, strict=True):
        states.setdefault(FileId(row.file_id), FileState()).sections[Section(row.section)] = read_section(plain)
        opened[owners[row.file_id]].append((row, plain))
    for owner, some in opened.items() if not grounds else ():
        under_newest_keys(by, AgencyId(owner), some)
    return states


def under_newest_keys(by: By, owner: AgencyId, opened: Sequence[tuple[Snapshot, bytes]]) -> None:
    """Seal anew, for the owner, what still lies under a key that somebody was taken since; most lists have none.

    One that was written meanwhile is left as it is.
    """
    if owner != by.agency or not opened:
        return
    newest = newer_keys(by, [_drawer(row) for row, _plain in opened])
    late = [(row, plain) for row, plain in opened if newest.get(_drawer(row), 0) > row.key_version]
    if not late:
        return
    plains = [Plain(_drawer(row), context_of(row.through), plain) for row, plain in late]
    for (row, _plain), sealed in zip(late, seal_many(by, owner, plains), strict=True):
        as_it_was = Snapshot.objects.filter(pk=row.pk, through=row.through, key_version=row.key_version)
        as_it_was.update(key_version=sealed.version, blob=sealed.blob)


def _drawer(row: Snapshot) -> Drawer:
    return Drawer(FileId(row.file_id), Section(row.section))


def sealed_snapshot(owner: AgencyId, row: Snapshot) -> Box:
    """Give what the vault needs to open a snapshot."""
    lock = Lock(FileId(row.file_id), Section(row.section), row.key_version, None)
    return owner, lock, context_of(row.through), bytes(row.blob)


def context_of(through: int) -> bytes:
    """Say what a sealed snapshot is; an older one put in its place does not open."""
    return b"snapshot:" + through.to_bytes(8)


def snapshots(files: Iterable[FileId], sections: Iterable[Section] | None) -> list[Snapshot]:
    """Find the snapshots of these files, of these sections or of all."""
    rows = Snapshot.objects.filter(file_id__in=list(files))
    return list(rows if sections is None else rows.filter(section__in=list(sections)))
