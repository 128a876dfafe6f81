"""A simulated year at an agency: each worker has a usual number of persons outside their own list, days differ."""

from collections.abc import Sequence
from math import exp
from random import Random

from samakki.watch import rules

WORKED_DAYS = 220
BUSY = (0.4, 0.8, 1.0, 1.0, 1.0, 1.4, 2.0)
"""How busy days are, against a usual one: more spread than chance alone would give."""


def drawn(dice: Random, mean: float) -> int:
    """Draw from a Poisson distribution (D. Knuth, The Art of Computer Programming, volume 2, 3.4.1)."""
    least, product, number = exp(-mean), dice.random(), 0
    while product > least:
        product *= dice.random()
        number += 1
    return number


def year(dice: Random, usual: float, days: int = WORKED_DAYS) -> list[int]:
    """Give how many persons outside the own list somebody honest opens on each day they work."""
    return [drawn(dice, usual * dice.choice(BUSY)) for _day in range(days)]


def agency(seed: int, workers: int) -> list[list[int]]:
    """Give the year of some workers: some hardly ever look outside their list, some often do."""
    dice = Random(seed)  # noqa: S311 -- a simulation, which must repeat itself
    return [year(dice, dice.uniform(0.1, 1.5)) for _worker in range(workers)]


def with_thief(honest: Sequence[int], begins: int, a_day: int = 3, files: int = 200) -> list[int]:
    """Let somebody open three more files on each day from a day on, until they have them all."""
    days, left = list(honest), files
    for day in range(begins, len(days)):
        taken = min(a_day, left)
        days[day] += taken
        left -= taken
    return days


def alarms(days: Sequence[int], usual: float, begins: int = 1) -> list[int]:
    """Live through the days as the job does: an alarm judges all days up to it, then the sum begins anew."""
    found, since = list[int](), 0
    for day in range(begins, len(days) + 1):
        first = max(0, day - rules.REMEMBERED)
        if rules.is_unusual(days[first:day], usual, max(0, since - first)):
            found.append(day - 1)
            since = day
    return found
