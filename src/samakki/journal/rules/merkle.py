"""The tree of RFC 6962, section 2.1, grown from its right edge only: adding a leaf needs O(log n) hashes in memory."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final, Self

EMPTY_ROOT: Final = sha256(b"").digest()
_HASH: Final = 32


def leaf_hash(data: bytes) -> bytes:
    """Hash a leaf's data."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into one."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a tree: the roots of its largest full subtrees, the largest first."""

    __slots__ = ("edge", "size")

    def __init__(self, size: int = 0, edge: Iterable[bytes] = ()) -> None:
        """Begin with an empty tree, or go on with a kept one."""
        self.size = size
        self.edge = list(edge)

    @classmethod
    def parse(cls, size: int, data: bytes) -> Self:
        """Read what `bytes` wrote; raises ValueError when it does not fit the size."""
        edge = [data[at : at + _HASH] for at in range(0, len(data), _HASH)]
        if len(data) != _HASH * size.bit_count():
            message = f"a tree of {size} leaves has {size.bit_count()} full subtrees, not {len(data) / _HASH}"
            raise ValueError(message)
        return cls(size, edge)

    def __bytes__(self) -> bytes:
        """Write the edge, 32 bytes a subtree."""
        return b"".join(self.edge)

    def add(self, data: bytes) -> None:
        """Add a leaf."""
        self.extend([data])

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add leaves, level by level: what is whole is hashed in pairs, what is left over waits at the edge."""
        hashed = sha256
        level = [hashed(b"\x00" + data).digest() for data in leaves]
        size, waiting, edge = self.size, self.edge, list[bytes]()
        while level or size:
            if size & 1:
                level.insert(0, waiting.pop())
            if len(level) & 1:
                edge.append(level.pop())
            pairs = iter(level)
            level = [hashed(b"\x01" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
            size >>= 1
        edge.reverse()
        self.edge = edge
        self.size += len(leaves)

    def root(self) -> bytes:
        """Give the root over all leaves added so far."""
        if not self.edge:
            return EMPTY_ROOT
        node = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            node = node_hash(left, node)
        return node

    def copy(self) -> "Frontier":
        """Give a tree that grows on its own from here."""
        return Frontier(self.size, self.edge)


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Give the root over these leaves' data."""
    tree = Frontier()
    tree.extend(list(leaves))
    return tree.root()
