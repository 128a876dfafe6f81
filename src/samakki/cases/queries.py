"""What can be asked at the desk without opening anything: who read a case, how many there are."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Final

from samakki.cases.models import Case
from samakki.cases.rules import unfit_in
from samakki.cases.words import AtDesk, Brought, CaseUnknownError, Reading, Unfit
from samakki.journal import queries as journal
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId, FileId, MemberId

_FIRST_STEPS: Final = ("", "identification", "crisis_intervention", "referral", "reception")
_AT_DESK: Final = ("pk", "owner_id", "worker_id", "joined_at", "closed_on")


@sight()
def how_many(by: By) -> int:
    """Count the cases of the own agency."""
    return Case.objects.filter(owner_id=by.agency).count()


def _of_case(_by: By, case: FileId, *_args: object, **_more: object) -> Attributes:
    owner = Case.objects.filter(pk=case).values_list("owner_id", flat=True).first()
    if owner is None:
        raise CaseUnknownError
    return {"owner": str(owner)}


@sight(about=_of_case)
def readers(by: By, case: FileId, limit: int = 200) -> tuple[Reading, ...]:
    """Tell who read a case, newest first, at most `limit` pages."""
    return journal.reads_of(by, case, limit)


@sight()
def unfit(by: By, brought: Sequence[Brought]) -> tuple[Unfit, ...]:
    """Tell what of these cases from elsewhere could not be kept, without opening one."""
    return tuple(flaw for place, one in enumerate(brought) for flaw in unfit_in(place, one))


@sight()
def here(by: By, cases: Iterable[FileId]) -> frozenset[FileId]:
    """Tell which of these are cases of the own agency."""
    found = Case.objects.filter(pk__in=set(cases), owner_id=by.agency).values_list("pk", flat=True)
    return frozenset(FileId(case) for case in found)


@sight()
def cases_of_agency(by: By, since: date | None = None, until: date | None = None) -> tuple[FileId, ...]:
    """List the own agency's cases by their ids, oldest first; opened from a day on and up to a day where told.

    A file that was joined with another is not among them: its person stands in the one that goes on.
    """
    rows = Case.objects.filter(owner_id=by.agency, joined_at=None) if by.agency else Case.objects.none()
    rows = rows.filter(opened_at__date__gte=since) if since else rows
    rows = rows.filter(opened_at__date__lte=until) if until else rows
    return tuple(FileId(case) for case in rows.order_by("file_id").values_list("pk", flat=True))


@sight()
def at_desk(by: By, cases: Collection[FileId]) -> dict[FileId, AtDesk]:
    """Tell of these cases whose they are and who sees to them, as far as they are the own agency's."""
    rows = Case.objects.filter(pk__in=cases, owner_id=by.agency) if by.agency else Case.objects.none()
    return {
        FileId(case): AtDesk(AgencyId(owner), MemberId(worker) if worker else None, joined is not None, bool(closed))
        for case, owner, worker, joined, closed in rows.values_list(*_AT_DESK)
    }


@sight()
def begun_only(by: By, before: datetime) -> tuple[FileId, ...]:
    """List the own agency's cases that were opened before a moment and have had nothing but the first support.

    They are at one of the first four steps or at none, and there is no plan; the oldest first.
    """
    rows = Case.objects.filter(owner_id=by.agency, joined_at=None, closed_on=None) if by.agency else Case.objects.none()
    rows = rows.filter(opened_at__lt=before, planned_on=None, step__in=_FIRST_STEPS)
    return tuple(FileId(case) for case in rows.order_by("opened_at", "pk").values_list("pk", flat=True))
