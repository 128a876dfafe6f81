"""The caseload: a page of names opened at once, with one record of having been read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from django.db.models import QuerySet

from samakki.cases.actions.desk import closed_to, visible
from samakki.cases.models import Case
from samakki.cases.rules import (
    ABILITIES,
    ROW_SECTIONS,
    SEARCHED_SECTIONS,
    case_row,
    fits,
    is_in_words,
    is_silent,
    skilled,
)
from samakki.cases.words import (
    CASES_A_PAGE,
    CASES_A_SEARCH,
    CasePage,
    CaseRow,
    Glance,
    Order,
    Scope,
    Searched,
    SkilledPage,
    StandingRow,
    standing_rows,
)
from samakki.journal import actions as journal
from samakki.journal.words import FileState
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import FileId
from samakki.sections.words import Section

_FOUND_SECTIONS: Final = tuple(dict.fromkeys((*ROW_SECTIONS, *SEARCHED_SECTIONS)))
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
    """Find people of a caseload by parts of any name, by the mark of the case, or by a number.

    Looks into every field that the record says is searched, in the 500 cases written to last, closed ones among them,
    and gives the first 25 that fit; `more` says that others do.
    """
    cases = _latest(_whose(by, scope)) if wanted.strip() else []
    states = _states(by, cases, _FOUND_SECTIONS, "search")
    rows = [case_row(case, state) for case, state in zip(cases, states, strict=True)]
    fitting = [row for row, state in zip(rows, states, strict=True) if fits(wanted, row.mark, state)]
    if wanted.strip():
        tell(by, Searched(len(fitting)))
    return CasePage(tuple(fitting[:CASES_A_PAGE]), 1, len(fitting) > CASES_A_PAGE)


@deed()
def find_by_skills(by: By, wanted: Collection[str], scope: Scope = Scope.MINE) -> SkilledPage:
    """Find who of a caseload can do some of the skills of the list, first who can do most, each with their own wish.

    Opens the 500 cases written to last and gives the first 25; files that are silent about skills are only counted.
    """
    known = {code for code, _words in ABILITIES.codes} & set(wanted)
    cases = _latest(_cases(by, scope)) if known else []
    states = _states(by, cases, (Section.IDENTITY, Section.LIVELIHOOD), "skills")
    asked = [skilled(case_row(case, state), known, state) for case, state in zip(cases, states, strict=True)]
    able = sorted((one for one in asked if one.skills), key=lambda one: -len(one.skills))
    silent, in_words = sum(map(is_silent, states)), sum(map(is_in_words, states))
    return SkilledPage(tuple(able[:CASES_A_PAGE]), silent, in_words, len(able) > CASES_A_PAGE)


@deed()
def name_cases(by: By, cases: Iterable[FileId]) -> tuple[CaseRow, ...]:
    """Give the rows of these cases, as far as they are the agency's, in the order asked for."""
    wanted = list(dict.fromkeys(cases))[:CASES_A_SEARCH]
    rows = visible(by, Case.objects.filter(pk__in=wanted, owner_id=by.agency, joined_at=None))
    found = {case.pk: case for case in rows}
    return opened(by, [found[case] for case in wanted if case in found], ROW_SECTIONS, "note")


@deed()
def glance(by: By, cases: Iterable[FileId], fields: Mapping[Section, Sequence[str]], page: str) -> dict[FileId, Glance]:
    """Give these cases as lines of a list with the rows of some fields, as far as they are the agency's.

    Who saw them is written down once, and the keys turn once, whatever the number of cases. One that is closed to the
    one who acts shows nothing but that it is there.
    """
    wanted = list(dict.fromkeys(cases))[:CASES_A_SEARCH]
    rows, closed = list(Case.objects.filter(pk__in=wanted, owner_id=by.agency)), closed_to(by)
    found = [case for case in rows if case.pk not in closed]
    states = _states(by, found, tuple(dict.fromkeys((*ROW_SECTIONS, *fields))), page)
    seen = {
        FileId(case.pk): Glance(case_row(case, state), _standing(state, fields))
        for case, state in zip(found, states, strict=True)
    }
    unseen = _standing(FileState(), fields)
    return seen | {FileId(case.pk): Glance(case_row(case, None), unseen) for case in rows if case.pk in closed}


def _cases(by: By, scope: Scope) -> QuerySet[Case]:
    """Give the cases of a list: those that are open, or those that are closed."""
    return _whose(by, scope).filter(closed_on__isnull=scope is not Scope.CLOSED)


def _whose(by: By, scope: Scope) -> QuerySet[Case]:
    member, agency = acting(by)
    cases = visible(by, Case.objects.filter(owner_id=agency, joined_at=None))
    if scope is Scope.MINE:
        return cases.filter(worker_id=member)
    return cases.filter(worker_id=None) if scope is Scope.NOBODYS else cases


def _standing(state: FileState, fields: Mapping[Section, Sequence[str]]) -> dict[str, tuple[StandingRow, ...]]:
    return {
        name: standing_rows(state.sections.get(section, {}), name)
        for section, names in fields.items()
        for name in names
    }


def opened(by: By, cases: Sequence[Case], sections: Sequence[Section], page: str) -> tuple[CaseRow, ...]:
    """Give the rows of some cases; who saw them is written down once."""
    states = _states(by, cases, sections, page)
    return tuple(case_row(case, state) for case, state in zip(cases, states, strict=True))


def _latest(cases: QuerySet[Case]) -> list[Case]:
    return list(cases.order_by("-last_entry_at", "-file_id")[:CASES_A_SEARCH])


def _states(by: By, cases: Sequence[Case], sections: Sequence[Section], page: str) -> list[FileState]:
    if not cases:
        return []
    found = journal.read_snapshots(by, [FileId(case.pk) for case in cases], sections, page=page)
    return [found[FileId(case.pk)] for case in cases]
