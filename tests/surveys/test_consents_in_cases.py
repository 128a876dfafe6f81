"""A survey under the consent in a person's case: to research, in force, and taken back there."""

from datetime import timedelta

import pytest

from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.consent.words import About, Use
from samakki.instruments import actions as instruments
from samakki.instruments.actions import Naming
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.surveys import actions, queries
from samakki.surveys.words import RespondentId, RespondentKind, RoundId, SurveyRefusedError, Yes
from tests.consent.conftest import Town, node_secret, town
from tests.surveys.asked import ASKED_FORM, TEXT

__all__ = ["node_secret", "town"]

PERSON = RespondentKind.PERSON


def opened(town: Town) -> RoundId:
    took = instruments.release_xlsform(town.node, ASKED_FORM, Naming(name="Why people leave"))
    survey = actions.begin_survey(town.by("dara"), "Why people leave", took.instrument, 3)
    today = town.clock.now().date()
    return actions.open_round(town.by("dara"), survey, today, today + timedelta(days=5), took.version)


def consent(town: Town, use: Use, about: About) -> tuple[FileId, str, str]:
    """Let a person of a case say yes to a use; gives the case, the row of the answer, and the number of the consent."""
    case = town.opened()
    terms = town.terms(town.to("hospital"), Section.HEALTH, uses=frozenset({use}))
    row = cases.give_consent(town.by("mali"), case, town.asked(terms, about))
    (ground,) = cases.open_consents(town.by("mali"), case).grounds
    return case, row, str(ground.id)


def ask(town: Town, which: RoundId, ground: str) -> RespondentId:
    now = town.clock.now()
    yes = Yes(frozenset({"research"}), now, now + timedelta(days=20), "As in the case.", ground=ground)
    return actions.ask(town.by("mali"), which, PERSON, yes=yes)


@pytest.mark.req("CONSENT-06")
def test_a_consent_to_care_is_none_to_research(town: Town) -> None:
    which = opened(town)
    _case, _row, care = consent(town, Use.CARE, About.SHARING)
    with pytest.raises(SurveyRefusedError, match="consent_not_in_force"):
        ask(town, which, care)


@pytest.mark.req("CONSENT-06")
def test_what_is_taken_back_in_the_case_is_taken_out_of_the_survey_by_itself(town: Town) -> None:
    which = opened(town)
    case, row, research = consent(town, Use.RESEARCH, About.RESEARCH)
    asked = ask(town, which, research)
    actions.answer(town.by("mali"), asked, {"reason": "debt"})
    cases.withdraw_consent(town.by("mali"), case, row, "said so")
    with pytest.raises(SurveyRefusedError, match="consent_not_in_force"):
        actions.answer(town.by("mali"), asked, {"reason": "work"})
    now = town.clock.now()
    for _number in range(3):
        yes = Yes(frozenset({"research"}), now, now + timedelta(days=20), "Read together.", adult=True)
        actions.answer(town.by("mali"), actions.ask(town.by("mali"), which, PERSON, yes=yes), {"reason": "debt"})
    analyst = town.house.colleague(town.by("dara"), "ana", Role.ANALYST)
    (survey,) = queries.surveys(analyst)
    actions.define_analysis(analyst, survey.id, TEXT)
    actions.close_round(town.by("dara"), which)
    actions.tell_analysis(town.by("mali"), which, "Reasons", town.agencies["shelter"])
    (told,) = queries.told(town.house.by("ana"), survey.id)
    assert {one.kind: one.respondents for one in told.kinds}[PERSON] == 3
