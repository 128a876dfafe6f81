"""What a member keeps for a while until it is done: sealed to them alone; and digests under their agency's key."""

from collections.abc import Sequence

from samakki.access.actions.acting import member_of
from samakki.kernel.deeds import By, KeyNotHeldError, deed
from samakki.vault import actions as vault

_KEPT = b"kept:"


@deed(changes=False)
def seal_for_self(by: By, context: bytes, plain: bytes) -> bytes:
    """Seal something for the one who acts; only their own key opens it, and only as what `context` says it is."""
    return vault.seal_to_member(by, member_of(by), plain, _KEPT + context)


@deed(changes=False)
def open_for_self(by: By, context: bytes, blob: bytes) -> bytes:
    """Open what the one who acts had sealed for themselves; raises CannotOpenError."""
    return vault.open_as_member(by, blob, _KEPT + context)


@deed(changes=False)
def newest_epoch(by: By) -> int:
    """Tell the newest epoch of the own agency's key; raises KeyNotHeldError for who holds none."""
    if by.agency is None:
        raise KeyNotHeldError
    return by.keys.newest_epoch(by.agency)


@deed(changes=False)
def digests(by: By, epoch: int, purpose: bytes, messages: Sequence[bytes]) -> list[bytes]:
    """Digest messages under the own agency's key of that epoch, so that equal ones are recognised and none is told."""
    if by.agency is None:
        raise KeyNotHeldError
    return vault.keyed_digests(by, by.agency, epoch, purpose, messages)
