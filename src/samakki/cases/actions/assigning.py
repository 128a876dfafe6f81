"""Whose list a case stands on; who had it and who has it now stands in the case."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from samakki.access import queries as access
from samakki.cases.actions.desk import of_case, of_cases
from samakki.cases.actions.tracing import leave_traces
from samakki.cases.models import Case
from samakki.cases.words import CaseAssigned, WordsRefusedError
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import FileId, MemberId


@deed(about=of_case)
def assign_worker(by: By, case: FileId, worker: MemberId | None) -> None:
    """Give a case to a worker of the agency, or to nobody for the time being.

    Raises WordsRefusedError for somebody who does not work here.
    """
    assign_cases(by, [case], worker)


@deed(about=of_cases)
def assign_cases(by: By, cases: Iterable[FileId], worker: MemberId | None, words: str = "") -> tuple[FileId, ...]:
    """Give cases to a worker of the agency, or to nobody; each says from whose hands into whose, and the `words`.

    Gives those that went into other hands: what stands on this list already stays as it is. Raises WordsRefusedError
    `not_a_choice` for somebody who does not work here, and for too many words.
    """
    _member, agency = acting(by)
    if worker is not None and worker not in access.names_at_work(by, agency):
        raise WordsRefusedError("worker", "not_a_choice")  # noqa: EM101 -- a code, and not a message
    was = {
        FileId(case): MemberId(had) if had else None
        for case, had in Case.objects.filter(pk__in=set(cases)).order_by("pk").values_list("pk", "worker_id")
        if had != worker
    }
    if not was:
        return ()
    names, said = access.names_of_staff(by, agency), words.strip()
    leave_traces(by, {case: "\n".join(filter(None, (_handed(names, had, worker), said))) for case, had in was.items()})
    told = {"worker_id": worker} | ({"last_entry_at": by.clock.now()} if said else {})
    Case.objects.filter(pk__in=list(was)).update(**told)
    for case, had in was.items():
        tell(by, CaseAssigned(case, worker, had))
    return tuple(was)


def _handed(names: Mapping[MemberId, str], was: MemberId | None, worker: MemberId | None) -> str:
    """Say from whose hands into whose a case goes."""
    told = {"was": names.get(was, "") if was else "", "worker": names.get(worker, "") if worker else ""}
    if was is None:
        return gettext("%(worker)s sees to this case from now on; nobody did before.") % told
    if worker is None:
        return gettext("%(was)s does not see to this case any more; nobody does for now.") % told
    return gettext("%(worker)s sees to this case from now on; before, it was %(was)s.") % told
