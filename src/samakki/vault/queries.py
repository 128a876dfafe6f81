"""What can be asked of the keystore without opening anything."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connections, router
from django.db.models import Count

from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId, NodeId
from samakki.sections.words import Section
from samakki.vault import gateways
from samakki.vault.models import NO_ENTRY, NOBODY, Epoch, Erased, Grant, MemberKey, Milestone, Recovery, Root, Wrap
from samakki.vault.words import (
    FAULT_TEXTS,
    AgencyKeys,
    FaultKind,
    GenerationShown,
    Holder,
    How,
    KeystoreFault,
    KeystoreState,
)


def _agency(_by: By, agency: AgencyId) -> Attributes:
    return {"owner": str(agency)}


def _agency_and_member(by: By, agency: AgencyId, member: MemberId) -> Attributes:
    return {"owner": str(agency), "own": by.member == member}


def _member(by: By, member: MemberId) -> Attributes:
    return {"own": by.member == member}


@sight()
def whose_keystore(by: By) -> NodeId | None:
    """Tell which node was founded here, None before that: a process learns from it for whom it acts."""
    root = _root()
    return None if root is None else NodeId(root.node)


@sight()
def check_keystore(by: By) -> None:
    """Make sure, before serving, that this is the keystore the data was written with, in no older copy.

    Raises KeystoreFault, whose text says to the operator what is wrong and what to do.
    """
    root, milestone = _root(), _milestone()
    kind = _fault(root, milestone)
    if kind is None and root is not None:
        public = gateways.node_secret().public_key().public_bytes_raw()
        kind = None if public == bytes(root.node_key) else FaultKind.SECRET_FOREIGN
    if kind is not None:
        raise KeystoreFault(kind, str(FAULT_TEXTS[kind]))


@sight()
def keystore_state(by: By) -> KeystoreState:
    """Tell whose keystore this is and how much it holds; raises KeystoreFault when none was founded."""
    root = _root()
    if root is None:
        raise KeystoreFault(FaultKind.UNFOUNDED, str(FAULT_TEXTS[FaultKind.UNFOUNDED]))
    return KeystoreState(
        node=str(root.node),
        generation=root.generation,
        members=MemberKey.objects.count(),
        agencies=Epoch.objects.filter(epoch=1).count(),
        wraps=Wrap.objects.count(),
    )


@sight()
def keys_of_agencies(by: By) -> tuple[AgencyKeys, ...]:
    """Tell how the keys of all agencies stand, without opening any."""
    newest = {row.agency: row for row in Epoch.objects.order_by("epoch").defer("sealed_under_next")}
    counted = Grant.objects.values_list("agency", "epoch").annotate(count=Count("member"))
    held = {(agency, epoch): count for agency, epoch, count in counted}
    return tuple(
        AgencyKeys(
            agency=AgencyId(agency),
            epoch=row.epoch,
            since=row.made_at,
            holders=held.get((agency, row.epoch), 0),
            waiting=Wrap.objects.filter(agency=agency, epoch__lt=row.epoch).count(),
        )
        for agency, row in newest.items()
    )


@sight()
def node_public_key(by: By) -> bytes:
    """Give the key that the node's signatures are checked with (Ed25519, 32 bytes); raises KeystoreFault."""
    root = _root()
    if root is None:
        raise KeystoreFault(FaultKind.UNFOUNDED, str(FAULT_TEXTS[FaultKind.UNFOUNDED]))
    return bytes(root.node_key)


@sight(about=_member)
def has_key(by: By, member: MemberId) -> bool:
    """Tell whether a member has a pair of keys, so that things can be granted and sealed to them."""
    return MemberKey.objects.filter(member=member).exists()


@sight(about=_member)
def public_key(by: By, member: MemberId) -> bytes:
    """Give a member's public key (32 bytes), so that two people can compare it; nothing when there is none."""
    public = MemberKey.objects.filter(member=member).values_list("public", flat=True).first()
    return b"" if public is None else bytes(public)


@sight(about=_agency_and_member)
def holds(by: By, agency: AgencyId, member: MemberId) -> bool:
    """Tell whether a member holds the agency's key; one who does not is signed in but waits."""
    return Grant.objects.filter(agency=agency, member=member).exists()


@sight(about=_agency)
def holders(by: By, agency: AgencyId) -> list[MemberId]:
    """Tell who holds the agency's key, who was granted it first coming first."""
    granted = Grant.objects.filter(agency=agency).order_by("granted_at", "id")
    return [MemberId(member) for member in dict.fromkeys(granted.values_list("member", flat=True))]


@sight(about=_agency)
def newest_epoch(by: By, agency: AgencyId) -> int:
    """Tell which epoch the agency is in; 0 while its first member has not made its key."""
    newest = Epoch.objects.filter(agency=agency).order_by("-epoch").values_list("epoch", flat=True).first()
    return newest or 0


@sight(about=_agency)
def waiting_wraps(by: By, agency: AgencyId) -> int:
    """Tell how many data keys still lie under an older epoch; they open by the chain until `rewrap` has moved them."""
    newest = Epoch.objects.filter(agency=agency).order_by("-epoch").values_list("epoch", flat=True).first()
    return Wrap.objects.filter(agency=agency, epoch__lt=newest or 0).count()


@sight()
def holders_of(by: By, file: FileId) -> tuple[Holder, ...]:
    """Tell who can open what of a file, in which versions of its keys: agencies first, then members by name."""
    rows = Wrap.objects.filter(file=file).exclude(how=How.SECTION.value).order_by("member", "agency", "id")
    found = defaultdict[tuple[Any, ...], list[int]](list)
    for *whose, version in rows.values_list("agency", "member", "section", "entry", "version"):
        found[tuple(whose)].append(version)
    return tuple(
        Holder(
            agency=None if agency == NOBODY else AgencyId(agency),
            member=None if member == NOBODY else MemberId(member),
            section=Section(section),
            versions=tuple(sorted(versions)),
            entry=None if entry == NO_ENTRY else EntryId(entry),
        )
        for (agency, member, section, entry), versions in found.items()
    )


@sight(about=_agency)
def second_holder_exists(by: By, agency: AgencyId) -> bool:
    """Tell whether a second member holds the agency's key."""
    return Grant.objects.filter(agency=agency).values("member").distinct().count() > 1


@sight(about=_agency)
def recovery_confirmed(by: By, agency: AgencyId) -> bool:
    """Tell whether the recovery sheet was printed and its words typed back."""
    return Recovery.objects.filter(agency=agency, confirmed_at__isnull=False).exists()


@sight(about=_agency)
def second_pair_exists(by: By, agency: AgencyId) -> bool:
    """Tell whether more than one member could open the files: a second holder, or in their stead the paper."""
    return second_holder_exists(by, agency) or recovery_confirmed(by, agency)


@sight()
def own_public_key(by: By) -> bytes:
    """Give the public half of the node's own secret, as the machine hands it over; raises KeystoreFault."""
    return gateways.node_secret().public_key().public_bytes_raw()


@sight()
def keystore_kind(by: By) -> str:
    """Tell what kind of store the keystore is: `sqlite` or `postgresql`."""
    return gateways.keystore_kind()


@sight()
def erased_ids(by: By) -> frozenset[UUID]:
    """Give the ids of all that was erased: of files, and those under which their facts had stood."""
    return frozenset(Erased.objects.values_list("pk", flat=True))


@sight()
def generations_standing(by: By) -> tuple[GenerationShown, ...]:
    """List the generations of copies whose keys stand, the oldest first, each with the moment at which it ends.

    The newest ends at no time yet. Raises KeysAwayError.
    """
    found = [one for one in gateways.generations() if one.node == by.node]
    ends = [following.made_at + gateways.grace() for following in found[1:]]
    return tuple(GenerationShown(one.number, one.made_at, end) for one, end in zip(found, [*ends, None], strict=False))


@sight()
def counted_here(by: By) -> tuple[NodeId | None, int, int]:
    """Tell whose keystore lies here, how far its count has come, and how far the data says that it had: 0 for none."""
    root, milestone = _root(), _milestone()
    whose = root.node if root else milestone.node if milestone else None
    return (
        None if whose is None else NodeId(whose),
        root.generation if root else 0,
        milestone.generation if milestone else 0,
    )


def _fault(root: Root | None, milestone: Milestone | None) -> FaultKind | None:
    if root is None:
        return FaultKind.UNFOUNDED if milestone is None else FaultKind.MISSING
    if milestone is None:
        return FaultKind.FOREIGN if MemberKey.objects.exists() or Wrap.objects.exists() else FaultKind.UNFOUNDED
    if root.node != milestone.node:
        return FaultKind.FOREIGN
    return FaultKind.OLDER if root.generation < milestone.generation else None


def _root() -> Root | None:
    try:
        return Root.objects.first()
    except DatabaseError:
        return None


def _milestone() -> Milestone | None:
    connection = connections[router.db_for_read(Milestone)]
    if Milestone._meta.db_table not in connection.introspection.table_names():
        return None
    return Milestone.objects.order_by("-generation").first()
