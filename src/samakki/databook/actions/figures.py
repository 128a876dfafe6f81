"""What is done to the data book: tables are brought, figures released, and months closed by two."""

from datetime import date

from django.utils.timezone import localdate

from samakki.databook import models
from samakki.databook.queries import count_persons
from samakki.databook.rules import is_address, of_owner, why_not_kept, why_not_released
from samakki.databook.words import Around, BookRefusedError, BookWrong, Brought, Period
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, fresh_id


@deed(about=of_owner)
def bring_table(by: By, owner: AgencyId, brought: Brought) -> int:
    """Keep a printed table; gives its version. What was brought before under its name stays.

    Raises BookRefusedError for a table without cells, name or source, and for a new version that does not say why.
    """
    known = is_address(brought.name, 1)
    before = models.Table.objects.filter(owner=owner, name=brought.name).count() if known else 0
    refused = why_not_kept(brought, before)
    if refused:
        raise BookRefusedError(refused)
    models.Table.objects.create(
        id=fresh_id(by.clock, by.chance),
        owner=owner,
        name=brought.name,
        version=before + 1,
        unit=brought.unit.value,
        years=brought.period.kind.value,
        year=brought.period.year,
        until=brought.period.until,
        as_of=brought.as_of,
        source=brought.source,
        footnotes=list(brought.footnotes),
        codebook=dict(brought.codebook),
        grid=[list(row) for row in brought.grid],
        why=brought.why,
        brought_by=member_of(by, "databook.bring_table"),
        brought_at=by.clock.now(),
    )
    return before + 1


@deed(about=of_owner)
def release_figure(
    by: By, owner: AgencyId, measure: str, as_of: date, around: Around, period: Period | None = None
) -> int:
    """Count a figure as known on a day and keep it as told; gives the number of the release. Earlier ones stay.

    Where there is a period, those are told of who came to be known in it; its releases have numbers of their own.

    Raises BookRefusedError without a word on what is known to be missing, where more offices report than there are, for
    a day to come, and for a second release that does not say why.
    """
    years, year = (period.kind.value, period.year) if period else ("", 0)
    before = models.Release.objects.filter(owner=owner, measure=measure, years=years, year=year).count()
    refused = why_not_released(around, as_of, localdate(by.clock.now()), before)
    if refused:
        raise BookRefusedError(refused)
    counted = count_persons(by, owner, measure, as_of, period)
    models.Release.objects.create(
        id=fresh_id(by.clock, by.chance),
        owner=owner,
        measure=measure,
        years=years,
        year=year,
        number=before + 1,
        definition=counted.definition,
        crossing=list(counted.by),
        as_of=as_of,
        rows=[[list(codes), number] for codes, number in counted.rows],
        persons=counted.persons,
        alike=counted.alike,
        footnotes=list(around.footnotes),
        offices=around.offices,
        reported=around.reported,
        missing=around.missing,
        why=around.why,
        released_by=member_of(by, "databook.release_figure"),
        released_at=by.clock.now(),
    )
    return before + 1


@deed(about=of_owner)
def say_month_whole(by: By, owner: AgencyId, month: date) -> None:
    """Say that nothing more comes of a month; a second person closes it. Raises BookRefusedError before it is over."""
    first = month.replace(day=1)
    if first >= localdate(by.clock.now()).replace(day=1):
        raise BookRefusedError(BookWrong.NOT_OVER)
    if models.Month.objects.filter(owner=owner, first_day=first).exists():
        raise BookRefusedError(BookWrong.SAID_ALREADY)
    models.Month.objects.create(
        id=fresh_id(by.clock, by.chance),
        owner=owner,
        first_day=first,
        first_by=member_of(by, "databook.say_month_whole"),
    )


def _of_month(by: By, owner: AgencyId, month: date) -> Attributes:
    rows = models.Month.objects.filter(owner=owner, first_day=month.replace(day=1))
    return {"owner": str(owner), "own": by.member in set(rows.values_list("first_by", flat=True))}


@deed(about=_of_month)
def close_month(by: By, owner: AgencyId, month: date) -> None:
    """Close a month that somebody else said is whole. Raises BookRefusedError where nobody did, or it is closed."""
    rows = models.Month.objects.filter(owner=owner, first_day=month.replace(day=1), second_by=None)
    if not rows.update(second_by=member_of(by, "databook.close_month")):
        raise BookRefusedError(BookWrong.NOT_SAID)
