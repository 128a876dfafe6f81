"""What names a row: the id that its register gave it, or, where there is none, all that it says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b, sha256
from typing import BinaryIO, Final, NamedTuple

from samakki.kernel.canon import canonical
from samakki.transfers.rules.folding import is_aside
from samakki.transfers.words import Plan, Row

_PIECE: Final = 1 << 20
_SHORT: Final = 8


class Named(NamedTuple):
    """What names a row, what it says, and its id as the register has it (empty without one)."""

    name: bytes
    said: bytes
    own: str


class Names:
    """Names the rows of a file as a map says."""

    def __init__(self, plan: Plan, headings: tuple[str, ...]) -> None:
        """Find the column that names the rows, and those that say something."""
        self._source = plan.source
        self.place = headings.index(plan.id) if plan.id else None
        self._said_in = tuple(at for at, heading in enumerate(headings) if heading and not is_aside(heading))

    def of(self, row: Row) -> Named:
        """Name a row; rows that say the same and have no id are told apart by how many came before."""
        told = [row.cells[at] if at < len(row.cells) else "" for at in self._said_in]
        said = canonical(told)
        if self.place is None:
            return Named(canonical(["words", self._source, told, row.alike]), said, "")
        own = row.cells[self.place].strip() if self.place < len(row.cells) else ""
        return Named(name_of(self._source, own), said, own)


def name_of(source: str, own: str) -> bytes:
    """Name a row by its register and the id that it has there."""
    return canonical(["id", source, own])


def counted(rows: Iterator[Row]) -> Iterator[Row]:
    """Count for each row how many before it say the same; short digests are counted, not the words."""
    seen: Counter[bytes] = Counter()
    for row in rows:
        short = blake2b("\x1f".join(row.cells).encode(errors="surrogatepass"), digest_size=_SHORT).digest()
        alike = seen[short]
        seen[short] += 1
        yield replace(row, alike=alike) if alike else row


def digest_of(handle: BinaryIO) -> bytes:
    """Digest a whole file, piece by piece (SHA-256)."""
    handle.seek(0)
    digest = sha256()
    while piece := handle.read(_PIECE):
        digest.update(piece)
    handle.seek(0)
    return digest.digest()
