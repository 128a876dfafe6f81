"""Answers that were seen: they leave the page of the day."""

from samakki.assistance.models import Review
from samakki.assistance.queries.reviews import asked_by_own
from samakki.assistance.words import DueUnknownError, ReviewId
from samakki.kernel.deeds import Attributes, By, deed


def _of_review(_by: By, review: ReviewId) -> Attributes:
    owner = Review.objects.filter(pk=review).values_list("owner_id", flat=True).first()
    if owner is None:
        raise DueUnknownError
    return {"owner": str(owner)}


@deed(about=_of_review)
def see_answer(by: By, review: ReviewId) -> None:
    """Note that who asked has seen the answer, or who stands in for them, or sees to the case since they left."""
    asked_by_own(by).filter(pk=review).exclude(verdict="").update(seen_at=by.clock.now())
