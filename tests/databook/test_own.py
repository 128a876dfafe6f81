"""Figures that an agency puts together: any crossing of facts, of whom it chooses, in versions that stay."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.databook import actions, queries
from samakki.databook.words import (
    CROSSABLE,
    LIKENESS,
    MOST_OWN,
    About,
    BookRefusedError,
    Definition,
    Wanted,
)
from samakki.kernel.deeds import By, RefusedError
from samakki.sections.words import Section
from tests.cases.conftest import SHELTER, WELFARE
from tests.databook.conftest import Counting
from tests.databook.test_keeping import AROUND, DAY
from tests.facts.conftest import SignedIn
from tests.given import SetClock

SEX, FORMS, BORN = "identity.sex", "experience.forms", "identity.born"
WANTED = Wanted("Women by form", (FORMS,), ((SEX, ("female",)),))


def person(by: By, sex: str, *forms: str) -> None:
    case = cases.open_case(by, "DEMO: came", f"Fern {sex} {len(forms)}")
    cases.change_fields(by, case, Section.IDENTITY, {"sex": Told([sex])})
    if forms:
        cases.change_fields(by, case, Section.EXPERIENCE, {"forms": Told(list(forms))})


def own(by: By) -> dict[str, Definition]:
    return {one.title: one for one in queries.own_figures(by, SHELTER)}


def test_any_crossing_of_facts_is_counted_of_whom_one_chooses(counting: Counting) -> None:
    by, worker = counting.analyst, counting.caseworker
    person(worker, "female", "labour", "marriage")
    person(worker, "female", "labour")
    person(worker, "male", "labour")
    person(worker, "female")
    name = actions.define_figure(by, SHELTER, WANTED)
    counted = queries.count_persons(by, SHELTER, name, DAY)
    assert (counted.persons, dict(counted.rows)) == (3, {("labour",): 2, ("marriage",): 1, ("not asked",): 1})
    crossed = actions.define_figure(by, SHELTER, Wanted("Form, sex and age", (FORMS, SEX, BORN)))
    counted = queries.count_persons(by, SHELTER, crossed, DAY)
    assert counted.persons == 4
    assert dict(counted.rows)["labour", "male", "not asked"] == 1


def test_each_thing_that_facts_tell_can_be_crossed_and_likeness_cannot(counting: Counting) -> None:
    by = counting.analyst
    for dimension in CROSSABLE:
        name = actions.define_figure(by, SHELTER, Wanted(f"By {dimension}", (dimension,)))
        assert queries.count_persons(by, SHELTER, name, DAY).rows == ()
    assert LIKENESS not in CROSSABLE
    with pytest.raises(BookRefusedError, match="nothing_crossed"):
        actions.define_figure(by, SHELTER, Wanted("By likeness", (LIKENESS,)))


@pytest.mark.req("STAT-29")
def test_a_figure_that_is_defined_anew_counts_days_before_by_the_definition_of_then(
    counting: Counting, clock: SetClock
) -> None:
    by, worker = counting.analyst, counting.caseworker
    person(worker, "female", "labour")
    person(worker, "male", "labour")
    name = actions.define_figure(by, SHELTER, WANTED)
    clock.move(days=10)
    assert actions.define_figure(by, SHELTER, Wanted("All by form", (FORMS,)), name) == name
    then, now = (queries.count_persons(by, SHELTER, name, day) for day in (DAY, DAY + timedelta(days=10)))
    assert [(one.definition, one.persons) for one in (then, now)] == [(1, 1), (2, 2)]
    assert own(by)["All by form"].version == 2
    actions.define_figure(by, SHELTER, replace(WANTED, title="Women again"), name)
    assert queries.count_persons(by, SHELTER, name, DAY + timedelta(days=10)).definition == 3


def test_it_is_released_asked_about_and_stays_with_what_was_told(counting: Counting) -> None:
    by = counting.analyst
    person(counting.caseworker, "female", "labour")
    name = actions.define_figure(by, SHELTER, WANTED)
    assert actions.release_figure(by, SHELTER, name, DAY, AROUND) == 1
    assert [one.counted.persons for one in queries.releases(by, SHELTER, name)] == [1]
    with pytest.raises(BookRefusedError, match="told_already"):
        actions.drop_figure(by, SHELTER, name)
    assert name in {one.definition.name for one in queries.figures(by, SHELTER)}


def test_one_that_was_told_to_nobody_is_let_go_with_its_questions(counting: Counting) -> None:
    by = counting.analyst
    name = actions.define_figure(by, SHELTER, WANTED)
    actions.ask_office(by, SHELTER, About(name, ("labour",), DAY), "Northern office", "Is this all?")
    actions.drop_figure(by, SHELTER, name)
    assert own(by) == {}
    assert queries.questions(by, SHELTER, name) == ()
    for way in (
        lambda: actions.drop_figure(by, SHELTER, name),
        lambda: actions.define_figure(by, SHELTER, WANTED, name),
    ):
        with pytest.raises(BookRefusedError, match="no_such_figure"):
            way()


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (replace(WANTED, title=" "), "no_title"),
        (replace(WANTED, title="x" * 121), "unfit_words"),
        (replace(WANTED, title="a\x00b"), "unfit_words"),
        (replace(WANTED, by=()), "nothing_crossed"),
        (replace(WANTED, by=(SEX, FORMS, BORN, "identity.nationality")), "nothing_crossed"),
        (replace(WANTED, by=("identity.called",)), "nothing_crossed"),
        (replace(WANTED, only=(("identity.called", ("DEMO",)),)), "nothing_crossed"),
        (replace(WANTED, by=(SEX, SEX)), "crossed_twice"),
        (replace(WANTED, only=((SEX, ()),)), "no_such_code"),
        (replace(WANTED, only=((SEX, ("a name",)),)), "no_such_code"),
    ],
)
def test_what_cannot_be_counted_is_refused_and_nothing_is_kept(counting: Counting, wanted: Wanted, why: str) -> None:
    with pytest.raises(BookRefusedError, match=why):
        actions.define_figure(counting.analyst, SHELTER, wanted)
    assert own(counting.analyst) == {}


def test_a_title_stands_for_one_figure_and_there_are_not_too_many(counting: Counting) -> None:
    by = counting.analyst
    name = actions.define_figure(by, SHELTER, WANTED)
    with pytest.raises(BookRefusedError, match="titled_already"):
        actions.define_figure(by, SHELTER, WANTED)
    assert actions.define_figure(by, SHELTER, WANTED, name) == name
    for number in range(1, MOST_OWN):
        actions.define_figure(by, SHELTER, replace(WANTED, title=f"Figure {number}"))
    with pytest.raises(BookRefusedError, match="too_many_own"):
        actions.define_figure(by, SHELTER, replace(WANTED, title="One more"))


def test_another_agency_neither_sees_nor_counts_it_and_a_worker_defines_none(
    counting: Counting, staff: SignedIn
) -> None:
    by, noy = counting.analyst, replace(staff.noy, role="analyst", verdicts={})
    name = actions.define_figure(by, SHELTER, WANTED)
    for refused in (
        lambda: actions.define_figure(counting.caseworker, SHELTER, WANTED),
        lambda: actions.define_figure(by, WELFARE, WANTED),
        lambda: actions.drop_figure(noy, SHELTER, name),
        lambda: queries.own_figures(noy, SHELTER),
    ):
        with pytest.raises(RefusedError):
            refused()
    with pytest.raises(BookRefusedError, match="no_definition"):
        queries.count_persons(noy, WELFARE, name, date(2026, 3, 4))
