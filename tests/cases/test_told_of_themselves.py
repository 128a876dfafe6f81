"""What people tell of themselves, their families and their needs finds a field and reads back as it was told."""

import pytest

from samakki.cases import actions
from samakki.sections.words import Section, field_named
from tests.cases.conftest import Staff
from tests.cases.telling import is_kept, rows


@pytest.mark.req("IDENT-29")
def test_an_age_is_assessed_with_the_benefit_of_the_doubt(staff: Staff) -> None:
    span = {"ways": ["papers", "social", "medical"], "agreed": ["guardian"], "least": ["16"], "most": ["19"]}
    told = {(Section.IDENTITY, "treated_as_child"): ["in_doubt"]}
    is_kept(staff, {**told, **rows(Section.IDENTITY, "age_assessments", {**span, "result": ["doubt"]})})


@pytest.mark.req("RIGHT-02", "LANG-04")
def test_a_person_is_named_addressed_and_described_as_they_wish(staff: Staff) -> None:
    names = rows(
        Section.IDENTITY,
        "names",
        {"whole": ["DEMO ស្រីមុំ"], "kind": ["nickname"], "script": ["khmr"], "language": ["km"]},
        {"whole": ["DEMO SREY MOM"], "kind": ["in_papers"], "script": ["latn"], "paper": ["Passport"]},
    )
    told = {
        (Section.IDENTITY, "called"): ["DEMO Mom"],
        (Section.IDENTITY, "addressed_as"): ["Teacher"],
        (Section.IDENTITY, "gender"): ["Neither, or both on Sundays"],
        (Section.ADMINISTRATION, "room_wishes"): ["A room with other women, as she is one."],
        (Section.IDENTITY, "ethnicity"): ["Jarai, she says"],
        (Section.IDENTITY, "first_language"): ["hmn"],
        (Section.IDENTITY, "languages"): ["km", "jra", "hmn", "tsq"],
    }
    is_kept(staff, {**told, **names})


def test_a_family_is_linked_case_by_case_and_kept_together(staff: Staff) -> None:
    child = actions.open_case(staff.dara, "Came with her mother")
    members = rows(
        Section.FAMILY,
        "members",
        {"relation": ["child"], "case": [str(child)], "together": ["with_person"], "may_be_told": ["everything"]},
        {"relation": ["spouse"], "country": ["LA"], "may_be_told": ["nothing"]},
    )
    is_kept(staff, {(Section.FAMILY, "keep_together"): ["Her daughter"], **members})


def test_a_file_under_a_pseudonym_can_point_to_the_same_person_known_elsewhere(staff: Staff) -> None:
    other = actions.open_case(staff.dara, "Without papers")
    why = {(Section.ADMINISTRATION, "same_person_why"): ["The same scarf, and she says so."]}
    is_kept(staff, {(Section.ADMINISTRATION, "same_person"): [str(other)], **why})


@pytest.mark.req("RECEP-19", "RECEP-23")
def test_health_at_admission_and_a_pregnancy_test_that_was_told_first_to_the_person(staff: Staff) -> None:
    complaint = {"body_system": ["teeth"], "words": ["Toothache"], "payer": ["migrant"], "noticed": ["admission"]}
    closed = {
        (Section.HEALTH, "pregnancy_test"): ["done"],
        (Section.HEALTH, "pregnancy_result"): ["not_pregnant"],
        (Section.HEALTH, "pregnancy_told"): ["yes"],
    }
    assert all(field_named(*where).closed for where in closed)
    is_kept(staff, {**closed, **rows(Section.HEALTH, "complaints", {**complaint, "since": ["2023"]})})


@pytest.mark.req("LANG-05")
def test_the_number_of_a_case_stays_as_the_office_wrote_it_year_and_all(staff: Staff) -> None:
    is_kept(staff, {(Section.ADMINISTRATION, "case_numbers"): ["คม. ๑๒/๒๕๖๑\nH30(wa)1234"]})


@pytest.mark.req("CASE-36")
def test_a_womens_consultation_has_a_place_for_each_of_its_five_parts(staff: Staff) -> None:
    basic = {(Section.IDENTITY, "called"): ["DEMO Mom"], (Section.IDENTITY, "born"): ["1989"]}
    help_given = rows(Section.ADMINISTRATION, "needs", {"area": ["legal"], "need": ["To be heard"], "date": ["2024"]})
    life = {(Section.EXPERIENCE, "life_before"): ["Ducks, and a market stall."]}
    health = rows(Section.HEALTH, "complaints", {"words": ["Sleeps badly"], "noticed": ["admission"]})
    is_kept(staff, {**basic, **help_given, **life, **health, (Section.ADMINISTRATION, "wishes"): ["A room alone."]})


@pytest.mark.req("CHILD-05", "LEGAL-14")
def test_a_child_is_heard_skills_are_listed_suspects_only_counted_and_pictures_only_numbered(staff: Staff) -> None:
    heard = {"about": ["School"], "way": ["play"], "said": ["The same desk."], "effect": ["followed"]}
    told = {
        (Section.LIVELIHOOD, "abilities"): ["sewing", "languages"],
        (Section.LEGAL, "suspects"): ["3"],
        (Section.LEGAL, "online_material"): ["Case 41 of the cyber police"],
        (Section.EXPERIENCE, "life_before"): ["Ducks, and a market stall."],
        (Section.ADMINISTRATION, "had_before"): ["A month in a shelter."],
    }
    is_kept(staff, {**told, **rows(Section.ADMINISTRATION, "participation", heard)})
    assert field_named(Section.LEGAL, "suspects").type == "number"
    assert "Never pictures" in field_named(Section.LEGAL, "online_material").hint


@pytest.mark.req("CASE-07")
def test_needs_and_risks_are_assessed_again_and_again_each_with_its_day(staff: Staff) -> None:
    first = {"area": ["housing"], "need": ["A room with a door"], "own_view": ["first"], "date": ["2024-01"]}
    again = {"area": ["housing"], "need": ["Her own key"], "own_view": ["some"], "date": ["2024-06"]}
    risk = {"date": ["2024-01"], "area": ["revenge"], "worker_view": ["low"], "own_view": ["high"]}
    needs = rows(Section.ADMINISTRATION, "needs", first, again)
    is_kept(staff, {**needs, **rows(Section.SAFETY, "risks", risk)})
