"""One step of somebody's day, done through the same actions that the pages use."""

from collections.abc import Callable, Mapping
from typing import Final

from samakki.cases import actions as cases
from samakki.cases.actions import Answer, Told
from samakki.cases.words import Move
from samakki.cases.words import Step as Pace
from samakki.demo.jobs.agreeing import AGREEING
from samakki.demo.jobs.counting import COUNTING
from samakki.demo.jobs.ending import ENDING
from samakki.demo.jobs.housing import HOUSING
from samakki.demo.jobs.leading import LEADING
from samakki.demo.jobs.stage import Stage
from samakki.demo.rules import SEVERAL, make_picture, make_sound
from samakki.demo.words import Step, Verb
from samakki.kernel.deeds import By
from samakki.kernel.ids import fresh_id
from samakki.sections.words import Section

Live = Callable[[Stage, By, Step], None]


def live(stage: Stage, step: Step) -> None:
    """Walk the clock to the step and let its member of staff do it."""
    stage.clock.walk_to(step.at)
    _DONE[step.verb](stage, stage.staff[step.login], step)


def _open(stage: Stage, by: By, step: Step) -> None:
    pseudonym, needs = step.values["pseudonym"][0], step.values["urgent_needs"]
    stage.opened[step.person] = cases.open_case(by, step.text, pseudonym, needs)


def _write_fields(stage: Stage, by: By, step: Step) -> None:
    told = {name: Told(list(said)) for name, said in step.values.items()}
    cases.change_fields(by, stage.opened[step.person], Section(step.section), told)


def _note(stage: Stage, by: By, step: Step) -> None:
    cases.write_note(
        by,
        [stage.opened[step.person]],
        step.text,
        Section(step.section),
        pinned="pinned" in step.marks,
        closed="closed" in step.marks,
        third_party="third_party" in step.marks,
    )


def _attach(stage: Stage, by: By, step: Step) -> None:
    own = stage.dice.part(step.person)
    picture = "picture" in step.marks
    made, name = (make_picture(own), "DEMO drawing.png") if picture else (make_sound(own), "DEMO song.wav")
    cases.attach_file(by, stage.opened[step.person], Section(step.section), name, [made], shows=step.text)


def _fill(stage: Stage, by: By, step: Step) -> None:
    answers = [Answer(path, list(said) if path in SEVERAL else said[0]) for path, said in step.values.items()]
    filling = fresh_id(by.clock, by.chance)
    cases.fill_form(by, stage.opened[step.person], stage.form, filling, answers)


def _move(stage: Stage, by: By, step: Step) -> None:
    """Go to a step; where the day of another move lies later by the clock of this place, it is meant so."""
    cases.move_step(by, stage.opened[step.person], Move(Pace(step.values["step"][0]), reason=step.text, sure=True))


_DONE: Final[Mapping[Verb, Live]] = {
    Verb.OPEN: _open,
    Verb.WRITE_FIELDS: _write_fields,
    Verb.NOTE: _note,
    Verb.ATTACH: _attach,
    Verb.FILL: _fill,
    Verb.MOVE: _move,
    **AGREEING,
    **HOUSING,
    **LEADING,
    **ENDING,
    **COUNTING,
}
