"""Which forms fit a person: those for a child or those for an adult, as far as an age is known."""

from django.utils import timezone

from samakki.cases.actions.desk import of_case
from samakki.cases.rules import audience_of
from samakki.instruments.words import Audience
from samakki.journal import actions as journal
from samakki.journal.words import FileState
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import Section


@deed(about=of_case)
def fitting_audience(by: By, case: FileId) -> Audience:
    """Tell for whom a form should be made, by the date of birth; `any` when it does not say for certain."""
    state = journal.read_snapshots(by, [case], [Section.IDENTITY], page="form").get(case, FileState())
    return audience_of(state.heads(Section.IDENTITY, "born"), timezone.localdate(by.clock.now()))
