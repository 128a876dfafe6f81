"""Whether a map may be followed: every column is there, and no name goes where it would be counted or shown."""

from collections.abc import Sequence

from samakki.cases.words import Said
from samakki.sections.words import Coarse, Field, FieldType, Section
from samakki.transfers.rules.cells import FlawedError, read_told
from samakki.transfers.rules.flat import TOLD
from samakki.transfers.rules.folding import readings
from samakki.transfers.rules.guessing import codes_of, field_of, is_choice, means
from samakki.transfers.rules.shapes import shape_of
from samakki.transfers.words import (
    Column,
    Plan,
    PlanRefusedError,
    PlanWrong,
    Shape,
    Survey,
    Vocabulary,
)

_COUNTED = frozenset({FieldType.CODE, FieldType.CODES, FieldType.NUMBER, FieldType.DECIMAL, FieldType.PARTIAL_DATE})
_PSEUDONYM = "pseudonym"
_ENOUGH = 8
_MOSTLY = 0.8


def must_be_followable(plan: Plan, survey: Survey, vocabulary: Vocabulary) -> None:
    """Raise PlanRefusedError for the first column that cannot go where the map sends it."""
    samples = dict(zip(survey.headings, survey.samples, strict=True))
    if plan.id and plan.id not in samples:
        raise PlanRefusedError(PlanWrong.NO_SUCH_COLUMN, plan.id)
    going = [column for column in plan.columns if column.target is not None]
    if not going:
        raise PlanRefusedError(PlanWrong.NOTHING_MAPPED)
    seen: set[str] = set()
    for column in going:
        if column.heading not in samples:
            raise PlanRefusedError(PlanWrong.NO_SUCH_COLUMN, column.heading)
        _must_fit(column, samples[column.heading], vocabulary)
        if str(column.target) in seen and not column.standard:
            raise PlanRefusedError(PlanWrong.TWO_INTO_ONE, f"{column.heading}: {column.target}")
        if not column.standard:
            seen.add(str(column.target))


def shifted(plan: Plan, survey: Survey) -> list[str]:
    """Name the columns of a map that begin to mean something else halfway, with the row."""
    going = {column.heading for column in plan.columns if column.target is not None}
    return [
        f"{survey.headings[shift.column]}: {shift.row}"
        for shift in survey.shifts
        if survey.headings[shift.column] in going
    ]


def _must_fit(column: Column, samples: Sequence[str], vocabulary: Vocabulary) -> None:
    target = column.target
    field = None if target is None else field_of(target)
    if target is None or field is None:
        return
    if is_choice(field) and set(column.codes.values()) - {code for code, _words in field.codes}:
        raise PlanRefusedError(PlanWrong.NO_SUCH_CODE, f"{column.heading}: {target}")
    if target.piece == TOLD:
        samples = [str(said.value) for sample in samples for said in _read(sample)]
    named = any(reading in vocabulary.names for reading in readings(column.heading))
    if field.section is Section.IDENTITY and field.name == _PSEUDONYM:
        if named:
            raise PlanRefusedError(PlanWrong.NAME_AS_PSEUDONYM, f"{column.heading}: {target}")
        return
    told = field.fact and field.coarse is not Coarse.STANDS  # of a link nothing is told but that it stands
    if (told or field.type in _COUNTED) and (named or _like_names(column, field, samples, vocabulary)):
        raise PlanRefusedError(PlanWrong.NAME_INTO_FACT, f"{column.heading}: {target}")


def _read(sample: str) -> tuple[Said, ...]:
    try:
        return read_told(sample) if sample else ()
    except FlawedError:
        return ()


def _like_names(column: Column, field: Field, samples: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether most values are words, nearly all different, and none of them means a code."""
    said = [sample.strip() for sample in samples if shape_of(sample) is Shape.WORDS]
    known = codes_of(column.target, vocabulary) if column.target and is_choice(field) else {}
    strange = [text for text in said if not means(text, known) and text not in column.codes]
    if len(said) < _ENOUGH or field.type is FieldType.PARTIAL_DATE:
        return False
    return len(strange) >= _MOSTLY * len(said) and len(set(strange)) >= _MOSTLY * len(strange)
