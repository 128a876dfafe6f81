"""Answers that were seen: they leave the page of the day."""

from samakki.assistance.models import Review
from samakki.assistance.words import DueUnknownError, ReviewId
from samakki.kernel.deeds import Attributes, By, deed


def _of_review(_by: By, review: ReviewId) -> Attributes:
    owner = Review.objects.filter(pk=review).values_list("owner_id", flat=True).first()
    if owner is None:
        raise DueUnknownError
    return {"owner": str(owner)}


@deed(about=_of_review)
def see_answer(by: By, review: ReviewId) -> None:
    """Note that the one who asked has seen the answer; nobody sees it in their place."""
    Review.objects.filter(pk=review, asked_by_id=by.member, seen_at=None).exclude(verdict="").update(
        seen_at=by.clock.now()
    )
