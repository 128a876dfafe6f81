"""The node's two trees (RFC 6962): their leaves, their right edges, and the checkpoints signed over both."""

from typing import ClassVar, Self

from django.db import models

from samakki.journal.words import Checkpoint as Point
from samakki.kernel.ids import NodeId

_LEAF = {
    "position": "its place in the tree, counted from 0",
    "hash": "the leaf: a hash of a hash of sealed bytes and clear headers",
}


class EntryLeaf(models.Model):
    """An entry's place in the node's tree."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.UUIDField(unique=True)
    hash = models.BinaryField(max_length=32)

    IN_CLEAR: ClassVar[dict[str, str]] = {**_LEAF, "entry": "which entry has this place"}

    class Meta:
        """How the table is named."""

        db_table = "journal_entry_leaf"

    def __str__(self) -> str:
        """Name the row by ids."""
        return f"{self.position}: {self.entry}"


class ReadLeaf(models.Model):
    """A read record's place in the tree of reads."""

    position = models.BigIntegerField(primary_key=True)
    read = models.UUIDField(unique=True)
    hash = models.BinaryField(max_length=32)

    IN_CLEAR: ClassVar[dict[str, str]] = {**_LEAF, "read": "which record has this place"}

    class Meta:
        """How the table is named."""

        db_table = "journal_read_leaf"

    def __str__(self) -> str:
        """Name the row by ids."""
        return f"{self.position}: {self.read}"


class Tree(models.Model):
    """A tree's right edge, kept so that it grows without reading its leaves again."""

    name = models.CharField(primary_key=True, max_length=8)
    size = models.BigIntegerField(default=0)
    edge = models.BinaryField()

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "name": "which of the two trees: entries or reads",
        "size": "how many leaves it has",
        "edge": "the roots of its largest full subtrees",
    }

    class Meta:
        """How the table is named."""

        db_table = "journal_tree"

    def __str__(self) -> str:
        """Name the row by ids."""
        return f"{self.name}: {self.size}"


class Checkpoint(models.Model):
    """Both trees' sizes and roots at one moment, signed by the node's key."""

    number = models.BigIntegerField(primary_key=True)
    node = models.UUIDField()
    entries_size = models.BigIntegerField()
    entries_root = models.BinaryField(max_length=32)
    reads_size = models.BigIntegerField()
    reads_root = models.BinaryField(max_length=32)
    moment = models.CharField(max_length=32)
    previous = models.BinaryField(max_length=32)
    key = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)

    IN_CLEAR: ClassVar[dict[str, str]] = {
        "number": "its place among the checkpoints",
        "node": "the installation that signed",
        "entries_size": "how many entries were in the tree",
        "entries_root": "the root over them",
        "reads_size": "how many read records were in their tree",
        "reads_root": "the root over them",
        "moment": "when it was signed",
        "previous": "the hash of the checkpoint before it",
        "key": "the public key it was signed for",
        "signature": "the node's signature; checkpoints are made to be shown to others",
    }

    class Meta:
        """How the table is named."""

        db_table = "journal_checkpoint"

    def __str__(self) -> str:
        """Name the row by ids."""
        return str(self.number)

    def point(self) -> Point:
        """Give the checkpoint as it was signed."""
        return Point(
            node=NodeId(self.node),
            number=self.number,
            entries_size=self.entries_size,
            entries_root=bytes(self.entries_root),
            reads_size=self.reads_size,
            reads_root=bytes(self.reads_root),
            moment=self.moment,
            previous=bytes(self.previous),
            key=bytes(self.key),
            signature=bytes(self.signature),
        )

    @classmethod
    def of(cls, point: Point) -> Self:
        """Give the row that keeps a signed checkpoint."""
        return cls(**{name: getattr(point, name) for name in point.__slots__})
