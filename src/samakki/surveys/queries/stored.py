"""Rows of the store as the values that people speak of, and back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from samakki.instruments.words import InstrumentId, VersionId
from samakki.kernel.ids import AgencyId, MemberId
from samakki.surveys import models
from samakki.surveys.words import (
    SUPPRESSED,
    Agreement,
    Analysis,
    Became,
    Code,
    CodeList,
    Defined,
    OfKind,
    Respondent,
    RespondentId,
    RespondentKind,
    Round,
    RoundId,
    Signature,
    Survey,
    SurveyId,
    Told,
    Use,
    UseId,
)

if TYPE_CHECKING:
    from uuid import UUID


def survey_in(row: models.Survey) -> Survey:
    """Read a survey."""
    return Survey(SurveyId(row.pk), AgencyId(row.owner_id), row.title, InstrumentId(row.instrument), row.threshold)


def round_in(row: models.Round) -> Round:
    """Read a round; the day on which it was closed is the one of this place."""
    version, closed = VersionId(row.version_id), localdate(row.closed_at) if row.closed_at else None
    return Round(RoundId(row.pk), SurveyId(row.survey_id), row.number, row.first_day, row.last_day, version, closed)


def respondent_in(row: models.Respondent) -> Respondent:
    """Read that somebody is asked."""
    kind = RespondentKind(row.kind)
    return Respondent(RespondentId(row.pk), RoundId(row.round_id), kind, row.answered, row.withdrawn_at)


def code_list_in(row: models.CodeList) -> CodeList:
    """Read a version of a list of codes."""
    codes = tuple(Code(*one) for one in row.codes)
    return CodeList(row.question, row.version, codes, MemberId(row.made_by_id), row.made_at, row.why)


def analysis_in(row: models.Analysis) -> Analysis:
    """Read a version of a definition."""
    return Analysis(
        name=row.name,
        version=row.version,
        valid_from=row.valid_from,
        by=tuple(row.crossing),
        kinds=tuple(RespondentKind(kind) for kind in row.kinds),
        words=row.words,
        bands={path: tuple(starts) for path, starts in row.bands.items()},
    )


def defined_in(row: models.Analysis) -> Defined:
    """Read a version of a definition with who brought it."""
    return Defined(analysis_in(row), AgencyId(row.agency_id), MemberId(row.made_by_id), row.made_at)


def uses_in(rows: QuerySet[models.Use]) -> tuple[Use, ...]:
    """Read agreements with their parties, in two questions to the store."""
    listed = list(rows.select_related("survey"))
    parties = models.Party.objects.filter(use_id__in=[row.pk for row in listed]).order_by("pk")
    of_use: dict[UUID, list[models.Party]] = {}
    for party in parties:
        of_use.setdefault(party.use_id, []).append(party)
    return tuple(_use_in(row, of_use.get(row.pk, [])) for row in listed)


def _use_in(row: models.Use, parties: Sequence[models.Party]) -> Use:
    signed = {
        AgencyId(one.agency_id): Signature(MemberId(one.signed_by_id), one.signed_at)
        for one in parties
        if one.signed_by_id and one.signed_at
    }
    return Use(
        id=UseId(row.pk),
        survey=SurveyId(row.survey_id),
        holder=AgencyId(row.survey.owner_id),
        purpose=row.purpose,
        questions=frozenset(row.questions),
        first_day=row.first_day,
        last_day=row.last_day,
        parties=tuple(AgencyId(one.agency_id) for one in parties),
        signed=signed,
        ended_at=row.ended_at,
        ended_by=AgencyId(row.ended_by_id) if row.ended_by_id else None,
    )


def stored_kinds(kinds: Iterable[OfKind]) -> list[dict[str, Any]]:
    """Write what is told of each kind; a hidden number is written as what it is."""
    return [
        {
            "kind": one.kind.value,
            "respondents": _shown(one.respondents),
            "became": {became.value: _shown(number) for became, number in one.became.items()},
            "cells": [[list(codes), _shown(number)] for codes, number in one.cells.items()],
            "adds_up": one.adds_up,
        }
        for one in kinds
    ]


def kinds_in(told: Iterable[Mapping[str, Any]]) -> tuple[OfKind, ...]:
    """Read what `stored_kinds` wrote."""
    return tuple(
        OfKind(
            RespondentKind(one["kind"]),
            _number(one["respondents"]),
            {Became(became): _number(number) for became, number in one["became"].items()},
            {tuple(codes): _number(number) for codes, number in one["cells"]},
            one["adds_up"],
        )
        for one in told
    )


def told_in(
    row: models.Told,
    analysis: Analysis,
    before: int | None,
    changed: Mapping[tuple[RespondentKind, tuple[str, ...]], int],
    *,
    same_definition: bool,
) -> Told:
    """Read what was told of a round."""
    return Told(
        survey=SurveyId(row.round.survey_id),
        round=RoundId(row.round_id),
        round_number=row.round.number,
        analysis=analysis,
        kinds=kinds_in(row.kinds),
        coders={path: Agreement(*one) for path, one in row.coders.items()},
        told_by=MemberId(row.told_by_id),
        told_at=row.told_at,
        before=before,
        same_definition=same_definition,
        changed=changed,
    )


def _shown(number: int | None) -> int | str:
    return SUPPRESSED if number is None else number


def _number(shown: Any) -> int | None:
    return None if shown == SUPPRESSED else int(shown)
