"""Erasures: which wait, which were carried out; nothing is opened."""

from datetime import datetime
from typing import Final

from samakki.keeping.models import Erasure as Row
from samakki.keeping.words import (
    OPEN,
    EraseWhy,
    Erasure,
    ErasureId,
    ErasureState,
    ErasureUnknownError,
)
from samakki.kernel.deeds import Attributes, By, Standing, sight
from samakki.kernel.ids import AgencyId, FileId, MemberId

_SHOWN: Final = 100
_AGREED: Final = frozenset({ErasureState.APPROVED.value, ErasureState.DONE.value})


def of_erasure(by: By, erasure: ErasureId, *_rest: object) -> Attributes:
    """Tell access whose file it is, whether the one who acts asked for it, whether a second person has agreed.

    Raises ErasureUnknownError.
    """
    row = Row.objects.filter(pk=erasure).values_list("owner_id", "asked_by_id", "state").first()
    if row is None:
        raise ErasureUnknownError
    owner, asked_by, state = row
    return {"owner": str(owner), "own": by.member is not None and asked_by == by.member, "agreed": state in _AGREED}


def _of_agency(_by: By, agency: AgencyId) -> Attributes:
    return {"owner": str(agency)}


@sight(about=_of_agency)
def erasures(by: By, agency: AgencyId) -> tuple[Erasure, ...]:
    """List the erasures of an agency, what waits before what is done, the newest first."""
    rows = Row.objects.filter(owner_id=agency).order_by("-asked_at")
    waiting = rows.filter(state__in=[state.value for state in OPEN])
    return tuple(map(shown, (*waiting, *rows.exclude(state__in=[state.value for state in OPEN])[:_SHOWN])))


@sight(about=of_erasure)
def erasure(by: By, erasure: ErasureId) -> Erasure:
    """Give one erasure; raises ErasureUnknownError."""
    return shown(Row.objects.get(pk=erasure))


@sight()
def erasure_of(by: By, case: FileId) -> Erasure | None:
    """Give the erasure of a case that waits or is done, the newest; None where there is none of the own agency."""
    states = [ErasureState.ASKED.value, ErasureState.APPROVED.value, ErasureState.DONE.value]
    rows = Row.objects.filter(case=case, state__in=states).order_by("-asked_at")
    row = (rows if by.standing is Standing.NODE else rows.filter(owner_id=by.agency)).first()
    return None if row is None else shown(row)


@sight()
def erased_since(by: By, since: datetime) -> int:
    """Count the erasures that were carried out since a moment."""
    return Row.objects.filter(done_at__gte=since).count()


def shown(row: Row) -> Erasure:
    """Give an erasure as it is told."""
    return Erasure(
        id=ErasureId(row.pk),
        case=FileId(row.case),
        owner=AgencyId(row.owner_id),
        why=EraseWhy(row.why),
        state=ErasureState(row.state),
        asked_by=MemberId(row.asked_by_id) if row.asked_by_id else None,
        asked_at=row.asked_at,
        decided_by=MemberId(row.decided_by_id) if row.decided_by_id else None,
        decided_at=row.decided_at,
        done_at=row.done_at,
        final_at=row.final_at,
        keys=row.keys,
        entries=row.entries,
        attachments=row.attachments,
        facts_kept=row.facts_kept,
        facts_gone=row.facts_gone,
    )
