"""Letting go of what has ended long ago."""

from datetime import timedelta
from typing import Final

from django.contrib.sessions.models import Session

from samakki.access.gateways import forget_tries
from samakki.access.models import Invitation, Nod, Parked, Place, Sitting
from samakki.access.words import LONGEST, NODDED_FOR, PLACE_KEPT, REMEMBERED, Kept, Nodded, Stage
from samakki.kernel.deeds import By, deed

_TRIES_KEPT: Final = timedelta(days=1)
_UNFETCHED: Final = timedelta(hours=1)


@deed()
def sweep(by: By) -> int:
    """Let go of sessions, kept forms, invitations, yeses and wrong tries that ended long ago; tells how many rows went.

    A session that nobody came back to is ended first: its sealed key goes, whoever still has the cookie.
    """
    now = by.clock.now()
    Sitting.objects.filter(ended_at=None, started_at__lte=now - LONGEST).update(
        stage=Stage.ENDED.value, ended_at=now, sealed_key=None, challenge=None
    )
    before = now - REMEMBERED
    gone = [
        Sitting.objects.filter(ended_at__lt=before).delete(),
        Parked.objects.filter(at__lt=before).delete(),
        Parked.objects.filter(what=Kept.ANSWER.value, at__lt=now - _UNFETCHED).delete(),
        Invitation.objects.filter(ends_at__lt=before, accepted_at=None).delete(),
        Nod.objects.filter(what=Nodded.GRANT.value, at__lt=now - NODDED_FOR).delete(),
        Place.objects.filter(seen_at__lt=now - PLACE_KEPT).delete(),
        Session.objects.filter(expire_date__lt=now).delete(),
    ]
    return sum(count for count, _by_table in gone) + forget_tries(now - _TRIES_KEPT)
