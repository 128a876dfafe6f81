"""Of whom something was asked, and why there may be nothing to count; what is not added up."""

from collections.abc import Sequence
from typing import Final

from samakki.tables.units import Unit

NOT_ASKED: Final = "not asked"
"""The code of whoever was not asked; they are in no denominator."""
WITHOUT_VALUE: Final = ("no", "unknown", NOT_ASKED, "suppressed", "prefers not to say", "unsettled")
"""Codes that are no value: four kinds of missing, a choice not to say, and two values that wait for a person."""
NOT_IN_DENOMINATOR: Final = frozenset({NOT_ASKED, "suppressed"})
"""Of these nobody knows whether they were asked, or they were not: no share is a share of them."""


class MixedUnitsError(Exception):
    """Persons and cases, say, were to be added or compared: nothing is counted then."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Keep which units met."""
        super().__init__(" and ".join(units) + " are not added: they count different things")
        self.units = tuple(units)
