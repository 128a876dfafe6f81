"""The log of the whole node without contents, for those who check it and open nothing."""

from collections import defaultdict
from uuid import UUID

from samakki.journal.models import Entry, Read, ReadFile, ReadLeaf
from samakki.journal.words import Sampled, Trace
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.sections.words import Section

_MOST = 50
_Opened = tuple[UUID, str, UUID | None]
"""A file on a page: which, its sections, and the ground on which it was opened."""


@sight()
def readings(by: By, before: UUID | None = None) -> tuple[Trace, ...]:
    """List what was opened at this node, newest first, fifty pages at once; `before` is the id of the last one seen."""
    del by
    rows = Read.objects.order_by("-id") if before is None else Read.objects.filter(id__lt=before).order_by("-id")
    shown = list(rows[:_MOST])
    files = _files([row.id for row in shown])
    return tuple(_reading(row, files[row.id]) for row in shown)


@sight()
def writings(by: By, before: UUID | None = None) -> tuple[Trace, ...]:
    """List what was written at this node, newest first, fifty entries at a time, by its headers alone."""
    del by
    rows = Entry.objects.order_by("-id") if before is None else Entry.objects.filter(id__lt=before).order_by("-id")
    return tuple(
        Trace(
            id=row.id,
            member=MemberId(row.author),
            agency=AgencyId(row.agency),
            moment=Stamp.parse(row.stamp).moment(),
            page="",
            purpose="",
            files=(FileId(row.file_id),),
            sections=(Section(row.section),),
            closed=row.closed,
        )
        for row in rows.defer("body")[:_MOST]
    )


@sight()
def sample(by: By, number: int) -> tuple[Sampled, ...]:
    """Draw so many readings by chance, fewer where there are not so many, the newest first."""
    whole = Read.objects.count()
    if not whole:
        return ()
    chances = (int.from_bytes(by.chance.bytes(8)) % whole for _draw in range(number))
    places = range(whole) if whole <= number else sorted(set(chances))
    rows = [row for place in places for row in Read.objects.order_by("id")[place : place + 1]]
    files = _files([row.id for row in rows])
    grounds = {read: dict.fromkeys(ground for _file, _in, ground in of if ground) for read, of in files.items()}
    return tuple(Sampled(_reading(row, files[row.id]), tuple(grounds.get(row.id, ()))) for row in reversed(rows))


@sight()
def readings_from(by: By, position: int, limit: int) -> tuple[Trace, ...]:
    """List what was opened at this node from a place in the tree of reads on, in the order in which it was numbered."""
    del by
    leaves = ReadLeaf.objects.filter(position__gte=position).order_by("position")[:limit]
    wanted = list(leaves.values_list("read", flat=True))
    rows, files = Read.objects.in_bulk(wanted), _files(wanted)
    return tuple(_reading(rows[read], files[read]) for read in wanted)


def _files(reads: list[UUID]) -> dict[UUID, list[_Opened]]:
    files: dict[UUID, list[_Opened]] = defaultdict(list)
    of_these = ReadFile.objects.filter(read_id__in=reads).order_by("id")
    for read, file, sections, ground in of_these.values_list("read_id", "file_id", "sections", "ground"):
        files[read].append((file, sections, ground))
    return files


def _reading(row: Read, files: list[_Opened]) -> Trace:
    sections = {Section(one) for _file, listed, _ground in files for one in listed.split(",") if one}
    return Trace(
        id=row.id,
        member=MemberId(row.member),
        agency=AgencyId(row.agency),
        moment=Stamp.parse(row.stamp).moment(),
        page=row.page,
        purpose=row.purpose,
        files=tuple(FileId(file) for file, _listed, _ground in files),
        sections=tuple(section for section in Section if section in sections),
        closed=row.entry is not None,
        why=row.why,
        on_ground=frozenset(FileId(file) for file, _listed, ground in files if ground),
    )
