"""The judgements of the data book: counting exactly, and what may be told of what was counted."""

from samakki.databook.rules.counting import Coded, Crossing, all_crossings, cell_expression, exact_tables, passes
from samakki.databook.rules.crossing import crossed_persons, persons_in_all
from samakki.databook.rules.definitions import in_force, read_definitions
from samakki.databook.rules.shares import change, rate_of, share_of

__all__ = [
    "Coded",
    "Crossing",
    "all_crossings",
    "cell_expression",
    "change",
    "crossed_persons",
    "exact_tables",
    "in_force",
    "passes",
    "persons_in_all",
    "rate_of",
    "read_definitions",
    "share_of",
]
