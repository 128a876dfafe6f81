"""Cell-key perturbation: each cell gets a little noise that belongs to its persons, in every table and every release.

After Thompson, Broadfoot and Elazar (Australian Bureau of Statistics, 2013). The figures no longer add up: mark them.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import numpy as np

from samakki.disclosure.counting import Columns, count
from samakki.disclosure.linear import Ints
from samakki.disclosure.linked import Linked, Tree

KEYS: Final = 2**32


def noise(counts: Ints, cell_keys: Ints, most: int) -> Ints:
    """Draw the noise of each cell from its key: any of -m..m alike, m being `most` or the count when that is less.

    So it is 0 on average, no count falls below 0, and 0 stays 0. Raises `ValueError` when `most` is below 1.
    """
    if most < 1:
        message = f"noise of at most {most} hides nothing"
        raise ValueError(message)
    reach = np.minimum(counts, most)
    return np.asarray((cell_keys % KEYS) * (2 * reach + 1) // KEYS - reach, dtype=np.int64)


def perturbed(
    linked: Linked, tables: Sequence[Sequence[Tree]], columns: Columns, keys: Ints, most: int
) -> Mapping[str, Ints]:
    """Count, and perturb by the persons' own keys (0 to 2^32 - 1, drawn once for each and kept secret).

    Gives `counts` as published and `cell_keys`. A cell of the same persons has the same noise wherever it stands.
    """
    if len(keys) != len(next(chain(columns.values()), ())):
        message = f"{len(keys)} keys for other than as many rows"
        raise ValueError(message)
    counts = count(linked, tables, columns)
    cell_keys = count(linked, tables, columns, keys) % KEYS
    return {"counts": counts + noise(counts, cell_keys, most), "cell_keys": cell_keys}
