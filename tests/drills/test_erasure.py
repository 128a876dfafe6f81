"""The drill of erasure, small: a thief who had everything the day before has nothing the day after."""

from pathlib import Path

import pytest
from bench.erased import COPIES, drill

from tests.keeping.conftest import House, generations, house

__all__ = ["generations", "house"]


@pytest.mark.slow
def test_whoever_has_all_copies_gets_the_erased_before_it_is_final_and_never_after(
    house: House, generations: Path
) -> None:
    got = drill(house, 3, generations)
    assert (got.erased, got.control, got.recovered, got.in_clear) == (3, 3, 0, 0)
    assert got.exact == got.copies == COPIES
    assert got.pairs == got.opening * COPIES > 0
