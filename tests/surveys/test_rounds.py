"""When answers are taken, and from whom: days, consent and the form decide."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from samakki.consent.words import Ground, GroundId, GroundKind, Recipient, RecipientKind, Terms
from samakki.consent.words import Use as ConsentedUse
from samakki.instruments.rules.compiling import compile_form
from samakki.instruments.words import Unanswered
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.surveys import rules
from samakki.surveys.words import (
    RespondentKind,
    SurveyWrong,
    Yes,
)
from tests.instruments.forms import form, q
from tests.surveys.asked import (
    DARA,
    DAY,
    NGO,
    NOW,
    OFFICE,
    PERSON,
    ROUND,
    UNIVERSITY,
    YES,
    asked,
)


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        (0, 9, None),
        (5, 4, SurveyWrong.DAYS),
        (-9, -1, SurveyWrong.DAYS),
    ],
)
def test_a_round_has_days_that_are_not_over(first: int, last: int, wrong: SurveyWrong | None) -> None:
    days = timedelta(days=first), timedelta(days=last)
    assert rules.why_no_round(DAY + days[0], DAY + days[1], DAY, ()) is wrong


def test_a_round_follows_the_one_before_and_one_that_was_closed_makes_room() -> None:
    assert rules.why_no_round(ROUND.last_day, ROUND.last_day, DAY, [ROUND]) is SurveyWrong.OVERLAPS
    after = ROUND.last_day + timedelta(days=1)
    assert rules.why_no_round(after, after, DAY, [ROUND]) is None
    closed = replace(ROUND, closed_on=DAY)
    assert rules.until(closed) == DAY
    assert rules.why_no_round(DAY + timedelta(days=1), after, DAY, [closed]) is None


def test_a_round_takes_answers_on_its_days_alone_and_never_again_once_it_is_closed() -> None:
    before, after = ROUND.first_day - timedelta(days=1), ROUND.last_day + timedelta(days=1)
    assert [rules.why_not_taken(ROUND, day) for day in (before, ROUND.first_day, ROUND.last_day, after)] == [
        SurveyWrong.NOT_OPEN,
        None,
        None,
        SurveyWrong.NOT_OPEN,
    ]
    assert rules.why_not_taken(replace(ROUND, closed_on=DAY), DAY) is SurveyWrong.CLOSED
    assert not rules.is_over(ROUND, ROUND.last_day)
    assert rules.is_over(ROUND, after)


@pytest.mark.parametrize(
    ("yes", "wrong"),
    [
        (YES, None),
        (None, SurveyWrong.NO_CONSENT),
        (replace(YES, how=" "), SurveyWrong.NO_CONSENT),
        (replace(YES, how="w" * 201), SurveyWrong.UNFIT_WORDS),
        (replace(YES, explained_by="Late.\x00"), SurveyWrong.UNFIT_WORDS),
        (replace(YES, uses=frozenset({"care", "legal"})), SurveyWrong.NOT_FOR_RESEARCH),
        (replace(YES, adult=False), SurveyWrong.NOT_GROWN_UP),
        (replace(YES, adult=False, ground="a number"), None),
        (replace(YES, until=NOW), SurveyWrong.CONSENT_NOT_IN_FORCE),
        (replace(YES, since=NOW + timedelta(seconds=1)), SurveyWrong.CONSENT_NOT_IN_FORCE),
    ],
)
@pytest.mark.req("CONSENT-06")
def test_a_person_is_asked_only_under_a_yes_to_research_that_is_in_force(
    yes: Yes | None, wrong: SurveyWrong | None
) -> None:
    assert rules.why_no_yes(PERSON, yes, NOW) is wrong
    assert rules.why_no_yes(OFFICE, yes, NOW) is None
    assert rules.why_no_yes(RespondentKind.EMBASSY, yes, NOW) is None


def test_a_yes_is_sealed_and_read_as_it_was_given() -> None:
    assert rules.read_yes(rules.stored_yes(YES)) == YES


def test_a_consent_in_a_case_counts_while_it_holds_and_only_where_it_is_one_to_research() -> None:
    uses = frozenset({ConsentedUse.RESEARCH})
    named = Recipient(RecipientKind.AGENCY, str(UNIVERSITY))
    terms = Terms(named, frozenset({Section.EXPERIENCE}), uses, NOW, NOW + timedelta(days=1))
    ground = Ground(GroundId(UUID(int=31)), FileId(UUID(int=32)), NGO, GroundKind.CONSENT, terms, DARA, NOW)
    assert rules.holds(ground, NOW)
    assert not rules.holds(ground, NOW + timedelta(days=1))
    assert not rules.holds(replace(ground, ended_at=NOW), NOW)
    assert not rules.holds(replace(ground, kind=GroundKind.DUTY), NOW)
    assert not rules.holds(replace(ground, terms=replace(terms, uses=frozenset({ConsentedUse.CARE}))), NOW)


def test_a_form_with_a_question_that_must_be_answered_or_that_writes_a_case_is_no_survey() -> None:
    assert rules.why_not_this_form(asked()) is None
    must = compile_form(form(q("text", "why", required="yes")), "must").definition
    assert rules.why_not_this_form(must) == (SurveyWrong.MANDATORY, "why")
    again = compile_form(form(q("begin_repeat", "each"), q("text", "why"), q("end_repeat")), "again").definition
    assert rules.why_not_this_form(again) == (SurveyWrong.REPEATS, "each")
    writes = compile_form(form(q("text", "called", field="identity.called")), "writes").definition
    assert rules.why_not_this_form(writes) == (SurveyWrong.WRITES_A_CASE, "called")


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"reason": "debt", "hopes": ["work", "safety"], "story": "In my own words.\nTwo lines."}, None),
        ({"reason": None, "hopes": Unanswered.DECLINED, "story": Unanswered.UNKNOWN}, None),
        ({}, None),
        ({"name": "Somebody"}, (SurveyWrong.NOT_IN_THE_FORM, "name")),
        ({"reason": "another"}, (SurveyWrong.NOT_A_CHOICE, "reason")),
        ({"hopes": ["work", "another"]}, (SurveyWrong.NOT_A_CHOICE, "hopes")),
        ({"story": "a\x00b"}, (SurveyWrong.UNFIT_WORDS, "story")),
        ({"story": "a" * 10_001}, (SurveyWrong.UNFIT_WORDS, "story")),
    ],
)
def test_every_question_may_be_left_and_what_is_no_answer_is_named(
    answers: dict[str, str | list[str] | Unanswered | None], wrong: tuple[SurveyWrong, str] | None
) -> None:
    assert rules.why_not_answered(asked(), answers) == wrong


def test_a_person_is_called_by_a_drawn_code_and_never_by_a_name() -> None:
    drawn = rules.code_of(bytes(range(200, 210)))
    assert rules.is_code(drawn)
    assert not any(rules.is_code(name) for name in ("Sokha", "sokha-01", "K-2024-001", drawn[1:]))
