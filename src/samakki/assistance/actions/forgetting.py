"""Forgetting a case that is erased: dues, questions, letters and stories of it go, before the desk forgets it."""

from samakki.assistance.models import Due, Letter, Review, StoryLook
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId


def _owner(_by: By, owner: AgencyId, _case: FileId) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_owner)
def forget_erased(by: By, owner: AgencyId, case: FileId) -> None:  # noqa: ARG001 -- the owner is what access is asked about
    """Forget what is due for an erased case, what was asked about it, and its letters, whose numbers stay away."""
    Due.objects.filter(case_id=case).delete()
    Letter.objects.filter(case_id=case).delete()
    Review.objects.filter(case_id=case).delete()
    StoryLook.objects.filter(case_id=case).delete()
