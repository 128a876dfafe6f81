"""What can be asked of transfers without opening anything."""

from collections import Counter

from django.db.models import F

from samakki.access.queries import second_eyes
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import MemberId
from samakki.transfers.models import Export, Import
from samakki.transfers.words import (
    MANY_CASES,
    ExportId,
    ExportTold,
    ExportWaits,
    Format,
    HandedOut,
    ImportId,
    ImportState,
    NoSuchTransferError,
    Reason,
)


@sight()
def through(by: By, transfer: ImportId) -> int:
    """Tell to which row an import has come; raises NoSuchTransferError."""
    row = Import.objects.filter(pk=transfer).first()
    if row is None or row.agency_id != by.agency:
        raise NoSuchTransferError
    return row.through


@sight()
def imports(by: By, most: int = 30) -> tuple[ImportState, ...]:
    """List the agency's imports, newest first; what they held is in the cases."""
    if by.agency is None:
        return ()
    rows = Import.objects.filter(agency_id=by.agency).order_by("-begun_at")[:most]
    return tuple(
        ImportState(
            ImportId(row.pk),
            Format(row.format),
            row.begun_at,
            row.ended_at,
            row.through,
            row.taken,
            row.already,
            row.refused,
            own=row.member_id == by.member and row.sealed is not None,
        )
        for row in rows
    )


@sight()
def exports(by: By, most: int = 30) -> tuple[ExportTold, ...]:
    """List the agency's exports, newest first: when, what for, how many cases, by whom."""
    if by.agency is None:
        return ()
    rows = Export.objects.filter(agency_id=by.agency).order_by("-begun_at")[:most]
    return tuple(
        ExportTold(
            ExportId(row.pk),
            Reason(row.purpose),
            row.begun_at,
            row.cases,
            MemberId(row.member_id),
            row.ended_at is None,
            MemberId(row.agreed_by_id) if row.agreed_by_id else None,
        )
        for row in rows
    )


@sight()
def exports_that_wait(by: By) -> tuple[ExportWaits, ...]:
    """List the exports of the own agency that wait for the yes of the one who acts, the oldest first."""
    if by.agency is None:
        return ()
    rows = Export.objects.filter(agency_id=by.agency, ended_at=None, takes_two=True, agreed_by=None)
    return tuple(
        ExportWaits(
            ExportId(row.pk),
            MemberId(row.member_id),
            Reason(row.purpose),
            row.begun_at,
            row.cases,
            Format(row.format),
        )
        for row in rows.filter(sealed__isnull=False).order_by("begun_at")
        if by.member in second_eyes(by, by.agency, MemberId(row.member_id))
    )


@sight()
def formats(by: By) -> tuple[Format, ...]:
    """Tell in which formats a register may come in, to those who may take one in."""
    return tuple(Format)


def _own(by: By) -> Attributes:
    return {"owner": str(by.agency)}


@sight(about=_own)
def reasons(by: By) -> tuple[Reason, ...]:
    """Tell what cases may be handed on for, to those who may hand them on."""
    return tuple(Reason)


@sight()
def handed_out(by: By) -> HandedOut:
    """Count what went out of the whole node, for who checks."""
    del by
    rows = Export.objects.exclude(ended_at=None)
    several = rows.filter(cases__gte=MANY_CASES)
    return HandedOut(
        by_reason=Counter(Reason(purpose) for purpose in rows.values_list("purpose", flat=True)),
        of_several=several.count(),
        agreed=several.exclude(agreed_by=None).count(),
        by_oneself=several.filter(agreed_by=F("member")).count(),
    )
