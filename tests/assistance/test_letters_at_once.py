"""Two who write letters in the same second: each letter has its own number, and none is missing."""

import pytest

from samakki.assistance import actions, queries
from samakki.cases import actions as cases
from samakki.kernel.deeds import By
from tests.cases.conftest import Staff, settle
from tests.cases.test_together import at_once

TOLD = {"to_whom": "Embassy of DEMO", "words": "Please issue a travel paper."}


@pytest.fixture
def working(committed_stores: None, all_allowed: None, node_secret: None, node_by: By) -> Staff:
    """Staff of both agencies, on stores that really commit."""
    return settle(node_by)


def test_letters_of_one_second_have_numbers_of_their_own_also_the_first_of_a_year(working: Staff) -> None:
    case, other = cases.open_case(working.dara, "DEMO"), cases.open_case(working.mali, "DEMO")
    dara, mali = working.dara, working.mali
    for _ in range(2):
        at_once(
            lambda: actions.write_letter(dara, case, TOLD),
            lambda: actions.write_letter(mali, other, TOLD),
        )
    numbers = [each.number.number for each in queries.letters_of_year(working.dara, 2026)]
    assert numbers == [1, 2, 3, 4]
