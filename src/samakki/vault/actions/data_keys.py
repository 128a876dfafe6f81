"""The keys of sections and closed entries: found, made at first use, and opened for one request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import AgencyId, EntryId, FileId
from samakki.sections.words import Section
from samakki.vault.actions.keyring import HeldKeys, wrap_key
from samakki.vault.actions.turns import turn
from samakki.vault.models import NO_ENTRY, Wrap, insert_wraps, newest_wrap
from samakki.vault.rules import BoxKey, box_key, open_box, seal_box, wrap_place
from samakki.vault.words import Drawer, Lock

Wanted = tuple[Drawer, EntryId | None]


@dataclass(frozen=True, slots=True)
class ReadyKey:
    """A data key in its newest version, ready to seal with, and the generation of the keystore that it was made in."""

    version: int
    key: BoxKey
    generation: int


def lock_of(want: Wanted, version: int) -> Lock:
    """Name the lock of a drawer, or of a closed entry in it, in that version."""
    return Lock(want[0].file, want[0].section, version, want[1])


def lock_of_row(row: Wrap) -> Lock:
    """Name the lock whose key a stored wrap holds."""
    return lock_of(_want(row), row.version)


def wraps_of(by: By, locks: Iterable[Lock]) -> dict[Lock, Wrap]:
    """Find the wraps that the reader's agency holds of these, in one question; none for keys already at hand.

    The agency is compared here: told to the store, SQLite would go through all that the agency holds.
    """
    if isinstance(by.keys, HeldKeys):
        by.keys.make_room()
    asked = {lock for lock in locks if not (isinstance(by.keys, HeldKeys) and lock in by.keys.data_keys)}
    if not asked:
        return {}
    if by.agency is None:
        raise KeyNotHeldError
    rows = (row for row in _rows(asked) if row.agency == by.agency)
    return {lock: row for row in rows if (lock := lock_of_row(row)) in asked}


def unwrapped(by: By, locks: Iterable[Lock], wraps: Mapping[Lock, Wrap]) -> dict[Lock, BoxKey]:
    """Open the data keys of these locks; raises KeyNotHeldError for one that has no wrap."""
    wrapping: dict[tuple[AgencyId, int], BoxKey] = {}
    keys: dict[Lock, BoxKey] = {}
    for lock in locks:
        if isinstance(by.keys, HeldKeys) and lock in by.keys.data_keys:
            keys[lock] = by.keys.data_keys[lock]
            continue
        row = wraps.get(lock)
        if row is None:
            raise KeyNotHeldError
        holder = (AgencyId(row.agency), row.epoch)
        if holder not in wrapping:
            wrapping[holder] = wrap_key(by, *holder)
        keys[lock] = box_key(open_box(wrapping[holder], bytes(row.wrap), wrap_place(by.node, lock, *holder)))
        if isinstance(by.keys, HeldKeys):
            by.keys.keep(lock, keys[lock])
    return keys


def first_secrets(by: By, owner: AgencyId, drawers: Iterable[Drawer]) -> dict[Drawer, bytes]:
    """Open the first data keys of these drawers as they are, to derive from; a drawer without a key is left out.

    The first version: later ones come and go with those who may read, and what is derived must not.
    """
    wanted = {lock_of((drawer, None), 1): drawer for drawer in drawers}
    rows = {lock_of_row(row): row for row in _rows(wanted) if row.agency == owner} if wanted else {}
    epochs = {row.epoch for row in rows.values()}
    wrapping = {epoch: wrap_key(by, owner, epoch) for epoch in epochs}
    return {
        wanted[lock]: open_box(
            wrapping[row.epoch], bytes(row.wrap), wrap_place(by.node, lock, AgencyId(row.agency), row.epoch)
        )
        for lock, row in rows.items()
        if lock in wanted
    }


def ready(by: By, owner: AgencyId, wanted: Iterable[Wanted]) -> dict[Wanted, ReadyKey]:
    """Find the newest key of each, and make those that do not exist yet."""
    if isinstance(by.keys, HeldKeys):
        by.keys.make_room()
    distinct = list(dict.fromkeys(wanted))
    found = {want: kept for want in distinct if (kept := _kept(by, want))}
    missing = [want for want in distinct if want not in found]
    if missing:
        found |= _take(by, _newest(owner, missing))
        missing = [want for want in missing if want not in found]
    if missing:
        found |= _take(by, _made(by, owner, missing))
    return found


def _kept(by: By, want: Wanted) -> ReadyKey | None:
    if not isinstance(by.keys, HeldKeys) or want not in by.keys.newest_versions:
        return None
    version, generation = by.keys.newest_versions[want]
    key = by.keys.data_keys.get(lock_of(want, version))
    return None if key is None else ReadyKey(version, key, generation)


def _take(by: By, wraps: Mapping[Wanted, Wrap]) -> dict[Wanted, ReadyKey]:
    locks = {lock_of(want, wrap.version): wrap for want, wrap in wraps.items()}
    keys = unwrapped(by, set(locks), locks)
    taken = {}
    for want, wrap in wraps.items():
        taken[want] = ReadyKey(wrap.version, keys[lock_of(want, wrap.version)], wrap.generation)
        if isinstance(by.keys, HeldKeys):
            by.keys.newest_versions[want] = (wrap.version, wrap.generation)
    return taken


def _newest(owner: AgencyId, wanted: Sequence[Wanted]) -> dict[Wanted, Wrap]:
    if len(wanted) == 1:
        ((drawer, entry),) = wanted
        row = newest_wrap(owner, drawer.file, drawer.section, entry or NO_ENTRY)
        return {} if row is None else {wanted[0]: row}
    rows = _rows([lock_of(want, 0) for want in wanted]).filter(agency=owner).order_by("version")
    found = {_want(row): row for row in rows}
    return {want: found[want] for want in wanted if want in found}


def _made(by: By, owner: AgencyId, wanted: Sequence[Wanted]) -> dict[Wanted, Wrap]:
    """Make first versions, once each: whoever comes second at the same moment finds the first one's key."""
    epoch = by.keys.newest_epoch(owner)
    wrapping = wrap_key(by, owner, epoch)
    with turn(by) as generation:
        there = {_want(row): row for row in _rows([lock_of(want, 1) for want in wanted])}
        made = {}
        for want in wanted:
            if want not in there:
                lock = lock_of(want, 1)
                place = wrap_place(by.node, lock, owner, epoch)
                blob = seal_box(wrapping, by.chance.bytes(12), by.chance.bytes(32), place)
                made[want] = _row(by, lock, (owner, epoch), blob, generation)
        insert_wraps(made.values())
    found = made | _newest(owner, [want for want in wanted if want in there])
    if len(found) < len(set(wanted)):
        raise KeyNotHeldError
    return found


def _row(by: By, lock: Lock, holder: tuple[AgencyId, int], blob: bytes, generation: int) -> Wrap:
    return Wrap(
        file=lock.file,
        section=lock.section.value,
        entry=lock.entry or NO_ENTRY,
        version=lock.version,
        agency=holder[0],
        epoch=holder[1],
        first=True,
        wrap=blob,
        generation=generation,
        made_at=by.clock.now(),
    )


def _rows(locks: Iterable[Lock]) -> QuerySet[Wrap]:
    locks = list(locks)
    return Wrap.objects.filter(
        file__in={lock.file for lock in locks},
        section__in={lock.section.value for lock in locks},
        entry__in={lock.entry or NO_ENTRY for lock in locks},
    )


def _want(row: Wrap) -> Wanted:
    entry = None if row.entry == NO_ENTRY else EntryId(row.entry)
    return Drawer(FileId(row.file), Section(row.section)), entry
