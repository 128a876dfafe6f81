"""The node vouches for every public key and every grant: HPKE does not tell who sealed a thing, a signature does.

So whoever can write in the keystore, but does not have the node's secret, can neither slip in a public key of their
own nor hand out an agency key of their own making.
"""

from cryptography.exceptions import InvalidSignature

from samakki.vault import gateways
from samakki.vault.rules import bound
from samakki.vault.words import ForgedKeyError


def vouch(place: bytes, content: bytes) -> bytes:
    """Sign that this content belongs to this place; raises KeystoreFault without the node's secret."""
    return gateways.node_secret().sign(bound(b"vouched", place, content))


def must_be_vouched(place: bytes, content: bytes, signature: bytes) -> None:
    """Make sure that this node wrote that; raises ForgedKeyError."""
    try:
        gateways.node_secret().public_key().verify(signature, bound(b"vouched", place, content))
    except InvalidSignature:
        raise ForgedKeyError from None
