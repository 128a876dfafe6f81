"""What a reader of the book can take along: figures as CSV and workbooks, in others' layouts, all as a package."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from samakki.doors.book.wording import Wording
from samakki.tables.editions.layouts import laid_out, printed
from samakki.tables.editions.revising import machine_file
from samakki.tables.editions.words import Edition, Figure, Shown

_WIDEST: Final = 60
_FORMULA: Final = ("=", "+", "@", "\t", "\r")
MISSING: Final = {"blank": "", "dash": "-", "protected": "c"}
"""How each way of having no number is written for machines: they stay apart."""


def write_data(edition: Edition, words: Wording, folder: Path) -> None:
    """Write all that can be taken along into a folder of its own."""
    folder.mkdir()
    for figure in edition.figures:
        (folder / f"{figure.name}.csv").write_text(_csv(_lines(figure)), encoding="utf-8", newline="")
        _workbook(edition, figure, words).save(folder / f"{figure.name}.xlsx")
        for layout in figure.layouts:
            lines = laid_out(figure, layout)
            (folder / f"{figure.name}-{layout}.csv").write_text(_csv(lines), encoding="utf-8", newline="")
    _write_json(folder / "datapackage.json", package(edition))
    _write_json(folder / "edition.json", machine_file(edition))


def package(edition: Edition) -> dict[str, Any]:
    """Describe the whole book as a Data Package: each figure with its unit, period, day, source and footnotes."""
    return {
        "name": f"data-book-{edition.name}",
        "title": _english(edition.title),
        "version": edition.name,
        "created": edition.dated.isoformat(),
        "knownMissing": [_english(each) for each in edition.missing],
        "resources": [_resource(figure) for figure in edition.figures],
    }


def _resource(figure: Figure) -> dict[str, Any]:
    fields: list[dict[str, Any]] = [{"name": figure.corner or "label", "type": "string"}]
    for at, column in enumerate(figure.columns):
        words = any(row.cells[at].shown in {Shown.WORDS, Shown.BOUND} for row in figure.rows)
        fields.append({"name": column, "type": "string" if words else "number"})
    return {
        "name": figure.name,
        "path": f"{figure.name}.csv",
        "title": _english(figure.title),
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "unit": figure.unit,
        "years": figure.years,
        "asOf": figure.as_of.isoformat() if figure.as_of else None,
        "sources": [{"title": _english(figure.source)}],
        "footnotes": [_english(each) for each in figure.footnotes],
        "knownMissing": [_english(each) for each in figure.missing],
        "provisional": sorted(figure.provisional),
        "protection": dict(figure.protection),
        "faults": [each.kind for each in figure.faults],
        "schema": {"fields": fields, "missingValues": sorted(MISSING.values())},
    }


def _lines(figure: Figure) -> Iterable[list[str]]:
    yield [figure.corner or "label", *figure.columns]
    for row in figure.rows:
        yield [row.label, *(MISSING.get(cell.shown, printed(cell)) for cell in row.cells)]


def _csv(lines: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue()


def _workbook(edition: Edition, figure: Figure, words: Wording) -> Workbook:
    """Make a workbook that says what it is: title, unit, day and source above the table, footnotes below."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 -- a new workbook has a sheet
    sheet.title = figure.name[:31]
    heads = [words.say(figure.title), words.unit(figure), words.years(figure), words.say(figure.source)]
    for text in [*heads, edition.name, ""]:
        sheet.append([_safe(text)])
    sheet.append([_safe(figure.corner), *(_safe(words.label(figure, each)) for each in figure.columns)])
    head = sheet.max_row
    for row in figure.rows:
        shown = [words.cell(cell) if cell.value is None else cell.value for cell in row.cells]
        sheet.append([_safe(words.label(figure, row.label)), *(_safe(each) for each in shown)])
    sheet.append([])
    for note in (*figure.footnotes, *figure.missing):
        sheet.append([_safe(words.say(note))])
    sheet.cell(row=1, column=1).font = Font(bold=True)
    for column in range(1, len(figure.columns) + 2):
        sheet.cell(row=head, column=column).font = Font(bold=True)
        wide = max(len(str(sheet.cell(row=line, column=column).value or "")) for line in range(head, sheet.max_row + 1))
        sheet.column_dimensions[get_column_letter(column)].width = min(wide + 2, _WIDEST)
    sheet.freeze_panes = f"B{head + 1}"
    return book


def _safe(value: Any) -> Any:
    """Keep a text from being worked out as a formula by whoever opens the workbook."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _english(texts: Any) -> str:
    return texts.get("en") or next(iter(texts.values()), "")


def _write_json(place: Path, told: Any) -> None:
    place.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
