"""A day is opened: one's people with their names and what is due for them, with one record of having been read."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.db.models import Count, Q, QuerySet

from samakki.cases.actions.desk import binder, of_case, stored, visible
from samakki.cases.models import Case
from samakki.cases.rules import ROW_SECTIONS, case_file, is_child, person_of
from samakki.cases.words import (
    CASES_A_SEARCH,
    ENTRIES_A_PAGE,
    PEOPLE_A_DAY,
    QUIET_DAYS,
    TORN_A_DAY,
    CaseFile,
    DayAsked,
    DayOpened,
    Tally,
)
from samakki.journal import actions as journal
from samakki.journal import queries as about_journal
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import Section

_PAGE: Final = "today"


@deed()
def open_day(by: By, asked: DayAsked) -> DayOpened:
    """Open a slice of 40 of one's people with their names, and what is asked besides, of the own agency's cases only.

    Writes one record of having been read, however many there are; one more where children are looked for.
    """
    mine = _of(by, asked)
    found = _slice(by, mine, asked)
    people = found[:PEOPLE_A_DAY]
    torn = list(mine.filter(conflicts__gt=0).order_by("-last_entry_at")[:TORN_A_DAY])
    known = {FileId(case.pk): case for case in (*people, *torn)}
    others = [case for case in asked.besides if case not in known]
    if others:
        listed = visible(by, Case.objects.filter(pk__in=others, owner_id=by.agency, joined_at=None))
        known |= {FileId(case.pk): case for case in listed}
    besides = {case: sections for case, sections in asked.besides.items() if case in known and sections}
    states = journal.read_snapshots(by, list(known), ROW_SECTIONS, _PAGE, besides=besides) if known else {}
    where = about_journal.torn_sections(by, [FileId(case.pk) for case in torn]) if torn else {}
    lines = {case: person_of(row, states[case], asked.today, where.get(case, ())) for case, row in known.items()}
    return DayOpened(
        people=tuple(lines[FileId(case.pk)] for case in people),
        torn=tuple(lines[FileId(case.pk)] for case in torn),
        known=lines,
        tally=_tally(mine, asked),
        more=len(found) > PEOPLE_A_DAY,
        states=states,
    )


@deed(about=of_case)
def open_drawer(by: By, case: FileId) -> CaseFile:
    """Open what stands in the drawer of a person: the last entries of the file, of which a page shows three notes."""
    read = journal.read_file(by, case, None, page=_PAGE, limit=ENTRIES_A_PAGE)
    return case_file(stored(case), read, binder(by))


def _of(by: By, asked: DayAsked) -> QuerySet[Case]:
    rows = Case.objects.filter(worker_id__in=asked.members, owner_id=by.agency, joined_at=None, closed_on=None)
    return visible(by, rows)


def _slice(by: By, mine: QuerySet[Case], asked: DayAsked) -> list[Case]:
    """Find the people of a slice, and one more where there is one."""
    start = (max(asked.page, 1) - 1) * PEOPLE_A_DAY
    sifted, sieve = mine.order_by("-last_entry_at", "-file_id"), asked.sieve
    if sieve.step:
        sifted = sifted.filter(step=sieve.step)
    if sieve.quiet:
        sifted = sifted.filter(_quiet(asked))
    if sieve.unplanned:
        sifted = sifted.filter(planned_on=None)
    if not sieve.children:
        return list(sifted[start : start + PEOPLE_A_DAY + 1])
    return _children(by, list(sifted[:CASES_A_SEARCH]), asked)[start : start + PEOPLE_A_DAY + 1]


def _children(by: By, cases: Sequence[Case], asked: DayAsked) -> list[Case]:
    if not cases:
        return []
    states = journal.read_snapshots(by, [FileId(case.pk) for case in cases], [Section.IDENTITY], _PAGE)
    return [case for case in cases if is_child(states[FileId(case.pk)], asked.today)]


def _quiet(asked: DayAsked) -> Q:
    """Find whom nobody met or reached for 30 days, and who was here before that."""
    before = asked.today - timedelta(days=QUIET_DAYS)
    return Q(last_contact_on__lt=before) | Q(last_contact_on=None, opened_at__date__lt=before)


def _tally(mine: QuerySet[Case], asked: DayAsked) -> Tally:
    counted = mine.values("step").annotate(
        number=Count("pk"),
        quiet=Count("pk", filter=_quiet(asked)),
        unplanned=Count("pk", filter=Q(planned_on=None)),
    )
    rows = list(counted.order_by())
    return Tally(
        steps={row["step"]: row["number"] for row in rows},
        quiet=sum(row["quiet"] for row in rows),
        unplanned=sum(row["unplanned"] for row in rows),
    )
