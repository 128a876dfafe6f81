"""Judging checkpoints: their signatures, their chain, and how one that somebody kept is written in a file."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from samakki.journal.rules.headers import NOTHING_BEFORE, checkpoint_hash, checkpoint_text
from samakki.journal.words import Checkpoint, Wrong


def is_signed(point: Checkpoint) -> bool:
    """Tell whether a checkpoint bears the signature of the key that it names."""
    try:
        Ed25519PublicKey.from_public_bytes(point.key).verify(point.signature, checkpoint_text(point))
    except (InvalidSignature, ValueError):
        return False
    return True


def wrong_with(point: Checkpoint, key: bytes) -> tuple[Wrong, str] | None:
    """Say what is wrong with a checkpoint by itself, for a node with that public key."""
    if point.key != key:
        return Wrong.FOREIGN_KEY, "it names a key that is not this node's"
    if not is_signed(point):
        return Wrong.BAD_SIGNATURE, "its signature is not the one this node's key made"
    return None


def follows(point: Checkpoint, before: Checkpoint | None) -> tuple[Wrong, str] | None:
    """Say what is wrong with a checkpoint's place after the one before it."""
    number = before.number + 1 if before else 1
    if point.number != number:
        return Wrong.DELETED, f"checkpoint {number} is missing"
    if point.previous != (checkpoint_hash(before) if before else NOTHING_BEFORE):
        return Wrong.EDITED, "it does not follow from the checkpoint before it"
    if before and (point.entries_size < before.entries_size or point.reads_size < before.reads_size):
        return Wrong.TRUNCATED, "a tree became smaller"
    return None
