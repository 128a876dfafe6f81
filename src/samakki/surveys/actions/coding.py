"""Coding open answers: by the holder, with a list that has versions, and by a second person who looks anew."""

from collections.abc import Mapping, Sequence
from typing import Any

from samakki.cases import actions as cases
from samakki.instruments.words import Kind, field_name, of_filling
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, fresh_id
from samakki.surveys import models
from samakki.surveys.actions.answering import of_respondent, row_of
from samakki.surveys.actions.surveys import form_of, refuse
from samakki.surveys.queries.finding import of_round, of_survey, rounds_of, stored_round
from samakki.surveys.queries.stored import code_list_in
from samakki.surveys.rules import asked_once, latest, read_coding, stored_coding, why_no_list, why_not_coded
from samakki.surveys.words import (
    Code,
    CodeList,
    Coding,
    Hand,
    RespondentId,
    RoundId,
    SurveyId,
    SurveyRefusedError,
    SurveyWrong,
    ToCode,
)


@deed(about=of_survey)
def keep_code_list(by: By, survey: SurveyId, question: str, codes: Sequence[Code], why: str = "") -> int:
    """Keep the codes for an open question; gives the version. Earlier versions stay, and a new one says why.

    Raises SurveyRefusedError for a question that no round asks openly, and for codes without words or definition.
    """
    member, _agency = acting(by)
    forms = [form_of(by, one.version) for one in rounds_of(survey)]
    if not any(question in (asked := asked_once(form)) and asked[question].kind is Kind.TEXT for form in forms):
        raise SurveyRefusedError(SurveyWrong.NOT_OPEN_TEXT, question)
    before = models.CodeList.objects.filter(survey_id=survey, question=question).count()
    refuse(why_no_list(codes, why, before), question)
    models.CodeList.objects.create(
        id=fresh_id(by.clock, by.chance),
        survey_id=survey,
        question=question,
        version=before + 1,
        codes=[[one.code, one.words, one.definition] for one in codes],
        why=why,
        made_by_id=member,
        made_at=by.clock.now(),
    )
    return before + 1


@deed(about=of_round)
def read_to_code(by: By, which: RoundId, question: str) -> tuple[ToCode, ...]:
    """Open the answers to an open question; who codes second does not see yet what the first one chose.

    Codings are shown to whoever made them, and to all once two have coded.
    """
    member, _agency = acting(by)
    rows = list(models.Respondent.objects.filter(round_id=which, answered=True, withdrawn_at=None).order_by("pk"))
    kept = cases.kept_in_books(by, [FileId(row.book_id) for row in rows])
    found = []
    for row in rows:
        here = kept[FileId(row.book_id)]
        words = of_filling(row.pk, here).get(question)
        if isinstance(words, str) and words:
            made = codings_in(here, row, question)
            both = all(latest(made, hand) for hand in Hand)
            shown = tuple(one for one in made if both or one.by == member)
            found.append(ToCode(RespondentId(row.pk), words, shown, begun=bool(made)))
    return tuple(found)


@deed(about=of_respondent)
def code_answer(by: By, respondent: RespondentId, question: str, codes: Sequence[str], hand: Hand = Hand.FIRST) -> None:
    """Give an open answer its codes by the newest list; an earlier coding of it stays in the book.

    Raises SurveyRefusedError without an answer or a list, for a code that is not on it, and where one person would be
    both coders.
    """
    member, _agency = acting(by)
    row = row_of(respondent)
    survey = stored_round(RoundId(row.round_id)).survey
    refuse(SurveyWrong.WITHDRAWN if row.withdrawn_at else None)
    known = newest_list(survey, question)
    if known is None:
        raise SurveyRefusedError(SurveyWrong.NO_LIST, question)
    book = FileId(row.book_id)
    kept = cases.kept_in_books(by, [book])[book]
    words = of_filling(row.pk, kept).get(question)
    refuse(None if isinstance(words, str) and words else SurveyWrong.NOTHING_TO_CODE, question)
    made = codings_in(kept, row, question)
    refuse(why_not_coded(codes, known, member, hand, made), question)
    coding = Coding(hand, tuple(dict.fromkeys(codes)), known.version, member, by.clock.now())
    cases.keep_in_book(by, book, {_field(row, question): [stored_coding(one) for one in (*made, coding)]})


def newest_list(survey: SurveyId, question: str) -> CodeList | None:
    """Give the newest codes for a question; None where there are none yet."""
    row = models.CodeList.objects.filter(survey_id=survey, question=question).order_by("-version").first()
    return code_list_in(row) if row else None


def codings_in(kept: Mapping[str, Any], row: models.Respondent, question: str) -> tuple[Coding, ...]:
    """Read all codings of an answer, the first one first."""
    return tuple(read_coding(one) for one in kept.get(_field(row, question)) or ())


def _field(row: models.Respondent, question: str) -> str:
    """Name the field beside the answer; no path of a form begins so, for a form names no question by a sign."""
    return field_name(row.pk, question).replace("form/", "codes/", 1)
