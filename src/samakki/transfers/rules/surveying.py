"""The first reading of a whole file: how many rows, what its columns hold, and which change their meaning halfway."""

from typing import BinaryIO, Final

from samakki.transfers.rules.shapes import Watch
from samakki.transfers.rules.tables import open_table
from samakki.transfers.words import Survey

SAMPLES: Final = 60
_DISTINCT: Final = 400


def surveyed(handle: BinaryIO, *, sheet: str = "", header: int = 0) -> Survey:
    """Read a file through once, keeping nothing but a few samples; raises UnreadableError."""
    handle.seek(0)
    table = open_table(handle, sheet=sheet, header=header)
    wide = len(table.headings)
    watches = [Watch(column) for column in range(wide)]
    samples: list[dict[str, None]] = [{} for _ in range(wide)]
    first: list[list[str]] = [[] for _ in range(wide)]
    rows = problems = 0
    for row in table.rows:
        rows += 1
        problems += bool(row.flaws)
        for column, text in enumerate(row.cells[:wide]):
            watches[column].see(row.number, text)
            if rows <= SAMPLES:
                first[column].append(text)
            elif len(samples[column]) < _DISTINCT:
                samples[column].setdefault(text)
    return Survey(
        table.format,
        table.sheet,
        table.headings,
        rows,
        tuple(tuple(first[column]) + tuple(samples[column]) for column in range(wide)),
        tuple(shift for watch in watches for shift in watch.found()),
        table.told,
        problems,
    )
