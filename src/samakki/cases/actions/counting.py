"""Facts: what may be counted of a case is told to the statistical rows in the action that wrote it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from samakki.cases.actions.desk import of_cases
from samakki.cases.models import Case
from samakki.cases.rules import standing_in_rows
from samakki.facts import actions as facts
from samakki.facts.actions import Known
from samakki.journal import actions as journal
from samakki.journal.words import FileState, Heads
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import BY_NAME, Field, Section, counted_in_rows, may_be_counted, split_cell


@dataclass(frozen=True, slots=True)
class Now:
    """What stands now in some fields of a section of a case."""

    case: FileId
    section: Section
    fields: Mapping[str, Heads]

    def __repr__(self) -> str:
        """Say nothing of anybody."""
        return f"Now({self.case}, {self.section}, {len(self.fields)} fields)"


def of_all(by: By, now: Sequence[Now]) -> Attributes:
    """Tell access whose cases they are."""
    return of_cases(by, {each.case for each in now})


@deed(about=of_all)
def count(by: By, now: Sequence[Now]) -> None:
    """Let the facts of these cases say what stands now in fields that were just written; what may not be is left.

    Where rows are counted `now` has all of them. A file that was joined with another says nothing: its person is
    counted once.
    """
    cases = {row.pk: row for row in Case.objects.filter(pk__in={each.case for each in now}, joined_at=None)}
    if not cases:
        return
    secrets = journal.fact_secrets(by, [FileId(case) for case in cases])
    for owner in {row.owner_id for row in cases.values()}:
        known = [
            Known(
                secrets[each.case],
                timezone.localdate(cases[each.case].opened_at),
                [
                    (BY_NAME[each.section, name], [head.value for head in heads.heads])
                    for name, heads in each.fields.items()
                    if may_be_counted(each.section, name)
                ],
                _rows(each),
            )
            for each in now
            if each.case in cases and cases[each.case].owner_id == owner
        ]
        facts.record(by, AgencyId(owner), known)


def _rows(now: Now) -> list[tuple[Field, list[dict[str, list[Any]]]]]:
    """Give the rows that stand in each field of rows that is counted and was written about: all of them are there."""
    names = {found.field for name in now.fields if counted_in_rows(now.section, name) and (found := split_cell(name))}
    standing = standing_in_rows(FileState({now.section: dict(now.fields)}), now.section, names)
    return [(BY_NAME[now.section, name], rows) for name, rows in standing.items()]
