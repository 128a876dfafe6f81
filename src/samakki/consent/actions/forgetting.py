"""Forgetting a case that is erased: who was allowed to know of it, and who never, before the desk forgets it."""

from samakki.consent.models import Ground, Never, Share
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId


def _owner(_by: By, owner: AgencyId, _case: FileId) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_owner)
def forget_erased(by: By, owner: AgencyId, case: FileId) -> None:  # noqa: ARG001 -- the owner is what access is asked about
    """Forget with whom a case was shared that is erased, and who must never see it: its keys are gone for everybody."""
    Share.objects.filter(ground__file_id=case).delete()
    Ground.objects.filter(file_id=case).delete()
    Never.objects.filter(file_id=case).delete()
