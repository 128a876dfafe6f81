"""What is due for the invented people around the last day that is lived: visits, appointments; the days of a plan."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from samakki.demo.rules.dice import Dice
from samakki.demo.rules.rows import cells

_APPOINTMENTS: Final = (
    ("Doctor, second visit", "DEMO clinic by the river", "08:30"),
    ("Office of identity papers", "DEMO district office", "10:00"),
    ("Talk with the lawyer", "DEMO legal aid, first floor", "14:00"),
    ("Sewing course, first day", "DEMO workshop", "09:15"),
    ("Call with the sister, with an interpreter", "DEMO small room", "16:30"),
)
_WITH: Final = ("the night nurse", "a colleague who speaks the language", "nobody, as wished")
_BY: Final = ("the house's car", "the bus along the dike", "on foot")
_VISITS: Final = (
    "How the work at the market goes",
    "Whether the room is quiet enough",
    "Just to hear the voice",
    "Whether the new key turns",
    "How the evening school is",
    "Whether the papers came",
)
_CALLED, _SECOND = 0.7, 2
_HOW: Final = (
    "Talked about the rain, and about work.",
    "Cooking while we spoke.",
    "Had a cousin there; laughed a lot.",
)
_LATE, _TODAY, _SOON = 0.12, 0.3, 40


def plan_days(ends: date, dice: Dice) -> Iterator[tuple[str, Sequence[str]]]:
    """Plan what is due for somebody, as (name of the field or cell, what is said)."""
    if dice.luck(0.6):
        yield from cells("appointments", _appointed(ends, dice))
    if dice.luck(0.7):
        yield from cells("follow_ups", iter([{"due": near(ends, dice), "why": dice.choice(_VISITS), "state": "due"}]))


def plan_call(ends: datetime, dice: Dice) -> tuple[datetime, Mapping[str, Sequence[str]]]:
    """Plan when somebody was met or reached last, and how it was; for some there was nothing of the kind."""
    at = ends - timedelta(days=dice.between(1, 45), hours=dice.between(1, 9))
    if not dice.luck(_CALLED):
        return at, {}
    told = {"date": str(at.date()), "way": dice.choice(("call", "visit", "met")), "how": dice.choice(_HOW)}
    told |= {"own_view": dice.choice(("well", "so_so")), "safe": "yes", "state": "done"}
    return at, {f"follow_ups/{_SECOND:08x}/{part}": [said] for part, said in told.items()}


def _appointed(ends: date, dice: Dice) -> Iterator[Mapping[str, str]]:
    what, place, time = dice.choice(_APPOINTMENTS)
    told = {"what": what, "day": near(ends, dice), "time": time, "place": place, "with_whom": dice.choice(_WITH)}
    yield told | {"transport": dice.choice(_BY), "told_person": "yes", "state": "planned"}


def near(ends: date, dice: Dice) -> str:
    """Choose a day: now and then one that is over, often today, mostly one to come."""
    share = dice.share()
    if share < _LATE:
        return str(ends - timedelta(days=dice.between(1, 6)))
    return str(ends if share < _TODAY else ends + timedelta(days=dice.between(1, _SOON)))
