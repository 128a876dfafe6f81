"""Grounds counted for who checks: no file is named, and nothing is opened."""

from collections import Counter
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import F

from samakki.consent import models
from samakki.consent.queries.stored import ground_in
from samakki.consent.words import NEEDS_SECOND, Ended, GroundKind, RecipientKind, Shared, Tally, Use
from samakki.kernel.deeds import By, sight
from samakki.sections.words import Section

_Key = tuple[GroundKind, Use, Section, RecipientKind]


@sight()
def tally(by: By) -> Tally:
    """Count all grounds of the node, and how withdrawals took effect."""
    now, rows = by.clock.now(), models.Ground.objects.all()
    holding, over = Counter[_Key](), Counter[_Key]()
    made, ended = Counter[GroundKind](), Counter[Ended]()
    for ground in (ground_in(row) for row in rows.iterator()):
        made[ground.kind] += 1
        ended.update([ground.ended_why] if ground.ended_why else [])
        holds = ground.ended_at is None and not ground.waits and ground.terms.since <= now < ground.terms.until
        which = holding if holds else over
        for use in ground.terms.uses:
            which.update((ground.kind, use, section, ground.terms.recipient.kind) for section in ground.terms.sections)
    seconded = rows.filter(kind__in=[kind.value for kind in NEEDS_SECOND])
    taken = models.Share.objects.filter(ended_at__isnull=False)
    return Tally(
        shared=tuple(Shared(*key, holding[key], over[key]) for key in sorted({*holding, *over})),
        made=made,
        ended=ended,
        slowest=_slowest(),
        told=taken.count(),
        seen=taken.filter(seen_at__isnull=False).count(),
        unsigned=seconded.filter(signed_at=None, ended_at=None).count(),
        untold=seconded.filter(signed_at__isnull=False, told_at=None).count(),
        by_oneself=seconded.filter(signed_by=F("asked_by")).count(),
        never=models.Never.objects.filter(ended_at=None).count(),
    )


@sight()
def kinds_of(by: By, grounds: Collection[UUID]) -> dict[UUID, GroundKind]:
    """Tell of grounds by their ids which kind each is."""
    del by
    rows = models.Ground.objects.filter(pk__in=list(grounds)).values_list("pk", "kind")
    return {ground: GroundKind(kind) for ground, kind in rows}


def _slowest() -> timedelta:
    rows = models.Share.objects.filter(ended_at__isnull=False, ground__ended_at__isnull=False)
    spans = rows.values_list("ended_at", "ground__ended_at")
    return max((end - ground for end, ground in spans if end and ground and end > ground), default=timedelta())
