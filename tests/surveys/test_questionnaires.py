"""The questionnaires that are shipped: what they ask, in both languages, without blame and with nothing mandatory."""

from collections.abc import Mapping

import pytest

from samakki.instruments import jobs
from samakki.instruments import queries as instruments
from samakki.instruments.rules.authoring import TONGUES, form_id
from samakki.instruments.rules.compiling import Compiled, compile_form
from samakki.instruments.words import Kind
from samakki.kernel.deeds import By
from samakki.surveys import actions, queries, rules
from samakki.surveys.gateways import questionnaires
from samakki.surveys.jobs import ship
from samakki.surveys.words import RespondentKind
from tests.cases.conftest import SHELTER
from tests.instruments.shipped.asking import every_text
from tests.surveys.conftest import House

SHEETS = jobs.sheets_in(questionnaires())
NAMES = [form_id(sheet) for sheet in SHEETS]
EXPECTED, SUPPORTED = pytest.mark.req("STAT-34"), pytest.mark.req("STAT-35")
CHOOSING = {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE}


@pytest.fixture(scope="module")
def compiled() -> Mapping[str, Compiled]:
    return {form_id(sheet): compile_form(jobs.workbook(sheet)) for sheet in SHEETS}


@pytest.mark.parametrize("name", NAMES)
def test_it_is_fit_for_a_survey_and_is_taken_in_without_a_remark(compiled: Mapping[str, Compiled], name: str) -> None:
    """A remark is told, among others, of words that blame and of questions that give the answer along."""
    assert [str(remark) for remark in compiled[name].remarks] == []
    assert rules.why_not_this_form(compiled[name].definition) is None


@pytest.mark.parametrize("name", NAMES)
def test_it_says_everything_in_both_languages(compiled: Mapping[str, Compiled], name: str) -> None:
    texts = list(every_text(compiled[name].definition))
    assert len(texts) > 10
    assert [
        where for where, said in texts if not all(said.get(tongue, "").strip() for tongue in TONGUES.values())
    ] == []


def chosen(compiled: Compiled, path: str) -> set[str]:
    question = rules.asked_once(compiled.definition)[path]
    assert question.kind in CHOOSING
    return {choice.name for choice in compiled.definition.choices[question.choices]}


@pytest.mark.req("STAT-34")
def test_reasons_and_expectations_are_variables_of_the_survey_of_persons(compiled: Mapping[str, Compiled]) -> None:
    asked = compiled["samakki_leaving_and_support"]
    assert {"work", "debt", "family", "harvest", "safety"} <= chosen(asked, "leaving/reasons_for_leaving")
    assert {"wage", "send", "return", "stay"} <= chosen(asked, "leaving/hopes_then")
    assert {"better", "worse"} <= chosen(asked, "leaving/how_it_was")


@pytest.mark.req("STAT-35")
def test_modes_of_support_are_asked_of_those_who_received_and_of_those_who_gave(
    compiled: Mapping[str, Compiled],
) -> None:
    received = chosen(compiled["samakki_leaving_and_support"], "afterwards/support_helped")
    given = chosen(compiled["samakki_organisations_work"], "services_offered/services")
    assert {"shelter", "medical", "talking", "peers", "legal", "training", "business"} <= received & given
    questions = rules.asked_once(compiled["samakki_organisations_work"].definition)
    assert questions["people_assisted/assisted"].kind is Kind.INTEGER


SUPPORT = """
name: Support that helped
version: 1
from: 2026-01-01
by: [{by}]
kinds: [person]
words: By each kind of support that helped.
"""


@pytest.mark.parametrize(
    ("question", "answers", "told"),
    [
        pytest.param(
            "afterwards/support_helped", ["peers", "legal"], {"peers": 4, "legal": 4}, marks=pytest.mark.req("STAT-35")
        ),
        pytest.param("leaving/reasons_for_leaving", ["debt"], {"debt": 4}, marks=pytest.mark.req("STAT-34")),
        pytest.param("leaving/hopes_then", ["wage", "send"], {"wage": 4, "send": 4}, marks=pytest.mark.req("STAT-34")),
    ],
)
def test_what_people_answered_is_told_as_an_output_of_the_survey(
    house: House, node_by: By, question: str, answers: list[str], told: dict[str, int]
) -> None:
    shipped = ship(node_by)[0]
    assert instruments.may_be_begun(house.holder, shipped.version)
    house.survey = actions.begin_survey(house.leader, "Leaving and support", shipped.instrument, 3)
    house.version = shipped.version
    which = house.open()
    for _one in range(4):
        asked = actions.ask(house.holder, which, RespondentKind.PERSON, yes=house.yes())
        actions.answer(house.holder, asked, {question: answers})
    actions.define_analysis(house.analyst, house.survey, SUPPORT.format(by=question))
    house.clock.move(days=10)
    actions.tell_analysis(house.holder, which, "Support that helped", SHELTER)
    (shown,) = queries.told(house.analyst, house.survey)
    assert {codes[0]: number for codes, number in shown.kinds[0].cells.items() if number} == told
