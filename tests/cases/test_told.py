"""What people tell finds a field, is written, and reads back as it was told."""

from collections.abc import Mapping
from typing import Any

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, Kind
from samakki.kernel.ids import FileId
from samakki.sections.words import ALL_FIELDS, Section, field_named
from samakki.sections.words.record import read_section
from tests.cases.conftest import Staff

MONTHLY = ["900", "THB", "month", "2566"]
Answers = Mapping[tuple[Section, str], list[str]]


def known_of(staff: Staff, case: FileId) -> dict[tuple[Section, str], Any]:
    """Give what stands in the fields of a case, and in the cells of its rows, for a colleague who opens it."""
    read = journal.read_file(staff.mali, case, purpose="a test")
    return {
        (section, name): heads.value
        for section, fields in read.state.sections.items()
        for name, heads in fields.items()
    }


def tell(staff: Staff, case: FileId, told: Answers) -> None:
    for section in dict.fromkeys(where for where, _ in told):
        shut = {name for where, name in told if where is section and field_named(section, name).closed}
        for closed in (False, True):
            given = {name: Told(said) for (where, name), said in told.items() if where is section}
            given = {name: told for name, told in given.items() if (name in shut) is closed}
            actions.change_fields(staff.dara, case, section, given, closed=closed)


def is_kept(staff: Staff, told: Answers) -> None:
    """Tell a story and look whether each answer reads back: numbers as numbers, several choices as several."""
    case = actions.open_case(staff.dara, "Danger")
    tell(staff, case, told)
    known = known_of(staff, case)
    for where, said in told.items():
        if field_named(*where).closed:
            assert where not in known
            continue
        value = known[where]
        assert {str(part) for part in value} == set(said) if isinstance(value, list) else str(value) == said[0], where


def rows(section: Section, field: str, *told: Mapping[str, list[str]]) -> Answers:
    return {
        (section, f"{field}/{number:08x}/{part}"): said
        for number, row in enumerate(told, 1)
        for part, said in row.items()
    }


@pytest.mark.req(
    "CASE-21", "CASE-34", "IDENT-06", "IDENT-07", "IDENT-08", "IDENT-09", "IDENT-14", "IDENT-17", "IDENT-18", "IDENT-20"
)
def test_what_the_requirements_ask_to_record_is_recorded(staff: Staff) -> None:
    forms = ["labour", "sexual", "marriage", "servitude", "organs", "fishing", "domestic", "child_abduction"]
    is_kept(
        staff,
        {
            (Section.ADMINISTRATION, "came_by"): ["border"],
            (Section.ADMINISTRATION, "wishes"): ["To go home by way of her sister."],
            (Section.ADMINISTRATION, "after_return"): ["A sewing machine, and that nobody asks."],
            (Section.EXPERIENCE, "borders"): ["within"],
            (Section.EXPERIENCE, "forms"): [*forms, "arranged_marriage", "online_crime", "begging"],
            (Section.EXPERIENCE, "crimes_forced"): ["romance_fraud", "investment_fraud"],
            (Section.EXPERIENCE, "when_found"): ["before"],
            (Section.EXPERIENCE, "recruited_by"): ["broker", "friend", "partner", "acquaintance", "online", "agency"],
            (Section.EXPERIENCE, "entered_as"): ["sham_marriage"],
            (Section.EXPERIENCE, "hours_a_day"): ["16"],
            (Section.EXPERIENCE, "rest_hours"): ["4"],
            (Section.EXPERIENCE, "rest_days"): ["0"],
            (Section.LEGAL, "marriage_undone"): ["wanted"],
        },
    )


@pytest.mark.req("IDENT-15")
def test_the_wage_promised_and_the_wage_paid_are_two_amounts_of_money(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    told = {"wage_promised": Told(MONTHLY), "wage_paid": Told(["120", "THB", "month"])}
    actions.change_fields(staff.dara, case, Section.EXPERIENCE, told)
    known = known_of(staff, case)
    assert known[Section.EXPERIENCE, "wage_promised"] == {
        "amount": "900",
        "currency": "THB",
        "per": "month",
        "date": "2023",
    }
    assert known[Section.EXPERIENCE, "wage_paid"]["amount"] == "120"


def test_what_was_written_before_a_field_was_money_is_read_as_it_was_written(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    body = Body(Kind.CHANGE, changes=(Change("wage_promised", "900 a month, and a room", ()),))
    journal.append(staff.dara, case, Section.EXPERIENCE, body)
    shown = [one for s in actions.read_case(staff.mali, case).sections for one in s.known]
    assert [one.heads.value for one in shown if one.field.name == "wage_promised"] == ["900 a month, and a room"]


@pytest.mark.req("IDENT-11", "IDENT-16")
def test_indicators_and_a_threat_to_the_family_which_is_a_risk_too(staff: Staff) -> None:
    seen = ["papers_kept", "debt", "confinement", "wages_kept", "threats", "threats_family", "violence"]
    is_kept(
        staff,
        {
            (Section.EXPERIENCE, "control"): seen,
            (Section.EXPERIENCE, "taken"): ["passport", "telephone"],
            (Section.EXPERIENCE, "leave_freely"): ["accompanied"],
            (Section.SAFETY, "family_threatened"): ["yes"],
        },
    )


@pytest.mark.req("IDENT-12")
def test_a_debt_has_amount_currency_interest_and_what_it_is_for(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    debt = {"amount": ["1,500", "USD"], "interest": ["20"], "interest_per": ["month"], "covers": ["travel", "papers"]}
    tell(staff, case, rows(Section.EXPERIENCE, "debts", debt))
    known = known_of(staff, case)
    kept = {name.rpartition("/")[2]: value for (_, name), value in known.items() if name.startswith("debts/")}
    assert kept == {
        "amount": {"amount": "1500", "currency": "USD", "per": "", "date": ""},
        "interest": "20",
        "interest_per": "month",
        "covers": ["travel", "papers"],
    }


@pytest.mark.req("XB-10", "XB-11", "XB-14")
def test_a_journey_is_legs_with_country_dates_mode_papers_and_detention(staff: Staff) -> None:
    legs = rows(
        Section.EXPERIENCE,
        "journey",
        {"stage": ["recruitment"], "country": ["KH"], "since": ["2019"]},
        {"stage": ["transit"], "country": ["VN"], "mode": ["road", "foot"], "papers": ["none"], "since": ["2019-03"]},
        {"stage": ["exploitation"], "country": ["MU"], "mode": ["sea"], "papers": ["held_by_others"]},
        {"stage": ["detention"], "country": ["SO"], "detained": ["immigration"], "days_held": ["41"]},
        {"stage": ["return"], "country": ["KH"], "mode": ["air"], "until": ["2021-02-03"]},
    )
    is_kept(staff, legs)


@pytest.mark.req("XB-12", "XB-13")
def test_who_came_back_alone_and_without_papers_has_a_way_to_help(staff: Staff) -> None:
    is_kept(
        staff,
        {
            (Section.EXPERIENCE, "return_way"): ["self_unofficial"],
            (Section.EXPERIENCE, "return_papers"): ["none"],
            (Section.LEGAL, "right_to_help"): ["own_word"],
            (Section.ADMINISTRATION, "urgent_needs"): ["safe_place"],
        },
    )


@pytest.mark.req("IDENT-22", "IDENT-23", "IDENT-24", "IDENT-25")
def test_a_screening_keeps_its_definition_and_threshold_and_decides_protection_apart_from_the_stay(
    staff: Staff,
) -> None:
    screening = {
        "date": ["2024-07-19"],
        "instrument": ["Forced labour, 1"],
        "indicator_set": ["ILO 11, 2012"],
        "definition": ["Act of 2551, section 6"],
        "threshold": ["Reasonable grounds"],
        "present": ["Retention of papers"],
        "suggestion": ["Two strong indicators were seen."],
        "decision": ["possible"],
        "role": ["Case worker"],
        "protection": ["reflection"],
        "immigration": ["case_paused"],
    }
    decision = {
        (Section.EXPERIENCE, "status"): ["identified"],
        (Section.EXPERIENCE, "decided_by"): ["government"],
        (Section.EXPERIENCE, "decision_country"): ["TH"],
        (Section.EXPERIENCE, "definition"): ["Act of 2551, section 6"],
        (Section.EXPERIENCE, "acts"): ["transport", "harbouring"],
        (Section.EXPERIENCE, "means"): ["deception"],
        (Section.EXPERIENCE, "purpose"): ["servitude", "organs", "marriage"],
        (Section.EXPERIENCE, "unlike_smuggling"): ["control_after"],
        (Section.EXPERIENCE, "unlike_labour_dispute"): ["penalty"],
    }
    is_kept(staff, {**decision, **rows(Section.EXPERIENCE, "screenings", screening)})
    explained = field_named(Section.EXPERIENCE, "unlike_smuggling").hint
    assert "ends at arrival" in explained
    assert "labour law" in field_named(Section.EXPERIENCE, "unlike_labour_dispute").hint


@pytest.mark.req("IDENT-10", "IDENT-31")
def test_a_residence_status_is_recorded_closed_and_asylum_is_thought_of(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    told = {"residence": Told(["Overstayed"]), "residence_kind": Told(["ended"]), "asylum": Told(["wanted"])}
    assert set(told) <= {field.name for field in ALL_FIELDS if field.closed}
    actions.change_fields(staff.dara, case, Section.LEGAL, told, closed=True)
    actions.change_fields(staff.dara, case, Section.LEGAL, {"fears_return": Told(["yes"])})
    read = actions.read_case(staff.mali, case)
    assert [one.field.name for s in read.sections for one in s.known if one.field.section is Section.LEGAL] == [
        "fears_return"
    ]
    entries = [entry.entry.header for entry in read.entries if entry.entry.header.closed]
    opened = actions.open_closed_entry(staff.mali, case, entries[0].id)
    assert opened.body is not None
    assert {change.field: change.value for change in opened.body.changes}["residence"] == "Overstayed"


@pytest.mark.req("IDENT-21")
def test_what_is_alleged_is_for_a_lawyer_and_starts_closed_in_every_part(staff: Staff) -> None:
    offence = {"alleged": ["Crossed without papers"], "forced": ["yes"], "lawyer_saw": ["asked"]}
    is_kept(staff, rows(Section.LEGAL, "offences", {**offence, "non_punishment": ["to_raise"]}))
    assert all(part.closed for part in field_named(Section.LEGAL, "offences").parts)


@pytest.mark.req("IDENT-29")
def test_an_age_is_assessed_with_the_benefit_of_the_doubt(staff: Staff) -> None:
    span = {"ways": ["papers", "social", "medical"], "agreed": ["guardian"], "least": ["16"], "most": ["19"]}
    told = {(Section.IDENTITY, "treated_as_child"): ["in_doubt"]}
    is_kept(staff, {**told, **rows(Section.IDENTITY, "age_assessments", {**span, "result": ["doubt"]})})


@pytest.mark.req("RIGHT-02", "RIGHT-29", "LANG-04")
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
        (Section.IDENTITY, "ethnicity"): ["Jarai, she says"],
        (Section.IDENTITY, "first_language"): ["hmn"],
        (Section.IDENTITY, "languages"): ["km", "jra", "hmn", "tsq"],
    }
    is_kept(staff, {**told, **names})


@pytest.mark.req("CASE-28")
def test_a_family_is_linked_case_by_case_and_kept_together(staff: Staff) -> None:
    child = actions.open_case(staff.dara, "Came with her mother")
    members = rows(
        Section.FAMILY,
        "members",
        {"relation": ["child"], "case": [str(child)], "together": ["with_person"], "may_be_told": ["everything"]},
        {"relation": ["spouse"], "country": ["LA"], "may_be_told": ["nothing"]},
    )
    is_kept(staff, {(Section.FAMILY, "keep_together"): ["Her daughter"], **members})


@pytest.mark.req("IDENT-28")
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


@pytest.mark.req("CHILD-05", "CHILD-10", "LEGAL-14", "SVC-20", "CASE-36")
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


@pytest.mark.req("RECEP-16")
def test_nothing_about_harm_is_ever_asked_for_again_or_mandatory(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    for section in Section:
        actions.change_fields(staff.dara, case, section, {})
    assert actions.read_case(staff.dara, case).length == 2
    mandatory = "  - {name: a, label: A, type: text, sensitivity: plain, mandatory: true}"
    with pytest.raises(ValueError, match="may have"):
        read_section(f"section: experience\nlabel: E\nabout: E.\nfields:\n{mandatory}")
