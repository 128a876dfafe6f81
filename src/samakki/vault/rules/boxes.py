"""Sealing with a key that both sides hold: AES-256-GCM, bound to a place, padded so that a length says little."""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from samakki.vault.words import CannotOpenError

BoxKey = AESGCM
NONCE: Final = 12
KEY: Final = 32
_FORMAT: Final = b"\x01"
_MARK: Final = b"\x80"
_STEP: Final = 64
_LEAST: Final = 1 + NONCE + 16


def box_key(secret: bytes) -> BoxKey:
    """Make a key of 32 bytes ready to seal and open."""
    return AESGCM(secret)


def derived(secret: bytes, purpose: bytes) -> bytes:
    """Derive a key of 32 bytes for one purpose from a secret that is random already (HKDF-SHA-256, RFC 5869)."""
    return HKDF(hashes.SHA256(), KEY, salt=None, info=purpose).derive(secret)


def seal_box(key: BoxKey, nonce: bytes, plain: bytes, place: bytes) -> bytes:
    """Seal for one place: format byte 1, nonce of 12 random bytes, then what AES-256-GCM gives.

    The plain bytes are padded first. Raises ValueError for a nonce of another length.
    """
    if len(nonce) != NONCE:
        message = f"a nonce has {NONCE} bytes, not {len(nonce)}"
        raise ValueError(message)
    return _FORMAT + nonce + key.encrypt(nonce, padded(plain), place)


def open_box(key: BoxKey, blob: bytes, place: bytes) -> bytes:
    """Open what was sealed for this very place; raises CannotOpenError, which says nothing of why."""
    if len(blob) < _LEAST or blob[:1] != _FORMAT:
        raise CannotOpenError
    try:
        return unpadded(key.decrypt(blob[1 : 1 + NONCE], blob[1 + NONCE :], place))
    except InvalidTag:
        raise CannotOpenError from None


def padded(plain: bytes) -> bytes:
    """Pad to a multiple of 64 (ISO/IEC 7816-4), so that "yes" and "no" are as long as each other."""
    return plain + _MARK + bytes(-(len(plain) + 1) % _STEP)


def unpadded(long: bytes) -> bytes:
    """Take the padding away; raises CannotOpenError where there is none."""
    plain = long.rstrip(b"\x00")
    if plain[-1:] != _MARK:
        raise CannotOpenError
    return plain[:-1]
