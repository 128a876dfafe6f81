"""Identification and assistance written side by side; second opinions asked and answered; reports of the missing."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils import timezone

from samakki.cases.actions.changing import Told, change_fields
from samakki.cases.actions.desk import of_case, of_cases
from samakki.cases.actions.rows import rows_in, write_row
from samakki.cases.rules import fitting_value, missing_for_decision, missing_for_help, row_to, section_shown, ways_of
from samakki.cases.words import OPINIONS, REPORTS, FourWays, Question, RowShown, SectionShown, WordsRefusedError
from samakki.journal import actions as journal
from samakki.journal.words import FileState
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import BY_NAME, FieldUnknownError, Section, field_named

_EXPERIENCE: Final = Section.EXPERIENCE
_ADMINISTRATION: Final = Section.ADMINISTRATION
_REPORTS: Final = BY_NAME[Section.FAMILY, REPORTS]


@deed(about=of_case)
def read_identification(by: By, case: FileId) -> tuple[FourWays, SectionShown, SectionShown]:
    """Open how a case stands, and the sections that say so: experience, administration."""
    states = journal.read_snapshots(by, [case], [_EXPERIENCE, _ADMINISTRATION], page="identification")
    state = states.get(case, FileState())
    return ways_of(state), section_shown(state, _EXPERIENCE), section_shown(state, _ADMINISTRATION)


@deed(about=of_case)
def identify(by: By, case: FileId, told: Mapping[str, Told], helped: Mapping[str, Told]) -> None:
    """Write what was decided about identification (`told`), and whether somebody is helped (`helped`).

    Neither needs the other. Raises WordsRefusedError `empty` for a decision that names nobody who decided or no
    definition in force, and for no help without its reason.
    """
    states = journal.read_snapshots(by, [case], [_EXPERIENCE, _ADMINISTRATION], page="identification")
    state = states.get(case, FileState())
    lacking = missing_for_decision(_after(state, _EXPERIENCE, told)) if told else ()
    lacking += missing_for_help(_after(state, _ADMINISTRATION, helped)) if helped else ()
    for about in lacking:
        raise WordsRefusedError(about, "empty")
    if told:
        change_fields(by, case, _EXPERIENCE, told)
    if helped:
        change_fields(by, case, _ADMINISTRATION, _without_stale_reason(state, helped))


@deed(about=of_case)
def ask_opinion(by: By, case: FileId, question: Question) -> str:
    """Ask somebody for a second opinion; gives the row. Raises WordsRefusedError where no words or nobody is named."""
    for about, words in (("question", question.words), ("of_whom", question.of_whom)):
        if not words.strip():
            raise WordsRefusedError(about, "empty")
    told = {"question": question.words, "of_whom": question.of_whom, "asked_on": _today(by), "due": question.due}
    parts = {name: Told([words]) for name, words in (told | {"state": "asked"}).items() if words}
    return write_row(by, case, _EXPERIENCE, OPINIONS, "", parts)


@deed(about=of_case)
def answer_opinion(by: By, case: FileId, row: str, answer: str, answered_by: str) -> None:
    """Write the answer to a question, and from whom it came; an answer of nothing takes the question back.

    Raises FieldUnknownError for a question that is not there.
    """
    shown = next((one for one in rows_in(by, case, BY_NAME[_EXPERIENCE, OPINIONS]) if one.row == row), None)
    if shown is None:
        raise FieldUnknownError(row)
    told = {"answer": answer.strip(), "answered_by": answered_by if answer.strip() else ""}
    told["state"] = "answered" if answer.strip() else "taken_back"
    parts = {name: Told([words], base=_base(shown, name)) for name, words in told.items() if words}
    write_row(by, case, _EXPERIENCE, OPINIONS, row, parts)


def _of_both(by: By, case: FileId, other: FileId, *_args: object, **_more: object) -> Attributes:
    return of_cases(by, (case, other))


@deed(about=_of_both)
def link_report(by: By, case: FileId, other: FileId, told: Mapping[str, str]) -> None:
    """Link the file of somebody who was missing with the file in which it was reported: each leads to the other.

    `told` are parts of the report (number, made_to, day, by, found_on). Linked already, only what is told is written.
    Raises WordsRefusedError for one file twice.
    """
    if case == other:
        raise WordsRefusedError("other", "not_a_case")  # noqa: EM101 -- a code, and no message
    for one, another in ((case, other), (other, case)):
        row = row_to(rows_in(by, one, _REPORTS), another)
        parts = {name: Told([words], base=_base(row, name)) for name, words in told.items() if words}
        if row is None:
            parts["case"] = Told([str(another)])
        if parts:
            write_row(by, one, Section.FAMILY, REPORTS, row.row if row else "", parts)


def _base(row: RowShown | None, name: str) -> tuple[Any, ...]:
    return next((part.heads.base for part in row.parts if part.field.name == name), ()) if row else ()


def _today(by: By) -> str:
    return timezone.localtime(by.clock.now()).date().isoformat()


def _after(state: FileState, section: Section, told: Mapping[str, Told]) -> dict[str, Any]:
    """Give what would stand in a section once this is written."""
    stands = {one.field.name: one.heads.value for one in section_shown(state, section).fields}
    return stands | {
        name: fitting_value(field_named(section, name), given.said, given.missing) for name, given in told.items()
    }


def _without_stale_reason(state: FileState, helped: Mapping[str, Told]) -> Mapping[str, Told]:
    """Let the reason why nobody helps go when somebody does."""
    after, why = _after(state, _ADMINISTRATION, helped), "not_assisted_why"
    if after["assisted"] == "no" or after[why] is None:
        return helped
    return {**helped, why: Told([""], base=state.heads(_ADMINISTRATION, why).base)}
