"""Looking in on somebody with one tap, and taking back what was tapped by mistake."""

from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.shelter.actions.alarms import call_alarm
from samakki.shelter.actions.looking import (
    ALARM,
    ANSWER,
    NOT_MET,
    how_it_was,
    last_look,
    take_look_away,
    write_look,
)
from samakki.shelter.actions.watches import WATCH, keep, of_own_case, running
from samakki.shelter.words import HouseRefusedError


@deed(about=of_own_case)
def look_in(by: By, case: FileId, how: str, words: str = "") -> str:
    """Keep that somebody looked in and how it was, with one tap; gives the name of the row that tells it.

    One who was not met is looked for again: it counts as no look. Needing somebody now is an alarm.
    """
    if how == ALARM:
        return call_alarm(by, case, words)
    watch = running(case)
    row = write_look(by, case, how, words)
    if how != NOT_MET:
        keep(by, watch, last_at=by.clock.now())
    return row


@deed(about=of_own_case)
def take_back_look(by: By, case: FileId, row: str) -> None:
    """Take back a look that was tapped by mistake; the look before it is the last one again.

    Raises HouseRefusedError for an alarm, which is answered, and for an answer, which is taken back as one.
    """
    watch = running(case)
    if how_it_was(by, case, row) in {None, ALARM, ANSWER}:
        raise HouseRefusedError(WATCH, "no_watch")
    take_look_away(by, case, row)
    keep(by, watch, last_at=last_look(by, case, watch.since))
