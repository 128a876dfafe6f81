"""Folding anew: a section's snapshot made again from all its entries, whatever it said before."""

from collections.abc import Collection

from samakki.journal.actions.asking import about_reading
from samakki.journal.actions.carrying import sources_of
from samakki.journal.actions.opening import entry_box
from samakki.journal.actions.recording import record
from samakki.journal.actions.snapshots import context_of, count_conflicts, keep_snapshot
from samakki.journal.models import Entry, File, Snapshot
from samakki.journal.rules.encoding import read_body, write_section
from samakki.journal.rules.fold import fold
from samakki.journal.words import NoSuchFileError, Purpose
from samakki.kernel.deeds import By, deed
from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import open_many, seal_many
from samakki.vault.words import Drawer, Plain


@deed(about=about_reading)
def rebuild_snapshots(by: By, file: FileId) -> int:
    """Fold a file from its first entry on and seal its snapshots anew; gives how many. Needs a key, and is recorded."""
    through = fold_anew(by, file)
    record(by, Purpose.REBUILD, "fold", [(file, set(through))])
    return len(through)


def fold_anew(
    by: By, file: FileId, sections: Collection[Section] | None = None, ground: GroundShown | None = None
) -> dict[Section, int]:
    """Fold a file, or some sections of it, from its first entry on; give each with the last entry folded into it."""
    row = File.objects.select_for_update().filter(pk=file).first()
    if row is None or row.erased_at is not None:
        raise NoSuchFileError
    owner, grounds = AgencyId(row.owner), {file: ground} if ground else {}
    found = Entry.objects.filter(file_id=file, closed=False).order_by("number")
    rows = list(found if sections is None else found.filter(section__in=list(sections)))
    bodies = [read_body(plain) for plain in open_many(by, [entry_box(owner, one) for one in rows], grounds)]
    sources = sources_of(change for body in bodies for change in body.changes)
    state = fold(((one.header(), body) for one, body in zip(rows, bodies, strict=True)), sources)
    through = {Section(one.section): one.number for one in rows}
    plains = [
        Plain(Drawer(file, section), context_of(number), write_section(state.sections[section]))
        for section, number in through.items()
    ]
    kept = {Section(one.section): one for one in Snapshot.objects.filter(file_id=file)}
    for (section, number), sealed in zip(through.items(), seal_many(by, owner, plains, ground), strict=True):
        snapshot = kept.setdefault(section, Snapshot(file_id=file, section=section))
        snapshot.conflicts = count_conflicts(state.sections[section])
        keep_snapshot(snapshot, sealed, number)
    row.conflicts = sum(one.conflicts for one in kept.values())
    row.save(update_fields=["conflicts"])
    return through
