"""People of the own agency, found by a part of a name, a pseudonym or a mark, to choose one of them."""

from collections.abc import Collection
from typing import Final

from samakki.cases import actions
from samakki.cases.words import CaseRow, Scope
from samakki.doors.web.desk.panels import head
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId

LIMIT: Final = 100
_OFFERED: Final = 12


def found(by: By, wanted: str, without: Collection[FileId]) -> list[tuple[str, str, str]]:
    """Give up to twelve people as choices: case, name, pseudonym and mark."""
    rows = actions.find_in_caseload(by, wanted[:LIMIT], Scope.AGENCY).rows if wanted else ()
    return [choice(row) for row in rows if row.case not in without][:_OFFERED]


def choice(row: CaseRow) -> tuple[str, str, str]:
    """Give one person as a choice."""
    told = head(row)
    return told["case"], told["name"], " · ".join(filter(None, (told["pseudonym"], told["mark"])))
