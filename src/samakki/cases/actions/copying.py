"""The person's own copy: the whole file is read for its person, and that is recorded as a reading of its own kind."""

from collections.abc import Iterator, Mapping
from typing import Final

from samakki.cases.actions.desk import binder, of_case, stored
from samakki.cases.models import Case
from samakki.cases.rules import case_row, copied_entries, copied_state, fillings_in, joined_in, section_shown
from samakki.cases.words import KeptBack, OwnCopy
from samakki.consent import queries as consent
from samakki.journal import actions as journal
from samakki.journal import queries as asked
from samakki.journal.words import FileRead, OpenedEntry, Purpose
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, EntryId, FileId
from samakki.sections.words import RECORD, Section

PAGE: Final = "own copy"
_AT_ONCE: Final = 1_000
_READINGS: Final = 5_000
_IN_CLEAR: Final = ("opened_at", "last_entry_at", "joined_at", "step", "step_since", "last_contact_on", "planned_on")
_CLEAR: Final = (*_IN_CLEAR, "closed_on", "restricted_at", "conflicts")


@deed(about=of_case)
def read_own_copy(by: By, case: FileId, chosen: Mapping[EntryId, KeptBack] | None = None) -> OwnCopy:
    """Open everything that is held on somebody, for themselves, closed entries too; each reading says so.

    `chosen` names entries that are left out, and why; what somebody else told in confidence is left out by rule.
    """
    row, without = stored(case), chosen or {}
    pages = list(_pages(by, case))
    state = pages[0].state
    given, left = copied_state(state, without)
    entries = [entry for page in pages for entry in page.entries if entry.body is not None]
    return OwnCopy(
        row=case_row(row, given),
        owner=AgencyId(row.owner_id),
        made_at=by.clock.now(),
        sections=tuple(section_shown(given, section) for section in RECORD),
        fillings=tuple(fillings_in(given, binder(by))),
        entries=copied_entries([*entries, *_closed(by, case)], state, without),
        left_out=left,
        grounds=consent.grounds_of(by, case, AgencyId(row.owner_id)),
        readings=asked.reads_of(by, case, _READINGS),
        joined=joined_in(state),
        clear=_in_clear(row),
    )


def _pages(by: By, case: FileId) -> Iterator[FileRead]:
    """Open the whole file, a thousand entries at a time."""
    before: int | None = None
    while True:
        page = journal.read_file(by, case, None, Purpose.OWN_COPY, page=PAGE, before=before, limit=_AT_ONCE)
        yield page
        before = page.next_before
        if before is None:
            return


def _closed(by: By, case: FileId) -> list[OpenedEntry]:
    shut = [entry for _case, entry in asked.closed_in(by, [case], list(Section))]
    opened: list[OpenedEntry] = []
    for start in range(0, len(shut), _AT_ONCE):
        opened += journal.open_closed_many(by, shut[start : start + _AT_ONCE], Purpose.OWN_COPY, page=PAGE)
    return opened


def _in_clear(row: Case) -> dict[str, str | int | None]:
    told = {name: getattr(row, name) for name in _CLEAR}
    return {name: value if isinstance(value, int | None) else str(value) for name, value in told.items()}
