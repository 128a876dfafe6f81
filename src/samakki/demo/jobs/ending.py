"""What comes late in a case of the demonstration: follow-ups, alarms, letters, the closing, and what others learn."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from django.utils import timezone

from samakki.assistance import actions as assistance
from samakki.assistance import queries as about
from samakki.assistance.words import DUES_AT_ONCE, Due, DueKind, DueState, Gone, StoryShown, Tongue, may_be_left
from samakki.cases.actions import Told
from samakki.demo.jobs.stage import Stage
from samakki.demo.words import Step, Verb
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId


def _schedule(stage: Stage, by: By, step: Step) -> None:
    assistance.schedule_follow_ups(by, stage.case(step), timezone.localdate(by.clock.now()))


def _hold(stage: Stage, by: By, step: Step) -> None:
    told = {"how": step.text} | {name: said[0] for name, said in step.values.items()}
    due = _next(by, stage.case(step), timezone.localdate(by.clock.now()))
    assistance.hold_follow_up(by, stage.case(step), told, due.id if due else None)


def _try(_stage: Stage, by: By, step: Step) -> None:
    """Try in vain whom one has wanted to reach for longest."""
    due = next(
        (due for due in _left_over(by, timezone.localdate(by.clock.now())) if due.kind is DueKind.FOLLOW_UP), None
    )
    if due is not None:
        assistance.try_again(by, [due.id], step.text)


def _catch_up(_stage: Stage, by: By, _step: Step) -> None:
    """Settle what was left over, so that a newcomer sees a day and not a heap."""
    left = [due.id for due in _left_over(by, timezone.localdate(by.clock.now())) if due.settles_here]
    for start in range(0, len(left), DUES_AT_ONCE):
        assistance.settle(by, left[start : start + DUES_AT_ONCE], DueState.DONE)


def _left_over(by: By, until: date) -> tuple[Due, ...]:
    return about.dues_of_member(by, by.member, until) if by.member else ()


def _next(by: By, case: FileId, until: date) -> Due | None:
    """Give the follow-up that is due first, by a day."""
    found = [due for due in about.dues_of_case(by, case) if due.kind is DueKind.FOLLOW_UP and due.is_open]
    return min((due for due in found if due.on <= until), key=lambda due: due.on, default=None)


def _call_alarm(stage: Stage, by: By, step: Step) -> None:
    stage.alarms[step.person] = assistance.raise_alarm(by, stage.case(step), step.text)


def _answer_alarm(stage: Stage, by: By, step: Step) -> None:
    assistance.settle_alarm(by, [stage.alarms[step.person]], step.text)


def _write_letter(stage: Stage, by: By, step: Step) -> None:
    told = {name: said[0] for name, said in step.values.items()}
    assistance.write_letter(by, stage.case(step), told | {"words": step.text})


def _close(stage: Stage, by: By, step: Step) -> None:
    told = {name: Told(list(said)) for name, said in step.values.items()}
    left = [due.id for due in about.dues_of_case(by, stage.case(step)) if may_be_left(due)]
    assistance.close_case(by, stage.case(step), told, left)


def _reopen(stage: Stage, by: By, step: Step) -> None:
    assistance.reopen_case(by, stage.case(step), step.text)


def _write_story(stage: Stage, by: By, step: Step) -> None:
    case = stage.case(step)
    row = assistance.begin_story(by, case, (), _TONGUE)
    stage.rows[step.person] = row
    told = replace(_story(by, case, row), title=step.values["title"][0], words=step.text)
    assistance.change_story(by, case, told, _TONGUE)
    assistance.ask_for_look(by, case, row, _story(by, case, row).seen)


def _release_story(stage: Stage, by: By, step: Step) -> None:
    case, row = stage.case(step), stage.rows[step.person]
    assistance.release_story(by, case, row, _story(by, case, row).seen, _TONGUE)


def _story(by: By, case: FileId, row: str) -> StoryShown:
    found = assistance.open_stories(by, case).of(row)
    if found is None:
        message = "a story that was just begun is not there"
        raise LookupError(message)
    return found


def _instead(gone: Gone, _number: int) -> str:
    return f"[{gone.value}]"


_TONGUE: Final = Tongue(_instead)

ENDING: Final[Mapping[Verb, Callable[[Stage, By, Step], None]]] = {
    Verb.SCHEDULE: _schedule,
    Verb.HOLD: _hold,
    Verb.TRY: _try,
    Verb.CATCH_UP: _catch_up,
    Verb.CALL_ALARM: _call_alarm,
    Verb.ANSWER_ALARM: _answer_alarm,
    Verb.WRITE_LETTER: _write_letter,
    Verb.CLOSE: _close,
    Verb.REOPEN: _reopen,
    Verb.WRITE_STORY: _write_story,
    Verb.RELEASE_STORY: _release_story,
}
