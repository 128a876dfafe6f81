"""What can be wrong with a table, and how a finding says it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What is wrong: each kind is told in docs/guide/checking-tables.md."""

    COLUMN_SUM = "column_sum"
    ROW_SUM = "row_sum"
    GROUP_SUM = "group_sum"
    BLANK_CELL = "blank_cell"
    BLANK_TOTAL = "blank_total"
    BREAKDOWN_SUM = "breakdown_sum"
    BREAKDOWN_LABELS = "breakdown_labels"
    PERCENT_SUM = "percent_sum"
    PERCENT_RANGE = "percent_range"
    PART_OVER_WHOLE = "part_over_whole"
    STATED_COUNT = "stated_count"
    TITLE_RANGE = "title_range"
    YEAR_MISSING = "year_missing"
    NUMBERING_GAP = "numbering_gap"
    RANK_ORDER = "rank_order"
    STEP_ORDER = "step_order"
    MIXED_PRECISION = "mixed_precision"
    MIXED_UNITS = "mixed_units"
    MISSING_TOTAL = "missing_total"
    UNDEFINED_CODE = "undefined_code"
    INSTRUMENT_YEAR = "instrument_year"
    VARIANT_NAME = "variant_name"
    DUPLICATE_ROW = "duplicate_row"
    LOST_TEXT = "lost_text"
    NUMBER_AS_TEXT = "number_as_text"
    IMPLAUSIBLE_VALUE = "implausible_value"
    SMALL_CELL = "small_cell"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where it is, what was computed and what is printed, and which cell or value would mend it."""

    kind: Kind
    row: str | None = None
    column: str | None = None
    computed: str | None = None
    printed: str | None = None
    suggest: dict[str, str | None] | None = None
    says: str = ""
    line: int | None = None
    more: dict[str, Any] = field(default_factory=dict)
    settled: str = ""

    def told(self) -> dict[str, Any]:
        """Give the finding as one JSON object; the first six keys are always there."""
        whole = {
            "kind": self.kind.value,
            "row": self.row,
            "column": self.column,
            "computed": self.computed,
            "printed": self.printed,
            "suggest": self.suggest,
            "says": self.says,
            "line": self.line,
            **self.more,
        }
        return {**whole, "settled": self.settled} if self.settled else whole
