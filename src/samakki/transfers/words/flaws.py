"""What can be wrong with a file, a row or a cell that comes from elsewhere, and how it is told."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _


class Flaw(StrEnum):
    """Why a file is refused, or a row is not taken in."""

    NOT_A_TABLE = "not_a_table"
    ENCODING = "encoding"
    LONG_LINE = "long_line"
    OPEN_QUOTE = "open_quote"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    BOMB = "bomb"
    LOCKED = "locked"
    OLD_WORKBOOK = "old_workbook"
    NO_SHEET = "no_sheet"
    EMPTY = "empty"
    TWO_HEADERS = "two_headers"
    HEADING_TWICE = "heading_twice"
    HEADING_MISSING = "heading_missing"
    MERGED = "merged"
    FORMULA = "formula"
    CELL_ERROR = "cell_error"
    SIGNS_LOST = "signs_lost"
    CONTROL_SIGNS = "control_signs"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_LONG = "too_long"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"
    NOT_IN_ERA = "not_in_era"
    IN_FUTURE = "in_future"
    YEAR_FIRST = "year_first"
    SHORT_YEAR = "short_year"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_NUMBER_TO_CALL = "not_a_number_to_call"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_DECIMAL = "not_a_decimal"
    NOT_MONEY = "not_money"
    UNCLEAR_AMOUNT = "unclear_amount"
    NO_CURRENCY = "no_currency"
    NOT_A_CASE = "not_a_case"
    PART_BY_PART = "part_by_part"
    NO_SUCH_FIELD = "no_such_field"
    TWO_SAY_OTHERWISE = "two_say_otherwise"
    NOT_TOLD = "not_told"
    NO_ID = "no_id"
    ID_TWICE = "id_twice"


FLAW_TEXTS: Final = {
    Flaw.NOT_A_TABLE: _("This is no table that can be read: send CSV, XLSX or JSON."),
    Flaw.ENCODING: _("The signs here are in another encoding than the rest. Save the file as UTF-8."),
    Flaw.LONG_LINE: _("A line here is longer than any row can be."),
    Flaw.OPEN_QUOTE: _("A quotation mark was opened and never closed."),
    Flaw.TOO_LARGE: _("The file is larger than can be read."),
    Flaw.TOO_MANY_ROWS: _("A workbook with this many rows is not read. Save the sheet as CSV."),
    Flaw.BOMB: _("Unpacked, the file would be far larger than any workbook is. It was not opened."),
    Flaw.LOCKED: _("The workbook is locked with a password. Save it without one."),
    Flaw.OLD_WORKBOOK: _("This is a workbook of the old kind (.xls). Save it as .xlsx."),
    Flaw.NO_SHEET: _("There is no sheet of this name."),
    Flaw.EMPTY: _("There is no row in it."),
    Flaw.TWO_HEADERS: _("This row looks like a second row of headings. Say in the map which row holds them."),
    Flaw.HEADING_TWICE: _("Two columns have this heading."),
    Flaw.HEADING_MISSING: _("This column has values and no heading."),
    Flaw.MERGED: _("Cells are merged here: nobody can tell which row they belong to."),
    Flaw.FORMULA: _("A formula stands here. Put its value in its place."),
    Flaw.CELL_ERROR: _("The spreadsheet itself says that this cell is wrong."),
    Flaw.SIGNS_LOST: _("Signs were lost here when the file was saved."),
    Flaw.CONTROL_SIGNS: _("There are signs here that cannot be seen and cannot be kept."),
    Flaw.TOO_MANY_CELLS: _("The row has more cells than there are headings."),
    Flaw.TOO_LONG: _("This is too long to keep."),
    Flaw.NOT_A_CHOICE: _("This is none of the values that the field may have."),
    Flaw.NOT_A_DATE: _("This is no date that can be read."),
    Flaw.NO_SUCH_DAY: _("No calendar has this day."),
    Flaw.NOT_IN_ERA: _("The era had no such year or day."),
    Flaw.IN_FUTURE: _("This day lies ahead: nobody is born yet then."),
    Flaw.YEAR_FIRST: _("Nobody can tell which of the numbers is the month."),
    Flaw.SHORT_YEAR: _("The year has two figures only: nobody can tell the century or the era."),
    Flaw.NOT_A_NUMBER: _("This is no number."),
    Flaw.OUT_OF_RANGE: _("The number is smaller or larger than can be."),
    Flaw.NOT_A_NUMBER_TO_CALL: _("This is no telephone number."),
    Flaw.NOT_AN_EMAIL: _("This is no electronic address."),
    Flaw.NOT_A_DECIMAL: _("This is no number."),
    Flaw.NOT_MONEY: _("This is no amount of money."),
    Flaw.UNCLEAR_AMOUNT: _("The amount can be read as two numbers: write it without a sign for thousands."),
    Flaw.NO_CURRENCY: _("The amount has no currency that is known."),
    Flaw.NOT_A_CASE: _("This is not the id of a case."),
    Flaw.PART_BY_PART: _("This field has rows: name the part that the column holds."),
    Flaw.NO_SUCH_FIELD: _("There is no such field."),
    Flaw.TWO_SAY_OTHERWISE: _("Two columns about the same field say different things."),
    Flaw.NOT_TOLD: _("These are not several values of a field as Samakki writes them."),
    Flaw.NO_ID: _("The cell that names the row is empty."),
    Flaw.ID_TWICE: _("Another row before this one has the same id."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a row out: its number, the column (from 0, or None for the whole row), why, and what stands there."""

    row: int
    column: int | None
    flaw: Flaw
    said: str = field(default="", repr=False)

    @property
    def cell(self) -> str:
        """Name the cell as spreadsheets do, as C17; only the row where it is the whole row."""
        return f"{letters(self.column)}{self.row}" if self.column is not None else str(self.row)


class UnreadableError(Exception):
    """The file cannot be taken in: why, and at which cell, row, sheet or part."""

    def __init__(self, flaw: Flaw, place: str = "") -> None:
        """Keep why and where; never what stands there."""
        super().__init__(f"{flaw} {place}".strip())
        self.flaw = flaw
        self.place = place

    def __str__(self) -> str:
        """Say it in words."""
        return f"{self.place}: {FLAW_TEXTS[self.flaw]}" if self.place else str(FLAW_TEXTS[self.flaw])


def letters(column: int) -> str:
    """Name a column as spreadsheets do: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
