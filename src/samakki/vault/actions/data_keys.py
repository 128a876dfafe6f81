"""The keys of sections and of single entries: found, made at first use, and opened for one request."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import AgencyId, EntryId
from samakki.vault.actions.keyring import HeldKeys, wrap_key
from samakki.vault.actions.letters import letter, to_agency, under_own_key, under_section
from samakki.vault.actions.turns import turn
from samakki.vault.actions.wraps import Opener, Wanted, held_of, lock_of, rows_of, want_of
from samakki.vault.models import NO_ENTRY, Wrap, insert_wraps, wraps_there
from samakki.vault.rules import BoxKey
from samakki.vault.words import Drawer, Lock

OwnKey = tuple[AgencyId, int, BoxKey]


@dataclass(frozen=True, slots=True)
class ReadyKey:
    """A data key in its newest version, ready to seal with, and the generation of the keystore that it was made in."""

    version: int
    key: BoxKey
    generation: int


def first_secrets(by: By, owner: AgencyId, drawers: Iterable[Drawer]) -> dict[Drawer, bytes]:
    """Open the first data keys of these drawers as they are, to derive from; a drawer without a key is left out.

    The first version: later ones come and go with those who may read, and what is derived must not.
    """
    wanted = {lock_of((drawer, None), 1): drawer for drawer in drawers}
    rows = [row for row in rows_of(wanted) if row.agency == owner] if wanted else []
    held = held_of(by, rows)
    if len(held) < len({want_of(row) for row in rows}):
        raise KeyNotHeldError
    opener = Opener(by, held)
    return {wanted[lock]: opener.secret(lock) for lock in held if lock in wanted}


def ready(by: By, owner: AgencyId, wanted: Iterable[Wanted], apart: Collection[EntryId] = ()) -> dict[Wanted, ReadyKey]:
    """Find the newest key of each, and make those that do not exist yet; `apart` are entries written for others' files.

    It is the newest that the one who acts holds: a new one is always made for all who remain. Whoever does not hold the
    owner's key writes only where they hold the section's. Raises KeyNotHeldError.
    """
    if isinstance(by.keys, HeldKeys):
        by.keys.make_room()
    distinct = list(dict.fromkeys(wanted))
    entries = [want for want in distinct if want[1] is not None]
    own = _own_key(by) if entries else None
    beneath = [(drawer, None) for drawer, entry in entries if entry in apart or own is None or own[0] != owner]
    found = _found(by, owner, [*beneath, *(want for want in distinct if want[1] is None)])
    found |= _kept_of(by, entries)
    lacking = [want for want in entries if want not in found]
    if lacking:
        found |= _taken(by, *_newest(by, lacking))
        lacking = [want for want in lacking if want not in found]
    if lacking:
        made = _made_for_entries(by, own, (owner, apart), lacking, found)
        found |= _taken(by, made, {lock_of(want, row.version): row for want, row in made.items()})
    return found


def _found(by: By, owner: AgencyId, sections: Iterable[Wanted]) -> dict[Wanted, ReadyKey]:
    """Find the keys of sections, and make those that do not exist yet for the owner."""
    wanted = list(dict.fromkeys(sections))
    found = _kept_of(by, wanted)
    missing = [want for want in wanted if want not in found]
    if missing:
        found |= _taken(by, *_newest(by, missing))
        missing = [want for want in missing if want not in found]
    if missing:
        made = _made(by, owner, missing)
        found |= _taken(by, made, {lock_of(want, row.version): row for want, row in made.items()})
    return found


def _kept_of(by: By, wanted: Iterable[Wanted]) -> dict[Wanted, ReadyKey]:
    """Give those whose newest version is at hand already."""
    if not isinstance(by.keys, HeldKeys):
        return {}
    kept = {}
    for want in wanted:
        version, generation = by.keys.newest_versions.get(want, (0, 0))
        key = by.keys.data_keys.get(lock_of(want, version))
        if key is not None:
            kept[want] = ReadyKey(version, key, generation)
    return kept


def _taken(by: By, wraps: Mapping[Wanted, Wrap], held: Mapping[Lock, Wrap]) -> dict[Wanted, ReadyKey]:
    opener = Opener(by, held)
    taken = {}
    for want, wrap in wraps.items():
        taken[want] = ReadyKey(wrap.version, opener.key(lock_of(want, wrap.version)), wrap.generation)
        if isinstance(by.keys, HeldKeys):
            by.keys.newest_versions[want] = (wrap.version, wrap.generation)
    return taken


def _newest(by: By, wanted: Sequence[Wanted]) -> tuple[dict[Wanted, Wrap], dict[Lock, Wrap]]:
    """Find the newest wraps of these that the one who acts can open, and all that opening them may need."""
    if len(wanted) == 1 and wanted[0][1] is None:
        drawer = wanted[0][0]
        rows = wraps_there(drawer.file, drawer.section, NO_ENTRY)
    else:
        rows = list(rows_of([lock_of(want, 0) for want in wanted]))
    held = held_of(by, rows)
    found = {want_of(row): row for row in sorted(held.values(), key=lambda row: row.version)}
    return {want: found[want] for want in wanted if want in found}, held


def _made(by: By, owner: AgencyId, wanted: Sequence[Wanted]) -> dict[Wanted, Wrap]:
    """Make first versions, once each: whoever comes second at the same moment finds the first one's key."""
    epoch = by.keys.newest_epoch(owner)
    holder = (owner, epoch, wrap_key(by, owner, epoch))
    with turn(by) as generation:
        there = {want_of(row) for row in rows_of([lock_of(want, 1) for want in wanted])}
        made = {}
        for want in wanted:
            if want not in there:
                made[want] = under_own_key(by, holder, lock_of(want, 1), by.chance.bytes(32), generation)
                made[want].first = True
        insert_wraps(made.values())
    found = made | _newest(by, [want for want in wanted if want in there])[0]
    if len(found) < len(set(wanted)):
        raise KeyNotHeldError
    return found


def _made_for_entries(
    by: By,
    own: OwnKey | None,
    whose: tuple[AgencyId, Collection[EntryId]],
    wanted: Sequence[Wanted],
    sections: Mapping[Wanted, ReadyKey],
) -> dict[Wanted, Wrap]:
    """Make keys of entries: for the author's agency, and for whom the entry is: all of its section, or the owner."""
    owner, apart = whose
    to_owner = None if own is not None and own[0] == owner else to_agency(by, owner)
    made: dict[Wanted, list[Wrap]] = {}
    with turn(by) as generation:
        if {want_of(row) for row in rows_of([lock_of(want, 1) for want in wanted])} & set(wanted):
            raise KeyNotHeldError
        for want in wanted:
            lock, secret = lock_of(want, 1), by.chance.bytes(32)
            rows = [] if own is None else [under_own_key(by, own, lock, secret, generation)]
            if want[1] in apart:
                section = sections[want[0], None]
                rows.append(under_section(by, (section.version, section.key), lock, secret, generation))
            elif to_owner is not None:
                rows.append(letter(by, to_owner, lock, secret, generation))
            rows[0].first = True
            made[want] = rows
        insert_wraps(row for rows in made.values() for row in rows)
    return {want: rows[0] for want, rows in made.items()}


def _own_key(by: By) -> OwnKey | None:
    """Give the newest key of the agency of the one who acts; None for who holds none, as an interpreter."""
    if by.agency is None:
        return None
    try:
        epoch = by.keys.newest_epoch(by.agency)
    except KeyNotHeldError:
        return None
    return by.agency, epoch, wrap_key(by, by.agency, epoch)
