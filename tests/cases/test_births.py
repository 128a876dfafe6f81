"""Nobody is born tomorrow: a birth that lies ahead is refused with its place, of the person and of their family."""

import pytest

from samakki.cases import actions, queries
from samakki.cases.actions import Told
from samakki.cases.words import Brought, WordsRefusedError
from samakki.sections.words import Section
from tests.cases.bound import Desk, desk
from tests.cases.conftest import Staff
from tests.instruments.forms import form, q

__all__ = ["desk"]


@pytest.mark.parametrize("born", ["2027", "2026-04", "2026-03-05", "2570"])
def test_a_birth_that_lies_ahead_is_refused_and_nothing_of_the_rest_is_written(staff: Staff, born: str) -> None:
    case = actions.open_case(staff.dara, "DEMO: came with an aunt")
    told = {"born": Told([born]), "called": Told(["DEMO Lily"])}
    with pytest.raises(WordsRefusedError) as refused:
        actions.change_fields(staff.dara, case, Section.IDENTITY, told)
    assert (refused.value.about, refused.value.code) == ("born", "in_future")
    shown = actions.read_section(staff.dara, case, Section.IDENTITY)
    assert [field.field.name for field in shown.known] == ["pseudonym"]


@pytest.mark.parametrize("born", ["2026", "2026-03", "2026-03-04", "2569"])
def test_a_birth_of_this_year_month_or_day_may_stand(staff: Staff, born: str) -> None:
    case = actions.open_case(staff.dara, "DEMO: came with a newborn")
    actions.change_fields(staff.dara, case, Section.IDENTITY, {"born": Told([born])})


def test_a_relative_is_not_born_tomorrow_either(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "DEMO: came with an aunt")
    with pytest.raises(WordsRefusedError, match="in_future"):
        actions.write_row(staff.dara, case, Section.FAMILY, "members", "", {"born": Told(["2031"])})


def test_a_form_keeps_by_itself_a_birth_that_lies_ahead_and_the_field_stays_empty(desk: Desk) -> None:
    filling = desk.begin(desk.bring(form(q("date", "birth", field="identity.born")), "Birth"))
    saved = desk.fill(desk.staff.dara, filling, {"birth": "2031-01-01"})
    assert saved.unfit == {"birth"}
    assert desk.value(Section.IDENTITY, "born") is None
    desk.fill(desk.staff.dara, filling, {"birth": "2019-01-01"})
    assert desk.value(Section.IDENTITY, "born") == "2019-01-01"


def test_an_import_says_in_which_case_a_birth_lies_ahead(staff: Staff) -> None:
    brought = [Brought({Section.IDENTITY: {"born": born}}, "DEMO") for born in ("2019", "2031")]
    assert [(flaw.place, flaw.field, flaw.code) for flaw in queries.unfit(staff.mali, brought)] == [
        (1, "born", "in_future")
    ]
