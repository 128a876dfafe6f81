"""The places things are sealed for: whatever is moved to another place does not open there."""

from uuid import UUID

from samakki.vault.rules.bound import bound, number
from samakki.vault.words import Lock


def data_place(node: UUID, lock: Lock, context: bytes) -> bytes:
    """Name where sealed data belongs: node, file, section, version, the entry if closed, and what it is."""
    return bound(b"data", *_of(node, lock), context)


def wrap_place(node: UUID, lock: Lock, agency: UUID, epoch: int) -> bytes:
    """Name which data key a wrap holds, and for which agency's epoch."""
    return bound(b"wrap", *_of(node, lock), agency.bytes, number(epoch))


def letter_place(node: UUID, lock: Lock, agency: UUID, epoch: int) -> bytes:
    """Name which data key a letter to an agency holds, and which of its epochs opens it."""
    return bound(b"letter to agency", *_of(node, lock), agency.bytes, number(epoch))


def name_place(node: UUID, lock: Lock, member: UUID) -> bytes:
    """Name which data key a letter to one member holds."""
    return bound(b"letter to member", *_of(node, lock), member.bytes)


def within_place(node: UUID, lock: Lock, version: int) -> bytes:
    """Name which entry's key lies under its section's key, and under which version of that."""
    return bound(b"within section", *_of(node, lock), number(version))


def grant_place(node: UUID, agency: UUID, epoch: int, member: UUID) -> bytes:
    """Name which epoch is granted to which member."""
    return bound(b"grant", node.bytes, agency.bytes, number(epoch), member.bytes)


def epoch_place(node: UUID, agency: UUID, epoch: int) -> bytes:
    """Name which epoch's private key lies sealed under the next one's."""
    return bound(b"epoch", node.bytes, agency.bytes, number(epoch))


def paper_place(node: UUID, agency: UUID, epoch: int) -> bytes:
    """Name which epoch the recovery sheet opens."""
    return bound(b"paper", node.bytes, agency.bytes, number(epoch))


def sheet_place(node: UUID, agency: UUID) -> bytes:
    """Name whose recovery sheet a public key belongs to."""
    return bound(b"sheet", node.bytes, agency.bytes)


def key_place(node: UUID, member: UUID) -> bytes:
    """Name whose public key it is."""
    return bound(b"public key", node.bytes, member.bytes)


def member_place(node: UUID, member: UUID, public: bytes) -> bytes:
    """Name whose private key lies sealed under a passphrase, and which public key it belongs to."""
    return bound(b"member", node.bytes, member.bytes, public)


def _of(node: UUID, lock: Lock) -> tuple[bytes, ...]:
    entry = b"" if lock.entry is None else lock.entry.bytes
    return node.bytes, lock.file.bytes, lock.section.value.encode(), number(lock.version), entry
