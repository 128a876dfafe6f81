"""The words of transfers: tables and what is wrong in them, maps of their columns, imports and exports."""

from samakki.transfers.words.done import (
    IMPORT,
    REASON_WORDS,
    Batch,
    Exported,
    ExportId,
    ImportId,
    ImportState,
    NoSuchTransferError,
    Reason,
    Report,
    Wanted,
)
from samakki.transfers.words.flaws import FLAW_TEXTS, Flaw, Problem, UnreadableError, letters
from samakki.transfers.words.plans import (
    MISSING_BY_DEFAULT,
    NOTHING,
    Calendar,
    Column,
    Dates,
    Order,
    Plan,
    PlanRefusedError,
    PlanWrong,
    Target,
)
from samakki.transfers.words.refusals import PLAN_TEXTS
from samakki.transfers.words.tables import ROWS_AT_ONCE, Format, Row, Shape, Shift, Survey, Table
from samakki.transfers.words.vocabulary import Vocabulary

__all__ = [
    "FLAW_TEXTS",
    "IMPORT",
    "MISSING_BY_DEFAULT",
    "NOTHING",
    "PLAN_TEXTS",
    "REASON_WORDS",
    "ROWS_AT_ONCE",
    "Batch",
    "Calendar",
    "Column",
    "Dates",
    "ExportId",
    "Exported",
    "Flaw",
    "Format",
    "ImportId",
    "ImportState",
    "NoSuchTransferError",
    "Order",
    "Plan",
    "PlanRefusedError",
    "PlanWrong",
    "Problem",
    "Reason",
    "Report",
    "Row",
    "Shape",
    "Shift",
    "Survey",
    "Table",
    "Target",
    "UnreadableError",
    "Vocabulary",
    "Wanted",
    "letters",
]
