"""A ministry's workbook is bound once, and filled with what is known at the end of a month."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from samakki.cases import actions as cases
from samakki.cases.actions import Told as Typed
from samakki.databook import actions, queries
from samakki.databook.gateways import measures
from samakki.databook.words import ALL, OTHERS, Area, BookRefusedError, Way
from samakki.journal import actions as journal
from samakki.kernel.deeds import By, RefusedError
from samakki.sections.words import Section
from tests.cases.conftest import SHELTER, WELFARE
from tests.databook.conftest import Counting
from tests.given import NOON, SetClock
from tests.tables.test_forms import form

SHEET = "Form 7-A"
MONTH = NOON.date()
MANY = dict.fromkeys(range(1, 20_003), ALL)
FORMS = Area(SHEET, "persons by form", Way.KNOWN, "experience.forms", {4: "labour", 5: OTHERS, 6: ALL}, "", {"B": ALL})
BOTH = Area(
    SHEET,
    "persons by form, sex, age and destination",
    Way.KNOWN,
    "experience.forms",
    {4: "labour", 5: "marriage", 6: ALL},
    "identity.sex",
    {"B": "female", "C": "not asked", "E": ALL},
)


def told(by: By, pseudonym: str, *forms: str, sex: str = "") -> None:
    case = cases.open_case(by, "A reason", pseudonym=pseudonym)
    given = {(Section.EXPERIENCE, "forms"): forms} | ({(Section.IDENTITY, "sex"): (sex,)} if sex else {})
    for (section, name), value in given.items():
        standing = journal.read_snapshots(by, [case], [section], page="test")[case]
        base = standing.heads(section, name).base
        cases.change_fields(by, case, section, {name: Typed(value, "", base)})


def persons(by: By) -> None:
    told(by, "Lotus", "labour", "marriage", sex="female")
    told(by, "River", "labour")
    told(by, "Stone", "marriage", "begging", sex="female")


@pytest.fixture
def bound(counting: Counting, clock: SetClock) -> Counting:
    """Three persons of this month, and a day of the next."""
    persons(counting.caseworker)
    clock.move(days=40)
    return counting


def numbers(by: By, area: Area, month: date = MONTH, name: str = "Form 7-A") -> dict[str, int]:
    which = actions.bring_form(by, SHELTER, name, form())
    actions.bind_area(by, SHELTER, which, area)
    made = queries.fill_form(by, SHELTER, which, month)
    sheet = load_workbook(io.BytesIO(made.content))[SHEET]
    assert made.squares == len(area.squares)
    return {cell: sheet[cell].value for _sheet, cell in area.squares}


@pytest.mark.req("STAT-04")
def test_each_person_counts_once_among_the_others_and_in_all(bound: Counting) -> None:
    assert numbers(bound.analyst, FORMS) == {"B4": 2, "B5": 2, "B6": 3}


def test_rows_and_columns_are_crossed_and_a_heading_for_all_sums_up_nothing(bound: Counting) -> None:
    assert numbers(bound.analyst, BOTH) == {
        "B4": 1,
        "C4": 1,
        "E4": 2,
        "B5": 2,
        "C5": 0,
        "E5": 2,
        "B6": 2,
        "C6": 1,
        "E6": 3,
    }


def test_who_came_to_be_known_in_a_month_is_told_apart_from_who_is_known(bound: Counting, clock: SetClock) -> None:
    told(bound.caseworker, "Later", "labour")
    clock.move(days=40)
    second = MONTH.replace(day=1, month=NOON.month % 12 + 1)
    new = Area(SHEET, FORMS.measure, Way.NEW, FORMS.down, FORMS.rows, "", FORMS.columns)
    assert numbers(bound.analyst, FORMS, second, "one") == {"B4": 3, "B5": 2, "B6": 4}
    assert numbers(bound.analyst, new, second, "two") == {"B4": 1, "B5": 0, "B6": 1}


def test_a_month_is_over_and_a_definition_in_force_by_the_day_that_it_is_here(
    bound: Counting, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is half past six in the morning in Bangkok, and still the last evening of the month in UTC."""
    by, here = bound.analyst, MONTH.replace(month=4, day=1)
    clock.set(datetime(2026, 3, 31, 23, 30, tzinfo=UTC))
    with timezone.override(ZoneInfo("Asia/Bangkok")):
        assert numbers(by, FORMS) == {"B4": 2, "B5": 2, "B6": 3}
        monkeypatch.setattr(
            import_module("samakki.databook.queries.figures"),
            "definitions_of",
            lambda _owner: (replace(measures()[0], valid_from=here),),
        )
        assert [one.definition.valid_from for one in queries.figures(by, SHELTER)] == [here]
        clock.move(hours=-7)
        assert queries.figures(by, SHELTER) == ()
        with pytest.raises(BookRefusedError, match="not_over"):
            numbers(by, FORMS, name="The day before")


def test_a_workbook_says_whether_its_month_is_closed_by_two(bound: Counting) -> None:
    by, month = bound.analyst, MONTH
    which = actions.bring_form(by, SHELTER, "Form", form())
    actions.bind_area(by, SHELTER, which, FORMS)
    assert not queries.fill_form(by, SHELTER, which, month).closed
    actions.say_month_whole(by, SHELTER, month)
    assert not queries.fill_form(by, SHELTER, which, month).closed
    actions.close_month(bound.supervisor, SHELTER, month)
    assert queries.fill_form(by, SHELTER, which, month).closed


@pytest.mark.parametrize(
    ("area", "why"),
    [
        (Area(SHEET, "no such measure", Way.KNOWN, "", {4: ALL}, "", {"B": ALL}), "no_definition"),
        (Area(SHEET, "persons by province", Way.KNOWN, "", {4: ALL}, "", {"B": ALL}), "lacks_facts"),
        (Area(SHEET, FORMS.measure, Way.KNOWN, FORMS.down, {}, "", {"B": ALL}), "no_headings"),
        (Area(SHEET, FORMS.measure, Way.KNOWN, FORMS.down, {4: "labour"}, "", {"B": "female"}), "no_headings"),
        (Area(SHEET, FORMS.measure, Way.KNOWN, "identity.sex", {4: "female"}, "", {"B": ALL}), "no_headings"),
        (Area(SHEET, FORMS.measure, Way.KNOWN, FORMS.down, {4: ALL}, FORMS.down, {"B": ALL}), "same_twice"),
        (
            Area(SHEET, FORMS.measure, Way.KNOWN, FORMS.down, dict.fromkeys(range(1, 20_003), ALL), "", {"B": ALL}),
            "cells",
        ),
        (FORMS, "bound_already"),
    ],
)
def test_an_area_that_cannot_be_filled_is_not_bound(bound: Counting, area: Area, why: str) -> None:
    by = bound.analyst
    which = actions.bring_form(by, SHELTER, "Form", form())
    actions.bind_area(by, SHELTER, which, FORMS)
    with pytest.raises(BookRefusedError, match=why):
        actions.bind_area(by, SHELTER, which, area)
    assert queries.form(by, SHELTER, which).areas == (FORMS,)


def test_what_was_bound_is_freed_and_what_was_brought_let_go(bound: Counting) -> None:
    by = bound.analyst
    which = actions.bring_form(by, SHELTER, "Form", form())
    with pytest.raises(BookRefusedError, match="nothing_bound"):
        queries.fill_form(by, SHELTER, which, MONTH)
    actions.bind_area(by, SHELTER, which, FORMS)
    with pytest.raises(BookRefusedError, match="not_over"):
        queries.fill_form(by, SHELTER, which, by.clock.now().date())
    with pytest.raises(BookRefusedError, match="no_definition"):
        queries.fill_form(by, SHELTER, which, date(2020, 1, 1))
    with pytest.raises(BookRefusedError, match="nothing_bound"):
        actions.free_area(by, SHELTER, which, 1)
    actions.free_area(by, SHELTER, which, 0)
    assert queries.form(by, SHELTER, which).areas == ()
    actions.drop_form(by, SHELTER, which)
    assert queries.forms(by, SHELTER) == ()
    with pytest.raises(BookRefusedError, match="no_such_form"):
        actions.drop_form(by, SHELTER, which)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        (" ", form(), "no_name"),
        ("w" * 501, form(), "fit"),
        ("Form", b"", "no_workbook"),
        ("Form", b"a,b", "no_workb"),
    ],
)
def test_what_is_no_workbook_is_not_kept(counting: Counting, name: str, content: bytes, why: str) -> None:
    with pytest.raises(BookRefusedError, match=why):
        actions.bring_form(counting.analyst, SHELTER, name, content)
    actions.bring_form(counting.analyst, SHELTER, "Taken", form())
    with pytest.raises(BookRefusedError, match="named_already"):
        actions.bring_form(counting.analyst, SHELTER, "Taken", form())


def test_only_those_who_keep_the_book_bind_and_nobody_fills_anothers(bound: Counting) -> None:
    with pytest.raises(RefusedError):
        actions.bring_form(bound.caseworker, SHELTER, "Form", form())
    which = actions.bring_form(bound.analyst, SHELTER, "Form", form())
    with pytest.raises(RefusedError):
        queries.fill_form(bound.analyst, WELFARE, which, MONTH)
