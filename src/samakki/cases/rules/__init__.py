"""What may be written at the desk, and how it is read off a folded file: pure judgements."""

from samakki.cases.rules.ages import (
    audience_of,
    check_birth,
)
from samakki.cases.rules.answers import (
    field_value,
    form_value,
    missing_in,
)
from samakki.cases.rules.books import (
    BOOK_SECTION,
    LINE,
    STANDING,
    line_of,
    line_value,
    notes_of,
)
from samakki.cases.rules.bringing import (
    disputes_in,
    first_entries,
    unfit_in,
)
from samakki.cases.rules.consenting import (
    SHARES,
    check_reason,
    check_yes,
    child_or_not,
    disclosed_parts,
    is_open_answer,
    lines_in,
    part_base,
    parts_of,
    recipient_words,
)
from samakki.cases.rules.copying import (
    copied_entries,
    copied_state,
)
from samakki.cases.rules.daily import (
    is_child,
    person_of,
)
from samakki.cases.rules.fillings import (
    Finder,
    fillings_in,
    next_rank,
)
from samakki.cases.rules.finding import (
    SEARCHED_SECTIONS,
    fits,
)
from samakki.cases.rules.handing import (
    closed_sayings,
    first_values,
    led_on,
    links_in,
    sayings,
)
from samakki.cases.rules.identifying import (
    is_of_trafficking,
    missing_for_decision,
    missing_for_help,
    ways_of,
)
from samakki.cases.rules.joining import (
    Sheaf,
    given_back,
    joined_field,
    joined_in,
    joined_value,
    taken_over,
)
from samakki.cases.rules.kin import (
    INVERSE,
    linked,
    relation_of,
    row_to,
)
from samakki.cases.rules.likeness import alike_in, leads_to, said_alike, said_unlike
from samakki.cases.rules.marks import (
    CLOSED,
    DESK,
    FORM,
    PINNED,
    SAVED,
    TAKEN_BACK,
    VERSION,
    answer_field,
    closed_in,
    closed_mark,
    is_marked,
    mark_field,
    no_longer_open,
    pinned_notes,
    pinned_value,
    stands_for_closed,
    starts_closed,
)
from samakki.cases.rules.noting import (
    Noted,
    noted_in,
)
from samakki.cases.rules.placing import (
    Spot,
    paths_of,
    spot_of,
)
from samakki.cases.rules.reading import (
    ROW_SECTIONS,
    case_file,
    case_row,
    section_shown,
)
from samakki.cases.rules.receipts import (
    receipt_fields,
)
from samakki.cases.rules.rows import (
    moved,
    rank_after,
    settled,
    standing_in_rows,
)
from samakki.cases.rules.saving import (
    Saving,
    closed_entry,
    drafts_of,
)
from samakki.cases.rules.screening import (
    kept_in,
    known_in,
    sources_of,
)
from samakki.cases.rules.skills import (
    ABILITIES,
    is_in_words,
    is_silent,
    skilled,
)
from samakki.cases.rules.stepping import (
    USUAL,
    how_it_comes,
    left_out,
    look_at_day,
    needs_reason,
    path_of,
    rank_in,
    step_back,
    taken_back,
    written_as,
)
from samakki.cases.rules.undoing import (
    replaced_by,
)
from samakki.cases.rules.values import (
    fitting_value,
    fitting_words,
    partial_date,
    proposed_pseudonym,
)

__all__ = [
    "ABILITIES",
    "BOOK_SECTION",
    "CLOSED",
    "DESK",
    "FORM",
    "INVERSE",
    "LINE",
    "PINNED",
    "ROW_SECTIONS",
    "SAVED",
    "SEARCHED_SECTIONS",
    "SHARES",
    "STANDING",
    "TAKEN_BACK",
    "USUAL",
    "VERSION",
    "Finder",
    "Noted",
    "Saving",
    "Sheaf",
    "Spot",
    "alike_in",
    "answer_field",
    "audience_of",
    "case_file",
    "case_row",
    "check_birth",
    "check_reason",
    "check_yes",
    "child_or_not",
    "closed_entry",
    "closed_in",
    "closed_mark",
    "closed_sayings",
    "copied_entries",
    "copied_state",
    "disclosed_parts",
    "disputes_in",
    "drafts_of",
    "field_value",
    "fillings_in",
    "first_entries",
    "first_values",
    "fits",
    "fitting_value",
    "fitting_words",
    "form_value",
    "given_back",
    "how_it_comes",
    "is_child",
    "is_in_words",
    "is_marked",
    "is_of_trafficking",
    "is_open_answer",
    "is_silent",
    "joined_field",
    "joined_in",
    "joined_value",
    "kept_in",
    "known_in",
    "leads_to",
    "led_on",
    "left_out",
    "line_of",
    "line_value",
    "lines_in",
    "linked",
    "links_in",
    "look_at_day",
    "mark_field",
    "missing_for_decision",
    "missing_for_help",
    "missing_in",
    "moved",
    "needs_reason",
    "next_rank",
    "no_longer_open",
    "noted_in",
    "notes_of",
    "part_base",
    "partial_date",
    "parts_of",
    "path_of",
    "paths_of",
    "person_of",
    "pinned_notes",
    "pinned_value",
    "proposed_pseudonym",
    "rank_after",
    "rank_in",
    "receipt_fields",
    "recipient_words",
    "relation_of",
    "replaced_by",
    "row_to",
    "said_alike",
    "said_unlike",
    "sayings",
    "section_shown",
    "settled",
    "skilled",
    "sources_of",
    "spot_of",
    "standing_in_rows",
    "stands_for_closed",
    "starts_closed",
    "step_back",
    "taken_back",
    "taken_over",
    "unfit_in",
    "ways_of",
    "written_as",
]
