"""What was brought and told stays: versions, releases with what changed, months closed by two."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told as Typed
from samakki.databook import actions, queries
from samakki.databook.words import Around, BookRefusedError, Brought, Listed, Period, Unit, Year
from samakki.journal import actions as journal
from samakki.kernel.deeds import By, RefusedError
from samakki.sections.words import Section
from tests.cases.conftest import SHELTER, WELFARE
from tests.databook.conftest import Counting
from tests.given import NOON, SetClock

DAY = NOON.date()
BY_FORM = "persons by form"
AROUND = Around(("Without those sent on.",), 12, 10, "Two offices were closed.")
TABLE = Brought(
    "Stays",
    (("", "2024"), ("Men", "0"), ("Women", "-"), ("Others", "")),
    Unit.STAYS,
    Period(Year.JAPAN_FISCAL, 2024),
    date(2025, 6, 1),
    "A report, page 3.",
    ("Without transit.",),
    {"-": "not counted"},
)


def told_of_forms(by: By, *forms: str) -> None:
    case = cases.open_case(by, "A reason", pseudonym=f"Count {len(forms)}")
    standing = journal.read_snapshots(by, [case], [Section.EXPERIENCE], page="test")[case]
    base = standing.heads(Section.EXPERIENCE, "forms").base
    cases.change_fields(by, case, Section.EXPERIENCE, {"forms": Typed(forms, "", base)})


@pytest.mark.req("STAT-20")
def test_a_table_is_kept_as_printed_with_its_footnotes_and_earlier_versions_stay(counting: Counting) -> None:
    by = counting.analyst
    assert actions.bring_table(by, SHELTER, TABLE) == 1
    with pytest.raises(BookRefusedError, match="no_why"):
        actions.bring_table(by, SHELTER, TABLE)
    mended = replace(TABLE, grid=(("", "2024"), ("Men", "1")), why="A number was missing.")
    assert actions.bring_table(by, SHELTER, mended) == 2
    assert queries.tables(by, SHELTER) == (Listed("Stays", 2, TABLE.unit, TABLE.period, TABLE.as_of),)
    assert queries.table(by, SHELTER, "Stays", 1).table == TABLE
    assert queries.table(by, SHELTER, "Stays", 2).table == mended
    with pytest.raises(BookRefusedError, match="no_such_table"):
        queries.table(by, SHELTER, "Stays", 3)


@pytest.mark.parametrize(
    ("change", "code"), [({"grid": ()}, "no_cells"), ({"source": " "}, "no_source"), ({"name": ""}, "no_name")]
)
def test_a_table_without_cells_or_source_is_not_kept(counting: Counting, change: dict[str, object], code: str) -> None:
    with pytest.raises(BookRefusedError, match=code):
        actions.bring_table(counting.analyst, SHELTER, replace(TABLE, **change))  # type: ignore[arg-type]  # one of its fields
    assert queries.tables(counting.analyst, SHELTER) == ()


@pytest.mark.req("DQ-19")
def test_each_release_keeps_its_day_and_says_what_changed(counting: Counting, clock: SetClock) -> None:
    by = counting.analyst
    told_of_forms(counting.caseworker, "labour")
    assert actions.release_figure(by, SHELTER, BY_FORM, DAY, AROUND) == 1
    clock.move(days=2)
    told_of_forms(counting.caseworker, "labour", "marriage")
    later = DAY + timedelta(days=2)
    with pytest.raises(BookRefusedError, match="no_why"):
        actions.release_figure(by, SHELTER, BY_FORM, later, AROUND)
    assert actions.release_figure(by, SHELTER, BY_FORM, later, replace(AROUND, why="One more came.")) == 2
    first, second = queries.releases(by, SHELTER, BY_FORM)
    assert (first.counted.as_of, first.counted.persons, first.counted.rows) == (DAY, 1, ((("labour",), 1),))
    assert (second.counted.as_of, second.counted.persons) == (later, 2)
    assert second.counted.rows == ((("labour",), 2), (("marriage",), 1))
    assert second.changed == ((("labour",), 1, 2), (("marriage",), 0, 1))
    assert queries.count_persons(by, SHELTER, BY_FORM, DAY) == first.counted


@pytest.mark.req("STAT-30")
def test_a_figure_says_what_is_missing_and_how_many_offices_are_silent(counting: Counting) -> None:
    by = counting.analyst
    for around, code in ((replace(AROUND, missing=" "), "missing_unsaid"), (replace(AROUND, reported=13), "offices")):
        with pytest.raises(BookRefusedError, match=code):
            actions.release_figure(by, SHELTER, BY_FORM, DAY, around)
    with pytest.raises(BookRefusedError, match="in_future"):
        actions.release_figure(by, SHELTER, BY_FORM, DAY + timedelta(days=1), AROUND)
    actions.release_figure(by, SHELTER, BY_FORM, DAY, AROUND)
    (release,) = queries.releases(by, SHELTER, BY_FORM)
    assert release.around == AROUND
    assert release.around.silent == 2


def test_what_no_fact_tells_is_not_counted(counting: Counting) -> None:
    with pytest.raises(BookRefusedError, match="lacks_facts"):
        queries.count_persons(counting.analyst, SHELTER, "persons by province", DAY)


def test_a_month_takes_two_names_and_is_over(counting: Counting) -> None:
    last_month = DAY.replace(day=1) - timedelta(days=1)
    with pytest.raises(BookRefusedError, match="not_over"):
        actions.say_month_whole(counting.analyst, SHELTER, DAY)
    with pytest.raises(BookRefusedError, match="not_said"):
        actions.close_month(counting.supervisor, SHELTER, last_month)
    actions.say_month_whole(counting.analyst, SHELTER, last_month)
    with pytest.raises(BookRefusedError, match="said_already"):
        actions.say_month_whole(counting.supervisor, SHELTER, last_month)
    with pytest.raises(RefusedError):
        actions.close_month(replace(counting.analyst, verdicts={}), SHELTER, last_month)
    (month,) = queries.months(counting.analyst, SHELTER)
    assert month.second_by is None
    actions.close_month(counting.supervisor, SHELTER, last_month)
    (month,) = queries.months(counting.analyst, SHELTER)
    assert (month.first_by, month.second_by) == (counting.analyst.member, counting.supervisor.member)


def test_who_only_assists_reads_figures_and_keeps_none_and_nobody_keeps_those_of_others(counting: Counting) -> None:
    assert queries.tables(counting.caseworker, SHELTER) == ()
    with pytest.raises(RefusedError):
        actions.bring_table(counting.caseworker, SHELTER, TABLE)
    with pytest.raises(RefusedError):
        actions.bring_table(counting.analyst, WELFARE, TABLE)
    with pytest.raises(RefusedError):
        queries.count_persons(counting.analyst, WELFARE, BY_FORM, DAY)
