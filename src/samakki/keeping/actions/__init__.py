"""What keeping does: copies are taken and put back, files are erased with four eyes."""

from samakki.keeping.actions.deciding import agree_and_erase, finish_erasure, take_on_ballast
from samakki.keeping.actions.erasing import (
    approve_erasure,
    ask_erasure,
    carry_out_erasure,
    erase_again,
    file_erasure,
    make_final,
    name_final_days,
    open_erasure,
    open_waiting,
    refuse_erasure,
    take_erasure_back,
)
from samakki.keeping.actions.noting import note_backup, note_backup_ended
from samakki.keeping.actions.restoring import restore_backup
from samakki.keeping.actions.retaining import keep_on, open_proposed
from samakki.keeping.actions.taking import end_older_generations, take_backup

__all__ = [
    "agree_and_erase",
    "approve_erasure",
    "ask_erasure",
    "carry_out_erasure",
    "end_older_generations",
    "erase_again",
    "file_erasure",
    "finish_erasure",
    "keep_on",
    "make_final",
    "name_final_days",
    "note_backup",
    "note_backup_ended",
    "open_erasure",
    "open_proposed",
    "open_waiting",
    "refuse_erasure",
    "restore_backup",
    "take_backup",
    "take_erasure_back",
    "take_on_ballast",
]
