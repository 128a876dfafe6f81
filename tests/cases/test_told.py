"""What people tell finds a field, is written, and reads back as it was told."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.sections.words import ALL_FIELDS, Section
from samakki.sections.words.record import read_section
from tests.cases.conftest import Staff


@pytest.mark.req(
    "CASE-21", "CASE-34", "IDENT-06", "IDENT-07", "IDENT-08", "IDENT-14", "IDENT-15", "IDENT-17", "IDENT-25"
)
def test_what_the_requirements_ask_to_record_is_recorded(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    forms = ["labour", "sexual", "marriage", "servitude", "organs", "fishing", "domestic", "child_abduction"]
    told = {
        (Section.ADMINISTRATION, "came_by"): ["border"],
        (Section.ADMINISTRATION, "wishes"): ["To go home by way of her sister."],
        (Section.EXPERIENCE, "forms"): [*forms, "arranged_marriage", "online_crime"],
        (Section.EXPERIENCE, "when_found"): ["before"],
        (Section.EXPERIENCE, "recruited_by"): ["broker", "friend", "partner", "acquaintance", "online", "agency"],
        (Section.EXPERIENCE, "wage_promised"): ["900 a month"],
        (Section.EXPERIENCE, "wage_paid"): ["120 a month"],
        (Section.EXPERIENCE, "hours_a_day"): ["16"],
        (Section.EXPERIENCE, "rest_days"): ["0"],
    }
    for section in (Section.ADMINISTRATION, Section.EXPERIENCE):
        given = {name: Told(said) for (where, name), said in told.items() if where is section}
        actions.change_fields(staff.dara, case, section, given)
    read = actions.read_case(staff.mali, case)
    known = {(one.field.section, one.field.name): one.heads.value for s in read.sections for one in s.known}
    assert known[Section.EXPERIENCE, "hours_a_day"] == 16
    assert known[Section.EXPERIENCE, "rest_days"] == 0
    for where, said in told.items():
        value = known[where]
        assert {str(part) for part in value} == set(said) if isinstance(value, list) else str(value) == said[0]


@pytest.mark.req("IDENT-16")
def test_a_threat_to_the_family_is_an_indicator_and_a_risk(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    actions.change_fields(staff.dara, case, Section.EXPERIENCE, {"control": Told(["threats_family"])})
    actions.change_fields(staff.dara, case, Section.SAFETY, {"family_threatened": Told(["yes"])})
    read = actions.read_case(staff.mali, case)
    known = {one.field.name: one.heads.value for s in read.sections for one in s.known}
    assert (known["control"], known["family_threatened"]) == (["threats_family"], "yes")


@pytest.mark.req("IDENT-10")
def test_a_residence_status_is_recorded_closed(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    assert "residence" in {field.name for field in ALL_FIELDS if field.closed}
    actions.change_fields(staff.dara, case, Section.LEGAL, {"residence": Told(["Overstayed"])}, closed=True)
    read = actions.read_case(staff.mali, case)
    assert not [one for s in read.sections for one in s.known if one.field.section is Section.LEGAL]
    opened = actions.open_closed_entry(staff.mali, case, read.entries[0].entry.header.id)
    assert opened.body is not None
    assert opened.body.changes[0].value == "Overstayed"


@pytest.mark.req("RECEP-16")
def test_nothing_about_harm_is_ever_asked_for_again_or_mandatory(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    for section in Section:
        actions.change_fields(staff.dara, case, section, {})
    assert actions.read_case(staff.dara, case).length == 2
    mandatory = "  - {name: a, label: A, type: text, sensitivity: plain, mandatory: true}"
    with pytest.raises(ValueError, match="may have"):
        read_section(f"section: experience\nlabel: E\nabout: E.\nfields:\n{mandatory}")
