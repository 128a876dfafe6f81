"""Keeping the keystore tidy: keys nobody needs any more, wraps under older epochs, milestones long passed."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Final

from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, EntryId, FileId
from samakki.vault.actions.letters import moved_under
from samakki.vault.actions.turns import turn
from samakki.vault.actions.wraps import Opener, lock_of_row
from samakki.vault.models import NO_ENTRY, Milestone, Wrap, move_wraps

FilesAlive = Callable[[Collection[FileId]], Collection[FileId]]
EntriesAlive = Callable[[Collection[EntryId]], Collection[EntryId]]
_KEPT_MILESTONES: Final = 1000


def _agency(_by: By, agency: AgencyId, *_most: int) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_agency)
def rewrap(by: By, agency: AgencyId, most: int = 500) -> int:
    """Move up to `most` data keys from older epochs under the newest one, and tell how many were moved.

    Call it until it gives 0; whatever ends it, it goes on from there. Nothing is unreadable meanwhile, and nobody waits
    but for the moment of writing. Raises KeyNotHeldError.
    """
    epoch = by.keys.newest_epoch(agency)
    rows = list(Wrap.objects.filter(agency=agency, epoch__lt=epoch)[:most])
    if not rows:
        return 0
    opener = Opener(by, {lock_of_row(row): row for row in rows})
    moved = moved_under(by, (agency, epoch), [(row, opener.secret(lock_of_row(row))) for row in rows])
    with turn(by):
        move_wraps(moved)
    return len(rows)


@deed()
def sweep(
    by: By, files: FilesAlive, entries: EntriesAlive, window: tuple[int, datetime], most: int = 500
) -> tuple[int, int]:
    """Destroy the keys of files and closed entries that the data never committed, among the next `most` keys.

    `window` is the number of the last key looked at and the moment that keys must be older than. Gives how many were
    destroyed and the number to go on from, 0 at the end.
    """
    after, until = window
    rows = list(Wrap.objects.filter(id__gt=after, made_at__lt=until).order_by("id")[:most])
    alive = set(files({FileId(row.file) for row in rows}))
    alive_entries = set(entries({EntryId(row.entry) for row in rows if row.entry != NO_ENTRY}))
    orphans = [
        row.id for row in rows if row.file not in alive or (row.entry != NO_ENTRY and row.entry not in alive_entries)
    ]
    if orphans:
        with turn(by):
            Wrap.objects.filter(id__in=orphans).delete()
    return len(orphans), rows[-1].id if len(rows) == most else 0


@deed()
def forget_milestones(by: By) -> None:
    """Let go of milestones that newer ones make needless; the newest of them stay."""
    newest = Milestone.objects.filter(node=by.node).order_by("-generation").first()
    if newest is not None:
        Milestone.objects.filter(generation__lt=newest.generation - _KEPT_MILESTONES).delete()
