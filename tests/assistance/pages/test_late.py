"""The slices of what is late, one after the other, as far as there are any."""

import pytest

from tests.cases.pages.conftest import Node


@pytest.mark.parametrize(("start", "answer"), [("0", 200), ("9", 200), ("9" * 20, 404), ("9" * 5_000, 404)])
def test_there_is_no_slice_so_far_on_that_nothing_can_lie_there(node_of_today: Node, start: str, answer: int) -> None:
    assert node_of_today.browser("dara").get(f"/today/late/{start}/").status_code == answer
