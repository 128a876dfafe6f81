"""How rows, surveys and problems are written while they wait, before they are sealed."""

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from samakki.transfers.words import Flaw, Format, Problem, Row, Shape, Shift, Survey


def packed(told: Any) -> bytes:
    """Write anything of JSON small."""
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass"), 1)


def unpacked(blob: bytes) -> Any:
    """Read what `packed` wrote."""
    return json.loads(zlib.decompress(blob).decode(errors="surrogatepass"))


def rows_told(rows: Iterable[Row]) -> list[Any]:
    """Write rows with their flaws and how many before say the same."""
    return [[row.number, list(row.cells), {str(at): flaw for at, flaw in row.flaws.items()}, row.alike] for row in rows]


def rows_read(told: Sequence[Any]) -> list[Row]:
    """Read what `rows_told` wrote."""
    return [
        Row(number, tuple(cells), {int(at): Flaw(flaw) for at, flaw in flaws.items()}, alike)
        for number, cells, flaws, alike in told
    ]


def problems_told(problems: Iterable[Problem]) -> list[Any]:
    """Write problems, with what stands in the cell."""
    return [[each.row, each.column, each.flaw.value, each.said] for each in problems]


def problems_read(told: Sequence[Any]) -> list[Problem]:
    """Read what `problems_told` wrote."""
    return [Problem(row, column, Flaw(flaw), said) for row, column, flaw, said in told]


def survey_told(found: Survey) -> dict[str, Any]:
    """Write what a first reading found."""
    return {
        "format": found.format.value,
        "sheet": found.sheet,
        "headings": list(found.headings),
        "rows": found.rows,
        "samples": [list(samples) for samples in found.samples],
        "shifts": [[each.column, each.row, each.before.value, each.after.value] for each in found.shifts],
        "told": list(found.told),
    }


def survey_read(told: Any) -> Survey:
    """Read what `survey_told` wrote."""
    return Survey(
        Format(told["format"]),
        told["sheet"],
        tuple(told["headings"]),
        told["rows"],
        tuple(tuple(samples) for samples in told["samples"]),
        tuple(Shift(column, row, Shape(before), Shape(after)) for column, row, before, after in told["shifts"]),
        tuple(told["told"]),
    )
