"""A table that is large, or full of sums, is answered within the work of a short while: nobody waits for ever."""

import io
from random import Random

import pytest

from samakki.tables.checking import check
from samakki.tables.findings import Finding, Kind
from samakki.tables.reading import read_table
from tests.fuzz.search import WORK, stopped_after

DICE = Random("DEMO")  # noqa: S311 -- numbers of nobody, the same each time


def numbers(most: int, count: int) -> str:
    return ",".join(str(DICE.randint(1, most)) for _ in range(count))


def found_in(text: str) -> list[Finding]:
    with stopped_after(WORK):
        return check(read_table(io.BytesIO(text.encode()), "large.csv"))


@pytest.mark.slow
def test_hundreds_of_subtotals_that_agree_with_nothing_are_answered() -> None:
    lines = ["Place,Men,Women,All"]
    for group in range(190):
        lines += [f"Town {group}-{at},{numbers(9, 3)}" for at in range(2)]
        lines.append(f"Subtotal,{numbers(99, 3)}")
    assert found_in("\n".join(lines))


@pytest.mark.slow
def test_one_wrong_total_under_twenty_thousand_lines_is_found() -> None:
    lines = ["Place,Number", *(f"P{at},{numbers(999, 1)}" for at in range(20_000)), "Total,77"]
    assert [one.kind for one in found_in("\n".join(lines))] == [Kind.COLUMN_SUM]


@pytest.mark.slow
def test_many_lines_that_could_be_groups_are_answered() -> None:
    lines = ["Place,A,B,C", *(f"P{at},{numbers(99, 3)}" for at in range(198)), "Total,1,2,3"]
    assert found_in("\n".join(lines))
