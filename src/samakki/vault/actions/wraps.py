"""Finding the wraps that somebody may open, and opening them, whichever of the four ways they lie."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.db.models import QuerySet

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import AgencyId, EntryId, FileId
from samakki.sections.words import Section
from samakki.vault.actions.keyring import HeldKeys, wrap_key
from samakki.vault.actions.vouching import must_be_vouched
from samakki.vault.models import NO_ENTRY, Wrap
from samakki.vault.rules import (
    BoxKey,
    box_key,
    letter_place,
    name_place,
    open_box,
    open_letter,
    within_place,
    wrap_place,
)
from samakki.vault.words import Drawer, How, Lock

Wanted = tuple[Drawer, EntryId | None]
Wraps = Mapping[Lock, Wrap]
_RANK: Final = {How.MEMBER.value: 0, How.EPOCH.value: 1, How.LETTER.value: 2, How.SECTION.value: 3}
"""By name first: whoever has such a letter may hold no key of the agency. Under the section's key last: two steps."""


def lock_of(want: Wanted, version: int) -> Lock:
    """Name the lock of a drawer, or of one entry in it, in that version."""
    return Lock(want[0].file, want[0].section, version, want[1])


def lock_of_row(row: Wrap) -> Lock:
    """Name the lock whose key a stored wrap holds."""
    return lock_of(want_of(row), row.version)


def want_of(row: Wrap) -> Wanted:
    """Name the drawer, or the entry in it, whose key a stored wrap holds."""
    entry = None if row.entry == NO_ENTRY else EntryId(row.entry)
    return Drawer(FileId(row.file), Section(row.section)), entry


def section_lock_of(row: Wrap) -> Lock:
    """Name the lock of the section's key under which an entry's key lies."""
    return Lock(FileId(row.file), Section(row.section), row.epoch)


def rows_of(locks: Iterable[Lock]) -> QuerySet[Wrap]:
    """Find the wraps of all holders of these, and of the sections that an entry's key may lie under; and some more."""
    locks = list(locks)
    return Wrap.objects.filter(
        file__in={lock.file for lock in locks},
        section__in={lock.section.value for lock in locks},
        entry__in={NO_ENTRY, *(lock.entry for lock in locks if lock.entry is not None)},
    )


def held_of(by: By, rows: Iterable[Wrap]) -> dict[Lock, Wrap]:
    """Choose for each key the wrap that the one who acts opens it by; keys that they do not hold are left out."""
    ranked = sorted((row for row in rows if _is_for(by, row)), key=lambda row: -_RANK[row.how])
    return {lock_of_row(row): row for row in ranked}


def _is_for(by: By, row: Wrap) -> bool:
    if row.how == How.SECTION:
        return True
    return row.member == by.member if row.how == How.MEMBER else row.agency == by.agency


def wraps_of(by: By, locks: Iterable[Lock]) -> dict[Lock, Wrap]:
    """Find the wraps by which the reader opens these, in one question; none for keys already at hand.

    The holder is compared here: told to the store, SQLite would go through all that the agency holds.
    """
    if isinstance(by.keys, HeldKeys):
        by.keys.make_room()
    asked = {lock for lock in locks if not (isinstance(by.keys, HeldKeys) and lock in by.keys.data_keys)}
    if not asked:
        return {}
    if by.agency is None:
        raise KeyNotHeldError
    held = held_of(by, rows_of(asked))
    if isinstance(by.keys, HeldKeys):
        by.keys.note(held)
    return held


class Opener:
    """Opens wraps together: each key that they lie under is turned once. It keeps the letters that it opened."""

    __slots__ = ("_by", "_found", "_turned", "letters")

    def __init__(self, by: By, found: Wraps) -> None:
        """Begin with what was found for the one who acts."""
        self._by, self._found = by, found
        self._turned: dict[tuple[AgencyId, int], BoxKey] = {}
        self.letters: list[tuple[Wrap, bytes]] = []

    def key(self, lock: Lock) -> BoxKey:
        """Give a data key, ready to open and seal with; raises KeyNotHeldError for one that has no wrap."""
        keys = self._by.keys
        if isinstance(keys, HeldKeys) and lock in keys.data_keys:
            return keys.data_keys[lock]
        key = box_key(self.secret(lock))
        if isinstance(keys, HeldKeys):
            keys.keep(lock, key)
        return key

    def secret(self, lock: Lock) -> bytes:
        """Give a data key as it is, to wrap it for somebody else; raises KeyNotHeldError, CannotOpenError."""
        row = self._found.get(lock)
        if row is None:
            raise KeyNotHeldError
        match How(row.how):
            case How.EPOCH:
                holder = (AgencyId(row.agency), row.epoch)
                return open_box(self._wrapping(holder), bytes(row.wrap), wrap_place(self._by.node, lock, *holder))
            case How.SECTION:
                place = within_place(self._by.node, lock, row.epoch)
                return open_box(self.key(section_lock_of(row)), bytes(row.wrap), place)
            case How.LETTER:
                place = letter_place(self._by.node, lock, row.agency, row.epoch)
                private = self._by.keys.epoch_secret(AgencyId(row.agency), row.epoch)
            case How.MEMBER:
                place = name_place(self._by.node, lock, row.member)
                private = self._by.keys.member_secret()
        must_be_vouched(place, bytes(row.wrap), bytes(row.signature))
        secret = open_letter(private, bytes(row.wrap), place)
        if row.how == How.LETTER:
            self.letters.append((row, secret))
        return secret

    def _wrapping(self, holder: tuple[AgencyId, int]) -> BoxKey:
        if holder not in self._turned:
            self._turned[holder] = wrap_key(self._by, *holder)
        return self._turned[holder]
