"""What an amount of money is told with."""

from typing import Final

PERIODS: Final[tuple[tuple[str, str], ...]] = (
    ("", "Once, or in all"),
    ("hour", "An hour"),
    ("day", "A day"),
    ("week", "A week"),
    ("month", "A month"),
    ("year", "A year"),
    ("piece", "For each piece"),
)
"""For how long an amount is, in the order in which it is shown: (code as it is kept, English words)."""
