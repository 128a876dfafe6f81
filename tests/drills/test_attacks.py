"""The drill of the journal, small: each kind of attack, in each degree of cleverness, is found with one witness."""

from random import Random

from bench.journal_attack import CLEVER, KINDS, attack, written

from samakki.kernel.deeds import By
from tests.journal.conftest import dara, node_secret

__all__ = ["dara", "node_secret"]


def test_attacks_at_places_of_chance_are_all_found_and_nothing_else(dara: By, node_by: By) -> None:
    told = attack(node_by, written(dara, node_by, 12), 60, Random(5))  # noqa: S311 -- places of chance, not keys
    assert told.missed == []
    assert (told.false, told.proved) == (0, 2)
    assert len(told.tried) > 0.7 * len(KINDS) * len(CLEVER)
    assert sum(told.without.values()) < sum(told.found.values()) == 60
