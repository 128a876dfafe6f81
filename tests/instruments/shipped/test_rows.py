"""What single requirements ask of the shipped instruments."""

from collections.abc import Mapping

import pytest

from samakki.instruments.rules.compiling import Compiled
from samakki.instruments.rules.evaluating import evaluate
from samakki.instruments.rules.showing import sheets_of
from samakki.instruments.words import Kind, Question
from tests.instruments.forms import NOON
from tests.instruments.shipped.asking import by_tag

Forms = Mapping[str, Compiled]
TEN = (
    "housing",
    "medical",
    "psychological",
    "education",
    "economic",
    "administrative",
    "legal",
    "safety",
    "family",
    "case_management",
)
CHILDREN = [
    "samakki_crisis_needs_child",
    "samakki_reception_child",
    "samakki_screening_forced_labour_child",
    "samakki_assistance_interview_child",
    "samakki_risk_child",
]


def bound_in(forms: Forms, name: str) -> set[str]:
    return {str(place) for place in forms[name].definition.bindings().values()}


def said_in(forms: Forms, name: str, kind: Kind | None = None) -> str:
    questions = forms[name].definition.questions()
    return "\n".join(by_tag(each.label)["en"] for each in questions if kind is None or each.kind is kind)


@pytest.mark.req("IDENT-26")
def test_the_screening_names_a_contact_point_of_each_agency_and_lets_it_be_changed(compiled: Forms) -> None:
    for name in ("samakki_screening_forced_labour", "samakki_screening_forced_labour_child"):
        notes = said_in(compiled, name, Kind.NOTE)
        for agency in ("Police:", "Coast guard:", "Prosecutors:", "Immigration:", "Labour inspection:"):
            assert agency in notes


@pytest.mark.req("IDENT-29")
def test_an_age_is_assessed_by_talk_and_papers_first_with_agreement_and_doubt_speaks_for_the_child(
    compiled: Forms,
) -> None:
    name = "samakki_age_assessment"
    order = [each.bound or each.name for each in compiled[name].definition.questions()]
    assert order.index("identity.treated_as_child") < order.index("age_wish") < order.index("identity.papers")
    assert order.index("identity.papers") < order.index("identity.age_assessments.agreed")
    assert order.index("identity.age_assessments.agreed") < order.index("identity.age_assessments.result")
    assert "the doubt remains and speaks for the child" in said_in(compiled, name)
    listed = {choice.name for choice in compiled[name].definition.choices["identity_age_assessments_result"]}
    assert listed == {"child", "doubt", "adult"}


@pytest.mark.req("IDENT-31")
def test_the_interview_asks_about_fear_of_return_and_then_about_asylum_which_starts_closed(compiled: Forms) -> None:
    program = compiled["samakki_assistance_interview"].program
    assert "legal.fears_return" in bound_in(compiled, "samakki_screening_forced_labour")
    assert {"legal.fears_return", "legal.fears_why", "legal.asylum"} <= bound_in(
        compiled, "samakki_assistance_interview"
    )
    for told, asked in (("no", False), ("yes", True), ("unsure", True)):
        state = evaluate(program, {"rights/fears_return": told}, NOON)[0]
        assert state.relevant["rights/asylum"] is asked


@pytest.mark.req("CASE-07")
def test_needs_risks_families_health_and_law_are_assessed_again_and_again_each_with_its_day(compiled: Forms) -> None:
    needs = compiled["samakki_needs"].definition
    assert [group.name for group in needs.nodes() if group.name.startswith("area_")] == [f"area_{one}" for one in TEN]
    assert {choice.name for choice in needs.choices["administration_needs_area"]} == set(TEN)
    for name, rows in (
        ("samakki_needs", "administration.needs"),
        ("samakki_risk", "safety.risks"),
        ("samakki_follow_up", "administration.follow_ups"),
    ):
        assert {rows, f"{rows}.date", f"{rows}.own_view"} <= bound_in(compiled, name)
    assert {"legal.lawyer", "legal.complaint", "legal.wages_owed"} <= bound_in(compiled, "samakki_needs")
    assert "family.assessed" in bound_in(compiled, "samakki_family_community")
    assert "health.complaints.since" in bound_in(compiled, "samakki_health_admission")


@pytest.mark.req("IDENT-16", "CASE-07")
def test_a_risk_is_told_by_the_person_before_the_worker_and_the_family_is_asked_about(compiled: Forms) -> None:
    order = [each.bound for each in compiled["samakki_risk"].definition.questions()]
    assert order.index("safety.own_view") < order.index("safety.danger")
    assert order.index("safety.risks.own_view") < order.index("safety.risks.worker_view")
    assert {"safety.family_threatened", "family.violence_home"} <= set(order)


@pytest.mark.req("IDENT-19", "IDENT-20")
def test_the_online_form_goes_round_any_offence_and_closes_what_was_forced(compiled: Forms) -> None:
    name = "samakki_screening_online"
    asked = bound_in(compiled, name)
    assert {"experience.proposed_where", "experience.recruited_through", "experience.crimes_forced"} <= asked
    assert not {bound for bound in asked if bound.startswith("legal.offence")}
    assert "shared only when this person agrees" in said_in(compiled, name, Kind.NOTE)


@pytest.mark.req("IDENT-11", "IDENT-13")
def test_the_screening_asks_for_papers_debt_confinement_wages_threats_and_violence_without_reading_a_list(
    compiled: Forms,
) -> None:
    form = compiled["samakki_screening_forced_labour"].definition
    codes = {choice.name for choice in form.choices["experience_control"]}
    assert {"papers_kept", "debt", "confinement", "wages_kept", "threats", "violence"} <= codes
    question = next(each for each in form.questions() if each.bound == "experience.control")
    assert by_tag(question.hint)["en"] == "Tick what was told. Do not read the list aloud."
    assert {"experience.debts.interest", "experience.debts.covers"} <= bound_in(compiled, form.form_id)


@pytest.mark.req("CHILD-06")
@pytest.mark.parametrize("name", CHILDREN)
def test_a_child_is_never_asked_by_one_person_alone(compiled: Forms, name: str) -> None:
    first = said_in(compiled, name).partition("\n")[0]
    assert any(
        words in first
        for words in ("stay two", "by one person alone", "never one person alone", "Two adults", "never by one person")
    )


@pytest.mark.req("CHILD-05", "CHILD-06")
def test_the_childs_interview_asks_who_sits_beside_for_the_guardian_and_for_what_is_best(compiled: Forms) -> None:
    name = "samakki_assistance_interview_child"
    first = [each.bound or each.name for each in compiled[name].definition.questions()][:5]
    assert first == ["about_this_form", "beside_child", "family.guardian", "best_interests", "administration.wishes"]
    rows = {bound for bound in bound_in(compiled, name) if bound.startswith("administration.participation.")}
    assert rows == {
        f"administration.participation.{part}" for part in ("date", "about", "way", "said", "effect", "why_not")
    }


def test_no_page_of_a_form_holds_words_alone(compiled: Forms) -> None:
    for each in compiled.values():
        for _, nodes in sheets_of(each.definition):
            questions = [node for node in nodes if isinstance(node, Question)]
            assert not questions or any(node.kind is not Kind.NOTE for node in questions), each.definition.form_id
