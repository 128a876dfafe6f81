"""What is done about duties: requests are taken down and answered, breaches noted and told."""

from samakki.duties.actions.breaches import (
    end_breach,
    name_concerned,
    note_breach,
    open_breach,
    say_contained,
    tell_authority,
    tell_no_authority,
    tell_not,
    tell_person,
    weigh_breach,
)
from samakki.duties.actions.requests import (
    answer_request,
    give_request,
    lift_restriction,
    take_longer,
    take_request,
    take_request_back,
)

__all__ = [
    "answer_request",
    "end_breach",
    "give_request",
    "lift_restriction",
    "name_concerned",
    "note_breach",
    "open_breach",
    "say_contained",
    "take_longer",
    "take_request",
    "take_request_back",
    "tell_authority",
    "tell_no_authority",
    "tell_not",
    "tell_person",
    "weigh_breach",
]
