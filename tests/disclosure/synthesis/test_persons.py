"""Whoever comes, goes or changes all their rows moves the counts by no more than is paid for."""

from collections import Counter

import numpy as np
import pytest

from samakki.disclosure.synthesis.counting import exact_pairs
from samakki.disclosure.synthesis.domain import coded
from samakki.disclosure.synthesis.persons import bounded
from samakki.disclosure.synthesis.words import Table
from tests.disclosure.synthesis.given import BOOK, crowd

PAIRS = 3


def counts(table: Table) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return exact_pairs(coded(table, BOOK, strict=True))


def without(table: Table, person: str) -> Table:
    assert table.persons is not None
    kept = [place for place, owner in enumerate(table.persons) if owner != person]
    columns = tuple(tuple(column[place] for place in kept) for column in table.columns)
    return Table(table.names, columns, tuple(table.persons[place] for place in kept))


@pytest.mark.parametrize("most", [1, 2, 5])
def test_a_person_has_at_most_so_many_rows(most: int) -> None:
    table = crowd(400, persons=60)
    kept = bounded(table, most, np.random.default_rng(3))
    assert kept.persons is not None
    assert table.persons is not None
    had = Counter(table.persons)
    assert Counter(kept.persons) == {person: min(rows, most) for person, rows in had.items()}
    truth = Counter(zip(table.persons, *table.columns, strict=True))
    assert not Counter(zip(kept.persons, *kept.columns, strict=True)) - truth


@pytest.mark.parametrize("most", [1, 2, 5])
def test_all_rows_of_a_person_move_each_table_of_counts_by_no_more_than_is_paid_for(most: int) -> None:
    kept = bounded(crowd(400, persons=60), most, np.random.default_rng(3))
    assert kept.persons is not None
    whole = counts(kept)
    for person in sorted(set(kept.persons)):
        moved = whole - counts(without(kept, person))
        assert np.sqrt((moved**2).sum()) <= most * np.sqrt(PAIRS)


def test_what_is_paid_for_is_not_more_than_can_happen() -> None:
    same = Table(("sex", "form", "year"), (("male",) * 5, ("other",) * 5, ("a",) * 5), ("P1",) * 5)
    assert np.sqrt((counts(bounded(same, 5, np.random.default_rng(1))) ** 2).sum()) == pytest.approx(5 * np.sqrt(PAIRS))


def test_what_is_kept_of_one_person_does_not_depend_on_what_others_wrote() -> None:
    table = crowd(300, persons=40)
    assert table.persons is not None
    other = Table(table.names, (tuple(reversed(table.columns[0])), *table.columns[1:]), table.persons)
    first, second = (bounded(each, 1, np.random.default_rng(9)) for each in (table, other))
    assert first.persons == second.persons
    assert first.columns[1:] == second.columns[1:]


def test_without_persons_each_row_is_one() -> None:
    table = crowd(50)
    assert bounded(table, 1, np.random.default_rng(1)) is table
