"""Sharing: keys are wrapped for others because of a ground, and taken back from them when it ends."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import AgencyId, EntryId, MemberId
from samakki.vault.actions.data_keys import ready
from samakki.vault.actions.keyring import HeldKeys
from samakki.vault.actions.letters import Recipient, letter, to_agency, to_member
from samakki.vault.actions.turns import turn
from samakki.vault.actions.wraps import Opener, Wanted, held_of, lock_of, rows_of, want_of
from samakki.vault.models import NO_ENTRY, NOBODY, Wrap, insert_wraps
from samakki.vault.words import Drawer, ForgedKeyError, Lock, NobodyToHoldError, OwnerHoldsError


def _owner(_by: By, owner: AgencyId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(owner)}


def _ending(by: By, owner: AgencyId, from_: AgencyId | MemberId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(owner), "own": from_ in {by.agency, by.member}}


def _leaving(by: By, agency: AgencyId, member: MemberId) -> Attributes:
    return {"owner": str(agency), "own": by.member == member}


@deed(about=_owner)
def share(
    by: By, owner: AgencyId, to: AgencyId, drawers: Sequence[Drawer], entries: Sequence[tuple[Drawer, EntryId]] = ()
) -> None:
    """Let another agency open these sections, in every version of their keys, and these closed entries.

    A section in which nothing was written yet gets its key now. Doing so twice changes nothing. Raises KeyNotHeldError
    when the one who acts does not hold all of it, NobodyToHoldError when the other agency has no key yet.
    """
    if to != owner:
        _share(by, owner, to_agency(by, to), drawers, entries)


@deed(about=_owner)
def share_with_member(
    by: By,
    owner: AgencyId,
    member: MemberId,
    drawers: Sequence[Drawer],
    entries: Sequence[tuple[Drawer, EntryId]] = (),
) -> None:
    """Let one member by name open these sections and closed entries, as an interpreter or peer who holds no key.

    Raises what `share` raises.
    """
    _share(by, owner, to_member(by, member), drawers, entries)


def _holding(
    by: By, owner: AgencyId, drawers: Sequence[Drawer], through: GroundShown, *_to: object, **_named: object
) -> Attributes:
    sections = sorted({str(drawer.section) for drawer in drawers})
    wanted: dict[str, str | int | bool | list[str]] = {"sections": sections, "entries": []}
    return {"owner": str(owner), "closed": False, **wanted, **through.told(by.clock.now())}


@deed(about=_holding)
def pass_on(
    by: By,
    owner: AgencyId,
    drawers: Sequence[Drawer],
    through: GroundShown,  # noqa: ARG001 -- access is asked about the ground
    to: AgencyId,
    member: MemberId | None = None,
) -> None:
    """Let another open sections that the own agency holds on a ground: an agency, or one of its members by name.

    Raises what `share` raises.
    """
    if to != owner:
        _share(by, owner, to_member(by, member) if member else to_agency(by, to), drawers, ())


@deed(about=_ending)
def unshare(
    by: By,
    owner: AgencyId,
    from_: AgencyId | MemberId,
    drawers: Sequence[Drawer],
    entries: Sequence[tuple[Drawer, EntryId]] = (),
) -> None:
    """Take these sections and closed entries back from an agency or a member, at once and without any key.

    Their wraps of every version are destroyed, and each section that they held gets a new key, in letters to all who
    remain, so that what is written from now on is out of reach of a key that somebody kept. What they wrote themselves
    stays theirs. Taking back what nobody holds changes nothing. Raises OwnerHoldsError for the owning agency.
    """
    if from_ == owner:
        raise OwnerHoldsError
    named, wanted = set(entries), set(drawers)
    with turn(by) as generation:
        rows = [row for row in rows_of(_locks(drawers, entries)) if _is_among(row, wanted, named)]
        torn = _take_back(by, from_, rows, dict.fromkeys(drawers, owner), generation)
    if isinstance(by.keys, HeldKeys):
        by.keys.forget(torn)


@deed(about=_leaving)
def take_back_all(by: By, agency: AgencyId, member: MemberId) -> None:  # noqa: ARG001 -- what access is asked about
    """Take back all that was shared with a member by name, whoever owns it, as when they leave; no key is needed.

    It is done as `unshare` does it, for every section at once.
    """
    if not Wrap.objects.filter(member=member).exists():
        return
    with turn(by) as generation:
        wants = {want_of(row) for row in Wrap.objects.filter(member=member)}
        rows = list(rows_of([lock_of(want, 1) for want in wants]))
        made = {want_of(row)[0]: AgencyId(row.agency) for row in rows if row.first and row.entry == NO_ENTRY}
        torn = _take_back(by, member, rows, made, generation)
    if isinstance(by.keys, HeldKeys):
        by.keys.forget(torn)


def _take_back(
    by: By, from_: AgencyId | MemberId, rows: Sequence[Wrap], owners: Mapping[Drawer, AgencyId], generation: int
) -> set[Drawer]:
    """Destroy a holder's wraps among these, and make the sections' next keys; give which sections that were."""
    theirs = [row for row in rows if from_ in {row.agency, row.member}]
    lost = [row for row in theirs if row.entry == NO_ENTRY or not row.first]
    Wrap.objects.filter(pk__in=[row.pk for row in lost]).delete()
    torn = {want_of(row)[0] for row in lost if row.entry == NO_ENTRY}
    stay: dict[Drawer, list[Wrap]] = defaultdict(list)
    for row in rows:
        drawer, entry = want_of(row)
        if entry is None and drawer in torn:
            stay[drawer].append(row)
    insert_wraps(_renewed(by, owners, from_, stay, generation))
    return torn


def _share(
    by: By, owner: AgencyId, to: Recipient, drawers: Sequence[Drawer], entries: Sequence[tuple[Drawer, EntryId]]
) -> None:
    """Wrap, in one turn, what is there in that very moment: a version that is made at the same time is not missed."""
    ready(by, owner, [(drawer, None) for drawer in drawers])
    wanted: set[Wanted] = {*((drawer, None) for drawer in drawers), *entries}
    with turn(by) as generation:
        rows = list(rows_of(_locks(drawers, entries)))
        opener = Opener(by, held_of(by, rows))
        theirs = {(want_of(row), row.version) for row in rows if to.holds(row)}
        there = {(want_of(row), row.version) for row in rows} | {(entry, 1) for entry in entries}
        lacking = sorted(((want, version) for want, version in there - theirs if want in wanted), key=str)
        locks = [lock_of(want, version) for want, version in lacking]
        insert_wraps([letter(by, to, lock, opener.secret(lock), generation) for lock in locks])


def _renewed(
    by: By,
    owners: Mapping[Drawer, AgencyId],
    gone: AgencyId | MemberId,
    rows: dict[Drawer, list[Wrap]],
    generation: int,
) -> Iterable[Wrap]:
    """Make the next version of each drawer's key, in letters to all who remain: the owning agency first."""
    first = {owner: to_agency(by, owner) for owner in {owners[drawer] for drawer in rows}}
    known: dict[tuple[UUID, UUID], Recipient | None] = {}
    for drawer, former in rows.items():
        owner, secret = owners[drawer], by.chance.bytes(32)
        lock = Lock(drawer.file, drawer.section, max(row.version for row in former) + 1)
        made = letter(by, first[owner], lock, secret, generation)
        made.first = True
        yield made
        holders = {(row.agency, row.member) for row in former if gone not in {row.agency, row.member}}
        for holder in sorted(holders - {(owner, NOBODY)}):
            if holder not in known:
                known[holder] = _still_there(by, *holder)
            to = known[holder]
            if to is not None:
                yield letter(by, to, lock, secret, generation)


def _still_there(by: By, agency: UUID, member: UUID) -> Recipient | None:
    """Find one who remains; one whose public key is gone or forged gets nothing, and keeps nobody from taking back."""
    try:
        return to_agency(by, AgencyId(agency)) if member == NOBODY else to_member(by, MemberId(member))
    except (NobodyToHoldError, ForgedKeyError):
        return None


def _locks(drawers: Iterable[Drawer], entries: Iterable[tuple[Drawer, EntryId]]) -> list[Lock]:
    return [lock_of(want, 1) for want in (*((drawer, None) for drawer in drawers), *entries)]


def _is_among(row: Wrap, drawers: set[Drawer], entries: set[tuple[Drawer, EntryId]]) -> bool:
    drawer, entry = want_of(row)
    return drawer in drawers if entry is None else (drawer, entry) in entries
