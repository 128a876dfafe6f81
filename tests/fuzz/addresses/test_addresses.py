"""The whole of the house as a stranger's machine sees it: no fault of the house, and nothing of anybody's.

Schemathesis draws from a description of every address. What is drawn is sent as somebody inside, who may do much, and
as somebody outside, who may do nothing; each request begins where the one before began.
"""

import os
from collections import Counter
from collections.abc import Sequence
from itertools import count
from time import monotonic

import hypothesis
import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as some

from tests.fuzz.addresses.drawing import Call, calls, operations
from tests.fuzz.addresses.filled import INSIDE, OUTSIDE, Door, opened
from tests.fuzz.addresses.knocking import knock
from tests.fuzz.search import FEW, FROM, SECONDS, fuzz
from tests.shelter.pages.sheltering import Shelter, shelter

__all__ = ["shelter"]
AT_ONCE = 2
"""So often each address is tried before the next: once as simply as can be, then as chance says."""


@fuzz
@pytest.mark.slow
@pytest.mark.parametrize("whose", [INSIDE, OUTSIDE], ids=["inside", "outside"])
def test_every_address_answers_in_words_and_tells_nobody_of_anybody(shelter: Shelter, whose: Sequence[str]) -> None:
    door = opened(shelter)
    ends = monotonic() + float(os.environ.get(SECONDS, FEW)) / 2
    drawn = [calls(address, operation) for address, operation in operations(door.found)]
    assert len(drawn) > 300
    for seed in count(int(os.environ.get(FROM, "0"))):
        for each in drawn:
            if monotonic() >= ends:
                return
            search(door, whose, each, seed)


def search(door: Door, whose: Sequence[str], each: some.SearchStrategy[Call], seed: int) -> Counter[int]:
    """Try one address a few times, from what is simplest on."""
    answered: Counter[int] = Counter()

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=AT_ONCE,
        database=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
    )
    @hypothesis.given(some.sampled_from(whose), some.lists(each, min_size=1, max_size=2))
    def one_after_the_other(who: str, drawn: list[Call]) -> None:
        answered.update(status for _method, _route, status in knock(door, who, drawn))

    one_after_the_other()
    return answered
