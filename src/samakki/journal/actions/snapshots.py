"""Snapshots: what a section says now, sealed, rewritten together with each entry."""

from collections.abc import Iterable
from typing import Final

from samakki.journal.models import Snapshot
from samakki.journal.rules.encoding import read_section, write_section
from samakki.journal.rules.fold import write_into
from samakki.journal.words import Body, EntryHeader, SectionState
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import open_many, seal
from samakki.vault.words import Box, Drawer, Lock

EMPTY: Final = write_section({})


def fold_into_snapshot(by: By, owner: AgencyId, header: EntryHeader, body: Body) -> int:
    """Fold one more entry into its section's snapshot; give by how much the number of conflicts grew."""
    row = Snapshot.objects.filter(file_id=header.file, section=header.section).first()
    row = row or Snapshot(file_id=header.file, section=header.section)
    plain = open_many(by, [sealed_snapshot(owner, row)])[0] if row.pk else EMPTY
    before = row.conflicts
    if body.changes:
        fields = read_section(plain)
        write_into(fields, header, body)
        plain = write_section(fields)
        row.conflicts = count_conflicts(fields)
    keep_snapshot(by, owner, row, plain, header.number)
    return row.conflicts - before


def keep_snapshot(by: By, owner: AgencyId, row: Snapshot, plain: bytes, through: int) -> None:
    """Seal what a section says through an entry's number."""
    drawer = Drawer(FileId(row.file_id), Section(row.section))
    sealed = seal(by, owner, drawer, plain, closed_entry=None, context=context_of(through))
    row.key_version, row.blob, row.through = sealed.version, sealed.blob, through
    row.save()


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
