"""Reading a whole file from the terminal, batch by batch, and what was left over from pages that nobody finished."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import BinaryIO, Final

from samakki.kernel.deeds import By, deed
from samakki.transfers.actions import (
    Reading,
    begin_export,
    begin_import,
    end_import,
    forget_export,
    make_file,
    read_on,
    take_in,
    try_out,
)
from samakki.transfers.models import Export, Import, Slice
from samakki.transfers.queries import through
from samakki.transfers.rules.mending import to_mend
from samakki.transfers.rules.naming import digest_of
from samakki.transfers.rules.tables import open_table
from samakki.transfers.words import (
    FLAW_TEXTS,
    ROWS_AT_ONCE,
    Batch,
    Exported,
    Format,
    NoRoomError,
    Plan,
    Problem,
    Report,
    Row,
    Survey,
    Wanted,
)

KEPT_FOR: Final = timedelta(days=1)
Telling = Callable[[int, Report], None]


def try_all(by: By, handle: BinaryIO, plan: Plan, found: Survey, tell: Telling) -> Report:
    """Go through a whole file without opening a case; tells the row it has come to."""
    reading, rows = _reading(handle, plan, found)
    return _go(rows, lambda batch: try_out(by, reading, batch), tell)


def take_all(  # noqa: PLR0913 -- a whole import
    by: By, handle: BinaryIO, plan: Plan, found: Survey, name: str, tell: Telling, *, resume: bool = False
) -> Report:
    """Take a whole file in, batch by batch, each whole or not; what came before a stop stays, and comes once.

    With `resume` it goes on after the last row of the same file that was reached.
    """
    transfer = begin_import(by, found, digest_of(handle))
    start = through(by, transfer) if resume else 0
    reading, rows = _reading(handle, plan, found)
    report = _go(
        (row for row in rows if row.number > start), lambda batch: take_in(by, transfer, reading, name, batch), tell
    )
    report.elsewhere = end_import(by, transfer)
    return report


def _go(rows: Iterator[Row], each: Callable[[list[Row]], Batch], tell: Telling) -> Report:
    report = Report()
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        done = each(batch)
        report.add(done)
        tell(done.through, report)
    return report


def _reading(handle: BinaryIO, plan: Plan, found: Survey) -> tuple[Reading, Iterator[Row]]:
    handle.seek(0)
    table = open_table(handle, sheet=found.sheet, header=plan.header)
    return Reading(plan, table.headings), table.rows


def mendable(handle: BinaryIO, plan: Plan, found: Survey, problems: Sequence[Problem]) -> tuple[Format, bytes]:
    """Write the rows that stayed out, each with its reasons: in the format they came in where it has room."""
    reading, rows = _reading(handle, plan, found)
    reasons: dict[int, list[tuple[Problem, str]]] = {}
    for problem in problems:
        reasons.setdefault(problem.row, []).append((problem, str(FLAW_TEXTS[problem.flaw])))
    return to_mend(found.format, reading.headings, (row for row in rows if row.number in reasons), reasons)


def hand_all(by: By, wanted: Wanted, tell: Callable[[int, int], None]) -> Exported:
    """Read all that is wanted, some at a time, and give the sealed file; tells how many of how many.

    Raises NoRoomError as `make_file` does, and what was read is forgotten.
    """
    export = begin_export(by, wanted)
    while True:
        done, of = read_on(by, export)
        tell(done, of)
        if done >= of:
            break
    try:
        return make_file(by, export)
    except NoRoomError:
        forget_export(by, export)
        raise


@deed()
def sweep(by: By) -> int:
    """Forget the rows that waited on pages for over a day, and the words of exports that nobody fetched."""
    before = by.clock.now() - KEPT_FOR
    gone, _by_kind = Slice.objects.filter(made_at__lt=before).delete()
    Import.objects.filter(begun_at__lt=before, sealed__isnull=False).update(sealed=None)
    Export.objects.filter(begun_at__lt=before, sealed__isnull=False).update(sealed=None, ended_at=by.clock.now())
    return gone
