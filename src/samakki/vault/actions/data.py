"""Sealing what people wrote, and opening it again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.grounds import NO_GROUNDS, Grounds, GroundShown
from samakki.kernel.ids import AgencyId, EntryId
from samakki.vault.actions.data_keys import first_secrets, ready
from samakki.vault.actions.keyring import HeldKeys
from samakki.vault.actions.letters import settle
from samakki.vault.actions.turns import remember
from samakki.vault.actions.wraps import Opener, Wanted, lock_of, wraps_of
from samakki.vault.rules import data_place, derived, open_box, seal_box
from samakki.vault.words import Box, Drawer, Plain, Sealed

_Group = tuple[AgencyId, bool, GroundShown | None]


def _one(
    _by: By, owner: AgencyId, _drawer: Drawer, _plain: bytes, closed_entry: EntryId | None, _context: bytes
) -> Attributes:
    return {"owner": str(owner), "closed": closed_entry is not None}


def _many(by: By, owner: AgencyId, plains: Sequence[Plain], ground: GroundShown | None = None) -> Attributes:
    closed = any(plain.closed_entry is not None for plain in plains)
    return {"owner": str(owner), "closed": closed, **_shown(by, ground, (plain.drawer.section for plain in plains))}


def _drawers(by: By, owner: AgencyId, drawers: Sequence[Drawer], ground: GroundShown | None = None) -> Attributes:
    sections = (drawer.section for drawer in drawers)
    return {"owner": str(owner), "closed": False, **_shown(by, ground, sections)}


def _purposes(_by: By, owner: AgencyId, _drawers: Sequence[Drawer], _purpose: bytes) -> Attributes:
    return {"owner": str(owner), "closed": False}


def _group(by: By, group: _Group, boxes: Sequence[Box], _opener: object) -> Attributes:
    owner, closed, ground = group
    locks = [lock for _owner, lock, _context, _blob in boxes]
    entries = (str(lock.entry) for lock in locks if lock.closed)
    shown = _shown(by, ground, (lock.section for lock in locks), entries)
    return {"owner": str(owner), "closed": closed, **shown}


def _own(by: By, _boxes: Sequence[Box]) -> Attributes:
    return {"owner": str(by.agency or ""), "closed": True}


def _shown(by: By, ground: GroundShown | None, sections: Iterable[str], entries: Iterable[str] = ()) -> Attributes:
    """Tell of the ground that is shown, and of what it is shown for; without one nothing more is told."""
    if ground is None:
        return {}
    return {"sections": sorted({str(one) for one in sections}), "entries": sorted(entries)} | dict(
        ground.told(by.clock.now())
    )


@deed(about=_one)
def seal(
    by: By, owner: AgencyId, lock_for: Drawer, plain: bytes, closed_entry: EntryId | None, context: bytes
) -> Sealed:
    """Seal one thing for the owning agency, in its section's key or, when closed, in a key of its own."""
    return _seal_all(by, owner, [Plain(lock_for, context, plain, closed_entry)])[0]


@deed(about=_many)
def seal_many(by: By, owner: AgencyId, plains: Sequence[Plain], ground: GroundShown | None = None) -> list[Sealed]:  # noqa: ARG001 -- access is asked about the ground
    """Seal several things at once: one question to the keystore, and at most one new generation.

    Whoever does not own the file shows the ground on which they write there. Raises KeyNotHeldError.
    """
    return _seal_all(by, owner, plains)


@deed(about=_drawers)
def make_section_keys(by: By, owner: AgencyId, drawers: Sequence[Drawer], ground: GroundShown | None = None) -> None:  # noqa: ARG001 -- as above
    """Make the keys of several sections in one go, as when a case is opened; those that exist stay.

    For whoever does not own the file it finds them, under the ground that is shown. Raises KeyNotHeldError.
    """
    ready(by, owner, [(drawer, None) for drawer in drawers])


@deed(about=_purposes, changes=False)
def numbers_of(by: By, owner: AgencyId, drawers: Sequence[Drawer], purpose: bytes) -> dict[Drawer, bytes]:
    """Derive 32 bytes from the key of each drawer, for one purpose: they die with the key, and tell nothing of it.

    A drawer in which nothing was ever written gets its key now. Raises KeyNotHeldError.
    """
    ready(by, owner, [(drawer, None) for drawer in drawers])
    secrets = first_secrets(by, owner, drawers)
    return {drawer: derived(secret, purpose + b"\x00" + by.node.bytes) for drawer, secret in secrets.items()}


@deed(changes=False)
def open_many(by: By, boxes: Sequence[Box], grounds: Grounds = NO_GROUNDS) -> list[bytes]:
    """Open everything or nothing, in the order given, with one question to the keystore.

    Of files that another agency owns, `grounds` names why each may be opened. What came in a letter lies under the
    reader's own agency's key from then on. Raises KeyNotHeldError when the reader holds no key to one of them,
    CannotOpenError when bytes were changed or moved. Access is asked once for each owner and ground, and apart for what
    is closed.
    """
    opener = Opener(by, wraps_of(by, {lock for _owner, lock, _context, _blob in boxes}))
    groups: dict[_Group, list[int]] = defaultdict(list)
    for place, (owner, lock, _context, _blob) in enumerate(boxes):
        groups[owner, lock.closed, grounds.get(lock.file)].append(place)
    opened: dict[int, bytes] = {}
    for group, places in groups.items():
        opened.update(zip(places, open_of(by, group, [boxes[place] for place in places], opener), strict=True))
    settle(by, opener.letters)
    return [opened[place] for place in range(len(boxes))]


@deed(about=_group, changes=False)
def open_of(by: By, group: _Group, boxes: Sequence[Box], opener: Opener) -> list[bytes]:  # noqa: ARG001 -- what access is asked about
    """Open what one agency owns, on one ground; `open_many` calls this once for each."""
    return _opened(by, boxes, opener)


@deed(about=_own, changes=False)
def open_own(by: By, boxes: Sequence[Box]) -> list[bytes]:
    """Open entries that the reader's own agency wrote into files of others: it keeps them when its sharing has ended.

    Raises KeyNotHeldError for anything else.
    """
    wraps = wraps_of(by, {lock for _owner, lock, _context, _blob in boxes})
    kept = {
        lock: row for lock, row in wraps.items() if lock.entry is not None and row.first and row.agency == by.agency
    }
    return _opened(by, boxes, Opener(by, kept))


@deed(changes=False)
def newer_keys(by: By, drawers: Sequence[Drawer]) -> dict[Drawer, int]:
    """Tell the newest version of each section's key, as far as this request has met one; it asks no store."""
    if not isinstance(by.keys, HeldKeys):
        return {}
    known = by.keys.newest_versions
    return {drawer: known[drawer, None][0] for drawer in drawers if (drawer, None) in known}


def _opened(by: By, boxes: Sequence[Box], opener: Opener) -> list[bytes]:
    return [
        open_box(opener.key(lock), blob, data_place(by.node, lock, context)) for _owner, lock, context, blob in boxes
    ]


def _seal_all(by: By, owner: AgencyId, plains: Sequence[Plain]) -> list[Sealed]:
    wanted = [_want(plain) for plain in plains]
    keys = ready(by, owner, wanted, {plain.apart_entry for plain in plains if plain.apart_entry is not None})
    remember(by, max((keys[want].generation for want in wanted), default=0))
    sealed = []
    for want, plain in zip(wanted, plains, strict=True):
        key = keys[want]
        place = data_place(by.node, lock_of(want, key.version), plain.context)
        sealed.append(Sealed(key.version, seal_box(key.key, by.chance.bytes(12), plain.plain, place)))
    return sealed


def _want(plain: Plain) -> Wanted:
    return plain.drawer, plain.closed_entry or plain.apart_entry
