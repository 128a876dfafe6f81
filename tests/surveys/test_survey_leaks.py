"""What somebody said, and how they are called, is in no store in clear and in nothing that an analyst is told."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from samakki.instruments import actions as instruments
from samakki.instruments.actions import Naming
from samakki.journal import jobs
from samakki.kernel.clocks import SystemChance
from samakki.kernel.deeds import NoKeys
from samakki.surveys import actions, queries
from samakki.surveys.words import Code, RespondentKind, RoundId, SurveyId, Yes
from tests.just_opened import Shelter, at_home, open_shelter
from tests.leaks.canaries import SCRIPTS, every, search
from tests.leaks.test_stores import STORES, settle_on_the_disk
from tests.surveys.asked import ASKED_FORM, TEXT

PERSON, OFFICE = RespondentKind.PERSON, RespondentKind.ORGANISATION
CODE = "zhqvkpwx"
STORIES = TEXT.replace("[reason]", "[story]")


@pytest.fixture
def shelter(committed_stores: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelter:
    at_home(tmp_path, monkeypatch)
    return open_shelter()


def survey_of(shelter: Shelter) -> tuple[SurveyId, RoundId]:
    """Ask one person, who is called by a code, and three organisations; all answer in words that must not be found."""
    by = shelter.dara
    took = instruments.release_xlsform(shelter.node, ASKED_FORM, Naming(name="Why people leave"))
    survey = actions.begin_survey(by, "Why people leave", took.instrument, 3)
    today, now = by.clock.now().date(), by.clock.now()
    which = actions.open_round(by, survey, today, today + timedelta(days=1), took.version)
    yes = Yes(frozenset({"research"}), now, now + timedelta(days=2), every("how"), "en", every("explained"), adult=True)
    asked = [actions.ask(by, which, PERSON, CODE, yes)]
    asked += [actions.ask(by, which, OFFICE, every(f"office {number}")) for number in range(3)]
    actions.keep_code_list(by, survey, "story", [Code("debt", "Debt", "Money that was owed.")])
    for one in asked:
        actions.answer(by, one, {"reason": "debt", "story": every("story")})
        actions.code_answer(by, one, "story", ["debt"])
    return survey, which


def test_no_word_of_an_answer_and_no_code_of_a_person_lies_in_clear_in_a_store(shelter: Shelter) -> None:
    _survey, which = survey_of(shelter)
    assert {one.called for one in actions.read_answers(shelter.dara, which)} >= {CODE}
    jobs.sequence_all(replace(shelter.node, chance=SystemChance()))
    settle_on_the_disk()
    assert search([STORES], {**SCRIPTS, "code": CODE}) == []


@pytest.mark.req("STAT-27")
def test_nothing_that_an_analyst_is_told_holds_a_word_of_an_answer_or_the_code_of_a_person(shelter: Shelter) -> None:
    survey, which = survey_of(shelter)
    analyst = replace(shelter.dara, role="analyst", keys=NoKeys(), verdicts={})
    actions.define_analysis(analyst, survey, STORIES)
    actions.close_round(shelter.dara, which)
    assert shelter.dara.agency is not None
    actions.tell_analysis(shelter.dara, which, "Reasons", shelter.dara.agency)
    told = [
        queries.surveys(analyst),
        queries.survey(analyst, survey),
        queries.rounds(analyst, survey),
        queries.code_lists(analyst, survey),
        queries.definitions(analyst, survey),
        queries.told(analyst, survey),
        queries.uses(analyst),
    ]
    shown = repr(told)
    assert "('debt',): 3" in shown
    assert not [word for word in (*SCRIPTS.values(), CODE) if word in shown]
