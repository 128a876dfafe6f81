"""The drill of the insider, small: who steals slowly is found soon, and honest people are left in peace."""

from bench.insider import first_after, within, years


def test_thieves_are_found_within_ten_days_and_one_limit_for_all_finds_fewer() -> None:
    told = years(range(2), 10, 100)
    assert len(told.after) == 20
    assert all(map(within, told.after))
    assert max(told.false) <= 1
    assert sum(map(within, told.peer_after)) <= sum(map(within, told.after))


def test_the_day_of_the_alarm_counts() -> None:
    assert first_after([3, 100], 100) == 1
    assert first_after([3, 109], 100) == 10
    assert first_after([3], 100) is None
    assert not within(None)
    assert not within(11)
