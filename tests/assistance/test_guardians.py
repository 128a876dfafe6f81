"""Who may be a child has a guardian within the time of the rules."""

from datetime import date, timedelta

import pytest

from samakki.assistance.models import Due
from samakki.assistance.rules.guarding import comes_of_age
from samakki.assistance.words import GUARDIAN, DueKind
from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.conftest import Staff
from tests.given import NOON


def states(case: FileId) -> list[tuple[str, date]]:
    return [(due.state, due.on) for due in Due.objects.filter(case_id=case, kind=DueKind.LIMIT.value, ref=GUARDIAN)]


def write(by: By, case: FileId, section: Section, field: str, value: str) -> None:
    shown = actions.read_section(by, case, section).field(field)
    assert shown
    actions.change_fields(by, case, section, {field: Told([value], base=shown.heads.base)})


@pytest.mark.req("CHILD-01")
def test_a_guardian_is_due_for_whoever_may_be_a_child_until_one_is_written(staff: Staff) -> None:
    case, on = actions.open_case(staff.dara, "DEMO"), NOON.date() + timedelta(days=7)
    write(staff.dara, case, Section.IDENTITY, "born", "2008")
    assert states(case) == [("open", on)]
    write(staff.dara, case, Section.IDENTITY, "sex", "female")
    write(staff.mali, case, Section.FAMILY, "guardian_name", "DEMO aunt")
    write(staff.mali, case, Section.FAMILY, "guardian_since", "2026-03-03")
    assert states(case) == [("done", on)]
    write(staff.mali, case, Section.FAMILY, "guardian_since", "")
    write(staff.mali, case, Section.FAMILY, "guardian_name", "")
    assert states(case) == [("open", on)]


def test_none_is_due_for_an_adult_for_whom_nothing_is_known_or_who_turned_out_to_be_one(staff: Staff) -> None:
    adult, unknown, mended = (actions.open_case(staff.dara, "DEMO") for _ in range(3))
    write(staff.dara, adult, Section.IDENTITY, "born", "2007")
    write(staff.dara, unknown, Section.IDENTITY, "sex", "male")
    write(staff.dara, mended, Section.IDENTITY, "born", "2010-01-01")
    write(staff.dara, mended, Section.IDENTITY, "born", "2001-01-01")
    assert states(adult) == states(unknown) == []
    assert [state for state, _ in states(mended)] == ["dropped"]
    assert comes_of_age(date(2008, 2, 29)) == date(2026, 3, 1)


def test_a_guardian_who_is_written_before_the_birth_is_not_asked_for_again(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "DEMO")
    write(staff.dara, case, Section.FAMILY, "guardian_name", "DEMO aunt")
    write(staff.dara, case, Section.IDENTITY, "born", "2012")
    assert [state for state, _ in states(case)] == ["done"]
