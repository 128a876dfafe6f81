"""The first days: somebody is asked to look in again and again, until somebody says that it ends."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext

from samakki.assistance.actions import let_fall_due
from samakki.assistance.words import DueKind, DueState
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.words import AtDesk, CaseUnknownError
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import FileId
from samakki.shelter import models
from samakki.shelter.actions.looking import HERE
from samakki.shelter.queries.watches import watch_of
from samakki.shelter.rules import fitting_watch, next_look
from samakki.shelter.words import WATCH_HOURS, HouseRefusedError

WATCH: Final = "watch"
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
            "answered_alarm_at": None,
            "answer_row": "",
            "ended_at": None,
        },
    )
    cases.write_note(by, [case], gettext("Somebody looks in from now on."), HERE)
    _fall_due(by, case)


@deed(about=of_own_case)
def end_watch(by: By, case: FileId) -> None:
    """End a watch, with a note of it in the case; raises HouseRefusedError while an alarm stands."""
    watch = running(case)
    if watch.alarm_at is not None:
        raise HouseRefusedError(WATCH, "alarm_stands")
    _end(by, watch)


def rest_watch(by: By, case: FileId) -> None:
    """End the watch of somebody who left, with a note of it; an alarm goes on standing until it is answered."""
    watch = models.Watch.objects.filter(pk=case, ended_at=None, alarm_at=None).first()
    if watch is not None:
        _end(by, watch)


def hold_watches(people: Sequence[FileId]) -> None:
    """Let nobody look in on these people until the deed ends: first the watch, then the case, then the log."""
    list(models.Watch.objects.select_for_update().filter(pk__in=people).order_by("pk").values_list("pk"))


def running(case: FileId) -> models.Watch:
    """Find the watch that runs, locked: two who tap at once are kept one after the other."""
    found = models.Watch.objects.select_for_update().filter(pk=case, ended_at=None).first()
    if found is None:
        raise HouseRefusedError(WATCH, "no_watch")
    return found


def keep(by: By, watch: models.Watch, **told: object) -> None:
    """Keep what changes of a watch, and let its next look stand among what is due."""
    models.Watch.objects.filter(pk=watch.pk).update(**told)
    _fall_due(by, FileId(watch.pk))


def _end(by: By, watch: models.Watch) -> None:
    cases.write_note(by, [FileId(watch.pk)], gettext("Nobody has to look in any more."), HERE)
    keep(by, watch, ended_at=by.clock.now())


def _fall_due(by: By, case: FileId) -> None:
    watch = watch_of(models.Watch.objects.get(pk=case))
    state = DueState.OPEN if watch.ended_at is None else DueState.DONE
    let_fall_due(by, case, DueKind.WATCH, next_look(watch), state)


def _at_desk(by: By, case: FileId) -> AtDesk:
    found = desk.at_desk(by, [case]).get(case)
    if found is None:
        raise CaseUnknownError
    return found
