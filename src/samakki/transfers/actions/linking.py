"""Links among cases that come in: each leads to the case that its row became, in whatever order the rows come.

What leads to a row that has not come yet waits, sealed, until the end; what leads to nothing here keeps its old id. So
does what was written closed and leads to a later row: nobody opens it for that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from samakki.access import actions as access
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.words import Brought, Leading
from samakki.kernel.canon import canonical, parse
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId, FileId, MemberId, fresh_id
from samakki.sections.words import Section
from samakki.transfers.models import Import, Origin, Slice
from samakki.transfers.rules.leading import led, links_of
from samakki.transfers.rules.naming import name_of
from samakki.transfers.words import ImportId

ROW: Final = b"transfers row"
LINK: Final = "link"
_MOST_AT_ONCE: Final = 400
Waiting = list[Any]
"""Row, case, section, field, whether closed, source and old id of a link that leads nowhere yet."""


class Linking:
    """Leads the links of some rows that come in together to the cases that are here, or come with them."""

    def __init__(self, by: By, agency: AgencyId, source: str, rows: Sequence[tuple[int, str, Brought]]) -> None:
        """Give each case its id, and find what its links lead to; of each row its number and own id, if it has one."""
        self._source = source
        self.cases = [(row, replace(one, case=FileId(fresh_id(by.clock, by.chance)))) for row, _own, one in rows]
        self._ids = {row: own for row, own, _one in rows if own}
        wanted = {old for _row, one in self.cases for _section, _name, old, _closed in links_of(one)}
        self._here = files_of(by, agency, [(source, old) for old in wanted]) if wanted else {}
        self._linked = bool(wanted)

    def led(self, rows: set[int]) -> list[tuple[int, Brought]]:
        """Give those of these rows with their links led to cases here, or to others of these rows."""
        some = [(row, one) for row, one in self.cases if row in rows]
        if not self._linked:
            return some
        to = {old: str(file) for (_source, old), file in self._here.items()}
        to |= {self._ids[row]: str(one.case) for row, one in some if row in self._ids}
        return [(row, led(one, to)) for row, one in some]

    def waiting(self, opened: Mapping[int, FileId]) -> list[Waiting]:
        """List what leads to rows that were neither here nor came with these."""
        here = {old for _source, old in self._here} | {self._ids[row] for row in opened if row in self._ids}
        return [
            [row, opened[row].hex, section.value, name, closed, self._source, old]
            for row, one in self.cases
            if row in opened
            for section, name, old, closed in links_of(one)
            if old not in here
        ]


def keep_waiting(by: By, transfer: ImportId, waiting: list[Waiting]) -> None:
    """Keep links that wait, sealed to the member, until the import ends or a day has passed."""
    if waiting:
        number = min(row for row, *_rest in waiting)
        blob = access.seal_for_self(by, _context(transfer, number), canonical(waiting))
        Slice.objects.create(
            transfer=transfer, kind=LINK, number=number, rows=len(waiting), blob=blob, made_at=by.clock.now()
        )


def lead_all(by: By, member: MemberId, agency: AgencyId) -> None:
    """Lead the links that wait, of this and of earlier imports of the member, to what has come in meanwhile."""
    mine = Import.objects.filter(agency_id=agency, member_id=member).values("pk")
    for some in Slice.objects.filter(kind=LINK, transfer__in=mine).order_by("transfer", "number"):
        waiting = _opened(by, some)
        found = files_of(by, agency, [(source, old) for *_place, closed, source, old in waiting if not closed])
        links = [
            Leading(FileId(UUID(case)), Section(section), name, old, found[source, old])
            for _row, case, section, name, closed, source, old in waiting
            if (source, old) in found and not closed
        ]
        if links:
            cases.lead_on(by, links)
            left = [each for each in waiting if each[4] or (each[5], each[6]) not in found]
            some.delete()
            keep_waiting(by, ImportId(some.transfer), left)


def leads_elsewhere(by: By, transfer: ImportId) -> tuple[int, ...]:
    """List the rows that lead to a case that is not here."""
    slices = Slice.objects.filter(kind=LINK, transfer=transfer).order_by("number")
    waiting = [each for some in slices for each in _opened(by, some)]
    here = desk.here(by, [FileId(UUID(old)) for *_place, old in waiting])
    return tuple(sorted({row for row, *_place, old in waiting if FileId(UUID(old)) not in here}))


def files_of(by: By, agency: AgencyId, rows: Sequence[tuple[str, str]]) -> dict[tuple[str, str], FileId]:
    """Find the cases that rows of the agency became, by source and own id, under whichever of the agency's keys."""
    found: dict[tuple[str, str], FileId] = {}
    epochs = Origin.objects.filter(agency_id=agency).values_list("epoch", flat=True).distinct()
    for epoch in sorted(epochs):
        for start in range(0, len(rows), _MOST_AT_ONCE):
            some = rows[start : start + _MOST_AT_ONCE]
            marks = access.digests(by, epoch, ROW, [name_of(source, old) for source, old in some])
            stored = Origin.objects.filter(agency_id=agency, epoch=epoch, mark__in=marks)
            files = {bytes(mark): FileId(file) for mark, file in stored.values_list("mark", "file_id")}
            found |= {row: files[mark] for row, mark in zip(some, marks, strict=True) if mark in files}
    return found


def _opened(by: By, some: Slice) -> list[Waiting]:
    told = parse(access.open_for_self(by, _context(ImportId(some.transfer), some.number), bytes(some.blob)))
    return [list(each) for each in told]


def _context(transfer: ImportId, number: int) -> bytes:
    return b"import:" + transfer.bytes + f"{LINK}{number}".encode()
