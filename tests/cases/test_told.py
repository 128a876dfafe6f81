"""What people tell of what happened finds a field, is written, and reads back as it was told."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, Kind
from samakki.sections.words import ALL_FIELDS, Section, field_named
from samakki.sections.words.record import read_section
from tests.cases.conftest import Staff
from tests.cases.telling import is_kept, known_of, rows, tell

MONTHLY = ["900", "THB", "month", "2566"]


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


@pytest.mark.req("RECEP-16")
def test_nothing_about_harm_is_ever_asked_for_again_or_mandatory(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    for section in Section:
        actions.change_fields(staff.dara, case, section, {})
    assert actions.read_case(staff.dara, case).length == 2
    mandatory = "  - {name: a, label: A, type: text, sensitivity: plain, mandatory: true}"
    with pytest.raises(ValueError, match="may have"):
        read_section(f"section: experience\nlabel: E\nabout: E.\nfields:\n{mandatory}")
