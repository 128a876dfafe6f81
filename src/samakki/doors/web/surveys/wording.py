"""The words of surveys: why something is refused, who answers, what became of a question."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samakki.surveys.words import Became, Hand, RespondentKind, SurveyWrong

KIND_TEXTS: Final[Mapping[RespondentKind, Promise]] = {
    RespondentKind.ORGANISATION: _("Organisation"),
    RespondentKind.EMBASSY: _("Embassy"),
    RespondentKind.PERSON: _("Person"),
}
BECAME_TEXTS: Final[Mapping[Became, Promise]] = {
    Became.ANSWERED: _("Answered"),
    Became.UNKNOWN: _("Nobody knows"),
    Became.DECLINED: _("Prefer not to say"),
    Became.OPEN: _("Left open"),
    Became.NOT_ASKED: _("Not asked"),
}
HAND_TEXTS: Final[Mapping[Hand, Promise]] = {
    Hand.FIRST: _("First coding"),
    Hand.SECOND: _("Second coding"),
}
REFUSED: Final[Mapping[SurveyWrong, Promise]] = {
    SurveyWrong.NO_SUCH: _("There is no such survey, round or respondent."),
    SurveyWrong.UNFIT_WORDS: _(
        "This is empty, too long, or holds signs that are no letters. A person has no name here."
    ),
    SurveyWrong.THRESHOLD: _("Write a number from 3 to 1,000: fewer than so many are never told."),
    SurveyWrong.NOT_PUBLISHED: _("This form is not published. Choose one that is."),
    SurveyWrong.ANOTHER_FORM: _("This version is of another form."),
    SurveyWrong.MANDATORY: _("This form has a question that must be answered. In a survey every question may be left."),
    SurveyWrong.WRITES_A_CASE: _("This form writes into case files. A survey writes into none."),
    SurveyWrong.REPEATS: _("This form asks the same questions for several rows. A survey asks each once."),
    SurveyWrong.DAYS: _(
        "Write a first and a last day, as 2004-07-19: from today on, the last one not before the first."
    ),
    SurveyWrong.OVERLAPS: _("There is a round on these days. A new one begins after it."),
    SurveyWrong.NOT_OPEN: _("The round takes answers on its own days only."),
    SurveyWrong.STILL_OPEN: _("The round is not over. It is counted when nothing more comes."),
    SurveyWrong.CLOSED: _("The round is closed, and is never opened again. A new one follows."),
    SurveyWrong.NO_CONSENT: _("Write how the person said yes. Without a yes to research nobody is asked."),
    SurveyWrong.CONSENT_NOT_IN_FORCE: _("The person's yes is not in force today."),
    SurveyWrong.NOT_GROWN_UP: _("A child is asked only under the consent in their case. Write its number."),
    SurveyWrong.NOT_FOR_RESEARCH: _("The person's yes is not one to research."),
    SurveyWrong.WITHDRAWN: _("The person took their yes back."),
    SurveyWrong.CALLED_TWICE: _("They are asked in this round already."),
    SurveyWrong.NOT_IN_THE_FORM: _("The form has no such question."),
    SurveyWrong.NOT_A_CHOICE: _("The form offers no such choice."),
    SurveyWrong.NOT_OPEN_TEXT: _("Codes are for questions that are answered in words."),
    SurveyWrong.NO_LIST: _("Write the codes first: one on each line, each with its words and what belongs to it."),
    SurveyWrong.NO_SUCH_CODE: _("Choose codes of the list."),
    SurveyWrong.SAME_CODER: _("Two people code an answer: whoever coded first does not code second."),
    SurveyWrong.NOTHING_TO_CODE: _("There is nothing to code here yet."),
    SurveyWrong.WHY: _("Say why there is a new version."),
    SurveyWrong.NO_DEFINITION: _("No definition of this name was in force on that day."),
    SurveyWrong.NO_BANDS: _("Say where bands begin: this question is answered by a number."),
    SurveyWrong.NOT_LATER: _("A new version has a higher number, and begins today or later."),
    SurveyWrong.TOLD_ALREADY: _("It was told already, and stays as it was told."),
    SurveyWrong.TOO_CLOSE: _("Too few have left since this was told: the difference would tell what they said."),
    SurveyWrong.NOT_AGREED: _("No agreement in force covers these questions."),
    SurveyWrong.PARTIES: _("An agreement is made by the holder and at least one other agency of this node."),
    SurveyWrong.SIGNED_ALREADY: _("Your agency has signed."),
    SurveyWrong.ENDED: _("The agreement has ended."),
}
