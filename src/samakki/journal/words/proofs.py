"""Checkpoints, and what comes of proving a journal."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from samakki.kernel.ids import FileId, NodeId


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Both trees at one moment, signed by the node: whoever keeps one can tell whether history was cut or forked."""

    node: NodeId
    number: int
    entries_size: int
    entries_root: bytes
    reads_size: int
    reads_root: bytes
    moment: str
    previous: bytes
    key: bytes
    signature: bytes

    def told(self) -> dict[str, Any]:
        """Write it for a file that a witness keeps (JSON; hashes, key and signature in hex)."""
        return {
            "samakki": "checkpoint 1",
            "node": str(self.node),
            "number": self.number,
            "entries": {"size": self.entries_size, "root": self.entries_root.hex()},
            "reads": {"size": self.reads_size, "root": self.reads_root.hex()},
            "moment": self.moment,
            "previous": self.previous.hex(),
            "key": self.key.hex(),
            "signature": self.signature.hex(),
        }

    @classmethod
    def read(cls, told: Any) -> Self:
        """Read what `told` wrote; raises ValueError on anything else."""
        try:
            if told["samakki"] != "checkpoint 1":
                raise ValueError(told["samakki"])
            return cls(
                node=NodeId(UUID(told["node"])),
                number=int(told["number"]),
                entries_size=int(told["entries"]["size"]),
                entries_root=bytes.fromhex(told["entries"]["root"]),
                reads_size=int(told["reads"]["size"]),
                reads_root=bytes.fromhex(told["reads"]["root"]),
                moment=str(told["moment"]),
                previous=bytes.fromhex(told["previous"]),
                key=bytes.fromhex(told["key"]),
                signature=bytes.fromhex(told["signature"]),
            )
        except (LookupError, TypeError, AttributeError, ArithmeticError) as reason:
            message = f"not a checkpoint: {reason}"
            raise ValueError(message) from reason


class Wrong(StrEnum):
    """How a journal can fail its proof."""

    EDITED = "edited"
    DELETED = "deleted"
    ADDED = "added"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    FORKED = "forked"
    BAD_SIGNATURE = "bad signature"
    FOREIGN_KEY = "foreign key"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is not as it was written: its kind, its place, and what was seen there."""

    wrong: Wrong
    place: str
    seen: str
    file: FileId | None = None
    subject: UUID | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """Nothing was found changed: how much was read, and how much of it no checkpoint covers yet."""

    entries: int
    reads: int
    checkpoints: int
    unsigned_entries: int
    unsigned_reads: int

    @classmethod
    def of(cls, entries: tuple[int, int], reads: tuple[int, int], checkpoints: int) -> Self:
        """Put together what each tree counted: all and unsigned."""
        return cls(entries[0], reads[0], checkpoints, entries[1], reads[1])
