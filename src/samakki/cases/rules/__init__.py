"""What may be written at the desk, and how it is read off a folded file: pure judgements."""

from samakki.cases.rules.bringing import first_entries, unfit_in
from samakki.cases.rules.marks import (
    DESK,
    FORM,
    PINNED,
    TAKEN_BACK,
    VERSION,
    answer_field,
    fillings_in,
    is_marked,
    mark_field,
    pinned_notes,
    pinned_value,
)
from samakki.cases.rules.reading import ROW_SECTIONS, case_file, case_row, section_shown
from samakki.cases.rules.values import fitting_value, fitting_words, partial_date, proposed_pseudonym

__all__ = [
    "DESK",
    "FORM",
    "PINNED",
    "ROW_SECTIONS",
    "TAKEN_BACK",
    "VERSION",
    "answer_field",
    "case_file",
    "case_row",
    "fillings_in",
    "first_entries",
    "fitting_value",
    "fitting_words",
    "is_marked",
    "mark_field",
    "partial_date",
    "pinned_notes",
    "pinned_value",
    "proposed_pseudonym",
    "section_shown",
    "unfit_in",
]
