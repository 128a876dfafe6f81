import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samakki.kernel.clocks import HybridClock, Stamp, SystemChance, WallClock
from tests.kernel.clocks import SetClock

STAMPS = st.builds(
    Stamp,
    wall=st.integers(0, (1 << 48) - 1),
    count=st.integers(0, 0xFFFF),
    mark=st.text("0123456789abcdef", min_size=8, max_size=8),
)


@given(st.lists(STAMPS))
def test_stamps_sort_as_text_just_as_they_sort_themselves(stamps: list[Stamp]) -> None:
    assert [str(stamp) for stamp in sorted(stamps)] == sorted(str(stamp) for stamp in stamps)


@given(STAMPS)
def test_a_stamp_is_read_as_it_was_written(stamp: Stamp) -> None:
    assert Stamp.parse(str(stamp)) == stamp


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0199f3c2a1b4-0003",
        "0199F3C2A1B4-0003-1a2b3c4d",
        "0199f3c2a1b4-003-1a2b3c4d",
        "0199f3c2a1b4-0003-nohexatall",
        "0199f3c2a1b4-0003-1a2b3c4z",
        "zzzzzzzzzzzz-0003-1a2b3c4d",
    ],
)
def test_what_is_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- each part that fails says it in words of its own
        Stamp.parse(text)


@given(st.lists(st.floats(-1_000_000, 1_000_000), max_size=30))
def test_a_hybrid_clock_never_goes_back_whatever_the_wall_clock_does(moves: list[float]) -> None:
    wall = SetClock()
    clock = HybridClock(wall, "0a0b0c0d")
    last = clock.tick()
    for seconds in moves:
        wall.move(seconds=seconds)
        following = clock.tick()
        assert following > last
        last = following


@given(STAMPS)
def test_what_is_written_after_hearing_comes_after_what_was_heard(heard: Stamp) -> None:
    clock = HybridClock(SetClock(), "00000000")
    clock.hear(heard)
    after = clock.tick()
    assert (after.wall, after.count) > (heard.wall, heard.count)


def test_a_full_counter_goes_on_in_the_next_millisecond() -> None:
    clock = HybridClock(SetClock(), "00000000")
    first = clock.tick()
    clock.hear(Stamp(first.wall, 0xFFFF, "11111111"))
    assert clock.tick() == Stamp(first.wall + 1, 0, "00000000")


def test_threads_never_get_the_same_stamp() -> None:
    clock, given_out = HybridClock(SetClock(), "00000000"), []

    def take() -> None:
        given_out.extend([clock.tick() for _ in range(500)])

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(given_out)) == 2000


def test_a_stamp_tells_the_moment_it_claims() -> None:
    wall = SetClock(2009)
    assert HybridClock(wall, "00000000").tick().moment() == wall.now()


def test_the_machines_own_clock_and_chance_are_aware_and_new() -> None:
    assert WallClock().now().tzinfo is not None
    assert SystemChance().bytes(16) != SystemChance().bytes(16)
