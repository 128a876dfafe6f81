"""A small questionnaire of the tests: a choice, several choices, a number, a story; and who has to do with it."""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from samakki.instruments.rules.compiling import compile_form
from samakki.instruments.words import Definition, VersionId
from samakki.kernel.ids import AgencyId, MemberId
from samakki.surveys.words import (
    RespondentKind,
    Round,
    RoundId,
    SurveyId,
    Yes,
)
from tests.instruments.forms import form, q

ASKED_FORM: Final = form(
    q("select_one reasons", "reason", "What made you leave?"),
    q("select_multiple hopes", "hopes", "What did you hope for?"),
    q("integer", "helped", "How many people did you assist?"),
    q("text", "story", "Tell it in your own words, if you wish."),
    choices=[
        ["list_name", "name", "label"],
        ["reasons", "debt", "Debt"],
        ["reasons", "work", "Work"],
        ["reasons", "no", "No reason"],
        ["hopes", "work", "Work"],
        ["hopes", "safety", "Safety"],
    ],
    settings={"form_title": "Why people leave", "form_id": "why_people_leave"},
)

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
DAY = NOW.date()
NGO, UNIVERSITY, EMBASSY, STRANGER = (AgencyId(UUID(int=number)) for number in (1, 2, 3, 4))
DARA, MALI = MemberId(UUID(int=11)), MemberId(UUID(int=12))
ROUND = Round(RoundId(UUID(int=21)), SurveyId(UUID(int=22)), 1, DAY, DAY + timedelta(days=9), VersionId(UUID(int=23)))
DAYS = NOW - timedelta(days=1), NOW + timedelta(days=1)
YES = Yes(frozenset({"research"}), *DAYS, "Read together, in a quiet room.", adult=True)
PERSON, OFFICE = RespondentKind.PERSON, RespondentKind.ORGANISATION


TEXT = """
name: Reasons
version: 1
from: 2026-01-01
by: [reason]
words: By the reason that is named first.
"""


def asked() -> Definition:
    return compile_form(ASKED_FORM, "asked").definition
