"""Taking cases in: a file is surveyed, its map is guessed and judged, its rows come in, some at a time, each once."""

from collections.abc import Mapping, Sequence
from typing import BinaryIO, Final

from django.db.models import F
from django.utils.translation import gettext

from samakki.access import actions as access
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.words import Brought, BroughtRefusedError, Unfit
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, FileId, fresh_id
from samakki.sections.words import row_of
from samakki.transfers.actions.linking import ROW, Linking, keep_waiting, lead_all, leads_elsewhere
from samakki.transfers.gateways import vocabulary
from samakki.transfers.models import Import, Origin
from samakki.transfers.rules.checking import must_be_followable, shifted
from samakki.transfers.rules.converting import Converted, Converter
from samakki.transfers.rules.guessing import guessed, undecided
from samakki.transfers.rules.maps import read_map, replanned, write_map
from samakki.transfers.rules.naming import Named, Names
from samakki.transfers.rules.surveying import surveyed
from samakki.transfers.words import Batch, Flaw, ImportId, Plan, PlanRefusedError, PlanWrong, Problem, Row, Survey

SAID: Final = b"transfers said"
FILE: Final = b"transfers file"


@deed(changes=False)
def survey(by: By, handle: BinaryIO, *, sheet: str = "", header: int = 0) -> Survey:
    """Read a file through once and tell what it holds; nothing of it is kept. Raises UnreadableError."""
    return surveyed(handle, sheet=sheet, header=header)


@deed(changes=False)
def guess(by: By, source: str, found: Survey) -> Plan:
    """Guess where each column goes, by headings and values in any of the eight languages."""
    return guessed(source, found, vocabulary())


@deed(changes=False)
def judge_plan(by: By, plan: Plan, found: Survey, *, even_shifted: bool = False) -> None:
    """Raise PlanRefusedError for the first column that cannot go where the map sends it."""
    must_be_followable(plan, found, vocabulary())
    changing = [] if even_shifted else shifted(plan, found)
    if changing:
        raise PlanRefusedError(PlanWrong.SHIFTED, "; ".join(changing))


@deed(changes=False)
def read_plan(by: By, text: str) -> Plan:
    """Read a map that somebody wrote or changed; raises PlanRefusedError."""
    return read_map(text)


@deed(changes=False)
def write_plan(by: By, plan: Plan, found: Survey) -> str:
    """Write a map for people to look at and change, with the values that no code is known for."""
    return write_map(plan, undecided(plan, found, vocabulary()))


@deed(changes=False)
def plan_with(by: By, plan: Plan, targets: Mapping[str, str], codes: Mapping[str, str]) -> Plan:
    """Give a map with other targets (by heading, as `identity.born`) and codes (by value); raises PlanRefusedError."""
    return replanned(plan, targets, codes)


@deed(changes=False)
def undecided_values(by: By, plan: Plan, found: Survey) -> dict[str, tuple[str, ...]]:
    """List, by heading, the values of chosen fields that no code is known for."""
    return undecided(plan, found, vocabulary())


class Reading:
    """One file being read by one map: its converter and the names of its rows."""

    def __init__(self, plan: Plan, headings: tuple[str, ...]) -> None:
        """Make ready to read."""
        self.plan, self.headings = plan, headings
        self.converter, self.names = Converter(plan, headings, vocabulary()), Names(plan, headings)

    def problems_of(self, row: int, unfit: Sequence[Unfit]) -> list[Problem]:
        """Tell at which cells the desk found what it cannot keep."""
        return [Problem(row, self._column(flaw), _flaw_of(flaw.code)) for flaw in unfit]

    def _column(self, flaw: Unfit) -> int | None:
        exact = self.converter.columns.get(f"{flaw.section}.{flaw.field}")
        root = f"{flaw.section}.{flaw.field.partition('/')[0]}"
        near = (place for name, place in self.converter.columns.items() if name.startswith(root))
        return exact if exact is not None else next(near, None)


@deed()
def begin_import(by: By, found: Survey, digest: bytes) -> ImportId:
    """Begin to take a file in, or go on with the same file where it was left; gives the import."""
    member, agency = acting(by)
    epoch = access.newest_epoch(by)
    (mark,) = access.digests(by, epoch, FILE, [digest])
    left = Import.objects.filter(agency_id=agency, member_id=member, epoch=epoch, mark=mark, ended_at=None).first()
    if left is not None:
        return ImportId(left.pk)
    made = Import.objects.create(
        id=fresh_id(by.clock, by.chance),
        agency_id=agency,
        member_id=member,
        format=found.format.value,
        begun_at=by.clock.now(),
        epoch=epoch,
        mark=mark,
        rows=found.rows,
    )
    return ImportId(made.pk)


@deed()
def end_import(by: By, transfer: ImportId) -> tuple[int, ...]:
    """Lead what waited for later rows to their cases; gives the rows that lead to a case that is not here."""
    member, agency = acting(by)
    lead_all(by, member, agency)
    Import.objects.filter(pk=transfer, agency_id=agency).update(ended_at=by.clock.now(), stage="done")
    return leads_elsewhere(by, transfer)


@deed()
def take_in(by: By, transfer: ImportId, reading: Reading, name: str, rows: Sequence[Row]) -> Batch:
    """Open a case for each of these rows that is new, with where it came from; all of them or, when killed, none.

    Rows that were here already stay as they are; rows with a problem stay out and are told.
    """
    _member, agency = acting(by)
    named = [reading.names.of(row) for row in rows]
    problems = _nameless(reading, rows, named)
    epoch = access.newest_epoch(by)
    marks, said = _digests(by, epoch, named)
    known = _known(by, agency, epoch, named, (marks, said))
    differing = tuple(rows[at].number for at, alike in known.items() if not alike)
    problems += _twice(reading, rows, named, marks, known)
    shut_out = {problem.row for problem in problems}
    fresh = [(at, row) for at, row in enumerate(rows) if at not in known and row.number not in shut_out]
    brought, flaws = _converted(by, reading, name, fresh)
    coming = [(rows[at].number, named[at].own, one) for at, one in brought]
    linking = Linking(by, agency, reading.plan.source, coming)
    opened, refused = _opened(by, reading, linking)
    keep_waiting(by, transfer, linking.waiting(opened))
    places = [at for at, _one in brought if rows[at].number in opened]
    Origin.objects.bulk_create(
        Origin(
            agency_id=agency,
            epoch=epoch,
            mark=marks[at],
            said=said[at],
            file_id=opened[rows[at].number],
            brought_id=transfer,
        )
        for at in places
    )
    batch = Batch(len(places), len(known), differing, (*problems, *flaws, *refused), rows[-1].number if rows else 0)
    _note(transfer, batch)
    return batch


@deed(changes=False)
def try_out(by: By, reading: Reading, rows: Sequence[Row]) -> Batch:
    """Do all that `take_in` does but opening cases: what would be taken in, what is here already, what is wrong."""
    _member, agency = acting(by)
    named = [reading.names.of(row) for row in rows]
    problems = _nameless(reading, rows, named)
    epoch = access.newest_epoch(by)
    known = _known(by, agency, epoch, named, _digests(by, epoch, named))
    shut_out = {problem.row for problem in problems}
    wanted = [(at, row) for at, row in enumerate(rows) if at not in known and row.number not in shut_out]
    brought, flaws = _converted(by, reading, "", wanted)
    unfit = desk.unfit(by, [one for _at, one in brought])
    more = [problem for flaw in unfit for problem in reading.problems_of(rows[brought[flaw.place][0]].number, [flaw])]
    bad = {problem.row for problem in (*flaws, *more)}
    taken = sum(rows[at].number not in bad for at, _one in brought)
    differing = tuple(rows[at].number for at, alike in known.items() if not alike)
    return Batch(taken, len(known), differing, (*problems, *flaws, *more), rows[-1].number if rows else 0)


def _nameless(reading: Reading, rows: Sequence[Row], named: Sequence[Named]) -> list[Problem]:
    place = reading.names.place
    if place is None:
        return []
    return [Problem(row.number, place, Flaw.NO_ID) for row, name in zip(rows, named, strict=True) if not name.own]


def _twice(
    reading: Reading, rows: Sequence[Row], named: Sequence[Named], marks: Sequence[bytes], known: Mapping[int, bool]
) -> list[Problem]:
    """Tell which rows have the id of one before them that has not come in yet."""
    place, seen, found = reading.names.place, set[bytes](), []
    for at, row in enumerate(rows):
        if at in known or (place is not None and not named[at].own):
            continue
        if marks[at] in seen:
            found.append(Problem(row.number, place, Flaw.ID_TWICE, named[at].own))
        seen.add(marks[at])
    return found


def _digests(by: By, epoch: int, named: Sequence[Named]) -> tuple[list[bytes], list[bytes]]:
    return (
        access.digests(by, epoch, ROW, [one.name for one in named]),
        access.digests(by, epoch, SAID, [one.said for one in named]),
    )


def _known(
    by: By,
    agency: AgencyId,
    epoch: int,
    named: Sequence[Named],
    digests: tuple[Sequence[bytes], Sequence[bytes]],
) -> dict[int, bool]:
    """Find the rows that came before, under whichever of the agency's keys; tells whether they said the same."""
    found: dict[int, bool] = {}
    epochs = set(Origin.objects.filter(agency_id=agency).values_list("epoch", flat=True).distinct()) | {epoch}
    for one in sorted(epochs):
        marks, said = digests if one == epoch else _digests(by, one, named)
        rows = Origin.objects.filter(agency_id=agency, epoch=one, mark__in=marks).values_list("mark", "said")
        stored = {bytes(mark): bytes(words) for mark, words in rows}
        found |= {at: stored[mark] == said[at] for at, mark in enumerate(marks) if mark in stored}
    return found


def _converted(
    by: By, reading: Reading, name: str, rows: Sequence[tuple[int, Row]]
) -> tuple[list[tuple[int, Brought]], list[Problem]]:
    brought, problems = [], list[Problem]()
    for at, row in rows:
        made: Converted = reading.converter.convert(row, lambda: row_of(by.chance.bytes(4)))
        problems.extend(made.problems)
        if not made.problems:
            origin = gettext("Taken in from %(file)s, row %(row)d.") % {"file": name, "row": row.number}
            brought.append((at, Brought(made.values, origin, told=made.told)))
    return brought, problems


def _opened(by: By, reading: Reading, linking: Linking) -> tuple[dict[int, FileId], list[Problem]]:
    """Open what can be kept; what the desk refuses is told, and the rest is opened without it."""
    problems: list[Problem] = []
    rows = {row for row, _one in linking.cases}
    while rows:
        brought = linking.led(rows)
        try:
            files = cases.open_cases(by, [one for _row, one in brought])
        except BroughtRefusedError as refused:
            for flaw in refused.unfit:
                problems += reading.problems_of(brought[flaw.place][0], [flaw])
                rows.discard(brought[flaw.place][0])
            continue
        return {row: file for (row, _one), file in zip(brought, files, strict=True)}, problems
    return {}, problems


def _note(transfer: ImportId, batch: Batch) -> None:
    Import.objects.filter(pk=transfer).update(
        through=batch.through,
        taken=F("taken") + batch.taken,
        already=F("already") + batch.already,
        refused=F("refused") + len({problem.row for problem in batch.problems}),
    )


def _flaw_of(code: str) -> Flaw:
    return Flaw(code) if code in set(Flaw) else Flaw.NOT_A_CHOICE
