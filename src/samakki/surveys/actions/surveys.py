"""Beginning a survey, opening a round, closing it before its last day."""

from datetime import date

from django.utils.timezone import localdate

from samakki.access import queries as access
from samakki.instruments import queries as instruments
from samakki.instruments.words import Definition, InstrumentId, InstrumentUnknownError, VersionId
from samakki.kernel.actors import acting
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, fresh_id
from samakki.surveys import models
from samakki.surveys.queries.finding import of_round, of_survey, rounds_of, stored, stored_round
from samakki.surveys.rules import is_over, why_no_round, why_no_survey, why_not_this_form
from samakki.surveys.words import RoundId, SurveyId, SurveyRefusedError, SurveyWrong


def refuse(why: SurveyWrong | None, about: str = "") -> None:
    """Raise SurveyRefusedError where there is a reason."""
    if why is not None:
        raise SurveyRefusedError(why, about)


def today(by: By) -> date:
    """Give the day on which somebody acts."""
    return localdate(by.clock.now())


def form_of(by: By, version: VersionId) -> Definition:
    """Give what a version of a form asks; raises SurveyRefusedError."""
    try:
        return instruments.version(by, version).definition
    except InstrumentUnknownError:
        raise SurveyRefusedError(SurveyWrong.NO_SUCH) from None


def _own(by: By, *_args: object, **_more: object) -> Attributes:
    return {"owner": str(by.agency)}


@deed(about=_own)
def begin_survey(by: By, title: str, instrument: InstrumentId, threshold: int) -> SurveyId:
    """Begin a survey of the own agency, which holds its answers; fewer than `threshold` are never told of anything.

    Raises SurveyRefusedError for a title that is none and a threshold that protects nobody.
    """
    refuse(why_no_survey(title, threshold))
    member, agency = acting(by)
    if not any(line.id == instrument for line in instruments.offered(by)):
        raise SurveyRefusedError(SurveyWrong.NOT_PUBLISHED)
    survey = SurveyId(fresh_id(by.clock, by.chance))
    models.Survey.objects.create(
        id=survey,
        owner_id=agency,
        title=" ".join(title.split()),
        instrument=instrument,
        threshold=threshold,
        begun_by_id=member,
        begun_at=by.clock.now(),
    )
    return survey


@deed(about=of_survey)
def open_round(by: By, survey: SurveyId, first_day: date, last_day: date, version: VersionId) -> RoundId:
    """Open a round with a version of the survey's form, which it keeps; one that is over is never opened again.

    Raises SurveyRefusedError for days that overlap another round, a version that is not published, and a form with a
    question that must be answered or that writes a case file.
    """
    before = rounds_of(survey)
    refuse(why_no_round(first_day, last_day, today(by), before))
    form = form_of(by, version)
    shown = instruments.version(by, version)
    if shown.line.instrument != stored(survey).instrument:
        raise SurveyRefusedError(SurveyWrong.ANOTHER_FORM)
    if not instruments.may_be_begun(by, version):
        raise SurveyRefusedError(SurveyWrong.NOT_PUBLISHED)
    unfit = why_not_this_form(form)
    if unfit:
        raise SurveyRefusedError(*unfit)
    opened = RoundId(fresh_id(by.clock, by.chance))
    models.Round.objects.create(
        id=opened,
        survey_id=survey,
        number=len(before) + 1,
        first_day=first_day,
        last_day=last_day,
        version_id=version,
    )
    return opened


@deed(about=of_round)
def close_round(by: By, which: RoundId) -> None:
    """Close a round before its last day: from now on it takes no answers. Raises SurveyRefusedError when it is over."""
    if is_over(stored_round(which), today(by)):
        raise SurveyRefusedError(SurveyWrong.CLOSED)
    models.Round.objects.filter(pk=which).update(closed_at=by.clock.now())


def named_agencies(by: By) -> frozenset[AgencyId]:
    """Tell which agencies there are at this node."""
    return frozenset(one.agency for one in access.agencies(by))
