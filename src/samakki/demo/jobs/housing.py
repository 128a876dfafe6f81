"""What is done in the house of the demonstration: received, moved, left, looked in on, shifts handed over."""

from collections.abc import Callable, Mapping
from typing import Final

from samakki.cases.words import LineKind
from samakki.demo.jobs.stage import Stage
from samakki.demo.words import AGENCIES, STAFF, Step, Verb
from samakki.kernel.deeds import By
from samakki.shelter import actions, queries
from samakki.shelter.words import Arrival, BedId, BedState, HouseId

_ROOMS: Final = {"Garden": ("A", "B", "C"), "River": ("A", "B"), "Attic": ("A", "B"), "Courtyard": ("A", "B", "C")}
_EVERY: Final = 60


def _house(stage: Stage) -> HouseId:
    """Give the house; it is set up when somebody first needs it."""
    if stage.house is None:
        by = stage.staff[STAFF[0].login]
        stage.house = actions.found_house(by, AGENCIES[0].name)
        for room, names in _ROOMS.items():
            beds = actions.add_beds(by, stage.house, room, names)
        actions.set_bed(by, beds[-1], BedState.HELD)  # for somebody who is on the way
    return stage.house


def _bed(stage: Stage, by: By, told: str) -> BedId:
    room, name = told.split("/")
    plan = queries.house_plan(by, _house(stage))
    return next(each.bed.id for each in plan.beds if (each.bed.room, each.bed.name) == (room, name))


def _receive(stage: Stage, by: By, step: Step) -> None:
    bed = _bed(stage, by, step.values["bed"][0])
    arrival = Arrival(stage.case(step), bed, given=step.text, belongings=step.values["brought"])
    every = _EVERY if step.values["watch"] else 0
    (stage.stays[step.person],) = actions.receive(by, _house(stage), [arrival], watch_every=every)


def _change_bed(stage: Stage, by: By, step: Step) -> None:
    bed = _bed(stage, by, step.values["bed"][0])
    stage.stays[step.person] = actions.move_bed(by, stage.stays[step.person], bed, step.text)


def _leave(stage: Stage, by: By, step: Step) -> None:
    actions.leave_house(by, stage.stays[step.person], step.text)


def _look_in(stage: Stage, by: By, step: Step) -> None:
    actions.look_in(by, stage.case(step), step.values["how"][0])


def _begin_shift(stage: Stage, by: By, _step: Step) -> None:
    stage.shift = actions.begin_shift(by, _house(stage))


def _line(stage: Stage, by: By, step: Step) -> None:
    actions.write_line(by, _house(stage), step.text, LineKind(step.values["kind"][0]))


def _hand_over(stage: Stage, by: By, step: Step) -> None:
    if stage.shift is not None:
        actions.hand_over(by, _house(stage), stage.shift, step.text)


def _take_over(stage: Stage, by: By, _step: Step) -> None:
    if stage.shift is not None:
        stage.shift = actions.take_over(by, _house(stage), stage.shift)


HOUSING: Final[Mapping[Verb, Callable[[Stage, By, Step], None]]] = {
    Verb.RECEIVE: _receive,
    Verb.CHANGE_BED: _change_bed,
    Verb.LEAVE: _leave,
    Verb.LOOK_IN: _look_in,
    Verb.BEGIN_SHIFT: _begin_shift,
    Verb.LINE: _line,
    Verb.HAND_OVER: _hand_over,
    Verb.TAKE_OVER: _take_over,
}
