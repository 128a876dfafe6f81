"""Forgetting a case that is erased: stays of it go, before the desk forgets it."""

from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId
from samakki.shelter.models import Stay, Watch


def _owner(_by: By, owner: AgencyId, _case: FileId) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_owner)
def forget_erased(by: By, owner: AgencyId, case: FileId) -> None:  # noqa: ARG001 -- the owner is what access is asked about
    """Forget where somebody stayed whose case is erased, and who looked in on them."""
    Stay.objects.filter(case_id=case).delete()
    Watch.objects.filter(case_id=case).delete()
