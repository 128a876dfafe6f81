"""What can be asked at the desk without opening anything: who read a case, how many there are."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from samakki.cases.models import Case
from samakki.cases.rules import unfit_in
from samakki.cases.words import AtDesk, Brought, CaseUnknownError, Hands, LookedAfter, Reading, Unfit
from samakki.consent import queries as consent
from samakki.journal import queries as journal
from samakki.kernel.deeds import Attributes, By, Standing, sight
from samakki.kernel.ids import AgencyId, FileId, MemberId

_FIRST_STEPS: Final = ("", "identification", "crisis_intervention", "referral", "reception")
_AT_DESK: Final = ("pk", "owner", "worker", "joined_at", "closed_on", "step", "step_since")


@sight()
def how_many(by: By) -> int:
    """Count the cases of the own agency."""
    return Case.objects.filter(owner_id=by.agency, decoy=False).count()


@sight()
def hands(by: By, quiet_before: date, new_since: datetime) -> dict[MemberId | None, Hands]:
    """Tell of the own agency's open cases how many stand on whose list, and how many of them are quiet or new.

    Quiet is who was neither met nor reached since a day, and was here before it.
    """
    counted = _open(by).values("worker_id").order_by()
    rows = counted.annotate(
        cases=Count("pk"),
        quiet=Count("pk", filter=_quiet(quiet_before)),
        new=Count("pk", filter=Q(opened_at__gte=new_since)),
    )
    return {
        MemberId(row["worker_id"]) if row["worker_id"] else None: Hands(row["cases"], row["quiet"], row["new"])
        for row in rows
    }


@sight()
def cases_of(by: By, worker: MemberId | None, limit: int | None = None) -> tuple[FileId, ...]:
    """List the open cases of a worker of the own agency, or of nobody, those first that were silent for longest."""
    rows = _open(by).filter(worker_id=worker).order_by("last_entry_at", "file_id")
    return tuple(FileId(case) for case in rows.values_list("pk", flat=True)[:limit])


@sight()
def quiet_cases(by: By, before: date, limit: int) -> tuple[FileId, ...]:
    """List the own agency's open cases of which nobody was met or reached since a day, the longest first."""
    rows = _open(by).filter(_quiet(before)).order_by(Coalesce("last_contact_on", TruncDate("opened_at")), "file_id")
    return tuple(FileId(case) for case in rows.values_list("pk", flat=True)[:limit])


def _open(by: By) -> QuerySet[Case]:
    rows = _visible(by, Case.objects.filter(owner_id=by.agency)) if by.agency else Case.objects.none()
    return rows.filter(joined_at=None, closed_on=None, decoy=False)


def _visible(by: By, rows: QuerySet[Case]) -> QuerySet[Case]:
    """Leave out what is closed to the one who acts: they must never see it, or declared a conflict of interest."""
    closed = consent.closed_to(by) if by.standing is Standing.ACTIVE else frozenset()
    return rows.exclude(pk__in=closed) if closed else rows


def _quiet(before: date) -> Q:
    return Q(last_contact_on__lt=before) | Q(last_contact_on=None, opened_at__date__lt=before)


def _of_case(by: By, case: FileId, *_args: object, **_more: object) -> Attributes:
    owner = Case.objects.filter(pk=case).values_list("owner_id", flat=True).first()
    if owner is None:
        raise CaseUnknownError
    closed = consent.closed_to(by) if by.standing is Standing.ACTIVE else frozenset()
    return {"owner": str(owner), "barred": case in closed}


@sight(about=_of_case)
def readers(by: By, case: FileId, limit: int = 200) -> tuple[Reading, ...]:
    """Tell who read a case, newest first, at most `limit` pages."""
    return journal.reads_of(by, case, limit)


@sight()
def unfit(by: By, brought: Sequence[Brought]) -> tuple[Unfit, ...]:
    """Tell what of these cases from elsewhere could not be kept, without opening one."""
    return tuple(
        flaw for place, one in enumerate(brought) for flaw in unfit_in(place, one, timezone.localdate(by.clock.now()))
    )


@sight()
def here(by: By, cases: Iterable[FileId]) -> frozenset[FileId]:
    """Tell which of these are cases of the own agency."""
    found = _visible(by, Case.objects.filter(pk__in=set(cases), owner_id=by.agency)).values_list("pk", flat=True)
    return frozenset(FileId(case) for case in found)


@sight()
def cases_of_agency(by: By, since: date | None = None, until: date | None = None) -> tuple[FileId, ...]:
    """List the own agency's cases by their ids, oldest first; opened from a day on and up to a day where told.

    A file that was joined with another is not among them: its person stands in the one that goes on.
    """
    rows = Case.objects.filter(owner_id=by.agency, joined_at=None) if by.agency else Case.objects.none()
    rows = _visible(by, rows.filter(decoy=False))
    rows = rows.filter(opened_at__date__gte=since) if since else rows
    rows = rows.filter(opened_at__date__lte=until) if until else rows
    return tuple(FileId(case) for case in rows.order_by("file_id").values_list("pk", flat=True))


@sight(about=_of_case)
def restricted(by: By, case: FileId) -> tuple[str, datetime] | None:
    """Tell why, as a code, and since when nothing is written into a case; None where it is not restricted."""
    del by
    row = Case.objects.filter(pk=case).exclude(restricted_at=None).only("restricted_why", "restricted_at").first()
    return (row.restricted_why, row.restricted_at) if row and row.restricted_at else None


@sight()
def owner_of(by: By, case: FileId) -> AgencyId:
    """Tell whose case it is; raises CaseUnknownError."""
    owner = Case.objects.filter(pk=case).values_list("owner_id", flat=True).first()
    if owner is None:
        raise CaseUnknownError
    return AgencyId(owner)


@sight()
def kept_since(by: By, status: str, before: date, limit: int) -> tuple[tuple[FileId, date], ...]:
    """List the own agency's cases that were closed, joined with another or silent since before a day, and since when.

    `status` is closed, joined or silent; silent is an open case in which nothing was written. The oldest first.
    """
    rows = Case.objects.filter(owner_id=by.agency, decoy=False) if by.agency else Case.objects.none()
    which = {
        "closed": ("closed_on", Q(closed_on__lt=before)),
        "joined": ("joined_at", Q(joined_at__date__lt=before)),
        "silent": ("last_entry_at", Q(last_entry_at__date__lt=before, closed_on=None, joined_at=None)),
    }
    column, wanted = which[status]
    found = rows.filter(wanted).order_by(column, "file_id").values_list("file_id", column)[:limit]
    return tuple((FileId(case), since.date() if isinstance(since, datetime) else since) for case, since in found)


@sight()
def looked_after(by: By, files: Iterable[FileId]) -> dict[FileId, LookedAfter]:
    """Tell of cases of any agency whose they are, who sees to them, and whether they are nobody's."""
    rows = Case.objects.filter(pk__in=set(files)).values_list("pk", "owner_id", "worker_id", "decoy")
    return {
        FileId(case): LookedAfter(AgencyId(owner), MemberId(worker) if worker else None, decoy=decoy)
        for case, owner, worker, decoy in rows
    }


@sight(about=_of_case)
def worker_of(by: By, case: FileId) -> MemberId | None:
    """Tell on whose list a case stands; on nobody's: None. Raises CaseUnknownError."""
    worker = Case.objects.values_list("worker_id", flat=True).get(pk=case)
    return MemberId(worker) if worker else None


@sight()
def decoys(by: By) -> int:
    """Count the files of nobody that the own agency keeps."""
    return Case.objects.filter(owner_id=by.agency, decoy=True).count() if by.agency else 0


@sight()
def known_anywhere(by: By, files: Iterable[FileId]) -> tuple[FileId, ...]:
    """Tell which of these files are cases of any agency."""
    return tuple(file for file in files if Case.objects.filter(pk=file).exists())


@sight()
def at_desk(by: By, cases: Collection[FileId]) -> dict[FileId, AtDesk]:
    """Tell of these cases whose they are and who sees to them, as far as they are the own agency's."""
    rows = Case.objects.filter(pk__in=cases, owner_id=by.agency) if by.agency else Case.objects.none()
    return _desks(rows)


@sight()
def at_steps(by: By, steps: Collection[str], workers: Collection[MemberId] | None = None) -> dict[FileId, AtDesk]:
    """Tell of the own agency's open cases at some of the steps whose they are; of some workers only where told."""
    rows = _open(by).filter(step__in=steps)
    return _desks(rows if workers is None else rows.filter(worker_id__in=workers))


def _desks(rows: QuerySet[Case]) -> dict[FileId, AtDesk]:
    return {
        FileId(row.pk): AtDesk(
            AgencyId(row.owner_id),
            MemberId(row.worker_id) if row.worker_id else None,
            joined=row.joined_at is not None,
            closed=row.closed_on is not None,
            step=row.step,
            step_since=row.step_since,
        )
        for row in rows.only(*_AT_DESK)
    }


@sight()
def begun_only(by: By, before: datetime) -> tuple[FileId, ...]:
    """List the own agency's cases that were opened before a moment and have had nothing but the first support.

    They are at one of the first four steps or at none, and there is no plan; the oldest first.
    """
    rows = Case.objects.filter(owner_id=by.agency, joined_at=None, closed_on=None) if by.agency else Case.objects.none()
    rows = rows.filter(opened_at__lt=before, planned_on=None, step__in=_FIRST_STEPS, decoy=False)
    return tuple(FileId(case) for case in rows.order_by("opened_at", "pk").values_list("pk", flat=True))
