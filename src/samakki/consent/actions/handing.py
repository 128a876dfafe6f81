"""A ground is carried out: keys are wrapped for whom it names, and taken back from them when it ends."""

from collections.abc import Iterable, Iterator, Sequence

from samakki.access import queries as access
from samakki.access.words import AgencyNamed
from samakki.consent import models, rules
from samakki.consent.queries.stored import ground_in, held_by, listed_of, share_in, standing_of
from samakki.consent.words import (
    Ended,
    Ground,
    GroundUnknownError,
    Never,
    Reader,
    RecipientKind,
    ShareId,
    SharingBegun,
    SharingEnded,
)
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.grounds import GroundShown
from samakki.kernel.happenings import tell
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId, fresh_id
from samakki.sections.words import Section
from samakki.vault import actions as vault
from samakki.vault.words import Drawer, ForgedKeyError, NobodyToHoldError

_Holder = tuple[AgencyNamed, MemberId | None]
_Waiting = tuple[Ground, AgencyId, MemberId | None]


def _of_owner(_by: By, _file: FileId, owner: AgencyId) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_of_owner)
def hand_out(by: By, file: FileId, owner: AgencyId) -> int:
    """Wrap keys for whom a ground names that holds now and was not carried out yet; gives for how many.

    What begins on a later day waits until somebody of the owning agency is there, and so does an agency of a kind that
    was added since, or that had no key yet; one whose key was slipped in gets nothing. Raises KeyNotHeldError.
    """
    del owner
    standing = standing_of(file)
    waits = _waiting(by, standing, listed_of(file)) if standing else []
    return carry_out(by, file, locked(file)) if waits else 0


@deed()
def acknowledge(by: By, share: ShareId) -> None:
    """Say for the own agency that it has read that something is no longer shared with it; raises GroundUnknownError.

    What was shared with one member by name they say themselves.
    """
    rows = held_by(by).filter(pk=share, ended_at__isnull=False, seen_at=None)
    if not rows.update(seen_at=by.clock.now()):
        raise GroundUnknownError


def locked(file: FileId) -> list[Ground]:
    """Give the grounds of a file that have not ended, and let nobody else begin or end one until this is done."""
    rows = models.Ground.objects.select_for_update().filter(file_id=file).order_by("pk")
    return [ground_in(row) for row in list(rows) if row.ended_at is None]


def carry_out(by: By, file: FileId, grounds: Iterable[Ground], through: GroundShown | None = None) -> int:
    """Wrap keys for those whom these grounds name and who do not hold them yet.

    Where it is not the owning agency that does so, `through` is the ground by which the own agency holds them.
    """
    return sum(_begin(by, *each, through) for each in _waiting(by, grounds, listed_of(file)))


def end_shares(by: By, ended: Ground, others: Sequence[Ground], why: Ended) -> None:
    """Take back from all who hold keys because of a ground what no other ground gives them."""
    rows = models.Share.objects.filter(ground_id=ended.id, ended_at=None)
    for row in rows.select_related("ground").order_by("pk"):
        end_share(by, row, ended, others, why)


def end_share(by: By, row: models.Share, ended: Ground, others: Sequence[Ground], why: Ended) -> None:
    """Take back from one who holds keys because of a ground what no other ground gives them, and tell them."""
    share = share_in(row)
    kinds = {each.agency: each.kind.value for each in access.agencies(by)}
    reader = Reader(str(share.agency), kinds.get(share.agency, ""), str(share.member or ""), share.member is not None)
    sections, entries = rules.lost(ended, others, listed_of(ended.file), reader, by.clock.now())
    if sections or entries:
        holder = share.member or share.agency
        vault.unshare(by, ended.owner, holder, _drawers(ended.file, sections), _pairs(ended.file, entries))
    row.ended_at, row.ended_why = by.clock.now(), why.value
    row.save(update_fields=["ended_at", "ended_why"])
    told = frozenset(sections | {section for section, _entry in entries})
    tell(by, SharingEnded(ended.id, ended.file, ended.owner, share.agency, why, told, share.member))


def _waiting(by: By, grounds: Iterable[Ground], listed: Sequence[Never]) -> list[_Waiting]:
    """Find for whom a ground holds at this moment and was not carried out yet."""
    now = by.clock.now()
    held = [ground for ground in grounds if rules.holds(ground, now) and _is_here(ground)]
    if not held:
        return []
    agencies = access.agencies(by)
    rows = models.Share.objects.filter(ground_id__in=[ground.id for ground in held], ended_at=None)
    there = set(rows.values_list("ground_id", "agency_id"))
    return [
        (ground, agency.agency, member)
        for ground in held
        for agency, member in _named(by, ground, agencies, listed)
        if (ground.id, agency.agency) not in there
    ]


def _is_here(ground: Ground) -> bool:
    """Tell whether anybody at this node is named: what goes to another node is carried out by what sends it."""
    return ground.terms.recipient.kind is not RecipientKind.NODE


def _named(by: By, ground: Ground, agencies: Sequence[AgencyNamed], listed: Sequence[Never]) -> Iterator[_Holder]:
    """Give those whom a ground names at this node and whom the never-list lets be."""
    named = ground.terms.recipient
    known: list[_Holder]
    if named.kind is RecipientKind.MEMBER:
        member = next(iter(access.staff_known(by, [named.named])), None)
        there = member if member and member.at_work else None
        known = [(each, there.member) for each in agencies if there and each.agency == there.agency]
    else:
        known = [(each, None) for each in agencies if each.agency != ground.owner]
    for agency, holder in known:
        reader = Reader(str(agency.agency), agency.kind.value, str(holder or ""))
        if rules.is_for(named, reader) and rules.stands_against(ground, listed, reader):
            yield agency, holder


def _begin(
    by: By, ground: Ground, agency: AgencyId, member: MemberId | None, through: GroundShown | None = None
) -> int:
    drawers, entries = _drawers(ground.file, ground.terms.sections), _pairs(ground.file, ground.terms.entries)
    try:
        if through is not None:
            vault.pass_on(by, ground.owner, drawers, through, agency, member)
        elif member is None:
            vault.share(by, ground.owner, agency, drawers, entries)
        else:
            vault.share_with_member(by, ground.owner, member, drawers, entries)
    except (NobodyToHoldError, ForgedKeyError):
        return 0
    models.Share.objects.create(
        id=fresh_id(by.clock, by.chance),
        ground_id=ground.id,
        agency_id=agency,
        member_id=member,
        since=by.clock.now(),
    )
    tell(by, SharingBegun(ground.id, ground.file, ground.owner, agency, member))
    return 1


def _drawers(file: FileId, sections: Iterable[Section]) -> list[Drawer]:
    return [Drawer(file, section) for section in sorted(sections)]


def _pairs(file: FileId, entries: Iterable[tuple[Section, EntryId]]) -> list[tuple[Drawer, EntryId]]:
    return [(Drawer(file, section), entry) for section, entry in sorted(entries)]
