"""Breaches of an agency: dates and states."""

from samakki.duties.models import Breach as Row
from samakki.duties.words import Breach, BreachId, BreachKind, BreachUnknownError, Concerned, Risk, WhyNot
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId, FileId, MemberId


def breach_of(by: By, breach: BreachId, *_rest: object, **_more: object) -> Attributes:
    """Tell access whose a breach is; raises BreachUnknownError."""
    del by
    owner = Row.objects.filter(pk=breach).values_list("owner_id", flat=True).first()
    if owner is None:
        raise BreachUnknownError
    return {"owner": str(owner)}


def _of_agency(_by: By, agency: AgencyId) -> Attributes:
    return {"owner": str(agency)}


@sight(about=_of_agency)
def breaches(by: By, agency: AgencyId) -> tuple[Breach, ...]:
    """List an agency's breaches: those that have not ended first, then the newest."""
    del by
    rows = Row.objects.filter(owner_id=agency).prefetch_related("concerned")
    found = sorted(rows, key=lambda row: row.found_at, reverse=True)
    return tuple(breach_in(row) for row in sorted(found, key=lambda row: row.ended_at is not None))


@sight()
def running(by: By) -> tuple[Breach, ...]:
    """List the own agency's breaches of which an authority waits to be told, the first to be told first."""
    rows = Row.objects.filter(owner_id=by.agency, ended_at=None, authority_told_at=None, authority_not=False)
    found = rows.order_by("due_at", "pk").prefetch_related("concerned") if by.agency else ()
    return tuple(breach_in(row) for row in found)


@sight(about=breach_of)
def breach(by: By, breach: BreachId) -> Breach:
    """Give one breach; raises BreachUnknownError."""
    del by
    return breach_in(Row.objects.get(pk=breach))


def breach_in(row: Row) -> Breach:
    """Read a breach."""
    return Breach(
        id=BreachId(row.pk),
        owner=AgencyId(row.owner_id),
        book=FileId(row.book_id),
        kind=BreachKind(row.kind),
        found_at=row.found_at,
        due_at=row.due_at,
        noted_by=MemberId(row.noted_by_id),
        risk=Risk(row.risk) if row.risk else None,
        contained_at=row.contained_at,
        authority_told_at=row.authority_told_at,
        authority_not=row.authority_not,
        ended_at=row.ended_at,
        concerned=tuple(
            Concerned(FileId(one.case), one.told_at, WhyNot(one.why_not) if one.why_not else None)
            for one in sorted(row.concerned.all(), key=lambda one: one.pk)
        ),
    )
