"""How much a workbook has room for, and how it is told that cases do not fit into one."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext, gettext_lazy

MOST_COLUMNS: Final = 16_384
MOST_ROWS: Final = 1_048_576
MOST_LETTERS: Final = 32_767


class Room(StrEnum):
    """Of what a workbook holds only so much."""

    COLUMNS = "columns"
    ROWS = "rows"
    LETTERS = "letters"


_MOST: Final = {Room.COLUMNS: MOST_COLUMNS, Room.ROWS: MOST_ROWS, Room.LETTERS: MOST_LETTERS}
_WHY: Final = {
    Room.COLUMNS: gettext_lazy("There would be %(found)s columns, and a workbook (XLSX) has at most %(most)s."),
    Room.ROWS: gettext_lazy("There would be %(found)s rows, and a workbook (XLSX) has at most %(most)s."),
    Room.LETTERS: gettext_lazy(
        "In the column %(column)s of the case %(case)s there would be %(found)s letters, and a cell of a workbook"
        " (XLSX) holds at most %(most)s."
    ),
}


class NoRoomError(ValueError):
    """What is to be handed on does not fit into a workbook: of what there is too much, how much, and in which cell."""

    def __init__(self, room: Room, found: int, column: str = "", case: str = "") -> None:
        """Keep what and where; never what stands there."""
        super().__init__(f"{room}: {found}")
        self.room = room
        self.found = found
        self.column = column
        self.case = case

    def __str__(self) -> str:
        """Say it in words, with what can be done."""
        told = {"found": f"{self.found:,}", "most": f"{_MOST[self.room]:,}", "column": self.column, "case": self.case}
        instead = gettext("Nothing was written. Choose CSV or JSON, or hand on fewer sections or cases at a time.")
        return f"{_WHY[self.room] % told} {instead}"
