"""Asking and answering: who is asked lies sealed, a person is asked under a yes to research, and may take it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from samakki.cases import actions as cases
from samakki.consent import queries as consent
from samakki.instruments.words import Answers, field_name, of_filling, to_stored
from samakki.kernel.actors import acting
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId, fresh_id
from samakki.surveys import models
from samakki.surveys.actions.surveys import form_of, refuse, today
from samakki.surveys.queries.finding import of_round, stored, stored_round
from samakki.surveys.queries.stored import respondent_in
from samakki.surveys.rules import (
    code_of,
    fits,
    holds,
    is_code,
    is_in_force,
    read_yes,
    stored_yes,
    why_no_yes,
    why_not_answered,
    why_not_taken,
)
from samakki.surveys.words import (
    CODE_LENGTH,
    LONGEST_NAME,
    Opened,
    RespondentId,
    RespondentKind,
    RoundId,
    SurveyId,
    SurveyRefusedError,
    SurveyWrong,
    Yes,
)

CALLED: Final = "survey/called"
YES: Final = "survey/yes"
Kept = Mapping[str, Any]


def row_of(respondent: RespondentId) -> models.Respondent:
    """Find a respondent; raises SurveyRefusedError."""
    row = models.Respondent.objects.filter(pk=respondent).first()
    if row is None:
        raise SurveyRefusedError(SurveyWrong.NO_SUCH)
    return row


def of_respondent(by: By, respondent: RespondentId, *_args: object, **_more: object) -> Attributes:
    """Tell access whose survey it is in which somebody is asked; raises SurveyRefusedError."""
    return of_round(by, RoundId(row_of(respondent).round_id))


@deed(about=of_round)
def ask(by: By, which: RoundId, kind: RespondentKind, called: str = "", yes: Yes | None = None) -> RespondentId:
    """Add somebody who is asked in a round; who it is lies sealed under the agency's key.

    Of a person stands a code alone: one is drawn, or the one of an earlier round is given again. Raises
    SurveyRefusedError without a yes to research that is in force now, and for somebody who is asked in it already.
    """
    one, now = stored_round(which), by.clock.now()
    refuse(why_not_taken(one, today(by)))
    refuse(why_no_yes(kind, yes, now))
    _check_ground(by, stored(one.survey).owner, yes, now)
    name = " ".join(called.split())
    if kind is RespondentKind.PERSON:
        name = name or code_of(by.chance.bytes(CODE_LENGTH))
    unfit = not (is_code(name) if kind is RespondentKind.PERSON else fits(name, LONGEST_NAME))
    refuse(SurveyWrong.UNFIT_WORDS if unfit else None)
    if any(each.called == name and each.respondent.kind is kind for each in read_answers(by, which)):
        raise SurveyRefusedError(SurveyWrong.CALLED_TWICE)
    acting(by)
    respondent, book = RespondentId(fresh_id(by.clock, by.chance)), cases.open_book(by)
    models.Respondent.objects.create(id=respondent, round_id=which, kind=kind.value, book_id=book)
    cases.keep_in_book(by, book, {CALLED: name} | ({YES: stored_yes(yes)} if yes else {}))
    return respondent


@deed(about=of_respondent)
def answer(by: By, respondent: RespondentId, answers: Answers) -> None:
    """Keep what somebody answered, sealed; a question that is left stays left, and what was kept before is in the book.

    Raises SurveyRefusedError outside the days of the round, for a person whose yes is not in force or was taken back,
    and for what is no answer to its form.
    """
    row = row_of(respondent)
    one = stored_round(RoundId(row.round_id))
    refuse(why_not_taken(one, today(by)))
    refuse(SurveyWrong.WITHDRAWN if row.withdrawn_at else None)
    unfit = why_not_answered(form_of(by, one.version), answers)
    if unfit:
        raise SurveyRefusedError(*unfit)
    book = FileId(row.book_id)
    kept = cases.kept_in_books(by, [book])[book]
    yes, now = yes_in(kept), by.clock.now()
    refuse(why_no_yes(RespondentKind(row.kind), yes, now))
    _check_ground(by, stored(one.survey).owner, yes, now)
    cases.keep_in_book(by, book, {field_name(respondent, path): to_stored(each) for path, each in answers.items()})
    models.Respondent.objects.filter(pk=respondent).update(answered=True)


@deed(about=of_round)
def read_answers(by: By, which: RoundId) -> tuple[Opened, ...]:
    """Open who is asked in a round and what they answered, in the order in which they were added.

    Who took their yes back is told by their number alone: what they said is not opened any more.
    """
    rows = list(models.Respondent.objects.filter(round_id=which).order_by("pk"))
    here = [FileId(row.book_id) for row in rows if row.withdrawn_at is None]
    kept = cases.kept_in_books(by, here)
    return tuple(_opened(row, kept.get(FileId(row.book_id), {})) for row in rows)


@deed(about=of_respondent)
def read_respondent(by: By, respondent: RespondentId) -> Opened:
    """Open one who is asked and what they answered; of who took their yes back nothing but the number."""
    row = row_of(respondent)
    book = FileId(row.book_id)
    return _opened(row, {} if row.withdrawn_at else cases.kept_in_books(by, [book])[book])


@deed(about=of_respondent)
def take_yes_back(by: By, respondent: RespondentId) -> None:
    """Note that a person took their yes back: at once and without a reason, they are in nothing that is told later.

    It needs no key. What was told before names nobody and cannot be called back. Raises SurveyRefusedError for who is
    no person, or did so before.
    """
    rows = models.Respondent.objects.filter(pk=respondent, kind=RespondentKind.PERSON.value, withdrawn_at=None)
    if not rows.update(withdrawn_at=by.clock.now()):
        raise SurveyRefusedError(SurveyWrong.WITHDRAWN)


def yes_in(kept: Kept) -> Yes | None:
    """Read under which yes somebody answered."""
    return read_yes(kept[YES]) if YES in kept else None


def counts(by: By, survey: SurveyId, row: models.Respondent, kept: Kept) -> bool:
    """Tell whether what somebody answered may be counted now: of a person only while a yes to research holds."""
    if not row.answered or row.withdrawn_at is not None:
        return False
    if row.kind != RespondentKind.PERSON:
        return True
    yes, now = yes_in(kept), by.clock.now()
    return yes is not None and is_in_force(yes, now) and _ground_holds(by, stored(survey).owner, yes, now)


def _opened(row: models.Respondent, kept: Kept) -> Opened:
    yes, one = yes_in(kept), respondent_in(row)
    return Opened(one, str(kept.get(CALLED, "")), of_filling(row.pk, kept), yes.until if yes else None)


def _check_ground(by: By, owner: AgencyId, yes: Yes | None, now: datetime) -> None:
    if yes and not _ground_holds(by, owner, yes, now):
        raise SurveyRefusedError(SurveyWrong.CONSENT_NOT_IN_FORCE)


def _ground_holds(by: By, owner: AgencyId, yes: Yes, now: datetime) -> bool:
    """Tell whether the consent in the person's case, where the yes names one, is to research and still holds."""
    if not yes.ground:
        return True
    found = consent.ground_named(by, yes.ground, owner)
    return found is not None and holds(found, now)
