"""What brings cases in and takes them out."""

from samakki.transfers.actions.exporting import (
    agree_to_export,
    begin_export,
    export_state,
    forget_export,
    make_file,
    read_on,
)
from samakki.transfers.actions.forgetting import (
    forget_erased,
)
from samakki.transfers.actions.giving import (
    seal_copy,
    words_for_copy,
)
from samakki.transfers.actions.importing import (
    Reading,
    begin_import,
    end_import,
    guess,
    judge_plan,
    plan_with,
    read_plan,
    survey,
    take_in,
    try_out,
    undecided_values,
    write_plan,
)
from samakki.transfers.actions.pausing import (
    follow,
    forget,
    go_on,
    keep_upload,
    kept,
    mend,
    take_all_in,
)

__all__ = [
    "Reading",
    "agree_to_export",
    "begin_export",
    "begin_import",
    "end_import",
    "export_state",
    "follow",
    "forget",
    "forget_erased",
    "forget_export",
    "go_on",
    "guess",
    "judge_plan",
    "keep_upload",
    "kept",
    "make_file",
    "mend",
    "plan_with",
    "read_on",
    "read_plan",
    "seal_copy",
    "survey",
    "take_all_in",
    "take_in",
    "try_out",
    "undecided_values",
    "words_for_copy",
    "write_plan",
]
