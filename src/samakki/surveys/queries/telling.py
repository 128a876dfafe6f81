"""What waits to be counted of a round, and what was told of those before."""

from collections.abc import Iterable

from django.utils.timezone import localdate

from samakki.kernel.actors import agency_of
from samakki.kernel.deeds import By, sight
from samakki.surveys import models
from samakki.surveys.queries.finding import agreed_of, of_round, stored, stored_round
from samakki.surveys.queries.stored import analysis_in, defined_in, kinds_in, told_in, uses_in
from samakki.surveys.rules import changed, covers, in_force, is_over, until
from samakki.surveys.words import Defined, RoundId, SurveyId, Told


@sight(about=of_round)
def waiting(by: By, which: RoundId) -> tuple[Defined, ...]:
    """List what waits to be counted of a round that is over: each definition in force on its last day, not yet told."""
    one = stored_round(which)
    if not is_over(one, localdate(by.clock.now())):
        return ()
    rows = models.Analysis.objects.filter(survey_id=one.survey).order_by("name", "agency", "version")
    listed = [(row, defined_in(row)) for row in rows]
    told = set(models.Told.objects.filter(round_id=which).values_list("analysis_id", flat=True))
    found = []
    for agency, name in dict.fromkeys((each.agency, each.analysis.name) for _row, each in listed):
        own = [(row, each) for row, each in listed if (each.agency, each.analysis.name) == (agency, name)]
        begun = [each.analysis for _row, each in own if each.analysis.valid_from <= until(one)]
        standing = in_force(begun, name, until(one)) if begun else None
        found += [each for row, each in own if each.analysis == standing and row.pk not in told]
    return tuple(found)


@sight(about=agreed_of)
def told(by: By, survey: SurveyId) -> tuple[Told, ...]:
    """Give what was told of a survey, by name and round, each with what changed since the round before.

    Another agency is given what its own analysts defined, as long as an agreement in force covers its questions.
    """
    holder, agency = stored(survey).owner, agency_of(by, "surveys.told")
    rows = models.Told.objects.filter(round__survey_id=survey).select_related("round", "analysis")
    if agency != holder:
        rows = rows.filter(analysis__agency_id=agency)
    uses, today = uses_in(models.Use.objects.filter(survey_id=survey)), localdate(by.clock.now())
    listed = rows.order_by("analysis__name", "analysis__agency_id", "round__number", "analysis__version")
    return _with_changes([row for row in listed if covers(uses, agency, holder, row.analysis.crossing, today)])


def _with_changes(rows: Iterable[models.Told]) -> tuple[Told, ...]:
    last: dict[tuple[object, str], dict[int, models.Told]] = {}
    found = []
    for row in rows:
        earlier = last.setdefault((row.analysis.agency_id, row.analysis.name), {})
        before = [number for number in earlier if number < row.round.number]
        then = earlier[max(before)] if before else None
        same = then is not None and then.analysis_id == row.analysis_id
        grown = changed(kinds_in(then.kinds), kinds_in(row.kinds)) if then is not None and same else {}
        number = then.round.number if then is not None else None
        found.append(told_in(row, analysis_in(row.analysis), number, grown, same_definition=same))
        earlier[row.round.number] = row
    return tuple(found)
