"""Keyed digests: telling that the same thing came before without keeping it, and without letting a thief guess it."""

import hmac
from collections.abc import Sequence
from hashlib import sha256

from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId
from samakki.vault.rules import bound, derived, number


def _whose(_by: By, agency: AgencyId, _epoch: int, _purpose: bytes, _messages: Sequence[bytes]) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_whose, changes=False)
def keyed_digests(by: By, agency: AgencyId, epoch: int, purpose: bytes, messages: Sequence[bytes]) -> list[bytes]:
    """Digest messages under a key that only holders of the agency's key of that epoch can derive (HMAC-SHA-256).

    Equal messages give equal digests within a purpose and an epoch, and nothing else can be learnt from one without
    the agency's key: a dictionary of names is of no use to a thief of the disk. Raises KeyNotHeldError.
    """
    key = derived(by.keys.epoch_secret(agency, epoch), bound(b"digests", purpose, agency.bytes, number(epoch)))
    return [hmac.digest(key, message, sha256) for message in messages]
