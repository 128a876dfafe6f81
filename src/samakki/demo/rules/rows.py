"""Rows of the invented people: a journey leg by leg, and a family one by one; no name, no figure, no place on a map."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from samakki.demo.rules.dice import Dice

_AWAY: Final[Mapping[str, Sequence[str]]] = {
    "mode": ("foot", "road", "lorry", "river", "sea", "rail"),
    "papers": ("own", "none", "held_by_others", "false_papers"),
}
_ENDS: Final = ("escape", "rescue", "return")
_MEMBERS: Final = ("mother", "father", "sibling", "child", "grandparent", "spouse", "other_relative")
_KIN: Final[Mapping[str, Sequence[str]]] = {
    "may_be_told": ("everything", "something", "nothing", "not_asked_yet"),
    "together": ("wanted", "later", "not_wanted"),
    "depends": ("yes", "no"),
}
_TOLD_IN: Final = 0.6


def plan_rows(
    section: str, told: Mapping[str, Mapping[str, object]], places: Mapping[str, Sequence[str]], dice: Dice
) -> Iterator[tuple[str, Sequence[str]]]:
    """Plan the cells of the rows that are told with a section, as (name of the cell, what is said); often none."""
    if not dice.luck(_TOLD_IN):
        return
    if section == "experience" and "borders" in told.get("experience", {}):
        yield from cells("journey", _legs(places, dice))
    if section == "family":
        yield from cells("members", _members(dice))


def _legs(places: Mapping[str, Sequence[str]], dice: Dice) -> Iterator[Mapping[str, str]]:
    towns = dice.sample(places["towns"], 3)
    yield {"stage": "home", "city": towns[0], "state": dice.choice(places["provinces"])}
    yield {"stage": "recruitment", "city": towns[1]}
    yield {"stage": "transit", **{part: dice.choice(known) for part, known in _AWAY.items()}}
    yield {"stage": "exploitation", "city": towns[2], "happened": dice.choice(places["abroad"])}
    yield {"stage": dice.choice(_ENDS), **{part: dice.choice(known) for part, known in _AWAY.items()}}


def _members(dice: Dice) -> Iterator[Mapping[str, str]]:
    for relation in dice.sample(_MEMBERS, dice.between(1, 4)):
        yield {"relation": relation, **{part: dice.choice(known) for part, known in _KIN.items()}}


def cells(field: str, rows: Iterator[Mapping[str, str]]) -> Iterator[tuple[str, Sequence[str]]]:
    """Give the cells of rows, as (name of the cell, what is said)."""
    for number, row in enumerate(rows, 1):
        for part, said in row.items():
            yield f"{field}/{number:08x}/{part}", [said]
