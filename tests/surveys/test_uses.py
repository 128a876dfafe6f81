"""Agreements on use: when one holds, and for whom and what."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from samakki.surveys import rules
from samakki.surveys.rules.agreeing import is_in_force
from samakki.surveys.words import (
    Signature,
    SurveyId,
    SurveyWrong,
    Use,
    UseId,
)
from tests.surveys.asked import (
    DARA,
    DAY,
    EMBASSY,
    NGO,
    NOW,
    STRANGER,
    UNIVERSITY,
)

SIGNED = {agency: Signature(DARA, NOW) for agency in (NGO, UNIVERSITY, EMBASSY)}
USE = Use(
    UseId(UUID(int=41)),
    SurveyId(UUID(int=22)),
    NGO,
    "A study of why people leave.",
    frozenset({"reason", "hopes"}),
    DAY,
    DAY + timedelta(days=30),
    (NGO, UNIVERSITY, EMBASSY),
    SIGNED,
)


@pytest.mark.req("STAT-32")
def test_an_agreement_holds_once_all_have_signed_ends_by_itself_and_any_party_ends_it() -> None:
    assert is_in_force(USE, DAY)
    assert not is_in_force(replace(USE, signed={NGO: SIGNED[NGO], UNIVERSITY: SIGNED[NGO]}), DAY)
    assert is_in_force(USE, USE.last_day)
    assert not is_in_force(USE, USE.last_day + timedelta(days=1))
    assert not is_in_force(USE, DAY - timedelta(days=1))
    assert not is_in_force(replace(USE, ended_at=NOW, ended_by=EMBASSY), DAY)


def test_an_agreement_covers_its_parties_and_its_questions_and_nothing_else() -> None:
    assert rules.covers([USE], UNIVERSITY, NGO, ["reason"], DAY)
    assert rules.covers([USE], UNIVERSITY, NGO, ["reason", "hopes"], DAY)
    assert not rules.covers([USE], UNIVERSITY, NGO, ["reason", "story"], DAY)
    assert not rules.covers([USE], STRANGER, NGO, ["reason"], DAY)
    assert rules.covers([], NGO, NGO, ["story"], DAY)
    assert rules.may_analyse([USE], UNIVERSITY, NGO, DAY)
    assert not rules.may_analyse([USE], STRANGER, NGO, DAY)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, None),
        ({"purpose": " "}, SurveyWrong.UNFIT_WORDS),
        ({"parties": (NGO,)}, SurveyWrong.PARTIES),
        ({"parties": (UNIVERSITY, EMBASSY)}, SurveyWrong.PARTIES),
        ({"questions": frozenset({"name"})}, SurveyWrong.NOT_IN_THE_FORM),
        ({"questions": frozenset()}, SurveyWrong.NOT_IN_THE_FORM),
        ({"last_day": DAY - timedelta(days=1)}, SurveyWrong.DAYS),
        ({"last_day": DAY + timedelta(days=366 * 5 + 1)}, SurveyWrong.DAYS),
    ],
)
def test_an_agreement_says_for_what_with_whom_and_until_when(
    change: dict[str, object], wrong: SurveyWrong | None
) -> None:
    made = replace(USE, **change)  # type: ignore[arg-type]  # one of its fields
    assert rules.why_no_use(made, {"reason", "hopes", "story"}, DAY) is wrong


def test_an_agency_signs_once_what_it_is_a_party_to() -> None:
    unsigned = replace(USE, signed={NGO: SIGNED[NGO]})
    assert rules.why_not_signed(unsigned, UNIVERSITY) is None
    assert rules.why_not_signed(unsigned, NGO) is SurveyWrong.SIGNED_ALREADY
    assert rules.why_not_signed(unsigned, STRANGER) is SurveyWrong.PARTIES
    assert rules.why_not_signed(replace(unsigned, ended_at=NOW), UNIVERSITY) is SurveyWrong.ENDED
