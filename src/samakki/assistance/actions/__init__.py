"""What is done from day to day: keeping what is due in step with the record, settling it, moving it, handing it on."""

from samakki.assistance.actions.alarms import (
    raise_alarm,
    settle_alarm,
    take_alarm_back,
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
    keep_away,
    read_hands,
    send_away,
    stay_away,
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
    open_unfollowed,
)
from samakki.assistance.actions.duty import (
    give_to_duty,
    name_duty_agency,
)
from samakki.assistance.actions.following import (
    follow,
    follow_worker,
    rest,
    wake,
)
from samakki.assistance.actions.forgetting import (
    forget_erased,
)
from samakki.assistance.actions.giving import (
    give_back,
    give_due,
    take_alarm,
)
from samakki.assistance.actions.guarding import (
    keep_guardians,
)
from samakki.assistance.actions.letters import (
    open_letters,
    say_how_far,
    write_letter,
)
from samakki.assistance.actions.limits import (
    keep_limits,
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
    ask_again,
    ask_review,
    bring_reviews,
    give_reviews_back,
    open_review,
    read_own_questions,
    read_queue,
    return_review,
    see_answer,
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
    schedule_follow_ups,
)
from samakki.assistance.actions.watching import (
    let_fall_due,
)

__all__ = [
    "ask_again",
    "ask_for_look",
    "ask_review",
    "begin_story",
    "bring_reviews",
    "calendar",
    "call_back",
    "change_story",
    "choose_rules",
    "close_case",
    "come_back",
    "decide",
    "finish_action",
    "follow",
    "follow_stories",
    "follow_worker",
    "forget_erased",
    "give_back",
    "give_due",
    "give_reviews_back",
    "give_to_duty",
    "go_away",
    "hand_back",
    "hand_cases",
    "hold_follow_up",
    "keep_away",
    "keep_guardians",
    "keep_limits",
    "late_slice",
    "leave_action",
    "let_fall_due",
    "load_rules",
    "move",
    "name_duty_agency",
    "open_alarms",
    "open_closing",
    "open_forgotten",
    "open_letters",
    "open_material",
    "open_plan",
    "open_review",
    "open_stories",
    "open_unfollowed",
    "raise_alarm",
    "read_board",
    "read_day",
    "read_due",
    "read_hands",
    "read_late",
    "read_own_questions",
    "read_queue",
    "read_stories_to_look_through",
    "release_story",
    "reopen_case",
    "rest",
    "return_review",
    "return_story",
    "say_how_far",
    "say_whether_wanted",
    "schedule_follow_ups",
    "see_answer",
    "send_away",
    "settle",
    "settle_alarm",
    "sign_off",
    "stay_away",
    "take_alarm",
    "take_alarm_back",
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
    "write_procedure",
]
