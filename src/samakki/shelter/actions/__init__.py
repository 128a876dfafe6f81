"""What is done in a house: set up, received into, looked in on, handed over; each person's own case tells it."""

from samakki.shelter.actions.alarms import (
    answer_alarm,
    call_alarm,
    take_back_answer,
)
from samakki.shelter.actions.forgetting import (
    forget_erased,
)
from samakki.shelter.actions.houses import (
    add_beds,
    found_house,
    rename_house,
    set_bed,
    take_bed_away,
)
from samakki.shelter.actions.log import (
    read_log,
    refuse_place,
    set_standing,
    take_back_line,
    write_line,
)
from samakki.shelter.actions.looks import (
    look_in,
    take_back_look,
)
from samakki.shelter.actions.shifts import (
    begin_shift,
    hand_over,
    join_duty,
    leave_duty,
    take_back_hand_over,
    take_over,
)
from samakki.shelter.actions.stays import (
    leave_house,
    move_bed,
    receive,
    take_back_stay,
)
from samakki.shelter.actions.watches import (
    begin_watch,
    end_watch,
)

__all__ = [
    "add_beds",
    "answer_alarm",
    "begin_shift",
    "begin_watch",
    "call_alarm",
    "end_watch",
    "forget_erased",
    "found_house",
    "hand_over",
    "join_duty",
    "leave_duty",
    "leave_house",
    "look_in",
    "move_bed",
    "read_log",
    "receive",
    "refuse_place",
    "rename_house",
    "set_bed",
    "set_standing",
    "take_back_answer",
    "take_back_hand_over",
    "take_back_line",
    "take_back_look",
    "take_back_stay",
    "take_bed_away",
    "take_over",
    "write_line",
]
