"""The caseload: a page of names opened at once, with one record of having been read."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import QuerySet

from samakki.cases.actions.desk import acting
from samakki.cases.models import Case
from samakki.cases.rules import ROW_SECTIONS, case_row
from samakki.cases.words import CASES_A_PAGE, CASES_A_SEARCH, CasePage, CaseRow, Order, Scope
from samakki.journal import actions as journal
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import Section

_LATIN_MARKS: Final = 0x036F
_ORDERED: Final = {
    Order.LAST_ENTRY: ("-last_entry_at", "-file_id"),
    Order.LONGEST_SILENT: ("last_entry_at", "file_id"),
    Order.OPENED: ("-file_id",),
}


@deed()
def caseload(by: By, scope: Scope = Scope.MINE, order: Order = Order.LAST_ENTRY, page: int = 1) -> CasePage:
    """Give a page of 25 people with their names, the safe way to contact them, and what waits."""
    start = (max(page, 1) - 1) * CASES_A_PAGE
    found = list(_cases(by, scope).order_by(*_ORDERED[order])[start : start + CASES_A_PAGE + 1])
    rows = opened(by, found[:CASES_A_PAGE], ROW_SECTIONS, "caseload")
    return CasePage(rows, max(page, 1), len(found) > CASES_A_PAGE)


@deed()
def find_in_caseload(by: By, wanted: str, scope: Scope = Scope.MINE) -> CasePage:
    """Find people of a caseload by parts of a name or pseudonym in any script, or by the mark of the case.

    Opens the names of the 500 cases written to last and gives the first 25 that match; `more` says that others do.
    """
    parts = _folded(wanted).split()
    found = list(_cases(by, scope).order_by("-last_entry_at", "-file_id")[:CASES_A_SEARCH])
    rows = opened(by, found, (Section.IDENTITY, Section.CONTACT, Section.SAFETY), "search") if parts else ()
    fitting = [row for row in rows if _matches(parts, row)]
    return CasePage(tuple(fitting[:CASES_A_PAGE]), 1, len(fitting) > CASES_A_PAGE)


@deed()
def name_cases(by: By, cases: Iterable[FileId]) -> tuple[CaseRow, ...]:
    """Give the rows of these cases, as far as they are the agency's, in the order asked for."""
    wanted = list(dict.fromkeys(cases))[:CASES_A_SEARCH]
    found = {case.pk: case for case in Case.objects.filter(pk__in=wanted, owner_id=by.agency, joined_at=None)}
    return opened(by, [found[case] for case in wanted if case in found], ROW_SECTIONS, "note")


def _cases(by: By, scope: Scope) -> QuerySet[Case]:
    member, agency = acting(by)
    cases = Case.objects.filter(owner_id=agency, joined_at=None)
    if scope is Scope.MINE:
        return cases.filter(worker_id=member)
    return cases.filter(worker_id=None) if scope is Scope.NOBODYS else cases


def opened(by: By, cases: Sequence[Case], sections: Sequence[Section], page: str) -> tuple[CaseRow, ...]:
    """Give the rows of some cases; who saw them is written down once."""
    if not cases:
        return ()
    states = journal.read_snapshots(by, [FileId(case.pk) for case in cases], sections, page=page)
    return tuple(case_row(case, states.get(FileId(case.pk))) for case in cases)


def _matches(parts: Sequence[str], row: CaseRow) -> bool:
    names = _folded(f"{row.called} {row.pseudonym}")
    return all(part in names or part == row.mark for part in parts)


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in bare if unicodedata.category(char) != "Mn" or ord(char) > _LATIN_MARKS)
