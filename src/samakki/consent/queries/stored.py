"""Grounds, shares and the never-list as they are stored, and as they are spoken of."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from samakki.access import queries as access
from samakki.access.words import BY_NAME, AgencyNamed
from samakki.consent import models
from samakki.consent.words import (
    Ended,
    Ground,
    GroundId,
    GroundKind,
    Never,
    NeverId,
    Reader,
    Recipient,
    RecipientKind,
    Share,
    ShareId,
    Terms,
    Use,
)
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Section


def ground_in(row: models.Ground) -> Ground:
    """Read a ground."""
    terms = Terms(
        Recipient(RecipientKind(row.recipient_kind), row.recipient),
        frozenset(map(Section, row.sections)),
        frozenset(map(Use, row.uses)),
        row.since,
        row.until,
        frozenset((Section(section), EntryId(UUID(entry))) for section, entry in row.entries),
    )
    return Ground(
        id=GroundId(row.pk),
        file=FileId(row.file_id),
        owner=AgencyId(row.owner_id),
        kind=GroundKind(row.kind),
        terms=terms,
        asked_by=MemberId(row.asked_by_id),
        made_at=row.made_at,
        signed_by=MemberId(row.signed_by_id) if row.signed_by_id else None,
        signed_at=row.signed_at,
        told_at=row.told_at,
        ended_at=row.ended_at,
        ended_why=Ended(row.ended_why) if row.ended_why else None,
        through=GroundId(row.through) if row.through else None,
    )


def columns_of(terms: Terms) -> dict[str, Any]:
    """Give terms as they are stored."""
    return {
        "recipient_kind": terms.recipient.kind.value,
        "recipient": terms.recipient.named,
        "sections": sorted(section.value for section in terms.sections),
        "entries": sorted([section.value, str(entry)] for section, entry in terms.entries),
        "uses": sorted(use.value for use in terms.uses),
        "since": terms.since,
        "until": terms.until,
    }


def never_in(row: models.Never) -> Never:
    """Read an entry of the never-list."""
    return Never(
        NeverId(row.pk),
        FileId(row.file_id),
        Recipient(RecipientKind(row.recipient_kind), row.recipient),
        row.made_at,
        frozenset(row.spared),
        row.declared,
    )


def share_in(row: models.Share) -> Share:
    """Read a share; its ground is read along."""
    return Share(
        ShareId(row.pk),
        GroundId(row.ground_id),
        FileId(row.ground.file_id),
        AgencyId(row.ground.owner_id),
        AgencyId(row.agency_id),
        MemberId(row.member_id) if row.member_id else None,
        row.since,
        row.ended_at,
        Ended(row.ended_why) if row.ended_why else None,
        row.seen_at,
    )


def listed_of(file: FileId) -> list[Never]:
    """Find who must never see a file."""
    return [never_in(row) for row in models.Never.objects.filter(file_id=file, ended_at=None).order_by("made_at", "pk")]


def standing_of(file: FileId) -> list[Ground]:
    """Find the grounds of a file that have not ended, whether or not they hold at this moment."""
    rows = models.Ground.objects.filter(file_id=file, ended_at=None).order_by("made_at", "pk")
    return [ground_in(row) for row in rows]


def reader_of(by: By, agencies: Iterable[AgencyNamed] = ()) -> Reader:
    """Tell who asks: for which agency, what that is."""
    known = {each.agency: each.kind.value for each in agencies or access.agencies(by)}
    kind = known.get(by.agency, "") if by.agency else ""
    return Reader(str(by.agency or ""), kind, str(by.member or ""), by.role in BY_NAME)


def held_by(by: By) -> QuerySet[models.Share]:
    """Find what the agency of the one who asks holds, and what they hold by name; for who reads by name that alone."""
    if by.agency is None:
        return models.Share.objects.none()
    own = Q(member_id=by.member) if by.role in BY_NAME else Q(member=None) | Q(member_id=by.member)
    return models.Share.objects.filter(own, agency_id=by.agency)
