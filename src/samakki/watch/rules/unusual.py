"""What is unusual in reading, pure: more persons outside the own list, many on one day, a series of vain searches.

The first is a cumulative sum of log-likelihood ratios (E. S. Page, Continuous inspection schemes, Biometrika 41, 1954)
between what is usual for a reader and three persons a day more. It finds both the greedy day and the patient year.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from math import log
from statistics import median
from typing import Final

MORE: Final = 3.0
"""So many persons a day more than usual are looked for."""
LIMIT: Final = 6.0
"""The sum from which on it is an alarm: by chance it is reached once in some thousand days."""
LEAST_USUAL: Final = 0.5
"""Nobody's usual number is taken to be less: one day of two persons is nothing."""
AT_FIRST: Final = 1.0
"""What is taken for usual in an agency of which nothing is known yet."""
SETTLING: Final = 10
"""The last worked days do not count towards what is usual: who steals slowly must not become usual thereby."""
WEIGHT: Final = 10
"""So many days of the agency's usual stand beside the reader's own: who is new is measured by the others."""
REMEMBERED: Final = 60
"""So many worked days are looked back upon."""
MANY: Final = 15
"""Fewer persons on one day are never many."""
TIMES: Final = 3.0
"""So many times the usual number on one day are many."""
SERIES: Final = 5
"""So many searches that find nobody, within `SERIES_WITHIN`, are a series."""
SERIES_WITHIN: Final = timedelta(minutes=10)
SERIES_A_DAY: Final = 15
"""So many within a day are one too."""
_DAY: Final = timedelta(days=1)


def usual_of(days: Sequence[int], agency: float) -> float:
    """Tell how many a day are usual for a reader at the end of these worked days, given what is usual in the agency."""
    settled = days[:-SETTLING]
    return max(LEAST_USUAL, (sum(settled) + WEIGHT * agency) / (len(settled) + WEIGHT))


def usual_in(readers: Iterable[Sequence[int]]) -> float:
    """Tell what is usual in an agency: the middle one of its readers, so that one thief does not move it."""
    means = [sum(days) / len(days) for days in readers if days]
    return median(means) if means else AT_FIRST


def suspicion(days: Sequence[int], agency: float, since: int = 0) -> float:
    """Sum up how much more likely these worked days are with three a day more; days before `since` were judged."""
    total = 0.0
    for place in range(since, len(days)):
        usual = usual_of(days[:place], agency)
        total = max(0.0, total + days[place] * log((usual + MORE) / usual) - MORE)
    return total


def is_unusual(days: Sequence[int], agency: float, since: int = 0) -> bool:
    """Tell whether a reader opens unusually many persons outside the own list; the last day may not be over yet."""
    return suspicion(days, agency, since) >= LIMIT


def is_many(days: Sequence[int], agency: float) -> bool:
    """Tell whether the last of these days has many persons, on the own list or not."""
    if not days:
        return False
    usual = max(usual_of(days[:-1], agency), agency)
    return days[-1] >= MANY and days[-1] >= TIMES * usual


def is_series(vain: Sequence[datetime]) -> bool:
    """Tell whether searches that found nobody, at these moments, end in a series."""
    if not vain:
        return False
    last = max(vain)
    lately = sum(last - each <= SERIES_WITHIN for each in vain)
    return lately >= SERIES or sum(last - each < _DAY for each in vain) >= SERIES_A_DAY
