"""Guessing where columns go, in any language, and the map as a file that people read, change and give back."""

import pytest

from samakki.kernel.deeds import By
from samakki.sections.words import Section
from samakki.transfers import actions
from samakki.transfers.rules.maps import read_map, write_map
from samakki.transfers.words import (
    Calendar,
    Column,
    Dates,
    Order,
    Plan,
    PlanRefusedError,
    PlanWrong,
    Target,
)
from tests.transfers.conftest import guessed, table


@pytest.mark.req("LANG-03")
@pytest.mark.parametrize(
    ("heading", "where"),
    [
        ("ເພດ / Sex", "identity.sex"),
        ("Sex (ເພດ)", "identity.sex"),
        ("ເພດSex", "identity.sex"),
        ("sex", "identity.sex"),
        ("Sex\nเพศ", "identity.sex"),
        ("ភេទ", "identity.sex"),
        ("samakki_identity_sex", "identity.sex"),
        ("Ngày sinh / Date of birth", "identity.born"),
    ],
)
def test_headings_of_several_scripts_are_understood(supervisor: By, heading: str, where: str) -> None:
    _found, plan = guessed(supervisor, table([heading], ["2001"]))
    assert [str(column.target) for column in plan.columns] == [where]


@pytest.mark.req("LANG-03")
def test_a_heading_that_nothing_is_known_of_is_taken_as_it_is_and_can_be_mapped(supervisor: By) -> None:
    found, plan = guessed(supervisor, table(["ບັນທຶກອື່ນໆ (other)"], ["x"], ["y"]))
    assert plan.columns[0].target is None
    chosen = Plan("x", (Column(plan.columns[0].heading, Target(Section.IDENTITY, "other_names")),))
    actions.judge_plan(supervisor, chosen, found)


def test_values_speak_for_a_column_that_its_heading_does_not(supervisor: By) -> None:
    _found, plan = guessed(
        supervisor, table(["Q7"], ["Possibly trafficked"], ["Not trafficked"], ["Identified as trafficked"])
    )
    assert (str(plan.columns[0].target), plan.columns[0].why) == ("experience.status", "values")


def test_the_order_of_days_and_months_is_told_from_the_dates(supervisor: By) -> None:
    _found, plan = guessed(supervisor, table(["Date of birth"], ["07/19/2001"], ["01/02/2003"]))
    assert plan.dates.order is Order.MONTH_FIRST


def test_a_map_comes_back_as_it_was_written() -> None:
    plan = Plan(
        "old: register",
        (
            Column("Sex", Target(Section.IDENTITY, "sex"), codes={"no": "male", "F": "female"}),
            Column("Born: on", Target(Section.IDENTITY, "born"), dates=Dates(Order.MONTH_FIRST, Calendar.BUDDHIST)),
            Column("Left # here"),
            Column("Called", Target(Section.IDENTITY, "called"), missing={"": "nothing", "off": "unknown"}),
        ),
        id="Sex",
        sheet="no",
        header=3,
    )
    assert read_map(write_map(plan)) == plan


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ("columns: [", PlanWrong.NOT_A_MAP),
        ("samakki: map 9\ncolumns: {}", PlanWrong.NOT_A_MAP),
        ("samakki: map 1\nwhat: 1\ncolumns: {}", PlanWrong.NOT_A_MAP),
        ("samakki: map 1\ncolumns: {A: identity.nothing}", PlanWrong.NO_SUCH_FIELD),
        ("samakki: map 1\ncolumns: {A: nowhere.born}", PlanWrong.NO_SUCH_FIELD),
        ("samakki: map 1\ncolumns: {A: identity.born.1.year}", PlanWrong.NO_SUCH_PART),
        ("samakki: map 1\nmissing: {x: perhaps}\ncolumns: {A: identity.born}", PlanWrong.NOT_A_MAP),
        ("samakki: map 1\ndates: {order: backwards}\ncolumns: {A: identity.born}", PlanWrong.NOT_A_MAP),
    ],
)
def test_what_is_no_map_is_refused_with_its_place(changed: str, wrong: PlanWrong) -> None:
    with pytest.raises(PlanRefusedError) as refused:
        read_map(changed)
    assert refused.value.wrong is wrong


@pytest.mark.parametrize(
    ("columns", "wrong"),
    [
        ((Column("Gone", Target(Section.IDENTITY, "born")),), PlanWrong.NO_SUCH_COLUMN),
        ((Column("Sex"),), PlanWrong.NOTHING_MAPPED),
        ((Column("Sex", Target(Section.IDENTITY, "sex"), codes={"F": "woman"}),), PlanWrong.NO_SUCH_CODE),
        (
            (Column("Sex", Target(Section.IDENTITY, "sex")), Column("Gender", Target(Section.IDENTITY, "sex"))),
            PlanWrong.TWO_INTO_ONE,
        ),
    ],
)
def test_a_map_that_does_not_fit_the_file_is_refused(
    supervisor: By, columns: tuple[Column, ...], wrong: PlanWrong
) -> None:
    found, _plan = guessed(supervisor, table(["Sex", "Gender"], ["Female", "x"]))
    with pytest.raises(PlanRefusedError) as refused:
        actions.judge_plan(supervisor, Plan("x", columns), found)
    assert refused.value.wrong is wrong


def test_a_name_alone_is_the_name_of_the_person_and_the_letters_of_registers_are_known(supervisor: By) -> None:
    found, plan = guessed(supervisor, table(["Name", "Sex"], ["DEMO Mali", "F"], ["DEMO Sok", "M"], ["DEMO Dao", "ស្រី"]))
    assert [str(column.target) for column in plan.columns] == ["identity.called", "identity.sex"]
    assert actions.undecided_values(supervisor, plan, found) == {}


def test_values_are_read_as_somebody_typed_them_with_or_without_quotation_marks() -> None:
    written = (
        "samakki: map 1\nheader: 2\nours: true\nid: Case No\nmissing: {-99: not asked, no: no, -: nothing}\n"
        "columns:\n  Case No: leave\n  Left:\n"
        "  Sex: {field: identity.sex, codes: {01: male, no: female, 2.50: other}}\n"
    )
    plan = read_map(written)
    assert plan.missing == {"-99": "not asked", "no": "no", "-": "nothing"}
    assert dict(plan.columns[2].codes) == {"01": "male", "no": "female", "2.50": "other"}
    assert (plan.header, plan.ours, plan.columns[1].target) == (2, True, None)


def test_values_that_no_code_is_known_for_are_asked_for_in_the_map(supervisor: By) -> None:
    found, plan = guessed(supervisor, table(["Sex"], ["Female"], ["Dtto"], ["-99"]))
    written = actions.write_plan(supervisor, plan, found)
    assert '"Dtto": "?"' in written
    assert read_map(written).columns[0].codes == {}
