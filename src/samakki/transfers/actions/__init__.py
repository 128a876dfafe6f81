"""What brings cases in and takes them out."""

from samakki.transfers.actions.exporting import begin_export, make_file, read_on
from samakki.transfers.actions.importing import (
    Reading,
    begin_import,
    end_import,
    guess,
    judge_plan,
    read_plan,
    survey,
    take_in,
    try_out,
    write_plan,
)

__all__ = [
    "Reading",
    "begin_export",
    "begin_import",
    "end_import",
    "guess",
    "judge_plan",
    "make_file",
    "read_on",
    "read_plan",
    "survey",
    "take_in",
    "try_out",
    "write_plan",
]
