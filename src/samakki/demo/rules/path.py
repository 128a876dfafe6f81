"""The way of an invented person through the ten steps: most go on, some leave a step out, few come back to one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from samakki.demo.rules.dice import Dice

_WAYS: Final = (
    ("identification", "crisis_intervention", "referral", "reception", "case_planning", "assessment", "recovery"),
    ("crisis_intervention", "identification", "reception", "case_planning", "recovery", "reintegration", "follow_up"),
    ("referral", "reception", "case_planning", "assessment", "recovery", "reintegration", "follow_up"),
    ("reception", "case_planning", "recovery", "case_planning", "recovery", "reintegration"),
    ("crisis_intervention", "referral", "reintegration", "follow_up"),
    ("identification", "reintegration", "follow_up"),
)
_STAYS: Final = (1, 3, 9, 20, 45, 90)
_WHY: Final = (
    "DEMO. The person wishes it so.",
    "DEMO. It was done elsewhere before.",
    "DEMO. Something new came up; we look again.",
)


@dataclass(frozen=True, slots=True)
class Pace:
    """One move of an invented person: when, to which step, and what is said about it."""

    at: datetime
    step: str
    why: str


def plan_path(opened: datetime, dice: Dice) -> Iterator[Pace]:
    """Plan the moves of a person from the day on which the case was opened."""
    at = opened + timedelta(minutes=12)
    for step in dice.choice(_WAYS):
        yield Pace(at, step, dice.choice(_WHY))
        at += timedelta(days=dice.choice(_STAYS), minutes=dice.between(0, 90))
