"""Keeping the keystore tidy: keys nobody needs any more, wraps under older epochs, milestones long passed."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Final

from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, EntryId, FileId
from samakki.vault.actions.keyring import wrap_key
from samakki.vault.actions.turns import turn
from samakki.vault.actions.wraps import lock_of_row
from samakki.vault.models import NO_ENTRY, Milestone, Wrap
from samakki.vault.rules import BoxKey, open_box, seal_box, wrap_place

FilesAlive = Callable[[Collection[FileId]], Collection[FileId]]
EntriesAlive = Callable[[Collection[EntryId]], Collection[EntryId]]
_KEPT_MILESTONES: Final = 1000


def _agency(_by: By, agency: AgencyId, *_most: int) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_agency)
def rewrap(by: By, agency: AgencyId, most: int = 500) -> int:
    """Move up to `most` data keys from older epochs under the newest one, and tell how many were moved.

    Call it until it gives 0. Nothing is unreadable meanwhile. Raises KeyNotHeldError.
    """
    epoch = by.keys.newest_epoch(agency)
    if not Wrap.objects.filter(agency=agency, epoch__lt=epoch).exists():
        return 0
    wrapping: dict[int, BoxKey] = {epoch: wrap_key(by, agency, epoch)}
    with turn(by):
        rows = list(Wrap.objects.filter(agency=agency, epoch__lt=epoch).order_by("id")[:most])
        for row in rows:
            if row.epoch not in wrapping:
                wrapping[row.epoch] = wrap_key(by, agency, row.epoch)
            lock = lock_of_row(row)
            key = open_box(wrapping[row.epoch], bytes(row.wrap), wrap_place(by.node, lock, agency, row.epoch))
            place = wrap_place(by.node, lock, agency, epoch)
            row.wrap, row.epoch = seal_box(wrapping[epoch], by.chance.bytes(12), key, place), epoch
        Wrap.objects.bulk_update(rows, ["wrap", "epoch"])
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
