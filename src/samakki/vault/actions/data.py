"""Sealing what people wrote, and opening it again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, EntryId
from samakki.vault.actions.data_keys import first_secrets, lock_of, ready, unwrapped, wraps_of
from samakki.vault.actions.turns import remember
from samakki.vault.models import Wrap
from samakki.vault.rules import data_place, derived, open_box, seal_box
from samakki.vault.words import Box, Drawer, Lock, Plain, Sealed


def _one(
    _by: By, owner: AgencyId, _drawer: Drawer, _plain: bytes, closed_entry: EntryId | None, _context: bytes
) -> Attributes:
    return {"owner": str(owner), "closed": closed_entry is not None}


def _many(_by: By, owner: AgencyId, plains: Sequence[Plain]) -> Attributes:
    return {"owner": str(owner), "closed": any(plain.closed_entry is not None for plain in plains)}


def _drawers(_by: By, owner: AgencyId, _drawers: Sequence[Drawer], _purpose: bytes = b"") -> Attributes:
    return {"owner": str(owner), "closed": False}


def _group(_by: By, owner: AgencyId, closed: bool, _boxes: object, _wraps: object) -> Attributes:  # noqa: FBT001 -- an attribute, as it is asked
    return {"owner": str(owner), "closed": closed}


@deed(about=_one)
def seal(
    by: By, owner: AgencyId, lock_for: Drawer, plain: bytes, closed_entry: EntryId | None, context: bytes
) -> Sealed:
    """Seal one thing for the owning agency, in its section's key or, when closed, in a key of its own."""
    return _seal_all(by, owner, [Plain(lock_for, context, plain, closed_entry)])[0]


@deed(about=_many)
def seal_many(by: By, owner: AgencyId, plains: Sequence[Plain]) -> list[Sealed]:
    """Seal several things at once: one question to the keystore, and at most one new generation."""
    return _seal_all(by, owner, plains)


@deed(about=_drawers)
def make_section_keys(by: By, owner: AgencyId, drawers: Sequence[Drawer]) -> None:
    """Make the keys of several sections in one go, as when a case is opened; those that exist stay."""
    ready(by, owner, [(drawer, None) for drawer in drawers])


@deed(about=_drawers, changes=False)
def numbers_of(by: By, owner: AgencyId, drawers: Sequence[Drawer], purpose: bytes) -> dict[Drawer, bytes]:
    """Derive 32 bytes from the key of each drawer, for one purpose: they die with the key, and tell nothing of it.

    A drawer in which nothing was ever written gets its key now. Raises KeyNotHeldError.
    """
    ready(by, owner, [(drawer, None) for drawer in drawers])
    secrets = first_secrets(by, owner, drawers)
    return {drawer: derived(secret, purpose + b"\x00" + by.node.bytes) for drawer, secret in secrets.items()}


@deed(changes=False)
def open_many(by: By, boxes: Sequence[Box]) -> list[bytes]:
    """Open everything or nothing, in the order given, with one question to the keystore.

    Raises KeyNotHeldError when the reader's agency holds no key to one of them, CannotOpenError when bytes were changed
    or moved. Access is asked once for each owner, and apart for what is closed.
    """
    wraps = wraps_of(by, {lock for _owner, lock, _context, _blob in boxes})
    groups: dict[tuple[AgencyId, bool], list[int]] = defaultdict(list)
    for place, (owner, lock, _context, _blob) in enumerate(boxes):
        groups[owner, lock.entry is not None].append(place)
    opened: dict[int, bytes] = {}
    for (owner, closed), places in groups.items():
        found = open_of(by, owner, closed, [boxes[place] for place in places], wraps)
        opened.update(zip(places, found, strict=True))
    return [opened[place] for place in range(len(boxes))]


@deed(about=_group, changes=False)
def open_of(by: By, owner: AgencyId, closed: bool, boxes: Sequence[Box], wraps: Mapping[Lock, Wrap]) -> list[bytes]:  # noqa: ARG001, FBT001 -- owner and closed are what access is asked about
    """Open what one agency owns; `open_many` calls this once for each owner."""
    keys = unwrapped(by, {lock for _owner, lock, _context, _blob in boxes}, wraps)
    return [open_box(keys[lock], blob, data_place(by.node, lock, context)) for _owner, lock, context, blob in boxes]


def _seal_all(by: By, owner: AgencyId, plains: Sequence[Plain]) -> list[Sealed]:
    keys = ready(by, owner, [(plain.drawer, plain.closed_entry) for plain in plains])
    remember(by, max((key.generation for key in keys.values()), default=0))
    sealed = []
    for plain in plains:
        key = keys[plain.drawer, plain.closed_entry]
        lock = lock_of((plain.drawer, plain.closed_entry), key.version)
        blob = seal_box(key.key, by.chance.bytes(12), plain.plain, data_place(by.node, lock, plain.context))
        sealed.append(Sealed(key.version, blob))
    return sealed
