"""The first days: somebody looks in again and again; an alarm stands until somebody has answered it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext

from samakki.assistance.actions import let_fall_due
from samakki.assistance.queries import response_minutes
from samakki.assistance.words import DueKind, DueState
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.actions import Told
from samakki.cases.words import AtDesk, CaseUnknownError, LineKind, RowShown, WordsRefusedError
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.shelter import models
from samakki.shelter.actions.log import tell_log
from samakki.shelter.queries.watches import watch_of
from samakki.shelter.rules import fitting_watch, next_look
from samakki.shelter.words import (
    LOOKS_KEPT,
    WATCH_EVERY,
    WATCH_HOURS,
    HouseId,
    HouseRefusedError,
    moment_in,
    moment_words,
)

_HERE: Final = Section.PSYCHOSOCIAL
_LOOKS: Final = "watch_checks"
_WATCH: Final = "watch"
_NOT_MET: Final = "not_met"
_ALARM: Final = "alarm"
_USUAL: Final = 60


def of_own_case(by: By, case: FileId, *_args: object, **_more: object) -> Attributes:
    """Tell access whose case it is; raises CaseUnknownError for one that is not the agency's."""
    return {"owner": str(_at_desk(by, case).owner)}


@deed(about=of_own_case)
def begin_watch(by: By, case: FileId, hours: int = WATCH_HOURS, every: int = _USUAL) -> None:
    """Let somebody look in every so many minutes for so many hours; one that runs or has ended begins anew.

    An alarm that stands goes on standing. Raises HouseRefusedError for no such time.
    """
    span, minutes = fitting_watch(hours, every)
    now = by.clock.now()
    models.Watch.objects.update_or_create(
        case_id=case,
        defaults={
            "owner_id": _at_desk(by, case).owner,
            "since": now,
            "until": now + span,
            "every_minutes": minutes,
            "last_at": None,
            "ended_at": None,
        },
    )
    cases.write_note(by, [case], gettext("Somebody looks in from now on."), _HERE)
    _fall_due(by, case)


@deed(about=of_own_case)
def look_in(by: By, case: FileId, how: str, words: str = "") -> str:
    """Keep that somebody looked in and how it was, with one tap; gives the name of the row that tells it.

    One who was not met is looked for again: it counts as no look. Needing somebody now is an alarm.
    """
    if how == _ALARM:
        return call_alarm(by, case, words)
    watch = _running(case)
    row = _write_look(by, case, how, words)
    if how != _NOT_MET:
        _set(by, watch, last_at=by.clock.now())
    return row


@deed(about=of_own_case)
def take_back_look(by: By, case: FileId, row: str) -> None:
    """Take back a look that was tapped by mistake; the look before it is the last one again. An alarm is answered."""
    watch = _running(case)
    taken = next((each for each in _looks(by, case) if each.row == row), None)
    if taken is None or _code(taken, "how") == _ALARM:
        raise HouseRefusedError(_WATCH, "no_watch")
    cases.take_row_away(by, case, _HERE, _LOOKS, row)
    left = [each for each in _looks(by, case) if _code(each, "how") != _NOT_MET]
    times = [at for each in left if (at := _moment(each)) and at >= watch.since.replace(second=0, microsecond=0)]
    _set(by, watch, last_at=max(times, default=None))


@deed(about=of_own_case)
def call_alarm(by: By, case: FileId, words: str = "") -> str:
    """Call for help for somebody who needs a person near now: it stands on every page until it is answered.

    Somebody looks in every 15 minutes from now on, also where nobody did before.
    """
    if not models.Watch.objects.filter(pk=case, ended_at=None).exists():
        begin_watch(by, case, every=min(WATCH_EVERY))
    watch, now = _running(case), by.clock.now()
    row = _write_look(by, case, _ALARM, words)
    _stay_near(by, case, "now")
    _set(by, watch, alarm_at=watch.alarm_at or now, every_minutes=min(WATCH_EVERY), until=max(watch.until, now + _DAY))
    _tell_house(by, case, LineKind.ALARM, words)
    let_fall_due(by, case, DueKind.ALARM, (watch.alarm_at or now) + _answered_within(by))
    return row


@deed(about=of_own_case)
def answer_alarm(by: By, case: FileId, words: str, near: str = "now") -> None:
    """Keep what was done about an alarm and whether somebody goes on staying near (now, at_times, no).

    Raises WordsRefusedError where nothing is said: an alarm does not go by itself. HouseRefusedError where none stands.
    """
    watch = _running(case)
    if watch.alarm_at is None:
        raise HouseRefusedError(_WATCH, "no_alarm")
    if not words.strip():
        about = "words"
        raise WordsRefusedError(about, "empty")
    _write_look(by, case, "", words)
    _stay_near(by, case, near)
    _set(by, watch, alarm_at=None, last_at=by.clock.now())
    _tell_house(by, case, LineKind.ANSWERED, words)
    let_fall_due(by, case, DueKind.ALARM, by.clock.now(), DueState.DONE)


@deed(about=of_own_case)
def end_watch(by: By, case: FileId) -> None:
    """End a watch, with a note of it in the case; raises HouseRefusedError while an alarm stands."""
    watch = _running(case)
    if watch.alarm_at is not None:
        raise HouseRefusedError(_WATCH, "alarm_stands")
    cases.write_note(by, [case], gettext("Nobody has to look in any more."), _HERE)
    _set(by, watch, ended_at=by.clock.now())


def hold_watches(people: Sequence[FileId]) -> None:
    """Let nobody look in on these people until the deed ends: first the watch, then the case, then the log."""
    list(models.Watch.objects.select_for_update().filter(pk__in=people).order_by("pk").values_list("pk"))


def rest_watch(by: By, case: FileId) -> None:
    """End the watch of somebody who left; an alarm goes on standing until it is answered."""
    watch = models.Watch.objects.filter(pk=case, ended_at=None, alarm_at=None).first()
    if watch is not None:
        _set(by, watch, ended_at=by.clock.now())


_DAY: Final = timedelta(days=1)


def _at_desk(by: By, case: FileId) -> AtDesk:
    found = desk.at_desk(by, [case]).get(case)
    if found is None:
        raise CaseUnknownError
    return found


def _answered_within(by: By) -> timedelta:
    """Give how long an alarm of a house may wait: a round at most, less where the rules of the agency say so."""
    return timedelta(minutes=min(response_minutes(by), *WATCH_EVERY))


def _running(case: FileId) -> models.Watch:
    """Find the watch that runs, locked: two who tap at once are kept one after the other."""
    found = models.Watch.objects.select_for_update().filter(pk=case, ended_at=None).first()
    if found is None:
        raise HouseRefusedError(_WATCH, "no_watch")
    return found


def _set(by: By, watch: models.Watch, **told: object) -> None:
    models.Watch.objects.filter(pk=watch.pk).update(**told)
    _fall_due(by, FileId(watch.pk))


def _fall_due(by: By, case: FileId) -> None:
    """Let the next look stand among what is due, until nobody has to look in any more."""
    watch = watch_of(models.Watch.objects.get(pk=case))
    state = DueState.OPEN if watch.ended_at is None else DueState.DONE
    let_fall_due(by, case, DueKind.WATCH, next_look(watch), state)


def _write_look(by: By, case: FileId, how: str, words: str) -> str:
    """Write a look as a row; when a hundred stand there, the oldest gives its place, and goes on in the history."""
    rows = _looks(by, case)
    told = {"at": moment_words(by.clock.now(), get_current_timezone()), "how": how, "words": words}
    oldest = min(rows, key=lambda row: _code(row, "at")) if len(rows) >= LOOKS_KEPT else None
    bases = {part.field.name: part.heads.base for part in oldest.parts} if oldest else {}
    said = {part: Told([value] if value else [], base=bases.get(part, ())) for part, value in told.items()}
    return cases.write_row(by, case, _HERE, _LOOKS, oldest.row if oldest else "", said)


def _looks(by: By, case: FileId) -> list[RowShown]:
    shown = cases.read_section(by, case, _HERE).field(_LOOKS)
    return [row for row in shown.rows if row.stands] if shown else []


def _code(row: RowShown, part: str) -> str:
    value = next((each.heads.value for each in row.parts if each.field.name == part), None)
    return value if isinstance(value, str) else ""


def _moment(row: RowShown) -> datetime | None:
    try:
        return moment_in(_code(row, "at"), get_current_timezone())
    except ValueError:
        return None


def _stay_near(by: By, case: FileId, near: str) -> None:
    shown = cases.read_section(by, case, _HERE).field("self_harm_alert")
    if shown is None or shown.heads.value != near:
        told = Told([near], base=shown.heads.base if shown else ())
        cases.change_fields(by, case, _HERE, {"self_harm_alert": told})


def _tell_house(by: By, case: FileId, kind: LineKind, words: str) -> None:
    stay = models.Stay.objects.filter(case_id=case, until=None).first()
    if stay is not None:
        tell_log(by, HouseId(stay.house_id), kind, words, [case])
