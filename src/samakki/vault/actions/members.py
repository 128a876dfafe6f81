"""A member's own pair of keys, which only the passphrase opens; and what is sealed to a member."""

from samakki.kernel.deeds import Attributes, By, KeyNotHeldError, deed
from samakki.kernel.ids import MemberId
from samakki.vault import gateways
from samakki.vault.actions.turns import turn
from samakki.vault.actions.vouching import must_be_vouched, vouch
from samakki.vault.models import MemberKey
from samakki.vault.rules import (
    Cost,
    Pair,
    bound,
    box_key,
    key_from_passphrase,
    key_place,
    member_place,
    open_box,
    open_letter,
    padded,
    pair_of,
    seal_box,
    seal_letter,
    unpadded,
)
from samakki.vault.words import AlreadyMadeError, CannotOpenError, WrongPassphraseError

_SALT = 16


def _whose(by: By, member: MemberId, *_rest: object) -> Attributes:
    return {"own": by.member == member}


@deed(about=_whose)
def make_member_key(by: By, member: MemberId, passphrase: str) -> None:
    """Make a member's pair of keys; raises AlreadyMadeError rather than replace one, which would lose what it opens."""
    pair = pair_of(by.chance.bytes(32))
    row = sealed_pair(by, member, pair, passphrase)
    with turn(by):
        if MemberKey.objects.filter(member=member).exists():
            raise AlreadyMadeError
        row.save(force_insert=True)


@deed(about=_whose, changes=False)
def open_member_key(by: By, member: MemberId, passphrase: str) -> bytes:
    """Open a member's private key; raises WrongPassphraseError, or KeyNotHeldError for a member without keys.

    Both take the same time, so that nobody learns from the wait who has an account.
    """
    row = MemberKey.objects.filter(member=member).first()
    if row is None:
        key_from_passphrase(passphrase, bytes(_SALT), gateways.passphrase_cost())
        raise KeyNotHeldError
    return _opened(by, row, passphrase)


@deed(about=_whose)
def change_passphrase(by: By, member: MemberId, old: str, new: str) -> None:
    """Seal the same private key under another passphrase; raises what `open_member_key` raises."""
    secret = open_member_key(by, member, old)
    row = sealed_pair(by, member, pair_of(secret), new)
    with turn(by):
        row.save(force_update=True)


@deed(about=_whose, changes=False)
def seal_to_member(by: By, member: MemberId, plain: bytes, context: bytes) -> bytes:
    """Seal something that only this member can open; no key is needed for it, not even the member's session.

    Raises KeyNotHeldError when the member has no keys yet.
    """
    public = public_key(by, member)
    return seal_letter(public, padded(plain), _letter(by, member, context))


@deed(changes=False)
def open_as_member(by: By, blob: bytes, context: bytes) -> bytes:
    """Open what was sealed to the one who acts; raises CannotOpenError, or KeyNotHeldError without keys."""
    if by.member is None:
        raise KeyNotHeldError
    return unpadded(open_letter(by.keys.member_secret(), blob, _letter(by, by.member, context)))


def public_key(by: By, member: MemberId) -> bytes:
    """Give a member's public key; raises KeyNotHeldError when there is none, ForgedKeyError when it was slipped in."""
    row = MemberKey.objects.filter(member=member).first()
    if row is None:
        raise KeyNotHeldError
    must_be_vouched(key_place(by.node, member), bytes(row.public), bytes(row.signature))
    return bytes(row.public)


def _letter(by: By, member: MemberId, context: bytes) -> bytes:
    return bound(b"letter", by.node.bytes, member.bytes, context)


def sealed_pair(by: By, member: MemberId, pair: Pair, passphrase: str) -> MemberKey:
    """Seal a pair of keys under a passphrase, bound to the member, and vouch for its public key."""
    cost, salt = gateways.passphrase_cost(), by.chance.bytes(_SALT)
    key = box_key(key_from_passphrase(passphrase, salt, cost))
    return MemberKey(
        member=member,
        public=pair.public,
        signature=vouch(key_place(by.node, member), pair.public),
        sealed_private=seal_box(key, by.chance.bytes(12), pair.secret, member_place(by.node, member, pair.public)),
        salt=salt,
        memory=cost.memory,
        rounds=cost.rounds,
        lanes=cost.lanes,
    )


def _opened(by: By, row: MemberKey, passphrase: str) -> bytes:
    cost = Cost(row.memory, row.rounds, row.lanes)
    key = box_key(key_from_passphrase(passphrase, bytes(row.salt), cost))
    place = member_place(by.node, row.member, bytes(row.public))
    try:
        return open_box(key, bytes(row.sealed_private), place)
    except CannotOpenError:
        raise WrongPassphraseError from None
