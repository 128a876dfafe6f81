"""Dice for what is rounded, blurred or drawn: seeded once by the chance that is handed in."""

from typing import Final

import numpy as np

from samakki.kernel.clocks import Chance

_SEED: Final = 32


def dice(chance: Chance) -> np.random.Generator:
    """Give whoever rounds or draws a generator of its own; from the machine's chance, nobody can tell its throws."""
    return np.random.default_rng(int.from_bytes(chance.bytes(_SEED)))
