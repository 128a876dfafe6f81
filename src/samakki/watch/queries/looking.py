"""Who read a case and why; what was seen of the readers of a day; whom one has to tell why one reads."""

from datetime import date
from typing import Final

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from samakki.access import queries as access
from samakki.access.words import GRANTING
from samakki.assistance import queries as covering
from samakki.cases import queries as cases
from samakki.consent import queries as consent
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import FileId, MemberId
from samakki.watch import models, rules
from samakki.watch.words import STANDS_IN, DaySeen, Looked, PaperSeen

_SHOWN: Final = 50


def _of_case(by: By, case: FileId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(cases.owner_of(by, case))}


@sight(about=_of_case)
def who_looked(by: By, case: FileId, limit: int = 200) -> Looked:
    """Tell who read a case, newest first, when, which sections, why, and under which ground; nothing is opened."""
    found, owner = cases.readers(by, case, limit), cases.owner_of(by, case)
    return Looked(
        found,
        access.readers_named(by, {one.member for one in found}),
        {ground.id: ground for ground in consent.grounds_of(by, case, owner)},
    )


@sight()
def why_needed(by: By, case: FileId) -> str | None:
    """Tell why the one who acts reads a case that stands on a colleague's list, as it goes into the record.

    Empty where nothing has to be said; None where it has not been said yet. Who leads the agency is not asked.
    """
    standing = cases.at_desk(by, [case]).get(case)
    worker = standing.worker if standing else None
    if by.role in GRANTING or rules.is_own(worker, by.member, ()):
        return ""
    if rules.is_own(worker, by.member, covering.stands_in_for(by)):
        return STANDS_IN
    if by.member is None:
        return None
    rows = models.Explained.objects.filter(member_id=by.member, file=case, until__gt=by.clock.now())
    return rows.order_by("-at").values_list("why", flat=True).first()


@sight(about=_of_case)
def is_flagged(by: By, case: FileId) -> bool:
    """Tell whether somebody is watched over."""
    del by
    return models.Flag.objects.filter(file=case, ended_at=None).exists()


@sight()
def flagged(by: By) -> tuple[FileId, ...]:
    """List who of the own agency is watched over, by their ids."""
    if by.agency is None:
        return ()
    rows = models.Flag.objects.filter(agency_id=by.agency, ended_at=None).order_by("made_at")
    return tuple(FileId(file) for file in rows.values_list("file", flat=True))


@sight()
def days_seen(by: By, day: date | None = None) -> tuple[DaySeen, ...]:
    """Tell of each reader of a day how many persons they opened, outside their own list too; of oneself nothing."""
    rows = models.Seen.objects.filter(day=day or timezone.localdate(by.clock.now()))
    rows = rows.exclude(member_id=by.member) if by.member else rows
    rows = rows.filter(agency_id=by.agency) if by.agency else rows
    counted = rows.values("member_id").annotate(
        persons=Count("pk"), outside_own=Count("pk", filter=Q(outside=True)), first=Min("first_at"), last=Max("last_at")
    )
    return tuple(
        DaySeen(MemberId(row["member_id"]), row["persons"], row["outside_own"], row["first"], row["last"])
        for row in counted.order_by("-outside_own", "-persons", "member_id")
    )


@sight()
def papers(by: By) -> tuple[PaperSeen, ...]:
    """List the last fifty things that were printed or taken out, the newest first; of oneself nothing."""
    rows = models.Paper.objects.order_by("-at")
    rows = rows.exclude(member_id=by.member) if by.member else rows
    rows = rows.filter(agency_id=by.agency) if by.agency else rows
    return tuple(
        PaperSeen(MemberId(row.member_id), row.at, row.page, row.files, str(row.file)[-6:] if row.file else "")
        for row in rows[:_SHOWN]
    )


@sight(about=_of_case)
def whose_list(by: By, case: FileId) -> MemberId | None:
    """Name on whose list a case of the own agency stands; None for nobody's."""
    return cases.worker_of(by, case)
