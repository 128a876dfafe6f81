"""Resolving: a person chooses, and the conflict ends."""

from typing import Any

from samakki.journal.actions.asking import about_writing
from samakki.journal.actions.snapshots import sealed_snapshot
from samakki.journal.actions.writing import append
from samakki.journal.models import File, Snapshot
from samakki.journal.rules.encoding import read_section
from samakki.journal.words import Body, Change, EntryHeader, Flag, Heads, Kind, NoSuchFileError
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import By, deed
from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section
from samakki.vault.actions import open_many


@deed(about=about_writing)
def resolve(  # noqa: PLR0913 -- what a person chose is all of this
    by: By,
    file: FileId,
    section: Section,
    field: str,
    value: Any,
    base: tuple[Stamp, ...] | None = None,
    *,
    ground: GroundShown | None = None,
) -> EntryHeader:
    """Write the value a person chose, in place of all that stand.

    `base` names the values that the person saw; without it, all that stand now. A value that arrived after the person
    looked is not replaced unseen: then the conflict stays. A value that somebody else than the person told stays so.
    """
    standing = _standing(by, file, section, field, ground)
    seen = standing.base if base is None else base
    chosen = [head for head in standing.heads if head.value == value]
    told = next((head for head in chosen if head.third_party), None) if all(one.third_party for one in chosen) else None
    flags = frozenset({Flag.THIRD_PARTY}) if told else frozenset[Flag]()
    body = Body(Kind.CHANGE, changes=(Change(field, value, seen),), flags=flags, told_by=told.told_by if told else "")
    return append(by, file, section, body, ground=ground)


def _standing(by: By, file: FileId, section: Section, field: str, ground: GroundShown | None) -> Heads:
    row = File.objects.select_for_update().filter(pk=file).first()
    if row is None:
        raise NoSuchFileError
    kept = Snapshot.objects.filter(file_id=file, section=section).first()
    if kept is None:
        return Heads()
    (plain,) = open_many(by, [sealed_snapshot(AgencyId(row.owner), kept)], {file: ground} if ground else {})
    return read_section(plain).get(field, Heads())
