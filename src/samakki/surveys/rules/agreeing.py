"""Agreements on use: when one holds, and for whom and what."""

from collections.abc import Collection, Iterable
from datetime import date

from samakki.kernel.ids import AgencyId
from samakki.surveys.rules.rounds import fits
from samakki.surveys.words import LONGEST_USE, MOST_PARTIES, SurveyWrong, Use

_LONGEST_PURPOSE = 500


def why_no_use(use: Use, asked: Collection[str], today: date) -> SurveyWrong | None:
    """Tell why an agreement is not proposed; None where it is. `asked` are the questions that the survey's form has."""
    if not fits(use.purpose, _LONGEST_PURPOSE):
        return SurveyWrong.UNFIT_WORDS
    parties = set(use.parties)
    if use.holder not in parties or not 1 < len(parties) <= MOST_PARTIES:
        return SurveyWrong.PARTIES
    if not use.questions or not use.questions <= set(asked):
        return SurveyWrong.NOT_IN_THE_FORM
    days = (use.last_day - use.first_day).days
    return None if 0 <= days <= LONGEST_USE and use.last_day >= today else SurveyWrong.DAYS


def why_not_signed(use: Use, agency: AgencyId) -> SurveyWrong | None:
    """Tell why an agency does not sign; None where it may."""
    if agency not in use.parties:
        return SurveyWrong.PARTIES
    if use.ended_at is not None:
        return SurveyWrong.ENDED
    return SurveyWrong.SIGNED_ALREADY if agency in use.signed else None


def is_in_force(use: Use, day: date) -> bool:
    """Tell whether an agreement holds on a day: all have signed, none has ended it, and the day is one of its days."""
    return use.ended_at is None and set(use.parties) <= set(use.signed) and use.first_day <= day <= use.last_day


def may_analyse(uses: Iterable[Use], agency: AgencyId, holder: AgencyId, day: date) -> bool:
    """Tell whether an agency's analysts may know what is counted: the holder's own, or those an agreement names."""
    return agency == holder or any(agency in one.parties and is_in_force(one, day) for one in uses)


def covers(uses: Iterable[Use], agency: AgencyId, holder: AgencyId, questions: Collection[str], day: date) -> bool:
    """Tell whether an agency may have these questions counted: one agreement in force names it and all of them."""
    wanted = set(questions)
    if agency == holder:
        return True
    return any(agency in one.parties and wanted <= one.questions and is_in_force(one, day) for one in uses)
