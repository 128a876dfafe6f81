"""Whose list a case stands on."""

from samakki.cases.actions.desk import of_case
from samakki.cases.models import Case
from samakki.cases.words import CaseAssigned
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import FileId, MemberId


@deed(about=of_case)
def assign_worker(by: By, case: FileId, worker: MemberId | None) -> None:
    """Give a case to a worker, or to nobody for the time being."""
    Case.objects.filter(pk=case).update(worker_id=worker)
    tell(by, CaseAssigned(case, worker))
