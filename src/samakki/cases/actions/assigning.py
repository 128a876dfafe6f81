"""Whose list a case stands on."""

from samakki.access import queries as access
from samakki.cases.actions.desk import acting, of_case, stored
from samakki.cases.models import Case
from samakki.cases.words import CaseAssigned, WordsRefusedError
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import FileId, MemberId


@deed(about=of_case)
def assign_worker(by: By, case: FileId, worker: MemberId | None) -> None:
    """Give a case to a worker of the agency, or to nobody for the time being.

    Raises WordsRefusedError for somebody who does not work here.
    """
    _member, agency = acting(by)
    if worker is not None and worker not in access.names_at_work(by, agency):
        about = "worker"
        raise WordsRefusedError(about, "not_a_choice")
    was = stored(case).worker_id
    Case.objects.filter(pk=case).update(worker_id=worker)
    tell(by, CaseAssigned(case, worker, MemberId(was) if was else None))
