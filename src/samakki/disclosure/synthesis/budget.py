"""What noise costs: zero-concentrated differential privacy (zCDP), and what it means as (epsilon, delta).

Source: Bun and Steinke 2016; the conversion of Canonne, Kamath and Steinke 2020 (proposition 12), which is tighter:
epsilon = min over alpha of rho*alpha + log(1 - 1/alpha) - (log(delta) + log(alpha)) / (alpha - 1).
"""

import math
from typing import Final

import numpy as np

from samakki.disclosure.synthesis.words import Budget

_ORDERS: Final = 1.0 + np.exp(np.linspace(math.log(1e-3), math.log(1e5), 40_001))
_STEPS: Final = 100


def epsilon_of(rho: float, delta: float) -> float:
    """Tell which epsilon a rho means at that delta.

    Any order alpha gives a true bound, so a grid of them only loses a little.
    """
    if rho <= 0:
        return 0.0
    bounds = rho * _ORDERS + np.log1p(-1 / _ORDERS) - (math.log(delta) + np.log(_ORDERS)) / (_ORDERS - 1)
    return max(0.0, float(bounds.min()))


def rho_of(budget: Budget) -> float:
    """Tell the greatest rho that keeps within the budget."""
    low, high = 0.0, budget.epsilon + 1
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if epsilon_of(middle, budget.delta) <= budget.epsilon else (low, middle)
    return low


def noise_of(rho: float, tables: int, rows: int) -> float:
    """Give the standard deviation at which that many tables cost rho, when a person adds up to that many rows.

    A person who comes or goes moves each table by at most `rows` in the Euclidean norm: all of them in one cell.
    """
    return rows * math.sqrt(tables / (2 * rho))
