"""Cell-key perturbation: each cell gets a little noise that belongs to its persons, in every table and every release.

After Thompson, Broadfoot and Elazar (Australian Bureau of Statistics, 2013), with one step more: there a cell's noise
is read off the sum of its records' keys. Sums of keys add up as counts do, and who knows the rule can hold both against
each other: beside a large neighbour, that says of some cells that exactly one person is in them. So the sum is drawn
again under the secret, and the noise of a cell says nothing of the noise of its parts. Figures no longer add up.
"""

import hmac
from collections.abc import Sequence
from typing import Final

import numpy as np

from samakki.disclosure.counting import Columns, count
from samakki.disclosure.linear import Floats, Ints
from samakki.disclosure.linked import Linked, Tree

KEYS: Final = 2**32
_BYTES: Final = 4


def record_keys(secret: bytes, records: Sequence[str]) -> Ints:
    """Give each record the key that it has in every release: 32 bits of HMAC-SHA256 of its number."""
    return np.asarray([_drawn(secret, b"record", number.encode()) for number in records], dtype=np.int64)


def cell_keys(secret: bytes, sums: Ints, most: int) -> Ints:
    """Draw a cell's own key from the sum of its records' keys; another `most` gives another key.

    Else the same cell under two sizes of noise would tell its count: the difference would be known.
    """
    about = b"cell" + most.to_bytes(8)
    return np.asarray([_drawn(secret, about, one.to_bytes(8)) for one in (sums % KEYS).tolist()], dtype=np.int64)


def _drawn(secret: bytes, about: bytes, what: bytes) -> int:
    return int.from_bytes(hmac.digest(secret, about + b"\0" + what, "sha256")[:_BYTES])


def noise(counts: Ints, keys: Ints, most: int) -> Ints:
    """Draw the noise of each cell from its key: any of -m..m alike, m being `most` or the count when that is less.

    So it is 0 on average, no count falls below 0, and 0 stays 0. Raises `ValueError` when `most` is below 1.
    """
    if most < 1:
        message = f"noise of at most {most} hides nothing"
        raise ValueError(message)
    reach = np.minimum(counts, most)
    return np.asarray((keys % KEYS) * (2 * reach + 1) // KEYS - reach, dtype=np.int64)


def keyed_bounds(printed: Ints, most: int) -> tuple[Floats, Floats]:
    """Give the least and the most that a count was before its noise: noise is never more than the count itself."""
    low: Floats = np.maximum(printed - most, -(-printed // 2)).astype(np.float64)
    high: Floats = (printed + most).astype(np.float64)
    return low, high


def perturbed(  # noqa: PLR0913, PLR0917 -- what is counted, whose records, under which secret, and how much
    linked: Linked, tables: Sequence[Sequence[Tree]], columns: Columns, records: Sequence[str], secret: bytes, most: int
) -> Ints:
    """Count, and perturb by the keys of the records; a cell of the same records has the same noise wherever it stands.

    `records` gives the number of each row's record. Raises `ValueError` when they are not as many as the rows.
    """
    if any(len(column) != len(records) for column in columns.values()):
        message = f"{len(records)} records for other than as many rows"
        raise ValueError(message)
    counts = count(linked, tables, columns)
    sums = count(linked, tables, columns, record_keys(secret, records))
    return counts + noise(counts, cell_keys(secret, sums, most), most)
