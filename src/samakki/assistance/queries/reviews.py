"""What waits for an answer, and what was answered: of whom, since when; never what was asked."""

from django.db.models import Q, QuerySet

from samakki.access import queries as access
from samakki.assistance import models
from samakki.assistance.queries.covering import stands_in_for
from samakki.assistance.words import Review, ReviewAbout, ReviewId, ReviewUnknownError, Verdict
from samakki.cases import queries as cases
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import FileId, MemberId


def of_review(_by: By, review: ReviewId, *_args: object, **_more: object) -> Attributes:
    """Tell access whose case it is about; raises ReviewUnknownError."""
    owner = models.Review.objects.filter(pk=review).values_list("owner_id", flat=True).first()
    if owner is None:
        raise ReviewUnknownError
    return {"owner": str(owner)}


@sight()
def review_queue(by: By, limit: int = 50) -> tuple[Review, ...]:
    """List what waits for those who lead the own agency, what was asked first before all."""
    return tuple(map(review_of, _waiting(by).order_by("asked_at", "id")[:limit]))


@sight()
def how_many_wait(by: By) -> int:
    """Count what waits for those who lead the own agency."""
    return _waiting(by).count()


@sight()
def reviews_of_case(by: By, case: FileId) -> tuple[Review, ...]:
    """List what was asked about a case of the own agency, the newest first."""
    rows = models.Review.objects.filter(case_id=case, owner_id=by.agency) if case in cases.at_desk(by, [case]) else ()
    return tuple(sorted(map(review_of, rows), key=lambda each: each.asked_at, reverse=True))


@sight()
def own_questions(by: By) -> tuple[Review, ...]:
    """List what one asked oneself and still waits, and what came back and was not read yet; what came back first.

    So does whoever stands in for who asked, and whoever sees to the case now where who asked has left.
    """
    return tuple(sorted(map(review_of, asked_by_own(by).order_by("asked_at")), key=lambda each: each.waits))


def asked_by_own(by: By) -> QuerySet[models.Review]:
    """Find what one asked, what those asked for whom one stands in, and of one's cases what those asked who left."""
    rows = models.Review.objects.filter(owner_id=by.agency, seen_at=None).exclude(verdict=Verdict.TAKEN_BACK)
    if by.member is None or by.agency is None:
        return rows.none()
    own = [by.member, *stands_in_for(by)]
    left = rows.exclude(asked_by_id__in=access.names_at_work(by, by.agency)).values_list("pk", "case_id")
    at_desk = cases.at_desk(by, {FileId(case) for _review, case in left}) if left else {}
    theirs = [review for review, case in left if case in at_desk and at_desk[FileId(case)].worker in own]
    return rows.filter(Q(asked_by_id__in=own) | Q(pk__in=theirs))


def _waiting(by: By) -> QuerySet[models.Review]:
    return models.Review.objects.filter(owner_id=by.agency, verdict="")


def review_of(row: models.Review) -> Review:
    """Give a question as it is stored."""
    return Review(
        ReviewId(row.pk),
        FileId(row.case_id),
        ReviewAbout(row.about),
        row.ref,
        MemberId(row.asked_by_id),
        row.asked_at,
        Verdict(row.verdict) if row.verdict else None,
        MemberId(row.decided_by_id) if row.decided_by_id else None,
        row.decided_at,
        row.seen_at,
    )
