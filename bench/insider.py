"""A worker in a simulated year who reads 200 files at 3 a day: how soon they are found, and who else is suspected.

Usage: python -m bench.insider [--seeds 50] [--workers 20] [--begins 100]. Each seed is an agency of its own, whose
workers look outside their lists more or less; each of them turns thief in a year of their own. The peer: one fixed
number of persons a day for everybody, the lowest one that gives no more false alarms than one in a hundred days of
workers. Fails when anybody is not found within ten worked days, or when there is more than one false alarm in a hundred
days of workers. What it does not say: how like these years are to those of real people.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import mean, median, quantiles

from tests.watch.simulated import agency, alarms, with_thief

from samakki.watch import rules

WITHIN, HUNDRED = 10, 100


@dataclass
class Year:
    """What was found: after how many worked days each thief, None for never; alarms about honest people."""

    after: list[int | None] = field(default_factory=list)
    peer_after: list[int | None] = field(default_factory=list)
    false: list[float] = field(default_factory=list)
    peer_false: list[float] = field(default_factory=list)
    most_a_day: list[int] = field(default_factory=list)


def main() -> int:
    """Live through many years, print what was found."""
    asking = ArgumentParser(description=__doc__)
    for name, usual in (("seeds", 50), ("workers", 20), ("begins", 100)):
        asking.add_argument(f"--{name}", type=int, default=usual)
    asked = asking.parse_args()
    told = years(range(asked.seeds), asked.workers, asked.begins)
    late = sum(not within(days) for days in told.after)
    print(
        f"{asked.seeds} agencies of {asked.workers}: {len(told.after) - late:,} of {len(told.after):,} thieves found"
        f" within {WITHIN} worked days; {spread(told.after)}"
    )
    print(
        f"false alarms in {HUNDRED} days of workers: {mean(told.false):.2f} on average, {max(told.false):.2f} in the"
        f" worst agency (most 1)"
    )
    found = sum(map(within, told.peer_after))
    print(
        f"peer, {min(told.most_a_day)} to {max(told.most_a_day)} persons a day for all: {found:,} of"
        f" {len(told.peer_after):,} within {WITHIN}; {mean(told.peer_false):.2f} false; {spread(told.peer_after)}"
    )
    return int(late > 0 or max(told.false) > 1)


def years(seeds: Sequence[int], workers: int, begins: int) -> Year:
    """Let each worker of each agency turn thief on a day, and count; the honest years tell what is false."""
    told = Year()
    for seed in seeds:
        honest = agency(seed, workers)
        usual = rules.usual_in(days[:begins] for days in honest)
        worked = sum(map(len, honest))
        told.false.append(HUNDRED * sum(len(alarms(days, usual)) for days in honest) / worked)
        most = least_quiet(honest)
        told.most_a_day.append(most)
        told.peer_false.append(HUNDRED * sum(number >= most for days in honest for number in days) / worked)
        for days in honest:
            stolen = with_thief(days, begins)
            told.after.append(first_after(alarms(stolen, usual), begins))
            told.peer_after.append(first_after([day for day, number in enumerate(stolen) if number >= most], begins))
    return told


def least_quiet(honest: Sequence[Sequence[int]]) -> int:
    """Give the lowest number a day at which a fixed limit is wrong at most once in a hundred days."""
    every, most = [number for days in honest for number in days], 1
    while HUNDRED * sum(number >= most for number in every) > len(every):
        most += 1
    return most


def first_after(found: Sequence[int], begins: int) -> int | None:
    """Count the worked days from the first theft to the first alarm, the day of the alarm included."""
    return next((day - begins + 1 for day in found if day >= begins), None)


def within(days: int | None) -> bool:
    """Tell whether that is soon enough."""
    return days is not None and days <= WITHIN


def spread(after: Sequence[int | None]) -> str:
    """Tell how long it took."""
    found = [days for days in after if days is not None]
    if len(found) < 2:  # noqa: PLR2004 -- of one there are no quantiles
        return f"{len(found)} found at all"
    ends = quantiles(found, n=20)
    return f"median {median(found):.0f} days, 95 of 100 within {ends[-1]:.0f}, the last {max(found)}"


if __name__ == "__main__":
    sys.exit(main())
