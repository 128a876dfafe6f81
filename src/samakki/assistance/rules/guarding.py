"""Who may be a child, and whether a guardian is written; the doubt goes with the person."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from samakki.cases.words import Heads, days_in

OF_AGE: Final = 18


def may_be_child(identity: Mapping[str, Heads], today: date) -> bool:
    """Tell whether what is known of a birth leaves open that somebody is under eighteen; nothing known is no sign."""
    return any(comes_of_age(born) > today for born in days_in(identity.get("born", Heads())))


def has_guardian(family: Mapping[str, Heads]) -> bool:
    """Tell whether a guardian is written, or since when there is one."""
    said = (family.get(name, Heads()).value for name in ("guardian_name", "guardian_since"))
    return any(isinstance(value, str) and value for value in said)


def comes_of_age(born: date) -> date:
    """Give the day on which somebody turns eighteen; of a twenty-ninth of February, the first of March."""
    try:
        return born.replace(year=born.year + OF_AGE)
    except ValueError:
        return date(born.year + OF_AGE, 3, 1)
