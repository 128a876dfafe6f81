"""What is done at the desk: opening, writing, deciding, reading, filling in; the only writers of case files."""

from samakki.cases.actions.assigning import assign_worker
from samakki.cases.actions.attaching import attach_file, list_attachments, read_attachment
from samakki.cases.actions.changing import Told, change_fields, resolve_conflict
from samakki.cases.actions.counting import Now, count
from samakki.cases.actions.family import link_family, name_family, part_family
from samakki.cases.actions.fitting import fitting_audience
from samakki.cases.actions.form_history import filling_history, fillings_over_time
from samakki.cases.actions.forms import fill_form, fillings, read_filling
from samakki.cases.actions.handing_on import hand_on
from samakki.cases.actions.joining import join_cases, name_joined, part_cases, read_beside
from samakki.cases.actions.leading import lead_on
from samakki.cases.actions.listing import caseload, find_by_skills, find_in_caseload, name_cases
from samakki.cases.actions.opening import open_case, propose_pseudonym
from samakki.cases.actions.reading import field_history, open_closed_entry, read_case, read_section
from samakki.cases.actions.rows import move_row, put_row_back, take_row_away, write_row
from samakki.cases.actions.screening import open_screening, screen
from samakki.cases.actions.taking_in import open_cases
from samakki.cases.actions.tallying import count_answers
from samakki.cases.actions.writing import pin, take_back, unpin, write_note
from samakki.cases.words import Answer

__all__ = [
    "Answer",
    "Now",
    "Told",
    "assign_worker",
    "attach_file",
    "caseload",
    "change_fields",
    "count",
    "count_answers",
    "field_history",
    "fill_form",
    "filling_history",
    "fillings",
    "fillings_over_time",
    "find_by_skills",
    "find_in_caseload",
    "fitting_audience",
    "hand_on",
    "join_cases",
    "lead_on",
    "link_family",
    "list_attachments",
    "move_row",
    "name_cases",
    "name_family",
    "name_joined",
    "open_case",
    "open_cases",
    "open_closed_entry",
    "open_screening",
    "part_cases",
    "part_family",
    "pin",
    "propose_pseudonym",
    "put_row_back",
    "read_attachment",
    "read_beside",
    "read_case",
    "read_filling",
    "read_section",
    "resolve_conflict",
    "screen",
    "take_back",
    "take_row_away",
    "unpin",
    "write_note",
    "write_row",
]
