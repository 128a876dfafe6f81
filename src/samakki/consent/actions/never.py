"""Who must never see a file: named by the person, or by themselves because of a conflict of interest."""

from collections.abc import Collection

from samakki.access import queries as access
from samakki.access.words import AgencyKind
from samakki.consent import models, rules
from samakki.consent.actions.grounds import close
from samakki.consent.actions.handing import end_share, locked
from samakki.consent.queries.stored import ground_in, listed_of, never_in
from samakki.consent.words import (
    Ended,
    Ground,
    GroundKind,
    GroundUnknownError,
    Never,
    NeverId,
    Reader,
    Recipient,
    RecipientKind,
    TermsRefusedError,
)
from samakki.kernel.actors import member_of
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId, fresh_id


def _of_owner(_by: By, _file: FileId, owner: AgencyId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_of_owner)
def name_never(
    by: By, file: FileId, owner: AgencyId, recipient: Recipient, spared: Collection[AgencyId] = ()
) -> NeverId:
    """Put somebody on the list of those who must never see a file; what they could see of it ends at once.

    It ends every consent and other ground that names them, but no court's order. Of a kind of agency some may be
    `spared`. It needs no key. Raises TermsRefusedError `own_agency` for the agency that keeps the file, `not_here`.
    """
    agencies = {str(each.agency) for each in access.agencies(by)}
    members = {str(each.member) for each in access.staff_known(by, [recipient.named])}
    known: dict[RecipientKind, set[str]] = {
        RecipientKind.AGENCY: agencies - {str(owner)},
        RecipientKind.KIND: {kind.value for kind in AgencyKind},
        RecipientKind.MEMBER: members,
    }
    if recipient.named not in known.get(recipient.kind, set()):
        raise TermsRefusedError("own_agency" if recipient.named == str(owner) else "not_here")
    row = _written(by, file, owner, recipient, {str(agency) for agency in spared})
    _shut(by, file, never_in(row))
    return NeverId(row.pk)


@deed()
def declare_conflict(by: By, file: FileId, owner: AgencyId) -> NeverId:
    """Declare one's own conflict of interest about a file: from now on it is closed to oneself."""
    recipient = Recipient(RecipientKind.MEMBER, str(member_of(by, "consent.declare_conflict")))
    row = _written(by, file, owner, recipient, set(), declared=True)
    _shut(by, file, never_in(row))
    return NeverId(row.pk)


def _of_lifting(by: By, _file: FileId, owner: AgencyId, never: NeverId) -> Attributes:
    row = _stored(owner, never)
    return {"owner": str(owner), "own": row.recipient == str(by.member), "declared": row.declared}


@deed(about=_of_lifting)
def lift_never(by: By, file: FileId, owner: AgencyId, never: NeverId) -> None:
    """Take somebody off the list of a file; nothing that ended because of it begins again by itself.

    They are taken off too where the list came along from another file of the same person. Raises GroundUnknownError.
    """
    row = _stored(owner, never)
    same = models.Never.objects.filter(
        owner_id=owner,
        file_id__in={file, row.file_id},
        recipient_kind=row.recipient_kind,
        recipient=row.recipient,
        declared=row.declared,
        ended_at=None,
    )
    if not same.update(ended_at=by.clock.now()):
        raise GroundUnknownError


@deed(about=_of_owner)
def take_over_never(by: By, file: FileId, owner: AgencyId, other: FileId) -> None:
    """Let the lists of two files of one person stand in both: what one says is read in the other from now on."""
    lists = {each: listed_of(each) for each in (file, other)}
    for into, out in ((file, other), (other, file)):
        there = {(never.recipient, never.spared, never.declared) for never in lists[into]}
        for never in lists[out]:
            if (never.recipient, never.spared, never.declared) not in there:
                row = _written(by, into, owner, never.recipient, set(never.spared), declared=never.declared)
                _shut(by, into, never_in(row))


def _stored(owner: AgencyId, never: NeverId) -> models.Never:
    row = models.Never.objects.filter(pk=never, owner_id=owner).first()
    if row is None:
        raise GroundUnknownError
    return row


def _written(
    by: By, file: FileId, owner: AgencyId, recipient: Recipient, spared: set[str], *, declared: bool = False
) -> models.Never:
    return models.Never.objects.create(
        id=fresh_id(by.clock, by.chance),
        file_id=file,
        owner_id=owner,
        recipient_kind=recipient.kind.value,
        recipient=recipient.named,
        spared=sorted(spared),
        declared=declared,
        made_by_id=member_of(by, "consent.name_never"),
        made_at=by.clock.now(),
    )


def _shut(by: By, file: FileId, never: Never) -> None:
    """End what the list now stands against: grounds that name nobody else, and the shares of wider ones."""
    standing, listed = locked(file), listed_of(file)
    kinds = {str(each.agency): each.kind.value for each in access.agencies(by)}
    staff = {str(each.member): str(each.agency) for each in access.staff_known(by, _members(standing))}
    for ground in [each for each in standing if _is_beaten(each, never, listed, kinds, staff)]:
        standing.remove(ground)
        close(by, ground, standing, Ended.NEVER)
    rows = models.Share.objects.filter(ground__file_id=file, ended_at=None).select_related("ground")
    for row in rows.order_by("pk"):
        agency, ground = str(row.agency_id), ground_in(row.ground)
        if not rules.stands_against(ground, listed, Reader(agency, kinds.get(agency, ""), str(row.member_id or ""))):
            end_share(by, row, ground, standing, Ended.NEVER)


def _is_beaten(
    ground: Ground, never: Never, listed: Collection[Never], kinds: dict[str, str], staff: dict[str, str]
) -> bool:
    named = ground.terms.recipient
    if ground.kind is GroundKind.COURT or named.kind is RecipientKind.NODE:
        return False
    if named.kind is RecipientKind.KIND:
        return named == never.recipient and not never.spared
    agency = staff.get(named.named, "") if named.kind is RecipientKind.MEMBER else named.named
    member = named.named if named.kind is RecipientKind.MEMBER else ""
    return not rules.stands_against(ground, listed, Reader(agency, kinds.get(agency, ""), member))


def _members(grounds: Collection[Ground]) -> list[str]:
    return [each.terms.recipient.named for each in grounds if each.terms.recipient.kind is RecipientKind.MEMBER]
