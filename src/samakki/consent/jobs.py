"""What runs although nobody acts: grounds whose time is over are ended; the texts of a release are taken in."""

from samakki.consent import models
from samakki.consent.actions import end_expired, load_texts
from samakki.consent.gateways import shipped_texts
from samakki.consent.words import ConsentText, GroundId
from samakki.kernel.deeds import By


def expire(by: By) -> int:
    """End all grounds whose time is over, each by itself; gives how many. Nothing can be seen by them before that."""
    over = models.Ground.objects.filter(ended_at=None, until__lte=by.clock.now())
    found = [GroundId(ground) for ground in over.order_by("until", "pk").values_list("pk", flat=True)]
    return sum(end_expired(by, ground) for ground in found)


def ship_texts(by: By) -> tuple[ConsentText, ...]:
    """Take in the texts of this release."""
    return tuple(text for file in shipped_texts() for text in load_texts(by, file))
