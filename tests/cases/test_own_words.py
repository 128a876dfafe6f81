"""Whoever describes themselves in words of their own is asked what room, company and services are right for them."""

from typing import Any

import pytest

from samakki.cases import actions
from samakki.cases.words import Answer
from samakki.instruments import actions as instruments
from samakki.instruments import jobs
from samakki.instruments import queries as forms
from samakki.instruments.actions import Naming
from samakki.kernel.ids import fresh_id
from samakki.sections.words import FieldType, Section, field_named
from tests.cases.conftest import Staff

OWN_WORDS = "Neither. Ask me on Sundays."
ROOM = "A room alone, a door that locks"
NEED = "A doctor who calls this person by the name they wish"


def of_a_field(staff: Staff, case: Any, section: Section, name: str) -> Any:
    return next(
        one.heads.value for one in actions.read_section(staff.mali, case, section).fields if one.field.name == name
    )


@pytest.mark.req("RIGHT-29")
def test_gender_is_told_in_own_words_and_room_company_and_services_follow_what_the_person_wishes(staff: Staff) -> None:
    dara, case = staff.dara, actions.open_case(staff.dara, "DEMO: at the gate")
    brought = {}
    for sheet in jobs.sheets():
        if sheet.name in {"reception", "needs"}:
            named = Naming(f"{sheet.name}.xlsx", section=sheet.section)
            brought[sheet.name] = instruments.release_xlsform(staff.node, jobs.workbook(sheet), named).version
    asked = {question.path: question for question in forms.version(dara, brought["reception"]).definition.questions()}
    assert "words of your own" in asked["wishes/gender"].label["English (en)"]
    assert "room and company are right for this person" in str(asked["wishes/gender"])

    answers = [Answer("wishes/gender", OWN_WORDS), Answer("wishes/room_wishes", ROOM)]
    actions.fill_form(dara, case, brought["reception"], fresh_id(dara.clock, dara.chance), answers)
    need = [Answer("needs[1]", "here"), Answer("needs[1]/needs_area", "medical"), Answer("needs[1]/needs_need", NEED)]
    need += [Answer("needs[1]/needs_own_view", "first")]
    actions.fill_form(dara, case, brought["needs"], fresh_id(dara.clock, dara.chance), need)

    assert field_named(Section.IDENTITY, "gender").type is FieldType.TEXT
    assert of_a_field(staff, case, Section.IDENTITY, "gender") == OWN_WORDS
    assert of_a_field(staff, case, Section.ADMINISTRATION, "room_wishes") == ROOM
    read = actions.read_section(staff.mali, case, Section.ADMINISTRATION)
    (row,) = next(one.rows for one in read.fields if one.field.name == "needs")
    assert {cell.field.name: cell.heads.value for cell in row.parts if cell.heads.heads} == {
        "area": "medical",
        "need": NEED,
        "own_view": "first",
    }
