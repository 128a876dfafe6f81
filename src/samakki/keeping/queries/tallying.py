"""Erasures counted for who checks."""

from django.db.models import F, Max

from samakki.keeping.models import Erasure as Row
from samakki.keeping.words import OPEN, Erased, ErasureState
from samakki.kernel.deeds import By, sight


@sight()
def erased(by: By) -> Erased:
    """Count all erasures of the node."""
    rows, now = Row.objects.all(), by.clock.now()
    done = rows.filter(state=ErasureState.DONE.value)
    final = done.filter(final_at__lte=now)
    return Erased(
        waiting=rows.filter(state__in=[state.value for state in OPEN]).count(),
        refused=rows.filter(state=ErasureState.REFUSED.value).count(),
        done=done.count(),
        final=final.count(),
        newest_final=final.aggregate(newest=Max("final_at"))["newest"],
        by_oneself=rows.filter(decided_by=F("asked_by")).count(),
    )
