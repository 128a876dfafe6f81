"""Snapshots: what a section says now, sealed, rewritten together with each entry."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from samakki.journal.actions.carrying import sources_for
from samakki.journal.models import Snapshot, swift
from samakki.journal.rules.encoding import read_section, write_section
from samakki.journal.rules.fold import Origin, write_into
from samakki.journal.words import Change, SectionState
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import open_many
from samakki.vault.words import Box, Drawer, Lock, Sealed

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


def grown(by: By, owner: AgencyId, drawer: Drawer, changes: Sequence[Change], origin: Origin) -> Grown:
    """Fold the changes of one more entry into what a section says."""
    found = swift.first(Snapshot, _COLUMNS, {"file_id": drawer.file, "section": drawer.section.value})
    row = found or Snapshot(file_id=drawer.file, section=drawer.section.value)
    before = row.conflicts
    plain = open_many(by, [sealed_snapshot(owner, row)])[0] if row.pk else EMPTY
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
