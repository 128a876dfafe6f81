"""What can be asked of the data book: counts as known on a day, tables and releases with all that came before them."""

from dataclasses import replace
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from samakki.databook import models
from samakki.databook.gateways import measures
from samakki.databook.queries.counting import coded, countable, days_of
from samakki.databook.queries.definitions import definitions_of
from samakki.databook.rules import apart, changed, in_force, is_address, of_owner, standing_at, within
from samakki.databook.words import (
    FEWEST_IN_PARTS,
    LIKENESS,
    Around,
    BookRefusedError,
    BookWrong,
    Brought,
    Counted,
    Figure,
    Kept,
    Listed,
    Month,
    Parts,
    Period,
    Released,
    Unit,
    Year,
)
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId, MemberId


@sight(about=of_owner)
def count_persons(by: By, owner: AgencyId, measure: str, day: date, period: Period | None = None) -> Counted:
    """Count an agency's persons by a measure as known at the end of a day, by the definition in force on it.

    Where there is a period, those who came to be known in it. Raises BookRefusedError for a day on which no definition
    was in force, and a measure that no fact tells of yet.
    """
    definition = countable(owner, measure, day)
    dimensions = [*definition.by, *(name for name, _codes in definition.only)]
    rows, alike = apart(coded(by, owner, [*dimensions, LIKENESS], day, days_of(period)))
    twice = {person for person, _dimension, _code in within(rows, definition.only)} & alike
    from samakki.databook.gateways.crossing import crossed  # noqa: PLC0415 -- loads what counts, for who counts

    cells, persons = crossed(rows, definition)
    return Counted(measure, definition.version, definition.by, day, cells, persons, period, len(twice))


@sight(about=of_owner)
def parts_of_cell(
    by: By, owner: AgencyId, measure: str, codes: tuple[str, ...], day: date, period: Period | None = None
) -> Parts:
    """Tell of the persons whom one cell of a figure counts all else that figures count, each person once a line.

    Of fewer than FEWEST_IN_PARTS nothing is told. Raises BookRefusedError as `count_persons`.
    """
    definition = countable(owner, measure, day)
    others = [
        name
        for one in measures()
        if not one.lacks and one.valid_from <= day
        for name in one.by
        if name not in definition.by
    ]
    dimensions = [*definition.by, *(name for name, _codes in definition.only)]
    asked = [*dimensions, *dict.fromkeys(others)]
    rows = within(coded(by, owner, asked, day, days_of(period)), definition.only)
    here = standing_at(rows, dict(zip(definition.by, codes, strict=True)))
    if len(here) < FEWEST_IN_PARTS:
        return Parts(len(here), ())
    from samakki.databook.gateways.crossing import crossed  # noqa: PLC0415 -- loads what counts, for who counts

    rows = [row for row in rows if row[0] in here]
    by_other = {name: crossed(rows, replace(definition, by=(name,), only=()))[0] for name in dict.fromkeys(others)}
    return Parts(len(here), tuple(by_other.items()))


@sight(about=of_owner)
def figures(by: By, owner: AgencyId) -> tuple[Figure, ...]:
    """Give each figure by the definition in force today, in the order of the list, and its last release."""
    today, known = localdate(by.clock.now()), definitions_of(owner)
    names = dict.fromkeys(one.name for one in known if one.valid_from <= today)
    told = {one.counted.measure: one for one in _released(models.Release.objects.filter(owner=owner))}
    return tuple(Figure(in_force(known, name, today), told.get(name)) for name in names)


@sight(about=of_owner)
def tables(by: By, owner: AgencyId) -> tuple[Listed, ...]:
    """Name the tables of an agency, each with its newest version."""
    rows = models.Table.objects.filter(owner=owner).order_by("name", "version")
    newest = {
        name: Listed(name, version, Unit(unit), Period(Year(years), year, until), as_of)
        for name, version, unit, years, year, until, as_of in rows.values_list(
            "name", "version", "unit", "years", "year", "until", "as_of"
        )
    }
    return tuple(newest.values())


@sight(about=of_owner)
def names_of_tables(by: By, owner: AgencyId) -> tuple[str, ...]:
    """Name the tables that are here to who brings another: one of the same name is its next version."""
    return tuple(one.name for one in tables(by, owner))


@sight(about=of_owner)
def table(by: By, owner: AgencyId, name: str, version: int) -> Kept:
    """Give one version of a table as it was brought. Raises BookRefusedError where there is none."""
    known = is_address(name, version)
    row = models.Table.objects.filter(owner=owner, name=name, version=version).first() if known else None
    if row is None:
        raise BookRefusedError(BookWrong.NO_SUCH_TABLE)
    brought = Brought(
        name=row.name,
        grid=tuple(tuple(cells) for cells in row.grid),
        unit=Unit(row.unit),
        period=Period(Year(row.years), row.year, row.until),
        as_of=row.as_of,
        source=row.source,
        footnotes=tuple(row.footnotes),
        codebook=row.codebook,
        why=row.why,
    )
    return Kept(brought, row.version, MemberId(row.brought_by), row.brought_at)


@sight(about=of_owner)
def releases(by: By, owner: AgencyId, measure: str) -> tuple[Released, ...]:
    """Give all releases of a figure, the first one first, each with what changed since the last of the same time."""
    return _released(models.Release.objects.filter(owner=owner, measure=measure))


def _released(rows: QuerySet[models.Release]) -> tuple[Released, ...]:
    found: dict[tuple[str, str, int], Released] = {}
    told = []
    for row in rows.order_by("measure", "released_at", "number"):
        period = Period(Year(row.years), row.year) if row.years else None
        cells = tuple((tuple(codes), number) for codes, number in row.rows)
        by, day = tuple(row.crossing), row.as_of
        counted = Counted(row.measure, row.definition, by, day, cells, row.persons, period, row.alike)
        around = Around(tuple(row.footnotes), row.offices, row.reported, row.missing, row.why)
        before = found.get((row.measure, row.years, row.year))
        since = changed(before.counted, counted) if before else ()
        one = Released(row.number, counted, around, since, MemberId(row.released_by), row.released_at)
        found[row.measure, row.years, row.year] = one
        told.append(one)
    return tuple(told)


@sight(about=of_owner)
def months(by: By, owner: AgencyId) -> tuple[Month, ...]:
    """Give the months that are said to be whole or are closed, the first one first."""
    return tuple(
        Month(row.first_day, MemberId(row.first_by), MemberId(row.second_by) if row.second_by else None)
        for row in models.Month.objects.filter(owner=owner).order_by("first_day")
    )
