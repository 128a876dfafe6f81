"""What is done in watching: reasons are said, alarms raised and settled, and the glass is broken."""

from samakki.watch.actions.alarming import answer, ask_reader, judge
from samakki.watch.actions.breaking import (
    agree_to_break,
    break_glass,
    go_on_alone,
    note_alone,
    put_on_duty,
    review_glass,
)
from samakki.watch.actions.explaining import (
    explain,
    flag,
    lay_decoys,
    lay_one,
    note_refused,
    note_search,
    unflag,
)
from samakki.watch.actions.looking import AT_ONCE, forget, look
from samakki.watch.actions.passing import pass_on

__all__ = [
    "AT_ONCE",
    "agree_to_break",
    "answer",
    "ask_reader",
    "break_glass",
    "explain",
    "flag",
    "forget",
    "go_on_alone",
    "judge",
    "lay_decoys",
    "lay_one",
    "look",
    "note_alone",
    "note_refused",
    "note_search",
    "pass_on",
    "put_on_duty",
    "review_glass",
    "unflag",
]
