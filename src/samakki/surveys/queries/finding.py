"""Which survey, round or agency is meant, and what access is told of it."""

from django.utils.timezone import localdate

from samakki.kernel.deeds import Attributes, By
from samakki.surveys import models
from samakki.surveys.queries.stored import round_in, survey_in, uses_in
from samakki.surveys.rules import may_analyse
from samakki.surveys.words import Round, RoundId, Survey, SurveyId, SurveyRefusedError, SurveyWrong


def stored(survey: SurveyId) -> Survey:
    """Find a survey; raises SurveyRefusedError."""
    row = models.Survey.objects.filter(pk=survey).first()
    if row is None:
        raise SurveyRefusedError(SurveyWrong.NO_SUCH)
    return survey_in(row)


def stored_round(which: RoundId) -> Round:
    """Find a round; raises SurveyRefusedError."""
    row = models.Round.objects.filter(pk=which).first()
    if row is None:
        raise SurveyRefusedError(SurveyWrong.NO_SUCH)
    return round_in(row)


def of_survey(_by: By, survey: SurveyId, *_args: object, **_more: object) -> Attributes:
    """Tell access whose survey it is; raises SurveyRefusedError."""
    return {"owner": str(stored(survey).owner)}


def of_round(by: By, which: RoundId, *_args: object, **_more: object) -> Attributes:
    """Tell access whose round it is; raises SurveyRefusedError."""
    return of_survey(by, stored_round(which).survey)


def agreed_of(by: By, survey: SurveyId, *_args: object, **_more: object) -> Attributes:
    """Tell access whose survey it is, and whether an agreement in force names the agency of the one who acts."""
    owner, agency = stored(survey).owner, by.agency
    uses = uses_in(models.Use.objects.filter(survey_id=survey))
    agreed = agency is not None and may_analyse(uses, agency, owner, localdate(by.clock.now()))
    return {"owner": str(owner), "agreed": agreed}


def rounds_of(survey: SurveyId) -> tuple[Round, ...]:
    """List the rounds of a survey without being asked by anybody."""
    return tuple(round_in(row) for row in models.Round.objects.filter(survey_id=survey).order_by("number"))
