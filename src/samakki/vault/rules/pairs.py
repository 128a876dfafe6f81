"""Sealing to somebody whose public key is all one has: HPKE (RFC 9180), X25519 with HKDF-SHA-256 and AES-256-GCM."""

from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from samakki.vault.words import CannotOpenError

_FORMAT: Final = b"\x02"
_SUITE: Final = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of keys, 32 bytes each: what everybody may know, and what opens."""

    public: bytes
    secret: bytes = field(repr=False)


def pair_of(secret: bytes) -> Pair:
    """Make a pair from 32 random bytes."""
    private = X25519PrivateKey.from_private_bytes(secret)
    return Pair(private.public_key().public_bytes_raw(), secret)


def seal_letter(public: bytes, plain: bytes, place: bytes) -> bytes:
    """Seal to a public key for one place: format byte 2, then HPKE's encapsulated key and ciphertext."""
    return _FORMAT + _SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(public), place)


def open_letter(secret: bytes, blob: bytes, place: bytes) -> bytes:
    """Open what was sealed to this pair for this very place; raises CannotOpenError."""
    if blob[:1] != _FORMAT:
        raise CannotOpenError
    try:
        return _SUITE.decrypt(blob[1:], X25519PrivateKey.from_private_bytes(secret), place)
    except (InvalidTag, ValueError):
        raise CannotOpenError from None
