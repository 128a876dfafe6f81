"""Arrivals on notice: a case and an appointment for each person, before anybody knows a name; and whether they came."""

import pytest

from samakki.cases import actions, queries
from samakki.cases.words import Came, Notice, WordsRefusedError
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section
from tests.cases.conftest import Staff
from tests.given import NOON

NOTICE = Notice("DEMO group across the border", "2026-03-06", "08:30", "The bridge", 3, words="Three women, one ill.")


def stands(by: By, case: FileId, field: str) -> list[dict[str, object]]:
    shown = actions.read_section(by, case, Section.ADMINISTRATION).field(field)
    assert shown
    return [{part.field.name: part.heads.value for part in row.known} for row in shown.standing]


def value(by: By, case: FileId, field: str) -> object:
    shown = actions.read_section(by, case, Section.ADMINISTRATION).field(field)
    assert shown
    return shown.heads.value


@pytest.mark.req("CASE-22", "CASE-21")
def test_each_person_who_is_announced_has_a_case_with_the_notice_its_time_and_place_and_an_appointment(
    staff: Staff,
) -> None:
    cases = actions.announce(staff.dara, NOTICE)
    assert len(cases) == queries.how_many(staff.dara) == 3
    (notice,) = stands(staff.mali, cases[1], "notice")
    assert (notice["from_whom"], notice["day"], notice["time"], notice["place"]) == (
        "DEMO group across the border",
        "2026-03-06",
        "08:30",
        "The bridge",
    )
    assert (notice["expected"], notice["number"], notice["state"]) == (3, 2, "expected")
    (meeting,) = stands(staff.mali, cases[1], "appointments")
    assert (meeting["day"], meeting["time"], meeting["state"]) == ("2026-03-06", "08:30", "planned")
    known = {
        one.field.name: one.heads.value
        for one in actions.read_section(staff.dara, cases[0], Section.ADMINISTRATION).known
    }
    assert known["came_by"] == "abroad"


def test_who_came_has_arrived_and_who_did_not_come_is_blamed_for_nothing(staff: Staff) -> None:
    came, missed = actions.announce(staff.dara, Notice("DEMO police", "2026-03-06", people=2))
    for case, how in ((came, Came.ARRIVED), (missed, Came.NOT_COME)):
        shown = actions.read_section(staff.dara, case, Section.ADMINISTRATION).field("notice")
        assert shown
        actions.say_whether_come(staff.mali, case, shown.standing[0].row, how)
    assert stands(staff.dara, came, "appointments")[0]["state"] == "done"
    assert stands(staff.dara, missed, "appointments")[0]["state"] == "missed"
    known = {
        one.field.name: one.heads.value for one in actions.read_section(staff.dara, came, Section.ADMINISTRATION).known
    }
    assert known["arrived"] == str(NOON.date())
    with pytest.raises(FieldUnknownError):
        actions.say_whether_come(staff.mali, came, "00000000", Came.ARRIVED)


@pytest.mark.parametrize(
    ("notice", "about"),
    [
        (Notice(" ", "2026-03-06"), "from_whom"),
        (Notice("DEMO", ""), "day"),
        (Notice("DEMO", "soon"), "day"),
        (Notice("DEMO", "2026-03-06", people=0), "people"),
        (Notice("DEMO", "2026-03-06", people=21), "people"),
    ],
)
def test_a_notice_without_a_day_or_a_source_opens_no_case(staff: Staff, notice: Notice, about: str) -> None:
    with pytest.raises(WordsRefusedError) as refused:
        actions.announce(staff.dara, notice)
    assert refused.value.about == about
    assert queries.how_many(staff.dara) == 0
