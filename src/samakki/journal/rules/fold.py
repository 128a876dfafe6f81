"""The fold: what a file says now, from its entries in whatever order they came.

A field is a multi-value register: a value stands until a change names its stamp as base. Stamps are names here;
they order what is shown and never choose a value.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from samakki.journal.words import Body, Change, EntryHeader, FileState, Flag, Head, Heads, SectionState, Source
from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import AgencyId, EntryId, MemberId

_NONE: Final[Mapping[EntryId, Source]] = {}


class Origin(NamedTuple):
    """Where a change comes from: its stamp, who wrote it for whom, in which entry, and whether another told it."""

    stamp: Stamp
    author: MemberId
    agency: AgencyId
    entry: EntryId
    third_party: bool = False
    told_by: str = ""

    def telling(self, body: Body) -> "Origin":
        """Give the same place with what a body says of who told it."""
        return self._replace(third_party=Flag.THIRD_PARTY in body.flags, told_by=body.told_by)


def fold(entries: Iterable[tuple[EntryHeader, Body]], beside: Mapping[EntryId, Source] = _NONE) -> FileState:
    """Fold entries, each counted once however often and in whatever order it came.

    `beside` tells of other entries from which something was carried over.
    """
    told = list(entries)
    sources = {**beside, **{header.id: header.source for header, _body in told}}
    state = FileState()
    seen: set[EntryId] = set()
    for header, body in told:
        if header.id in seen:
            continue
        seen.add(header.id)
        fields = state.sections.setdefault(header.section, {})
        origin = Origin(header.stamp, header.author, header.agency, header.id).telling(body)
        write_into(fields, body.changes, origin, sources)
    return state


def write_into(
    fields: SectionState, changes: Iterable[Change], origin: Origin, sources: Mapping[EntryId, Source] = _NONE
) -> None:
    """Fold the changes of one more entry, not folded before, into what its section says."""
    for change in changes:
        head = Head(change.value, *origin, sources.get(change.source) if change.source else None)
        fields[change.field] = _written(fields.get(change.field, Heads()), change, head)


def _written(before: Heads, change: Change, head: Head) -> Heads:
    replaced = set(change.base)
    standing = [other for other in before.heads if other.stamp not in replaced]
    awaited = before.awaited | (replaced - {other.stamp for other in before.heads})
    if head.stamp not in awaited:
        standing.append(head)
    return Heads(tuple(sorted(standing, key=_newest_first, reverse=True)), awaited)


def _newest_first(head: Head) -> Stamp:
    return head.stamp
