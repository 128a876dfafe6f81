"""Families: people who have cases of their own are linked both ways in one action, and kept together."""

from collections.abc import Iterable

from samakki.cases.actions.changing import Told
from samakki.cases.actions.desk import of_cases, visible
from samakki.cases.actions.listing import opened
from samakki.cases.actions.rows import rows_in, take_row_away, write_row
from samakki.cases.models import Case
from samakki.cases.rules import INVERSE, ROW_SECTIONS, joined_in, relation_of, row_to
from samakki.cases.words import CASES_A_SEARCH, Relative, Way, WordsRefusedError
from samakki.journal import actions as journal
from samakki.kernel.actors import acting
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import BY_NAME, Section

_MEMBERS = BY_NAME[Section.FAMILY, "members"]


def _of_both(by: By, case: FileId, other: FileId, *_args: object) -> Attributes:
    return of_cases(by, (case, other))


@deed(about=_of_both)
def link_family(by: By, case: FileId, other: FileId, relation: str) -> None:
    """Link two people of one family who both have cases: each file says what the other person is to this one.

    `relation` is what the other is to this person, a code of `family.members`. Linked already, only the relation
    changes, and where the other file says it more closely (“mother” for “parent”) that stays. Raises WordsRefusedError
    for the same case, a file that was joined with another, or no such relation.
    """
    if case == other or Case.objects.filter(pk__in=(case, other)).exclude(joined_at=None).exists():
        raise WordsRefusedError("other", "not_a_case")  # noqa: EM101 -- a code, and not a message
    if relation not in INVERSE:
        raise WordsRefusedError("relation", "not_a_choice")  # noqa: EM101 -- as above
    _link(by, case, other, relation)
    back = row_to(rows_in(by, other, _MEMBERS), case)
    if back is None or INVERSE.get(relation_of(back)) != relation:
        _link(by, other, case, INVERSE[relation])


@deed(about=_of_both)
def part_family(by: By, case: FileId, other: FileId) -> None:
    """Take the link between two files away from both; what was written about the relative stays in the history."""
    for one, another in ((case, other), (other, case)):
        row = row_to(rows_in(by, one, _MEMBERS), another)
        if row:
            take_row_away(by, one, Section.FAMILY, _MEMBERS.name, row.row)


@deed()
def name_family(by: By, cases: Iterable[FileId]) -> tuple[Relative, ...]:
    """Open who these relatives are and whether they are safe now, as far as they are people of the own agency.

    Where a file was joined with another, the one that goes on is named.
    """
    _member, agency = acting(by)
    wanted = list(dict.fromkeys(cases))[:CASES_A_SEARCH]
    here = visible(by, Case.objects.filter(owner_id=agency))
    found = {FileId(case.pk): case for case in here.filter(pk__in=wanted)}
    onward = onward_of(by, [case for case, row in found.items() if row.joined_at])
    more = here.filter(pk__in=[case for case in onward.values() if case not in found])
    found |= {FileId(case.pk): case for case in more}
    going_on = {onward.get(case, case) for case in wanted} & found.keys()
    rows = {row.case: row for row in opened(by, [found[case] for case in going_on], ROW_SECTIONS, "family")}
    return tuple(Relative(onward.get(case, case), rows.get(onward.get(case, case))) for case in wanted)


def _link(by: By, case: FileId, other: FileId, relation: str) -> None:
    row = row_to(rows_in(by, case, _MEMBERS), other)
    if row is None:
        told = {"relation": Told([relation]), "case": Told([str(other)])}
        write_row(by, case, Section.FAMILY, _MEMBERS.name, "", told)
    elif relation_of(row) != relation:
        base = next(part.heads.base for part in row.parts if part.field.name == "relation")
        write_row(by, case, Section.FAMILY, _MEMBERS.name, row.row, {"relation": Told([relation], base=base)})


def onward_of(by: By, joined: list[FileId]) -> dict[FileId, FileId]:
    """Find the files that go on for those that were joined with another."""
    if not joined:
        return {}
    states = journal.read_snapshots(by, joined, [Section.ADMINISTRATION], page="family")
    return {file: one.case for file, state in states.items() for one in joined_in(state) if one.way is Way.WENT_INTO}
