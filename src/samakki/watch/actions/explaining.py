"""Why somebody opens what is not on their own list is said first; who is watched over; files of nobody."""

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.cases import actions as desk
from samakki.cases import queries as cases
from samakki.cases.words import Searched
from samakki.consent import queries as consent
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import FileId, fresh_id
from samakki.watch import models, rules
from samakki.watch.actions.alarming import raise_alarm
from samakki.watch.words import HOLDS_FOR, AlarmKind, Why, WhyRefusedError

DECOYS: Final = 3
"""So many files of nobody an agency has at least."""
_REASONS: Final = (
    _("Called at night and did not say from where. Afraid of somebody she worked for."),
    _("Came with a neighbour. Wants to go home and is not sure that it is safe."),
    _("Was brought from the border. Asked for an interpreter and for a telephone."),
)
_SEARCHED_LAST: Final = 50


def _of_case(by: By, case: FileId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(cases.owner_of(by, case))}


@deed(about=_of_case)
def explain(by: By, case: FileId, why: str) -> None:
    """Say why one opens a file that stands on a colleague's list; it goes into the record of each reading today.

    Raises WhyRefusedError for what is not on the list of reasons.
    """
    cases.worker_of(by, case)
    if why not in set(Why):
        raise WhyRefusedError
    now = by.clock.now()
    models.Explained.objects.create(
        id=fresh_id(by.clock, by.chance),
        member_id=member_of(by, "watch.explain"),
        file=case,
        why=why,
        at=now,
        until=now + HOLDS_FOR,
    )


@deed(about=_of_case)
def flag(by: By, case: FileId) -> None:
    """Watch over somebody: each reading by others than their own worker is an alarm from now on."""
    cases.worker_of(by, case)
    models.Flag.objects.get_or_create(
        file=case,
        ended_at=None,
        defaults={
            "id": fresh_id(by.clock, by.chance),
            "agency_id": cases.owner_of(by, case),
            "made_by_id": member_of(by, "watch.flag"),
            "made_at": by.clock.now(),
        },
    )


@deed(about=_of_case)
def unflag(by: By, case: FileId) -> None:
    """Watch over somebody no longer."""
    models.Flag.objects.filter(file=case, ended_at=None).update(ended_at=by.clock.now())


@deed()
def lay_decoys(by: By) -> int:
    """Let there be some files of nobody in the own agency, as every node has; gives how many were laid now."""
    wanted = max(0, DECOYS - cases.decoys(by))
    for reason in _REASONS[:wanted]:
        desk.lay_decoy(by, gettext(str(reason)))
    return wanted


@deed()
def lay_one(by: By, called: str, reason: str) -> None:
    """Lay one more, called as people here are called. Raises WordsRefusedError."""
    desk.lay_decoy(by, reason, called)


@deed()
def note_search(by: By, found: Searched) -> None:
    """Note that a search found nobody; a series of them is an alarm. For whom was searched is not kept."""
    if found.found or by.member is None or by.agency is None:
        return
    now = by.clock.now()
    models.VainSearch.objects.create(agency_id=by.agency, member_id=by.member, at=now)
    rows = models.VainSearch.objects.filter(member_id=by.member, at__lte=now).order_by("-at")
    vain = list(rows.values_list("at", flat=True)[:_SEARCHED_LAST])
    if rules.is_series(vain):
        raise_alarm(by, by.agency, by.member, AlarmKind.SEARCHES, len(vain))


@deed()
def note_refused(by: By, case: FileId) -> None:
    """Note that somebody tried to open a file that is closed to them; nothing where it is not."""
    if by.member is None or case not in consent.closed_to(by):
        return
    raise_alarm(by, cases.owner_of(by, case), by.member, AlarmKind.NEVER, file=case)
