"""Agreements on use: proposed by the holder, signed by every party, ended by any of them at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from samakki.instruments.words import ASKED
from samakki.kernel.actors import acting
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, fresh_id
from samakki.surveys import models
from samakki.surveys.actions.analysing import newest_form
from samakki.surveys.actions.surveys import form_of, named_agencies, refuse, today
from samakki.surveys.queries.finding import of_survey, stored
from samakki.surveys.queries.stored import uses_in
from samakki.surveys.rules import asked_once, why_no_use, why_not_signed
from samakki.surveys.words import SurveyId, SurveyRefusedError, SurveyWrong, Use, UseId


@dataclass(frozen=True, slots=True)
class Proposed:
    """What an agreement is to say: for what, which questions may be counted, its days, and which agencies sign it."""

    purpose: str
    questions: frozenset[str]
    first_day: date
    last_day: date
    parties: Collection[AgencyId]


def _use(use: UseId) -> Use:
    found = uses_in(models.Use.objects.filter(pk=use))
    if not found:
        raise SurveyRefusedError(SurveyWrong.NO_SUCH)
    return found[0]


def _of_use(by: By, use: UseId) -> Attributes:
    """Tell access who holds the answers, and whether the agency of the one who acts is named as a party."""
    found = _use(use)
    return {"owner": str(found.holder), "named": by.agency in found.parties}


@deed(about=of_survey)
def propose_use(by: By, survey: SurveyId, proposed: Proposed) -> UseId:
    """Propose an agreement, as the holder; it holds for nobody before every party has signed.

    Raises SurveyRefusedError for one without another party, without questions of the form, and for days that are none.
    """
    member, agency = acting(by)
    parties = tuple(dict.fromkeys(proposed.parties))
    questions = asked_once(form_of(by, newest_form(by, stored(survey))))
    asked = [path for path, one in questions.items() if one.kind in ASKED]
    use = Use(
        id=UseId(fresh_id(by.clock, by.chance)),
        survey=survey,
        holder=agency,
        purpose=" ".join(proposed.purpose.split()),
        questions=proposed.questions,
        first_day=proposed.first_day,
        last_day=proposed.last_day,
        parties=parties,
        signed={},
    )
    refuse(why_no_use(use, asked, today(by)))
    refuse(None if set(parties) <= named_agencies(by) else SurveyWrong.PARTIES)
    row = models.Use.objects.create(
        id=use.id,
        survey_id=survey,
        purpose=use.purpose,
        questions=sorted(use.questions),
        first_day=use.first_day,
        last_day=use.last_day,
        proposed_by_id=member,
        proposed_at=by.clock.now(),
    )
    models.Party.objects.bulk_create(models.Party(use=row, agency_id=one) for one in parties)
    return use.id


@deed(about=_of_use)
def sign_use(by: By, use: UseId) -> None:
    """Sign an agreement for the own agency. Raises SurveyRefusedError when it has signed, or the agreement ended."""
    member, agency = acting(by)
    refuse(why_not_signed(_use(use), agency))
    models.Party.objects.filter(use_id=use, agency_id=agency, signed_at=None).update(
        signed_by_id=member, signed_at=by.clock.now()
    )


@deed(about=_of_use)
def end_use(by: By, use: UseId) -> None:
    """End an agreement for all its parties, at once and for good. Raises SurveyRefusedError when it has ended."""
    _member, agency = acting(by)
    if not models.Use.objects.filter(pk=use, ended_at=None).update(ended_at=by.clock.now(), ended_by_id=agency):
        raise SurveyRefusedError(SurveyWrong.ENDED)
