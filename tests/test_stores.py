import os

import pytest
from django.db import connections

from samakki.kernel.deeds import By, Standing
from tests.given import SeededChance, SetClock


def test_both_stores_are_open_and_of_the_kind_that_was_chosen(stores: None) -> None:
    kind = os.environ["SAMAKKI_TEST_STORES"]
    for name in ("default", "keystore"):
        with connections[name].cursor() as cursor:
            cursor.execute("SELECT 1")
            assert cursor.fetchone() == (1,)
        assert connections[name].vendor == kind
    assert connections["default"].settings_dict["NAME"] != connections["keystore"].settings_dict["NAME"]


def test_stores_with_real_commits_are_open_too(committed_stores: None) -> None:
    for name in ("default", "keystore"):
        assert not connections[name].in_atomic_block
        connections[name].ensure_connection()


def test_a_test_that_opens_the_stores_is_marked_for_postgresql(request: pytest.FixtureRequest, stores: None) -> None:
    assert request.node.get_closest_marker("stores")


def test_the_clock_stands_until_it_is_moved(clock: SetClock, node_by: By) -> None:
    before = node_by.clock.now()
    assert node_by.clock.now() == before
    clock.move(hours=2)
    assert (node_by.clock.now() - before).total_seconds() == 7200
    assert node_by.standing is Standing.NODE


def test_chance_repeats_itself(node_by: By) -> None:
    first, second = node_by.chance.bytes(8), node_by.chance.bytes(8)
    again = SeededChance()
    assert (again.bytes(8), again.bytes(8)) == (first, second)
    assert first != second
