"""An import on pages: the upload is read and sealed at once, then gone through, some rows in each request."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO, Final

from samakki.access import actions as access
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import fresh_id
from samakki.transfers.actions.importing import FILE, Reading, end_import, take_in, try_out
from samakki.transfers.actions.linking import leads_elsewhere
from samakki.transfers.gateways import vocabulary
from samakki.transfers.models import Import, Slice
from samakki.transfers.rules.checking import must_be_followable, shifted
from samakki.transfers.rules.guessing import guessed
from samakki.transfers.rules.keeping import (
    packed,
    problems_read,
    problems_told,
    rows_read,
    rows_told,
    survey_read,
    survey_told,
    unpacked,
)
from samakki.transfers.rules.maps import read_map, write_map
from samakki.transfers.rules.mending import to_mend
from samakki.transfers.rules.naming import digest_of
from samakki.transfers.rules.surveying import surveyed
from samakki.transfers.rules.tables import open_table
from samakki.transfers.words import (
    FLAW_TEXTS,
    ROWS_AT_ONCE,
    Batch,
    Format,
    ImportId,
    Kept,
    Mended,
    NoSuchTransferError,
    Plan,
    PlanRefusedError,
    PlanWrong,
    Problem,
    Row,
    Stage,
)

IN: Final = "in"
BAD: Final = "bad"


@dataclass(frozen=True, slots=True)
class Upload:
    """An uploaded file as it is stored: its marks, and what is sealed of it."""

    transfer: ImportId
    format: Format
    rows: int
    epoch: int
    mark: bytes
    sealed: bytes


@deed(changes=False)
def keep_upload(by: By, handle: BinaryIO, name: str) -> ImportId:
    """Read an uploaded file and seal its rows to the member as they are read; a map is guessed for them.

    Raises UnreadableError. Nothing of the file is kept in clear anywhere; no writer waits while it is read.
    """
    found = surveyed(handle)
    transfer = ImportId(fresh_id(by.clock, by.chance))
    plan = guessed(name.rpartition(".")[0] or name, found, vocabulary())
    epoch = access.newest_epoch(by)
    (mark,) = access.digests(by, epoch, FILE, [digest_of(handle)])
    told = {"name": name, "survey": survey_told(found), "map": write_map(plan)}
    rows = open_table(handle, sheet=found.sheet).rows
    slices = [
        Slice(
            transfer=transfer,
            kind=IN,
            number=number,
            rows=len(some),
            blob=_seal(by, transfer, f"{IN}{number}", rows_told(some)),
            made_at=by.clock.now(),
        )
        for number, some in enumerate(_batches(rows))
    ]
    upload = Upload(transfer, found.format, found.rows, epoch, mark, _seal(by, transfer, "file", told))
    store_upload(by, upload, slices)
    return transfer


@deed()
def store_upload(by: By, upload: Upload, slices: Sequence[Slice]) -> None:
    """Store what was sealed of an upload."""
    member, agency = acting(by)
    Import.objects.create(
        id=upload.transfer,
        agency_id=agency,
        member_id=member,
        format=upload.format.value,
        begun_at=by.clock.now(),
        epoch=upload.epoch,
        mark=upload.mark,
        rows=upload.rows,
        stage=Stage.MAPPING.value,
        sealed=upload.sealed,
    )
    Slice.objects.bulk_create(slices, batch_size=50)


@deed(changes=False)
def kept(by: By, transfer: ImportId) -> Kept:
    """Open an import on its page; only who brought the file can. Raises NoSuchTransferError."""
    return _kept(by, _row(by, transfer))


@deed()
def follow(by: By, transfer: ImportId, plan: Plan, *, even_shifted: bool = False) -> None:
    """Take a map for an import and begin to try it out. Raises PlanRefusedError."""
    row = _row(by, transfer)
    known = _kept(by, row)
    must_be_followable(plan, known.survey, vocabulary())
    changing = [] if even_shifted else shifted(plan, known.survey)
    if changing:
        raise PlanRefusedError(PlanWrong.SHIFTED, "; ".join(changing))
    told = {"name": known.name, "survey": survey_told(known.survey), "map": write_map(plan)}
    _begin(row, Stage.TRYING, sealed=_seal(by, transfer, "file", told))


@deed()
def take_all_in(by: By, transfer: ImportId) -> None:
    """Begin to take in what was tried out."""
    row = _row(by, transfer)
    if row.stage == Stage.TRIED:
        _begin(row, Stage.RUNNING, sealed=bytes(row.sealed or b""))


@deed()
def go_on(by: By, transfer: ImportId) -> Kept:
    """Go through the next rows, trying them out or taking them in; two pages at once do them once."""
    row = _row(by, transfer, lock=True)
    known = _kept(by, row)
    if not known.works:
        return known
    waiting = Slice.objects.filter(transfer=transfer, kind=IN, number__gte=row.through // ROWS_AT_ONCE)
    some = waiting.order_by("number").first()
    if some is not None:
        rows = rows_read(_open(by, transfer, f"{IN}{some.number}", bytes(some.blob)))
        reading = Reading(known.plan, known.survey.headings)
        if known.stage is Stage.TRYING:
            batch = try_out(by, reading, rows)
        else:
            batch = take_in(by, transfer, reading, known.name, rows)
            row.refresh_from_db()
        _keep_problems(by, transfer, some.number, rows, batch)
        _count(row, batch, len(rows), tried=known.stage is Stage.TRYING, place=some.number)
    if some is None or row.through >= row.rows:
        _end(by, row, known.stage)
    return _kept(by, row)


@deed(changes=False)
def mend(by: By, transfer: ImportId) -> Mended:
    """Give the rows that stayed out with their reasons, in the format they came in where it has room.

    Raises NoSuchTransferError.
    """
    row = _row(by, transfer)
    known = _kept(by, row)
    rows: list[Row] = []
    problems: list[Problem] = []
    for some in Slice.objects.filter(transfer=transfer, kind=BAD).order_by("number").iterator():
        told = _open(by, transfer, f"{BAD}{some.number}", bytes(some.blob))
        rows += rows_read(told["rows"])
        problems += problems_read(told["problems"])
    reasons: dict[int, list[tuple[Problem, str]]] = {}
    for problem in problems:
        reasons.setdefault(problem.row, []).append((problem, str(FLAW_TEXTS[problem.flaw])))
    form, content = to_mend(Format(row.format), known.survey.headings, rows, reasons)
    return Mended(f"mend-{str(transfer)[-6:]}.{form}", content, tuple(problems))


@deed()
def forget(by: By, transfer: ImportId) -> None:
    """Forget the rows of an upload that still wait; what was taken in stays."""
    row = _row(by, transfer)
    Slice.objects.filter(transfer=transfer).delete()
    Import.objects.filter(pk=row.pk).update(stage=Stage.DONE.value, ended_at=by.clock.now(), sealed=None)


def _begin(row: Import, stage: Stage, *, sealed: bytes | None) -> None:
    Slice.objects.filter(transfer=row.pk, kind=BAD).delete()
    row.stage, row.through, row.taken, row.already, row.refused, row.sealed = stage.value, 0, 0, 0, 0, sealed
    row.save(update_fields=["stage", "through", "taken", "already", "refused", "sealed"])


def _count(row: Import, batch: Batch, rows: int, *, tried: bool, place: int) -> None:
    if tried:
        row.taken += batch.taken
        row.already += batch.already
        row.refused += len({problem.row for problem in batch.problems})
    row.through = place * ROWS_AT_ONCE + rows
    row.save(update_fields=["through", "taken", "already", "refused"])


def _end(by: By, row: Import, stage: Stage) -> None:
    row.stage = (Stage.TRIED if stage is Stage.TRYING else Stage.DONE).value
    if stage is Stage.RUNNING:
        row.ended_at = by.clock.now()
        end_import(by, ImportId(row.pk))
        Slice.objects.filter(transfer=row.pk, kind=IN).delete()
    row.save(update_fields=["stage", "ended_at"])


def _keep_problems(by: By, transfer: ImportId, number: int, rows: list[Row], batch: Batch) -> None:
    wrong = {problem.row for problem in batch.problems}
    bad = [row for row in rows if row.number in wrong]
    if bad:
        told = {"rows": rows_told(bad), "problems": problems_told(batch.problems)}
        _keep(by, transfer, BAD, number, bad, told)


def _keep(by: By, transfer: ImportId, kind: str, number: int, rows: list[Row], told: Any) -> None:
    Slice.objects.create(
        transfer=transfer,
        kind=kind,
        number=number,
        rows=len(rows),
        blob=_seal(by, transfer, f"{kind}{number}", told),
        made_at=by.clock.now(),
    )


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield some


def _row(by: By, transfer: ImportId, *, lock: bool = False) -> Import:
    rows = Import.objects.select_for_update() if lock else Import.objects.all()
    row = rows.filter(pk=transfer).first()
    if row is None or row.member_id != by.member or row.sealed is None:
        raise NoSuchTransferError
    return row


def _kept(by: By, row: Import) -> Kept:
    transfer = ImportId(row.pk)
    told = _open(by, transfer, "file", bytes(row.sealed or b""))
    return Kept(
        id=transfer,
        stage=Stage(row.stage),
        format=Format(row.format),
        rows=row.rows,
        through=row.through,
        taken=row.taken,
        already=row.already,
        refused=row.refused,
        name=told["name"],
        survey=survey_read(told["survey"]),
        plan=read_map(told["map"]),
        elsewhere=leads_elsewhere(by, transfer) if row.stage == Stage.DONE else (),
    )


def _seal(by: By, transfer: ImportId, what: str, told: Any) -> bytes:
    return access.seal_for_self(by, b"import:" + transfer.bytes + what.encode(), packed(told))


def _open(by: By, transfer: ImportId, what: str, blob: bytes) -> Any:
    return unpacked(access.open_for_self(by, b"import:" + transfer.bytes + what.encode(), blob))
