"""Whether a survey, a round, a yes or an answer can be taken: the days and the consent decide, and nobody's rank."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final
from unicodedata import category

from samakki.consent.words import Ground, GroundKind
from samakki.consent.words import Use as ConsentedUse
from samakki.instruments.words import Answers, Definition, Group, Kind, Question, Unanswered
from samakki.surveys.words import (
    CODE_LENGTH,
    CODE_LETTERS,
    LEAST_THRESHOLD,
    LONGEST_ANSWER,
    LONGEST_NAME,
    LONGEST_TITLE,
    MOST_THRESHOLD,
    RespondentKind,
    Round,
    SurveyWrong,
    Yes,
)

_NO_LETTERS: Final = frozenset({"Cc", "Cs"})
_BREAKS: Final = frozenset("\n\r\t")
_CHOOSING: Final = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE})


def fits(words: str, most: int) -> bool:
    """Tell whether something is said, briefly enough and in letters: what steers a machine, or half a sign, is none."""
    return bool(words.strip()) and len(words) <= most and not {*map(category, words)} & _NO_LETTERS


def why_no_survey(title: str, threshold: int) -> SurveyWrong | None:
    """Tell why a survey is not begun; None where it is."""
    if not fits(title, LONGEST_TITLE):
        return SurveyWrong.UNFIT_WORDS
    return None if LEAST_THRESHOLD <= threshold <= MOST_THRESHOLD else SurveyWrong.THRESHOLD


def why_not_this_form(form: Definition) -> tuple[SurveyWrong, str] | None:
    """Tell which question keeps a form out of surveys: one that must be answered, writes a case or repeats."""
    for node in form.nodes():
        if isinstance(node, Question) and node.required:
            return SurveyWrong.MANDATORY, node.path
        if node.bound:
            return SurveyWrong.WRITES_A_CASE, node.path
        if isinstance(node, Group) and node.repeats:
            return SurveyWrong.REPEATS, node.path
    return None


def why_no_round(first: date, last: date, today: date, rounds: Iterable[Round]) -> SurveyWrong | None:
    """Tell why a round is not opened; None where it is. A round that ended is never opened again, a new one follows."""
    if last < first or first < today:
        return SurveyWrong.DAYS
    return SurveyWrong.OVERLAPS if any(first <= until(one) for one in rounds) else None


def until(one: Round) -> date:
    """Give the day on which a round ended or ends: its last one, or the one on which it was closed before."""
    return min(one.last_day, one.closed_on) if one.closed_on else one.last_day


def why_not_taken(one: Round, day: date) -> SurveyWrong | None:
    """Tell why a round takes no answers on a day; None where it does."""
    if one.closed_on is not None:
        return SurveyWrong.CLOSED
    return None if one.first_day <= day <= one.last_day else SurveyWrong.NOT_OPEN


def is_over(one: Round, day: date) -> bool:
    """Tell whether a round takes no more answers, so that what is counted of it stays."""
    return one.closed_on is not None or day > one.last_day


def why_no_yes(kind: RespondentKind, yes: Yes | None, now: datetime) -> SurveyWrong | None:
    """Tell why somebody is not asked: a person only under a yes to research that is in force; None where they may be.

    Research is a purpose of its own: a yes to being helped is no yes to being studied.
    """
    if kind is not RespondentKind.PERSON:
        return None
    if yes is None or not yes.how.strip():
        return SurveyWrong.NO_CONSENT
    if not all(fits(words, LONGEST_NAME) for words in (yes.how, yes.explained_by, yes.language, yes.ground) if words):
        return SurveyWrong.UNFIT_WORDS
    if ConsentedUse.RESEARCH.value not in yes.uses:
        return SurveyWrong.NOT_FOR_RESEARCH
    if not yes.adult and not yes.ground:
        return SurveyWrong.NOT_GROWN_UP
    return None if yes.since <= now < yes.until else SurveyWrong.CONSENT_NOT_IN_FORCE


def why_not_answered(form: Definition, answers: Answers) -> tuple[SurveyWrong, str] | None:
    """Tell which answer is none to this form: to no question of it, no choice of it, too long; None where all fit.

    A question that is left has no answer, and that is one: nothing is mandatory.
    """
    questions = {one.path: one for one in form.questions()}
    for path, value in answers.items():
        if path not in questions:
            return SurveyWrong.NOT_IN_THE_FORM, path
        if value is None or isinstance(value, Unanswered):
            continue
        told = value if isinstance(value, list) else [value]
        offered = {choice.name for choice in form.choices.get(questions[path].choices, ())}
        if questions[path].kind in _CHOOSING and not set(told) <= offered:
            return SurveyWrong.NOT_A_CHOICE, path
        if not all(len(one) <= LONGEST_ANSWER and _may_be_stored(one) for one in told):
            return SurveyWrong.UNFIT_WORDS, path
    return None


def is_in_force(yes: Yes, now: datetime) -> bool:
    """Tell whether a person's yes to research still holds: what they said is counted as long as it does."""
    return why_no_yes(RespondentKind.PERSON, yes, now) is None


def holds(ground: Ground, now: datetime) -> bool:
    """Tell whether a consent in a case is one to research, and still holds."""
    terms = ground.terms
    given = ground.kind is GroundKind.CONSENT and ConsentedUse.RESEARCH in terms.uses
    return given and ground.ended_at is None and terms.since <= now < terms.until


def stored_yes(yes: Yes) -> dict[str, Any]:
    """Write a yes as it lies sealed with the answers."""
    return {
        "uses": sorted(yes.uses),
        "since": yes.since.isoformat(),
        "until": yes.until.isoformat(),
        "how": yes.how,
        "language": yes.language,
        "explained_by": yes.explained_by,
        "adult": yes.adult,
        "ground": yes.ground,
    }


def read_yes(told: Any) -> Yes:
    """Read what `stored_yes` wrote."""
    since, until_then = datetime.fromisoformat(told["since"]), datetime.fromisoformat(told["until"])
    words = {name: str(told[name]) for name in ("how", "language", "explained_by", "ground")}
    return Yes(frozenset(told["uses"]), since, until_then, adult=told["adult"] is True, **words)


def code_of(chance: bytes) -> str:
    """Write chance as a code that means nothing outside: one letter of each byte, as many as a code has."""
    return "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in chance[:CODE_LENGTH])


def is_code(words: str) -> bool:
    """Tell whether this is a code such as is drawn here: a name, or a number of another register, is none."""
    return len(words) == CODE_LENGTH and set(words) <= set(CODE_LETTERS)


def _may_be_stored(words: str) -> bool:
    return not any(category(sign) in _NO_LETTERS and sign not in _BREAKS for sign in words)
