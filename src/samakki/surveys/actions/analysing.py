"""Analysing: the analyst writes what is counted, the holder has it counted, and only the numbers come back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from samakki.cases import actions as cases
from samakki.instruments import queries as instruments
from samakki.instruments.words import Definition, Kind, VersionId, of_filling
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, FileId, fresh_id
from samakki.surveys import models
from samakki.surveys.actions.answering import counts
from samakki.surveys.actions.coding import codings_in, newest_list
from samakki.surveys.actions.surveys import form_of, refuse, today
from samakki.surveys.queries.finding import agreed_of, of_round, rounds_of, stored, stored_round
from samakki.surveys.queries.stored import analysis_in, stored_kinds, uses_in
from samakki.surveys.rules import (
    Sheet,
    agreement,
    asked_once,
    counted,
    counted_codes,
    covers,
    in_force,
    is_over,
    latest,
    read_analysis,
    too_close,
    until,
    why_not_counted,
    why_not_defined,
)
from samakki.surveys.words import (
    Analysis,
    Coding,
    Hand,
    RespondentKind,
    Round,
    RoundId,
    Survey,
    SurveyId,
    SurveyRefusedError,
    SurveyWrong,
)

Counted = list[tuple[models.Respondent, Mapping[str, Any]]]


@deed(about=agreed_of)
def define_analysis(by: By, survey: SurveyId, text: str) -> Analysis:
    """Take a definition in, as an analyst wrote it in YAML; earlier versions stay, and no later one begins in the past.

    Raises ToldWrongError with the place of what cannot be read; SurveyRefusedError for questions that cannot be counted
    or that no agreement in force covers.
    """
    member, agency = acting(by)
    analysis = read_analysis(text)
    unfit = why_not_counted(form_of(by, newest_form(by, stored(survey))), analysis)
    if unfit:
        raise SurveyRefusedError(*unfit)
    _check_covered(by, stored(survey), agency, analysis)
    rows = models.Analysis.objects.filter(survey_id=survey, agency_id=agency)
    refuse(why_not_defined(analysis, [analysis_in(row) for row in rows], today(by)), analysis.name)
    models.Analysis.objects.create(
        id=fresh_id(by.clock, by.chance),
        survey_id=survey,
        agency_id=agency,
        name=analysis.name,
        version=analysis.version,
        valid_from=analysis.valid_from,
        crossing=list(analysis.by),
        kinds=[kind.value for kind in analysis.kinds],
        bands={path: list(starts) for path, starts in analysis.bands.items()},
        words=analysis.words,
        made_by_id=member,
        made_at=by.clock.now(),
    )
    return analysis


@deed(about=of_round)
def tell_analysis(by: By, which: RoundId, name: str, agency: AgencyId, day: date | None = None) -> None:
    """Have a round that is over counted by the definition in force on its last day, or on another; keep what is told.

    The holder does it with their key; the analyst is given numbers alone, and those that are too few are hidden. Of a
    person only what a yes still covers is counted. Raises SurveyRefusedError for a round that is not over, a definition
    that no agreement in force covers, and where so few left since it was told that the difference would tell of them.
    """
    member, _agency = acting(by)
    one = stored_round(which)
    survey = stored(one.survey)
    refuse(None if is_over(one, today(by)) else SurveyWrong.STILL_OPEN)
    rows = list(models.Analysis.objects.filter(survey_id=survey.id, agency_id=agency))
    analysis = in_force([analysis_in(row) for row in rows], name, day or until(one))
    row = next(row for row in rows if (row.name, row.version) == (name, analysis.version))
    _check_covered(by, survey, agency, analysis)
    form = form_of(by, one.version)
    unfit = why_not_counted(form, analysis)
    if unfit:
        raise SurveyRefusedError(*unfit)
    found = _counted(by, one)
    numbers = {kind: sum(each.kind == kind for each, _kept in found) for kind in analysis.kinds}
    _check_apart(one, survey, row, numbers)
    sheets = [_sheet(by, one, form, analysis, each, kept) for each, kept in found]
    models.Told.objects.create(
        id=fresh_id(by.clock, by.chance),
        round_id=which,
        analysis=row,
        kinds=stored_kinds(counted(form, analysis, sheets, survey.threshold)),
        counted={kind.value: number for kind, number in numbers.items()},
        coders=_coders(form, analysis, found, survey.threshold),
        told_by_id=member,
        told_at=by.clock.now(),
    )


def newest_form(by: By, survey: Survey) -> VersionId:
    """Give the version that the newest round asks, before the first one the version that is offered."""
    rounds = rounds_of(survey.id)
    if rounds:
        return rounds[-1].version
    line = next((one for one in instruments.offered(by) if one.id == survey.instrument), None)
    if line is None or line.offered is None:
        raise SurveyRefusedError(SurveyWrong.NOT_PUBLISHED)
    return line.offered.id


def _check_covered(by: By, survey: Survey, agency: AgencyId, analysis: Analysis) -> None:
    uses = uses_in(models.Use.objects.filter(survey_id=survey.id))
    if not covers(uses, agency, survey.owner, analysis.by, today(by)):
        raise SurveyRefusedError(SurveyWrong.NOT_AGREED, analysis.name)


def _check_apart(one: Round, survey: Survey, row: models.Analysis, numbers: Mapping[RespondentKind, int]) -> None:
    """Refuse to tell again what was told, or a question of which a few have left since it was told."""
    for told in models.Told.objects.filter(round_id=one.id).select_related("analysis"):
        if told.analysis_id == row.pk:
            raise SurveyRefusedError(SurveyWrong.TOLD_ALREADY, row.name)
        then = {RespondentKind(kind): number for kind, number in told.counted.items() if kind in numbers}
        shared = set(told.analysis.crossing) & set(row.crossing)
        if shared and too_close(then, numbers, survey.threshold):
            raise SurveyRefusedError(SurveyWrong.TOO_CLOSE, min(shared))


def _counted(by: By, one: Round) -> Counted:
    rows = list(models.Respondent.objects.filter(round_id=one.id, answered=True, withdrawn_at=None).order_by("pk"))
    kept = cases.kept_in_books(by, [FileId(row.book_id) for row in rows])
    listed = [(row, kept[FileId(row.book_id)]) for row in rows]
    return [(row, here) for row, here in listed if counts(by, one.survey, row, here)]


def _sheet(
    by: By, one: Round, form: Definition, analysis: Analysis, row: models.Respondent, kept: Mapping[str, Any]
) -> Sheet:
    answers = of_filling(row.pk, kept)
    questions = asked_once(form)
    codes = {
        path: counted_codes(codings_in(kept, row, path), newest_list(one.survey, path))
        for path in analysis.by
        if questions[path].kind is Kind.TEXT
    }
    return Sheet(RespondentKind(row.kind), instruments.outcomes(by, one.version, answers), answers, codes)


def _coders(form: Definition, analysis: Analysis, found: Counted, threshold: int) -> dict[str, list[float | None]]:
    """Tell how far two coders agree, where both coded at least as many answers as may be told."""
    questions = asked_once(form)
    told: dict[str, list[float | None]] = {}
    for path in analysis.by:
        if questions[path].kind is Kind.TEXT:
            pairs = [_pair(codings_in(kept, row, path)) for row, kept in found]
            both = [(first.codes, second.codes) for first, second in pairs if first and second]
            if len(both) >= threshold:
                agreed = agreement(both)
                told[path] = [agreed.answers, agreed.same, agreed.kappa]
    return told


def _pair(made: tuple[Coding, ...]) -> tuple[Coding | None, Coding | None]:
    return latest(made, Hand.FIRST), latest(made, Hand.SECOND)
