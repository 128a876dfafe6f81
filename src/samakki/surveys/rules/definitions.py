"""What is counted, as it is written down: read from YAML, held against the form, chosen by a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from samakki.instruments.words import Definition, Kind, Question
from samakki.kernel.told import Told, ToldWrongError, read
from samakki.surveys.rules.rounds import fits
from samakki.surveys.words import (
    LONGEST_DEFINITION,
    LONGEST_TITLE,
    MOST_BANDS,
    MOST_CROSSED,
    Analysis,
    RespondentKind,
    SurveyRefusedError,
    SurveyWrong,
)

NUMBERS: Final = frozenset({Kind.INTEGER, Kind.RANGE})
CHOICES: Final = frozenset({Kind.SELECT_ONE, Kind.SELECT_MULTIPLE})
_COUNTED: Final = NUMBERS | CHOICES | {Kind.TEXT}
_MOST_VERSIONS: Final = 1_000
_MOST_NUMBER: Final = 10**9
_LONGEST_WORDS: Final = 500


def read_analysis(text: str) -> Analysis:
    """Read one definition in YAML. Raises ToldWrongError with the place of what is wrong.

    It has `name`, `version`, `from`, `by` (one question or two), `words`, and may have `kinds` and `bands`.
    """
    told = read(text, LONGEST_DEFINITION, as_written=True)
    parts = told.table({"name", "version", "from", "by", "words"}, {"kinds", "bands"})
    by = parts["by"].codes()
    if not 1 <= len(by) <= MOST_CROSSED or len(set(by)) < len(by):
        parts["by"].refuse(f"one question, or up to {MOST_CROSSED} that are not the same")
    name, words = parts["name"].words(), parts["words"].words()
    for part, said, most in ((parts["name"], name, LONGEST_TITLE), (parts["words"], words, _LONGEST_WORDS)):
        if not fits(said, most):
            part.refuse(f"words of at most {most} letters")
    kinds = tuple(RespondentKind(one.code(list(RespondentKind), "respondent")) for one in parts["kinds"].each())
    bands = {path: _band(one) for path, one in parts["bands"].pairs()} if parts["bands"] else {}
    if not set(bands) <= set(by):
        parts["bands"].refuse("bands of questions that are counted")
    number = parts["version"].number(_MOST_VERSIONS)
    return Analysis(name, number, parts["from"].day(), by, kinds or tuple(RespondentKind), words, bands)


def _band(told: Told) -> tuple[int, ...]:
    starts = tuple(one.number(_MOST_NUMBER) for one in told.each())
    if not starts or starts[0] != 0 or len(starts) > MOST_BANDS or sorted(set(starts)) != list(starts):
        told.refuse(f"numbers at which bands begin: from 0 on, growing, at most {MOST_BANDS}")
    return starts


def why_not_counted(form: Definition, analysis: Analysis) -> tuple[SurveyWrong, str] | None:
    """Tell which question of a definition cannot be counted of this form; None where all can."""
    questions = asked_once(form)
    for path in analysis.by:
        if path not in questions or questions[path].kind not in _COUNTED:
            return SurveyWrong.NOT_IN_THE_FORM, path
        if questions[path].kind in NUMBERS and path not in analysis.bands:
            return SurveyWrong.NO_BANDS, path
    return None


def asked_once(form: Definition) -> Mapping[str, Question]:
    """Give the questions of a form by their paths; none is asked for several rows."""
    return {one.path: one for one in form.questions()}


def why_not_defined(analysis: Analysis, earlier: Iterable[Analysis], today: date) -> SurveyWrong | None:
    """Tell why a version is not taken: each is newer than the one before, and none begins in the past of another."""
    before = [one for one in earlier if one.name == analysis.name]
    newer = all(analysis.version > one.version and analysis.valid_from > one.valid_from for one in before)
    if not newer:
        return SurveyWrong.NOT_LATER
    return SurveyWrong.NOT_LATER if before and analysis.valid_from < today else None


def in_force(analyses: Iterable[Analysis], name: str, day: date) -> Analysis:
    """Give the definition of a name that was in force on a day. Raises SurveyRefusedError where none was."""
    standing = [one for one in analyses if one.name == name and one.valid_from <= day]
    if not standing:
        raise SurveyRefusedError(SurveyWrong.NO_DEFINITION, name)
    return max(standing, key=lambda one: one.valid_from)


__all__ = ["ToldWrongError", "asked_once", "in_force", "read_analysis", "why_not_counted", "why_not_defined"]
