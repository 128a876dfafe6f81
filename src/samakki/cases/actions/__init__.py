"""What is done at the desk: opening, writing, deciding, reading, filling in; the only writers of case files."""

from samakki.cases.actions.announcing import (
    announce,
    say_whether_come,
)
from samakki.cases.actions.assigning import (
    assign_cases,
    assign_worker,
)
from samakki.cases.actions.attaching import (
    attach_file,
    list_attachments,
    read_attachment,
)
from samakki.cases.actions.books import (
    open_book,
    read_book,
    take_line_back,
    write_in_book,
)
from samakki.cases.actions.changing import (
    Told,
    change_fields,
    resolve_conflict,
)
from samakki.cases.actions.consenting import (
    ask_consent,
    give_consent,
    open_consents,
    refuse_consent,
    withdraw_consent,
)
from samakki.cases.actions.copying import (
    read_own_copy,
)
from samakki.cases.actions.counting import (
    Now,
    count,
)
from samakki.cases.actions.daily import (
    open_day,
    open_drawer,
)
from samakki.cases.actions.decoys import (
    lay_decoy,
)
from samakki.cases.actions.disclosing import (
    end_passed_on,
    end_sharing,
    ground_of_sharing,
    say_passed_on_told,
    say_told,
    share_without_consent,
    sign_sharing,
)
from samakki.cases.actions.erasing import (
    erase_case_file,
    extent_of,
    forget_case,
    number_for_facts,
)
from samakki.cases.actions.excluding import (
    declare_conflict,
    lift_conflict,
    name_never,
    take_off_never,
)
from samakki.cases.actions.family import (
    link_family,
    name_family,
    part_family,
)
from samakki.cases.actions.fitting import (
    fitting_audience,
)
from samakki.cases.actions.form_history import (
    filling_history,
    fillings_over_time,
)
from samakki.cases.actions.forms import (
    fill_form,
    fillings,
    read_filling,
)
from samakki.cases.actions.handing_on import hand_on
from samakki.cases.actions.identifying import (
    answer_opinion,
    ask_opinion,
    identify,
    link_report,
    read_identification,
)
from samakki.cases.actions.in_books import (
    keep_in_book,
    kept_in_books,
)
from samakki.cases.actions.joining import (
    join_cases,
    name_joined,
    part_cases,
    read_beside,
)
from samakki.cases.actions.leading import lead_on
from samakki.cases.actions.likeness import say_alike, say_unlike
from samakki.cases.actions.listing import (
    caseload,
    find_by_skills,
    find_in_caseload,
    glance,
    name_cases,
)
from samakki.cases.actions.noting import note_in_clear
from samakki.cases.actions.opening import (
    open_case,
    propose_pseudonym,
)
from samakki.cases.actions.overlooking import overlook
from samakki.cases.actions.reading import (
    field_history,
    open_closed_entry,
    read_case,
    read_section,
)
from samakki.cases.actions.receipts import (
    read_receipt,
    receipt_as_data,
)
from samakki.cases.actions.restricting import (
    lift_restriction,
    note_request,
    restrict_case,
)
from samakki.cases.actions.rows import (
    move_row,
    put_row_back,
    take_row_away,
    write_row,
)
from samakki.cases.actions.screening import (
    open_screening,
    screen,
)
from samakki.cases.actions.setting import (
    set_rows,
    undo_entry,
)
from samakki.cases.actions.shared import (
    open_shared_entry,
    read_own_entries,
    read_shared_case,
    shared_cases,
    write_shared_note,
)
from samakki.cases.actions.sheets import (
    read_sheet,
)
from samakki.cases.actions.stepping import (
    move_step,
    note_steps,
    read_path,
    undo_step,
)
from samakki.cases.actions.taking_in import (
    open_cases,
)
from samakki.cases.actions.tallying import (
    count_answers,
)
from samakki.cases.actions.tracing import (
    leave_traces,
)
from samakki.cases.actions.writing import (
    pin,
    take_back,
    unpin,
    write_note,
)
from samakki.cases.words import (
    Answer,
)

__all__ = [
    "Answer",
    "Now",
    "Told",
    "announce",
    "answer_opinion",
    "ask_consent",
    "ask_opinion",
    "assign_cases",
    "assign_worker",
    "attach_file",
    "caseload",
    "change_fields",
    "count",
    "count_answers",
    "declare_conflict",
    "end_passed_on",
    "end_sharing",
    "erase_case_file",
    "extent_of",
    "field_history",
    "fill_form",
    "filling_history",
    "fillings",
    "fillings_over_time",
    "find_by_skills",
    "find_in_caseload",
    "fitting_audience",
    "forget_case",
    "give_consent",
    "glance",
    "ground_of_sharing",
    "hand_on",
    "identify",
    "join_cases",
    "keep_in_book",
    "kept_in_books",
    "lay_decoy",
    "lead_on",
    "leave_traces",
    "lift_conflict",
    "lift_restriction",
    "link_family",
    "link_report",
    "list_attachments",
    "move_row",
    "move_step",
    "name_cases",
    "name_family",
    "name_joined",
    "name_never",
    "note_in_clear",
    "note_request",
    "note_steps",
    "number_for_facts",
    "open_book",
    "open_case",
    "open_cases",
    "open_closed_entry",
    "open_consents",
    "open_day",
    "open_drawer",
    "open_screening",
    "open_shared_entry",
    "overlook",
    "part_cases",
    "part_family",
    "pin",
    "propose_pseudonym",
    "put_row_back",
    "read_attachment",
    "read_beside",
    "read_book",
    "read_case",
    "read_filling",
    "read_identification",
    "read_own_copy",
    "read_own_entries",
    "read_path",
    "read_receipt",
    "read_section",
    "read_shared_case",
    "read_sheet",
    "receipt_as_data",
    "refuse_consent",
    "resolve_conflict",
    "restrict_case",
    "say_alike",
    "say_passed_on_told",
    "say_told",
    "say_unlike",
    "say_whether_come",
    "screen",
    "set_rows",
    "share_without_consent",
    "shared_cases",
    "sign_sharing",
    "take_back",
    "take_line_back",
    "take_off_never",
    "take_row_away",
    "undo_entry",
    "undo_step",
    "unpin",
    "withdraw_consent",
    "write_in_book",
    "write_note",
    "write_row",
    "write_shared_note",
]
