"""By which grounds somebody may see a file, which grounds a file has, what is closed to whom, what waits."""

from collections.abc import Mapping
from uuid import UUID

from samakki.access.words import BY_NAME
from samakki.consent import models, rules
from samakki.consent.queries.stored import ground_in, held_by, listed_of, reader_of, share_in, standing_of
from samakki.consent.words import (
    NEEDS_SECOND,
    Candidate,
    Ground,
    GroundId,
    GroundKind,
    Never,
    Reader,
    RecipientKind,
    Share,
    Use,
)
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section


def _of_owner(_by: By, _file: FileId, owner: AgencyId, *_rest: object, **_named: object) -> Attributes:
    return {"owner": str(owner)}


@sight(about=_of_owner)
def grounds_of(by: By, file: FileId, owner: AgencyId) -> tuple[Ground, ...]:
    """List the grounds of a file, also those that have ended, the newest first."""
    del by
    rows = models.Ground.objects.filter(file_id=file, owner_id=owner).order_by("-made_at", "-pk")
    return tuple(ground_in(row) for row in rows)


def _of_named(_by: By, _ground: str, owner: AgencyId) -> Attributes:
    return {"owner": str(owner)}


@sight(about=_of_named)
def ground_named(by: By, ground: str, owner: AgencyId) -> Ground | None:
    """Give a ground of an agency by its number as text, of whichever of its files; None where there is none."""
    del by
    try:
        number = UUID(ground)
    except ValueError:
        return None
    row = models.Ground.objects.filter(pk=number, owner_id=owner).first()
    return ground_in(row) if row else None


@sight(about=_of_owner)
def shares_of(by: By, file: FileId, owner: AgencyId) -> tuple[Share, ...]:
    """List who holds or held keys of a file because of a ground, the newest first."""
    del by
    rows = models.Share.objects.filter(ground__file_id=file, ground__owner_id=owner).select_related("ground")
    return tuple(share_in(row) for row in rows.order_by("-since", "-pk"))


@sight(about=_of_owner)
def never_of(by: By, file: FileId, owner: AgencyId) -> tuple[Never, ...]:
    """List who must never see a file, as it stands."""
    del by, owner
    return tuple(listed_of(file))


@sight()
def grounds_for(by: By, file: FileId, use: Use) -> tuple[GroundShown, ...]:
    """Give all grounds by which the one who asks may see something of a file for this use, at this moment."""
    return tuple(each.ground for each in candidates(by, file, use) if each.opens)


@sight()
def candidates(by: By, file: FileId, use: Use) -> tuple[Candidate, ...]:
    """Give all grounds that name the one who asks, each with what stands against it; what opens something first."""
    standing = standing_of(file)
    if not standing:
        return ()
    reader, listed = reader_of(by), listed_of(file)
    found = rules.naming(standing, reader, use, by.clock.now())
    too_much = rules.making_whole(standing, reader, by.clock.now())
    judged = [
        Candidate(
            rules.shown(ground, reader),
            rules.is_closed_to(listed, reader, str(ground.owner)),
            rules.is_declared_by(listed, reader),
            ground.id in too_much,
        )
        for ground in found
    ]
    return tuple(sorted(judged, key=lambda each: not each.opens))


@sight()
def ground_for(by: By, file: FileId, use: Use) -> GroundShown | None:
    """Give the ground that was made first among those by which the one who asks may see something; None for none."""
    return next(iter(grounds_for(by, file, use)), None)


@sight()
def passable(by: By, file: FileId) -> Mapping[Section, GroundShown]:
    """Tell which sections the own agency may pass on when a life is at risk, each with the ground by which it holds it.

    What it holds for care, and what keeps somebody safe where it holds that for safety; never what was passed on to it
    itself, nor what one member holds by name.
    """
    found: dict[Section, GroundShown] = {}
    for use in (Use.CARE, Use.SAFETY):
        for ground in grounds_for(by, file, use):
            if ground.recipient == str(by.agency) and ground.kind != GroundKind.LIFE:
                found |= {section: ground for section in rules.explained_in(ground, use) if section not in found}
    return found


@sight()
def shared_with(by: By) -> tuple[tuple[Share, Ground], ...]:
    """List what is shared with the own agency, or was and nobody there has read yet that it ended; the newest first.

    What somebody else of the agency holds by name is not theirs to see; who reads by name is shown that alone.
    """
    rows = held_by(by).filter(seen_at=None).select_related("ground").order_by("-since", "-pk")
    listed = [(share_in(row), ground_in(row.ground)) for row in rows]
    if by.role not in BY_NAME:
        return tuple(listed)
    reader, now = Reader("", "", str(by.member or ""), by_name=True), by.clock.now()
    files = {ground.file for _share, ground in listed}
    too_much = {one for file in files for one in rules.making_whole(standing_of(file), reader, now)}
    return tuple((share, ground) for share, ground in listed if ground.id not in too_much)


@sight()
def ended_unread(by: By) -> int:
    """Count what is no longer shared with the own agency, or by name, and nobody has read yet that it ended."""
    return held_by(by).filter(ended_at__isnull=False, seen_at=None).count()


@sight()
def run_out(by: By) -> tuple[GroundId, ...]:
    """List the grounds whose time is over and which nobody has ended yet, of all agencies."""
    over = models.Ground.objects.filter(ended_at=None, until__lte=by.clock.now())
    return tuple(GroundId(ground) for ground in over.order_by("until", "pk").values_list("pk", flat=True))


@sight()
def closed_to(by: By) -> frozenset[FileId]:
    """Tell which files name the one who asks among those who must never see them, conflicts of interest included."""
    if by.member is None:
        return frozenset()
    rows = models.Never.objects.filter(
        recipient=str(by.member), recipient_kind=RecipientKind.MEMBER.value, ended_at=None
    )
    return frozenset(FileId(file) for file in rows.values_list("file_id", flat=True))


@sight()
def waiting(by: By) -> tuple[Ground, ...]:
    """List the own agency's grounds that wait for a second person, and those of which the person was not told yet."""
    if by.agency is None:
        return ()
    kinds = [kind.value for kind in NEEDS_SECOND]
    rows = models.Ground.objects.filter(owner_id=by.agency, kind__in=kinds)
    unsigned = rows.filter(ended_at=None, signed_at=None)
    untold = rows.filter(signed_at__isnull=False, told_at=None)
    return tuple(ground_in(row) for row in (unsigned | untold).order_by("made_at", "pk"))
