"""Surveys and rounds, who is asked, codes, definitions, agreements: nothing of it opens an answer."""

from uuid import UUID

from django.db.models import Count, Q
from django.utils.timezone import localdate

from samakki.access.words import Role
from samakki.kernel.actors import agency_of
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId
from samakki.surveys import models
from samakki.surveys.queries.finding import agreed_of, of_round, rounds_of, stored, stored_round
from samakki.surveys.queries.stored import code_list_in, defined_in, respondent_in, survey_in, uses_in
from samakki.surveys.rules import may_analyse
from samakki.surveys.words import (
    CodeList,
    Defined,
    Progress,
    Respondent,
    RespondentKind,
    Round,
    RoundId,
    Survey,
    SurveyId,
    Use,
)


@sight()
def surveys(by: By) -> tuple[Survey, ...]:
    """List the surveys of the own agency, and, to analysts, those of others that an agreement in force names it for."""
    agency = agency_of(by, "surveys.surveys")
    analyses = by.role == Role.ANALYST
    named = uses_in(models.Use.objects.filter(pk__in=_uses_of(agency))) if analyses else ()
    today = localdate(by.clock.now())
    agreed = {one.survey for one in named if may_analyse([one], agency, one.holder, today)}
    rows = models.Survey.objects.filter(Q(owner_id=agency) | Q(pk__in=agreed)).order_by("title", "pk")
    return tuple(survey_in(row) for row in rows)


@sight(about=agreed_of)
def survey(by: By, which: SurveyId) -> Survey:
    """Give one survey."""
    del by
    return stored(which)


@sight(about=agreed_of)
def rounds(by: By, survey: SurveyId) -> tuple[Round, ...]:
    """List the rounds of a survey, the first one first."""
    del by
    return rounds_of(survey)


@sight(about=of_round)
def round_of(by: By, which: RoundId) -> Round:
    """Give one round, to who holds it."""
    del by
    return stored_round(which)


@sight(about=of_round)
def progress(by: By, which: RoundId) -> tuple[Progress, ...]:
    """Count how far a round is, by kind of respondent."""
    del by
    rows = models.Respondent.objects.filter(round_id=which).values("kind")
    gone = Q(withdrawn_at__isnull=False)
    numbers = {
        row["kind"]: row
        for row in rows.annotate(
            asked=Count("pk"), came=Count("pk", Q(answered=True) & ~gone), withdrawn=Count("pk", gone)
        )
    }
    found = [(kind, numbers[kind.value]) for kind in RespondentKind if kind.value in numbers]
    return tuple(Progress(kind, row["asked"], row["came"], row["withdrawn"]) for kind, row in found)


@sight(about=of_round)
def respondents(by: By, which: RoundId) -> tuple[Respondent, ...]:
    """List who is asked in a round, in the order in which they were added; who it is lies sealed."""
    del by
    return tuple(respondent_in(row) for row in models.Respondent.objects.filter(round_id=which).order_by("pk"))


@sight(about=agreed_of)
def code_lists(by: By, survey: SurveyId) -> tuple[CodeList, ...]:
    """List all versions of the codes of a survey, by question."""
    del by
    rows = models.CodeList.objects.filter(survey_id=survey).order_by("question", "version")
    return tuple(code_list_in(row) for row in rows)


@sight(about=agreed_of)
def definitions(by: By, survey: SurveyId) -> tuple[Defined, ...]:
    """List all versions of what is counted of a survey, by name: of all agencies, of another one only its own."""
    rows = models.Analysis.objects.filter(survey_id=survey).order_by("name", "version")
    if by.agency != stored(survey).owner:
        rows = rows.filter(agency_id=agency_of(by, "surveys.definitions"))
    return tuple(defined_in(row) for row in rows)


@sight()
def uses(by: By) -> tuple[Use, ...]:
    """List the agreements in which the own agency is a party, the newest first, also those that have ended."""
    rows = models.Use.objects.filter(pk__in=_uses_of(agency_of(by, "surveys.uses")))
    return uses_in(rows.order_by("-proposed_at", "-pk"))


def _uses_of(agency: AgencyId) -> list[UUID]:
    return list(models.Party.objects.filter(agency_id=agency).values_list("use_id", flat=True))
