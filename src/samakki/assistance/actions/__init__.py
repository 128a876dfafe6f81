"""What is done from day to day: keeping what is due in step with the record, settling it, moving it, handing it on."""

from samakki.assistance.actions.answering import (
    see_answer,
)
from samakki.assistance.actions.board import (
    read_board,
)
from samakki.assistance.actions.closing import (
    close_case,
    open_closing,
    reopen_case,
    undo_closing,
    undo_reopening,
)
from samakki.assistance.actions.covering import (
    call_back,
    come_back,
    go_away,
    hand_back,
    hand_cases,
    read_hands,
    send_away,
)
from samakki.assistance.actions.day import (
    read_day,
    read_due,
    read_late,
)
from samakki.assistance.actions.days import (
    calendar,
    late_slice,
    open_alarms,
    open_forgotten,
)
from samakki.assistance.actions.following import (
    follow,
    follow_worker,
    rest,
    wake,
)
from samakki.assistance.actions.giving import (
    give_back,
    give_due,
    take_alarm,
)
from samakki.assistance.actions.guarding import (
    keep_guardians,
)
from samakki.assistance.actions.houses import (
    add_beds,
    found_house,
    rename_house,
    set_bed,
    take_bed_away,
)
from samakki.assistance.actions.letters import (
    open_letters,
    say_how_far,
    write_letter,
)
from samakki.assistance.actions.limits import (
    keep_limits,
)
from samakki.assistance.actions.log import (
    read_log,
    refuse_place,
    set_standing,
    take_back_line,
    write_line,
)
from samakki.assistance.actions.plans import (
    decide,
    finish_action,
    leave_action,
    open_plan,
    say_whether_wanted,
    take_up_again,
    tell_of_talk,
    what_presses,
    write_action,
)
from samakki.assistance.actions.reviews import (
    ask_review,
    bring_reviews,
    give_reviews_back,
    open_review,
    read_own_questions,
    read_queue,
    return_review,
    sign_off,
    take_review_back,
    undo_answer,
)
from samakki.assistance.actions.ruling import (
    choose_rules,
    load_rules,
    write_procedure,
)
from samakki.assistance.actions.second_looks import (
    follow_stories,
    read_stories_to_look_through,
)
from samakki.assistance.actions.settling import (
    move,
    settle,
    try_again,
    undo,
)
from samakki.assistance.actions.shifts import (
    begin_shift,
    hand_over,
    join_duty,
    leave_duty,
    take_back_hand_over,
    take_over,
)
from samakki.assistance.actions.stays import (
    leave_house,
    move_bed,
    receive,
    take_back_stay,
)
from samakki.assistance.actions.stories import (
    ask_for_look,
    begin_story,
    change_story,
    open_material,
    open_stories,
    release_story,
    return_story,
)
from samakki.assistance.actions.visiting import (
    hold_follow_up,
    raise_alarm,
    schedule_follow_ups,
    settle_alarm,
)
from samakki.assistance.actions.watches import (
    answer_alarm,
    begin_watch,
    call_alarm,
    end_watch,
    look_in,
    take_back_look,
)

__all__ = [
    "add_beds",
    "answer_alarm",
    "ask_for_look",
    "ask_review",
    "begin_shift",
    "begin_story",
    "begin_watch",
    "bring_reviews",
    "calendar",
    "call_alarm",
    "call_back",
    "change_story",
    "choose_rules",
    "close_case",
    "come_back",
    "decide",
    "end_watch",
    "finish_action",
    "follow",
    "follow_stories",
    "follow_worker",
    "found_house",
    "give_back",
    "give_due",
    "give_reviews_back",
    "go_away",
    "hand_back",
    "hand_cases",
    "hand_over",
    "hold_follow_up",
    "join_duty",
    "keep_guardians",
    "keep_limits",
    "late_slice",
    "leave_action",
    "leave_duty",
    "leave_house",
    "load_rules",
    "look_in",
    "move",
    "move_bed",
    "open_alarms",
    "open_closing",
    "open_forgotten",
    "open_letters",
    "open_material",
    "open_plan",
    "open_review",
    "open_stories",
    "raise_alarm",
    "read_board",
    "read_day",
    "read_due",
    "read_hands",
    "read_late",
    "read_log",
    "read_own_questions",
    "read_queue",
    "read_stories_to_look_through",
    "receive",
    "refuse_place",
    "release_story",
    "rename_house",
    "reopen_case",
    "rest",
    "return_review",
    "return_story",
    "say_how_far",
    "say_whether_wanted",
    "schedule_follow_ups",
    "see_answer",
    "send_away",
    "set_bed",
    "set_standing",
    "settle",
    "settle_alarm",
    "sign_off",
    "take_alarm",
    "take_back_hand_over",
    "take_back_line",
    "take_back_look",
    "take_back_stay",
    "take_bed_away",
    "take_over",
    "take_review_back",
    "take_up_again",
    "tell_of_talk",
    "try_again",
    "undo",
    "undo_answer",
    "undo_closing",
    "undo_reopening",
    "wake",
    "what_presses",
    "write_action",
    "write_letter",
    "write_line",
    "write_procedure",
]
