"""Screening: a set of indicators shows what it finds and where; a person decides, and all of it is kept together."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext

from samakki.cases.actions.desk import of_case, written
from samakki.cases.rules import fitting_value, kept_in, known_in, next_rank, sources_of
from samakki.cases.words import (
    SCREENINGS,
    FieldsChanged,
    Law,
    LawNeededError,
    Outcome,
    ScreeningOpened,
    defined_words,
    proof_words,
    sign_in_words,
    text_in_words,
    weighing_in_words,
)
from samakki.instruments import queries as instruments
from samakki.instruments.words import Bound, IndicatorSetId, SetShown, Stands, Weighed
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, FileState, Kind
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import FileId
from samakki.sections.words import RANK, Section, cell, field_named, row_of

_EXPERIENCE: Final = Section.EXPERIENCE
_ELEMENTS: Final = ("status", "acts", "means", "purpose")
_DECISION: Final = (
    "status",
    "definition",
    "threshold",
    "decided_on",
    "decision_reason",
    "decided_by",
    "decision_country",
)
_UNKNOWN: Final = (Stands.NOT_ASKED, Stands.NOT_NAMED, Stands.UNKNOWN, Stands.DECLINED, Stands.CLOSED)
_UNDECIDED: Final = "not_decided"


@deed(about=of_case)
def open_screening(by: By, case: FileId, which: IndicatorSetId) -> ScreeningOpened:
    """Show how each indicator of a set stands in a case, with everything it was read from. Raises SetUnknownError."""
    return _opened(by, _state(by, case), which)


@deed(about=of_case)
def screen(by: By, case: FileId, outcome: Outcome, day: datetime) -> str:
    """Keep a screening: the set and what it found, the law and threshold in force, and what a person decided.

    The set suggests and never decides. A decision is written as the standing of the case too, with the law by which it
    was made. Gives the row. Raises LawNeededError, SetUnknownError, WordsRefusedError.
    """
    state = _state(by, case)
    opened = _opened(by, state, outcome.indicators)
    law = _law(by, outcome)
    row = row_of(by.chance.bytes(4))
    parts = _parts(opened, law, outcome, day)
    rank = next_rank(state, Bound(_EXPERIENCE, SCREENINGS))
    changes = [Change(cell(SCREENINGS, row, RANK), rank, ())]
    for part, told in parts.items():
        name = cell(SCREENINGS, row, part)
        value = fitting_value(field_named(_EXPERIENCE, name), [told])
        if value is not None:
            changes.append(Change(name, value, ()))
    changes += _standing(state, law, outcome, day)
    journal.append(by, case, _EXPERIENCE, Body(Kind.CHANGE, changes=tuple(changes)))
    written(by, case)
    tell(by, FieldsChanged(case, _EXPERIENCE, tuple(change.field for change in changes)))
    return row


def _opened(by: By, state: FileState, which: IndicatorSetId) -> ScreeningOpened:
    shown = instruments.indicator_set(by, which)
    known, origins = known_in(state, sources_of(shown.content), instruments.form_ids(by))
    return ScreeningOpened(
        shown=shown,
        weighing=instruments.weigh(by, which, known),
        origins=origins,
        kept=kept_in(state),
        elements={name: state.value(_EXPERIENCE, name) for name in _ELEMENTS},
        standing=tuple(stamp for name in _DECISION for stamp in state.heads(_EXPERIENCE, name).base),
    )


def _law(by: By, outcome: Outcome) -> Law:
    shown = instruments.indicator_set(by, outcome.law_set)
    definition = next((one for one in shown.content.definitions if one.code == outcome.definition), None)
    thresholds = (one for each in instruments.indicator_sets(by) for one in each.content.thresholds)
    threshold = next((one for one in thresholds if one.code == outcome.threshold), None)
    if definition is None or threshold is None:
        raise LawNeededError
    return Law(shown, definition, threshold)


def _parts(opened: ScreeningOpened, law: Law, outcome: Outcome, day: datetime) -> Mapping[str, str]:
    weighed = opened.weighing.weighed
    return {
        "date": timezone.localdate(day).isoformat(),
        "instrument": outcome.instrument,
        "indicator_set": _named(opened.shown),
        "definition": defined_words(law.definition, law.shown),
        "threshold": proof_words(law.threshold),
        "present": "\n".join(_present(opened, each) for each in weighed if each.stands is Stands.PRESENT),
        "not_known": "\n".join(_not_known(each) for each in weighed if each.stands in _UNKNOWN),
        "suggestion": weighing_in_words(opened.shown.content, opened.weighing),
        "decision": outcome.decision,
        "role": outcome.role,
        "protection": outcome.protection,
        "immigration": outcome.immigration,
        "reason": outcome.reason,
    }


def _named(shown: SetShown) -> str:
    return f"{text_in_words(shown.content.title)} ({shown.content.name}, {shown.number})"


def _present(opened: ScreeningOpened, each: Weighed) -> str:
    seen = [one for one in each.seen if one.stands is Stands.PRESENT]
    origin = "; ".join(dict.fromkeys(sign_in_words(one, opened.origins, _EXPERIENCE) for one in seen))
    found = f"{text_in_words(each.indicator.label)}: {origin}"
    doubt = gettext("told in two ways")
    return f"{found} [{doubt}]" if each.disputed else found


def _not_known(each: Weighed) -> str:
    return f"{text_in_words(each.indicator.label)}: {each.stands.in_words}"


def _standing(state: FileState, law: Law, outcome: Outcome, day: datetime) -> Sequence[Change]:
    if outcome.decision == _UNDECIDED:
        return ()
    by_law = (defined_words(law.definition, law.shown), proof_words(law.threshold))
    on = timezone.localdate(day).isoformat()
    now = (outcome.decision, *by_law, on, outcome.reason, outcome.decided_by, outcome.country)
    seen = frozenset(outcome.seen)
    return [
        Change(
            name,
            fitting_value(field_named(_EXPERIENCE, name), [words]),
            tuple(stamp for stamp in state.heads(_EXPERIENCE, name).base if stamp in seen),
        )
        for name, words in zip(_DECISION, now, strict=True)
        if words or state.value(_EXPERIENCE, name) is not None
    ]


def _state(by: By, case: FileId) -> FileState:
    return journal.read_snapshots(by, [case], None, page="screening").get(case, FileState())
