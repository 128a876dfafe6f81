"""Forgetting a case that is erased: the marks of the row that it came from go."""

from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId
from samakki.transfers.models import Origin


def _owner(_by: By, owner: AgencyId, _case: FileId) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_owner)
def forget_erased(by: By, owner: AgencyId, case: FileId) -> None:  # noqa: ARG001 -- the owner is what access is asked about
    """Forget of which row of a register a case had come: nobody can try names against its marks any more."""
    Origin.objects.filter(file_id=case).delete()
