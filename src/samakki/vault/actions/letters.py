"""Wrapping a data key for somebody: a letter to their public key, signed by the node, or under one's own key."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from samakki.kernel.deeds import By, KeyNotHeldError
from samakki.kernel.ids import AgencyId, MemberId
from samakki.vault.actions.keyring import wrap_key
from samakki.vault.actions.members import public_key
from samakki.vault.actions.turns import turn
from samakki.vault.actions.vouching import must_be_vouched, vouch
from samakki.vault.actions.wraps import lock_of_row
from samakki.vault.models import NO_ENTRY, NOBODY, Epoch, Wrap, move_wraps
from samakki.vault.rules import (
    BoxKey,
    epoch_place,
    letter_place,
    name_place,
    seal_box,
    seal_letter,
    within_place,
    wrap_place,
)
from samakki.vault.words import How, Lock, NobodyToHoldError

Opened = Sequence[tuple[Wrap, bytes]]
"""Wraps, each with the data key that came out of it."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody for whom data keys can be wrapped: an agency in its newest epoch, or a member by name."""

    agency: AgencyId | None
    member: MemberId | None
    epoch: int
    public: bytes

    def holds(self, row: Wrap) -> bool:
        """Tell whether a wrap is theirs."""
        return (row.agency, row.member) == (self.agency or NOBODY, self.member or NOBODY) and row.how != How.SECTION


def to_agency(by: By, agency: AgencyId) -> Recipient:
    """Find an agency's newest public key; raises NobodyToHoldError, ForgedKeyError when the key was slipped in."""
    row = Epoch.objects.filter(agency=agency).order_by("-epoch").first()
    if row is None:
        raise NobodyToHoldError
    must_be_vouched(epoch_place(by.node, agency, row.epoch), bytes(row.public), bytes(row.signature))
    return Recipient(agency, None, row.epoch, bytes(row.public))


def to_member(by: By, member: MemberId) -> Recipient:
    """Find a member's public key; raises NobodyToHoldError, ForgedKeyError when the key was slipped in."""
    try:
        return Recipient(None, member, 0, public_key(by, member))
    except KeyNotHeldError:
        raise NobodyToHoldError from None


def letter(by: By, to: Recipient, lock: Lock, secret: bytes, generation: int) -> Wrap:
    """Wrap a data key in a letter; no key of ours is needed for it."""
    how = How.MEMBER if to.agency is None else How.LETTER
    if to.agency is None:
        place = name_place(by.node, lock, to.member or NOBODY)
    else:
        place = letter_place(by.node, lock, to.agency, to.epoch)
    blob = seal_letter(to.public, secret, place)
    row = _row(by, lock, how, blob, generation)
    row.agency, row.member, row.epoch = to.agency or NOBODY, to.member or NOBODY, to.epoch
    row.signature = vouch(place, blob)
    return row


def under_own_key(by: By, holder: tuple[AgencyId, int, BoxKey], lock: Lock, secret: bytes, generation: int) -> Wrap:
    """Wrap a data key under the key of the agency of the one who acts."""
    agency, epoch, wrapping = holder
    blob = seal_box(wrapping, by.chance.bytes(12), secret, wrap_place(by.node, lock, agency, epoch))
    row = _row(by, lock, How.EPOCH, blob, generation)
    row.agency, row.epoch = agency, epoch
    return row


def under_section(by: By, section: tuple[int, BoxKey], lock: Lock, secret: bytes, generation: int) -> Wrap:
    """Wrap an entry's key under its section's key in that version."""
    version, key = section
    blob = seal_box(key, by.chance.bytes(12), secret, within_place(by.node, lock, version))
    row = _row(by, lock, How.SECTION, blob, generation)
    row.epoch = version
    return row


def settle(by: By, letters: Opened) -> None:
    """Lay what came in letters to the agency under its own key, so that it opens faster from now on.

    A letter that was taken back meanwhile stays taken back.
    """
    if not letters:
        return
    agency = AgencyId(letters[0][0].agency)
    moved = moved_under(by, (agency, by.keys.newest_epoch(agency)), letters)
    with turn(by):
        move_wraps(moved)


def moved_under(by: By, newest: tuple[AgencyId, int], opened: Opened) -> list[tuple[int, str, int, bytes]]:
    """Wrap opened data keys anew under an agency's newest key, ready to be written in the place of the old wraps."""
    wrapping = wrap_key(by, *newest)
    place = partial(wrap_place, by.node, agency=newest[0], epoch=newest[1])
    return [
        (row.pk, row.how, newest[1], seal_box(wrapping, by.chance.bytes(12), secret, place(lock_of_row(row))))
        for row, secret in opened
    ]


def _row(by: By, lock: Lock, how: How, blob: bytes, generation: int) -> Wrap:
    return Wrap(
        file=lock.file,
        section=lock.section.value,
        entry=lock.entry or NO_ENTRY,
        version=lock.version,
        how=how.value,
        epoch=0,
        first=False,
        wrap=blob,
        generation=generation,
        made_at=by.clock.now(),
    )
