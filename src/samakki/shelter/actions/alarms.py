"""An alarm of a house: it stands on every page until somebody has said what was done, and again if that was a slip."""

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext

from samakki.assistance.actions import let_fall_due
from samakki.assistance.queries import response_minutes
from samakki.assistance.words import DueKind, DueState
from samakki.cases import actions as cases
from samakki.cases.words import LineKind, WordsRefusedError
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.shelter import models
from samakki.shelter.actions.log import tell_log
from samakki.shelter.actions.looking import (
    ALARM,
    ANSWER,
    HERE,
    how_it_was,
    last_look,
    stay_near,
    take_look_away,
    write_look,
)
from samakki.shelter.actions.watches import WATCH, begin_watch, keep, of_own_case, running
from samakki.shelter.words import WATCH_EVERY, HouseId, HouseRefusedError

_NEAR: Final = "now"
_OFTEN: Final = min(WATCH_EVERY)
_DAY: Final = timedelta(days=1)


@deed(about=of_own_case)
def call_alarm(by: By, case: FileId, words: str = "") -> str:
    """Call for help for somebody who needs a person near now: it stands on every page until it is answered.

    Somebody looks in every 15 minutes from now on, also where nobody did before. Gives the row that tells it.
    """
    if not models.Watch.objects.filter(pk=case, ended_at=None).exists():
        begin_watch(by, case, every=_OFTEN)
    watch, now = running(case), by.clock.now()
    called = watch.alarm_at or now
    row = write_look(by, case, ALARM, words)
    stay_near(by, case, _NEAR)
    stands = {"alarm_at": called, "answered_alarm_at": None, "answer_row": ""}
    keep(by, watch, **stands, every_minutes=_OFTEN, until=max(watch.until, now + _DAY))
    _tell_house(by, case, LineKind.ALARM)
    let_fall_due(by, case, DueKind.ALARM, called + _answered_within(by))
    return row


@deed(about=of_own_case)
def answer_alarm(by: By, case: FileId, words: str, near: str = _NEAR) -> str:
    """Keep what was done about an alarm and whether somebody goes on staying near (now, at_times, no).

    Gives the row that tells it. Raises WordsRefusedError where nothing is said: an alarm does not go by itself.
    HouseRefusedError where none stands.
    """
    watch = running(case)
    if watch.alarm_at is None:
        raise HouseRefusedError(WATCH, "no_alarm")
    if not words.strip():
        about = "words"
        raise WordsRefusedError(about, "empty")
    row = write_look(by, case, ANSWER, words)
    stay_near(by, case, near)
    keep(by, watch, alarm_at=None, last_at=by.clock.now(), answered_alarm_at=watch.alarm_at, answer_row=row)
    _tell_house(by, case, LineKind.ANSWERED)
    let_fall_due(by, case, DueKind.ALARM, by.clock.now(), DueState.DONE)
    return row


@deed(about=of_own_case)
def take_back_answer(by: By, case: FileId, row: str) -> None:
    """Let an alarm that was answered by mistake stand again as it stood, for everybody, with a note of it in the case.

    `row` tells the answer. Raises HouseRefusedError where that was taken back, or another alarm was called since.
    """
    watch = running(case)
    called = watch.answered_alarm_at
    if called is None or watch.answer_row != row or how_it_was(by, case, row) != ANSWER:
        raise HouseRefusedError(WATCH, "no_answer")
    words = gettext("It was answered by mistake: the alarm stands again.")
    take_look_away(by, case, row)
    cases.write_note(by, [case], words, HERE)
    stay_near(by, case, _NEAR)
    stands = {"alarm_at": called, "answered_alarm_at": None, "answer_row": ""}
    keep(by, watch, **stands, last_at=last_look(by, case, watch.since))
    _tell_house(by, case, LineKind.ALARM)
    let_fall_due(by, case, DueKind.ALARM, called + _answered_within(by))


def _answered_within(by: By) -> timedelta:
    """Give how long an alarm of a house may wait: a round at most, less where the rules of the agency say so."""
    return timedelta(minutes=min(response_minutes(by), _OFTEN))


def _tell_house(by: By, case: FileId, kind: LineKind) -> None:
    """Let the log of the house say that it happened; what happened stands in the case alone, and goes with it."""
    stay = models.Stay.objects.filter(case_id=case, until=None).first()
    if stay is not None:
        tell_log(by, HouseId(stay.house_id), kind, about=[case])
