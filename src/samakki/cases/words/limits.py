"""How much may be written, how much stands on a page, and how a refusal is told."""

from enum import StrEnum
from typing import Final, TypeAlias

CASE: Final = "cases.Case"
TEXT_LIMIT: Final = 500
LONG_LIMIT: Final = 10_000
NOTE_LIMIT: Final = 20_000
NUMBER_LIMIT: Final = 99_999
CASES_A_PAGE: Final = 25
ENTRIES_A_PAGE: Final = 25
ENTRIES_LOOKED_THROUGH: Final = 200
CASES_A_NOTE: Final = 50
CASES_A_SEARCH: Final = 500
CASES_A_SLICE: Final = 50
ROWS_A_FIELD: Final = 200

Value: TypeAlias = str | int | list[str] | dict[str, str] | None


class Order(StrEnum):
    """In which order a caseload is listed."""

    LAST_ENTRY = "last-entry"
    LONGEST_SILENT = "longest-silent"
    OPENED = "opened"


class Scope(StrEnum):
    """Whose cases are listed: the worker's own, all of the agency, those that nobody has, or those that are closed.

    A closed case stands in the last list only; whoever looks for a name finds it in every one.
    """

    MINE = "mine"
    AGENCY = "agency"
    NOBODYS = "nobodys"
    CLOSED = "closed"


class CaseUnknownError(LookupError):
    """There is no such case, or the one who asks may not know that there is."""


class WordsRefusedError(ValueError):
    """What was typed cannot be kept: `about` names the field, `code` says why, `limit` how much there may be.

    The codes are `empty`, `too_long`, `too_many`, `not_a_choice`, `not_a_number`, `out_of_range` (the limit is the
    most), `not_a_decimal`, `not_a_number_to_call`, `not_an_email`, `not_a_case`, `part_by_part` (rows are written one
    part at a time), `changed_since` (somebody wrote there meanwhile); of money `not_money`, `unclear_amount`,
    `no_currency`; of consents `too_short`,
    `child_said_no`, `not_reviewed`, `not_yours`, `nobody_found`; of births `in_future`; of dates those of
    DateRefusedError; of times `not_a_time`.
    """

    def __init__(self, about: str, code: str, limit: int = 0) -> None:
        """Keep where, why and how much; never the words themselves, which would end in a log."""
        super().__init__(f"{about}: {code}")
        self.about = about
        self.code = code
        self.limit = limit
