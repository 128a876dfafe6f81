"""Erasing a case: keys first, then what is left of it in clear; the desk knows it no more."""

from uuid import UUID

from django.utils.timezone import localdate

from samakki.cases.actions.desk import of_case, stored
from samakki.cases.models import Case
from samakki.cases.rules import joined_in
from samakki.cases.words import CaseErased, Extent
from samakki.facts import actions as facts
from samakki.facts import queries as numbers
from samakki.journal import actions as journal
from samakki.journal import queries as files
from samakki.journal.words import FileState
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, MemberId
from samakki.sections.words import Section


@deed(about=of_case)
def extent_of(by: By, case: FileId) -> Extent:
    """Open what somebody must know who asks for an erasure: how much there is, and which other files are theirs."""
    acting(by)
    states = journal.read_snapshots(by, [case], [Section.ADMINISTRATION], page="erasure")
    joined = joined_in(states.get(case, FileState()))
    return Extent(files.length(by, case), files.attached_to(by, case), tuple(one.case for one in joined))


@deed(about=of_case)
def number_for_facts(by: By, case: FileId) -> UUID:
    """Tell under which number the facts of a case stand: once its keys are gone nobody can tell. Needs the key."""
    acting(by)
    return numbers.number_of_person(by, journal.fact_secrets(by, [case])[case])


@deed(about=of_case)
def erase_case_file(by: By, case: FileId, decided_by: MemberId | None, person: UUID | None) -> CaseErased:
    """Destroy the keys of a case for good, then its snapshots, attachments and facts; `forget_case` must follow.

    `person` is the number of its facts: what identifies nobody stays of them. Raises CaseUnknownError.
    """
    row = stored(case)
    erased = journal.erase_file(by, case, decided_by, [person] if person else [])
    left = facts.let_go(by, erased.owner, person) if person else None
    return CaseErased(
        case=case,
        keys=erased.keys,
        entries=erased.entries,
        attachments=erased.attachments,
        facts_kept=left.kept if left else 0,
        facts_gone=left.gone if left else 0,
        opened_on=localdate(row.opened_at),
        final_at=erased.final_at,
    )


@deed(about=of_case)
def forget_case(by: By, case: FileId) -> None:
    """Let the desk forget a case whose file is erased; whatever hangs on it in other rooms must be gone before."""
    Case.objects.filter(pk=case).delete()
