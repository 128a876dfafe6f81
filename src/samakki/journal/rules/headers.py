"""How an entry's header, a read record and a checkpoint are written as text before they are hashed.

Lines of plain text, so that a partner can check a file with `sha256sum` and nothing of ours.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from samakki.journal.words import Checkpoint, EntryHeader
from samakki.kernel.clocks import Stamp

NOTHING_BEFORE: Final = bytes(32)
NOTHING_ATTACHED: Final = b""


def entry_hash(header: EntryHeader) -> bytes:
    """Hash a header (SHA-256 of its text): what the file's next entry and the node's tree hold of it."""
    text = entry_text(
        header.id.hex,
        header.node.hex,
        header.file.hex,
        header.number,
        header.section,
        header.key_version,
        header.author.hex,
        header.agency.hex,
        header.stamp,
        int(header.closed),
        header.body_hash,
        header.attached_hash,
        header.previous,
        header.ground.hex if header.ground else None,
    )
    return sha256(text).digest()


def entry_text(  # noqa: PLR0913, PLR0917 -- the lines of a header, in their order; verification calls it a million times
    entry: str,
    node: str,
    file: str,
    number: int,
    section: str,
    key_version: int,
    author: str,
    agency: str,
    stamp: Stamp | str,
    closed: int,
    body_hash: bytes,
    attached_hash: bytes,
    previous: bytes,
    ground: str | None = None,
) -> bytes:
    """Write a header, one value a line: ids and hashes in lower-case hex, numbers in decimal, closed as 0 or 1.

    The ground has a line of its own where there is one.
    """
    beneath = f"ground {ground}\n" if ground else ""
    return (
        f"samakki entry 1\n{entry}\n{node}\n{file}\n{number}\n{section}\n{key_version}\n{author}\n{agency}\n"
        f"{stamp}\n{closed}\n{body_hash.hex()}\n{attached_hash.hex()}\n{previous.hex()}\n{beneath}"
    ).encode()


def body_hash(blob: bytes) -> bytes:
    """Hash a sealed body (SHA-256)."""
    return sha256(blob).digest()


def attachments_hash(digests: Iterable[tuple[str, bytes]]) -> bytes:
    """Hash the attachments of an entry (id in hex, digest), in the order of their ids; empty when there are none."""
    pairs = sorted(digests)
    if not pairs:
        return NOTHING_ATTACHED
    return sha256("".join(f"{one}\n{digest.hex()}\n" for one, digest in pairs).encode()).digest()


def read_hash(fields: tuple[str, ...], files: Iterable[tuple[str, str]]) -> bytes:
    """Hash a read record: its own fields, then each file with what was shown of it, in the order of the files' ids.

    The last field says why somebody opened what was not on their own list; it has a line of its own where it is said.
    """
    *own, why = fields
    said = [f"why {why}"] if why else []
    lines = ["samakki read 1", *own, *said, *(f"{file} {sections}" for file, sections in sorted(files))]
    return sha256(("\n".join(lines) + "\n").encode()).digest()


def shown_on(sections: str, ground: str | None) -> str:
    """Write which sections of a file stood on a page, and on which ground (hex) they were shown where there was one."""
    return f"{sections} {ground}" if ground else sections


def checkpoint_text(point: Checkpoint) -> bytes:
    """Write what the node signs: both trees at one moment, and the checkpoint before."""
    lines = (
        "samakki checkpoint 1",
        point.node.hex,
        str(point.number),
        f"entries {point.entries_size} {point.entries_root.hex()}",
        f"reads {point.reads_size} {point.reads_root.hex()}",
        point.moment,
        point.previous.hex(),
        point.key.hex(),
    )
    return ("\n".join(lines) + "\n").encode()


def checkpoint_hash(point: Checkpoint) -> bytes:
    """Hash a checkpoint with its signature: what the next one holds of it."""
    return sha256(checkpoint_text(point) + point.signature).digest()
