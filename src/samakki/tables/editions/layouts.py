"""Layouts in which others read figures: a line for each number, in their columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from samakki.kernel.told import ToldWrongError
from samakki.tables.editions.words import Cell, Figure, Shown

LAYOUTS: Final[Mapping[str, tuple[str, ...]]] = {
    "glotip": (
        *("Iso3_code", "Country", "Region", "Subregion", "Indicator", "Dimension", "Category", "Sex", "Age", "Year"),
        *("Unit of measurement", "txtVALUE", "Source"),
    ),
    "sdg-16-2-2": (
        *("Goal", "Target", "Indicator", "SeriesCode", "SeriesDescription", "GeoAreaCode", "GeoAreaName"),
        *("TimePeriod", "Value", "Sex", "Age", "Units", "Nature", "Source", "FootNote"),
    ),
}
"""The columns of each layout: UNODC's file of its global report, and the indicators of goal 16.2.2."""
VALUE: Final[Mapping[str, str]] = {"glotip": "txtVALUE", "sdg-16-2-2": "Value"}
"""The column that holds the number."""
_ALWAYS: Final[Mapping[str, Mapping[str, str]]] = {
    "glotip": {"Unit of measurement": "Counts"},
    "sdg-16-2-2": {"Goal": "16", "Target": "16.2", "Indicator": "16.2.2", "SeriesCode": "VC_HTF_DETV"},
}
NO_COLUMN: Final = "this layout has no such column to fill"
_FROM_ROW, _FROM_COLUMN = "=row", "=column"


def judge_layouts(figure: Figure) -> None:
    """Refuse a layout nobody knows, and a column that it has not or that nothing fills. Raises ToldWrongError."""
    for name, fills in figure.layouts.items():
        where = f"{figure.name}, layouts, {name}"
        if name not in LAYOUTS:
            raise ToldWrongError(where, f"no layout has this name; known are {', '.join(LAYOUTS)}")
        for column in fills:
            if column not in LAYOUTS[name] or column == VALUE[name]:
                place = f"{where}, {column}"
                raise ToldWrongError(place, NO_COLUMN)
        empty = set(LAYOUTS[name]) - {VALUE[name]} - set(fills) - set(_ALWAYS[name])
        if empty:
            raise ToldWrongError(where, f"nothing fills {', '.join(sorted(empty))}; say an empty text where it is so")


def laid_out(figure: Figure, layout: str) -> Iterator[list[str]]:
    """Give the lines of a figure in a layout, its head first; sums stay out, and a protected number is `c`."""
    columns = LAYOUTS[layout]
    yield list(columns)
    fills = {**_ALWAYS[layout], **figure.layouts[layout]}
    for label, column, cell in numbers(figure):
        told = {_FROM_ROW: label, _FROM_COLUMN: column}
        line = {key: told.get(text, text) for key, text in fills.items()} | {VALUE[layout]: printed(cell)}
        yield [line[key] for key in columns]


def numbers(figure: Figure) -> Sequence[tuple[str, str, Cell]]:
    """Give each cell that holds or hides a number, with the names of its line and column, sums left out."""
    return [
        (row.label, column, cell)
        for row in figure.rows
        if not row.is_total
        for column, cell in zip(figure.columns, row.cells, strict=True)
        if column not in figure.totals and cell.shown in {Shown.NUMBER, Shown.BOUND, Shown.PROTECTED}
    ]


def printed(cell: Cell) -> str:
    """Write a cell for machines: a plain number, a bound as printed, `c` for a number that is protected."""
    if cell.shown is Shown.PROTECTED:
        return "c"
    return cell.printed.strip() if cell.value is None else f"{cell.value:f}"
