"""The worker's day with canaries: each part of each row of the record, and each way in which a day's words are kept."""

from dataclasses import replace

import pytest
from django.db import connections

from samakki.access import actions as access
from samakki.access.words import Role
from samakki.assistance import actions, queries
from samakki.assistance.words import (
    Ask,
    DueState,
    LetterState,
    Press,
    ReviewAbout,
    Tongue,
)
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import LineKind, Move, Notice, Question, RowSet, Step
from samakki.journal import jobs
from samakki.kernel.clocks import SystemChance
from samakki.kernel.deeds import By
from samakki.kernel.eras import read_date
from samakki.kernel.ids import FileId
from samakki.sections.words import BY_NAME, FieldType, Section
from samakki.shelter import actions as houses
from samakki.shelter import queries as about_houses
from samakki.shelter.words import Arrival, HouseId, NoPlaceWhy
from tests.just_opened import PASSPHRASE, Shelter, visitor
from tests.leaks.canaries import every, search
from tests.leaks.test_stores import STORES, settle_on_the_disk, shelter

__all__ = ["shelter"]
WORDS = {FieldType.TEXT, FieldType.LONG_TEXT}
TONGUE = Tongue(lambda kind, _number: f"[{kind}]")


def write_every_row(by: By, case: FileId) -> int:
    """A row in each field of rows, with canaries in each part that takes words; tells how many parts that were."""
    written = 0
    for (section, name), field in BY_NAME.items():
        parts = [part for part in field.parts if part.type in WORDS]
        told = {part.name: Told([every(f"{name}/{part.name}")]) for part in parts}
        if told and field.type is FieldType.ROWS:
            cases.write_row(by, case, section, name, "", told, told_by=every("told by"))
            written += len(told)
    return written


def work_a_day(by: By, case: FileId) -> None:
    """The plan, what is due, steps, opinions, letters, alarms, a closing and a coming back."""
    row = actions.write_action(
        by, case, "", {"action": Told([every("line")]), "due": Told(["2020-01-01"])}, sure=set(Ask)
    )
    actions.decide(by, case, row, None, every("own words"))
    actions.finish_action(by, case, row, every("outcome"))
    actions.leave_action(by, case, row, every("left"))
    actions.tell_of_talk(by, case, "made", every("talk"))
    actions.what_presses(by, case, next(iter(Press)), every("need"), every("urgent"))
    cases.move_step(by, case, Move(Step.RECOVERY, place=every("place"), reason=every("skipped"), sure=True))
    row = cases.ask_opinion(by, case, Question(every("question"), every("of whom")))
    cases.answer_opinion(by, case, row, every("opinion"), every("answered by"))
    told = {"what": [every("what")], "day": ["2020-02-02"], "place": [every("where")], "transport": [every("bus")]}
    cases.set_rows(by, [RowSet(case, Section.ADMINISTRATION, "appointments", "", told)])
    actions.schedule_follow_ups(by, case)
    late = (
        [due.id for due in queries.dues_of_member(by, by.member, read_date("2020-12-31").last())] if by.member else []
    )
    assert late
    done = actions.try_again(by, late, every("tried"), "2020-03-03")
    actions.undo(by, done)
    actions.settle(by, late, DueState.MISSED, every("missed"))
    actions.hold_follow_up(by, case, {"remark": every("visit")})
    alarm = actions.raise_alarm(by, case, every("alarm"))
    actions.settle_alarm(by, [alarm], every("done about"))
    letter = {"to_whom": every("to"), "about": every("about"), "words": every("letter"), "signed_by": every("signer")}
    actions.say_how_far(by, case, actions.write_letter(by, case, letter), LetterState.SENT)
    row = actions.begin_story(by, case, [], TONGUE)
    story = next(one for one in actions.open_stories(by, case).stories if one.row == row)
    actions.change_story(by, case, replace(story, title=every("title"), words=every("story")), TONGUE)
    story = next(one for one in actions.open_stories(by, case).stories if one.row == row)
    actions.ask_for_look(by, case, row, story.seen)
    actions.return_story(by, case, row, every("still tells"))
    closing = ("closing_reason", "closing_words", "exit_strategy", "remains_open", "come_back_how")
    actions.close_case(by, case, {name: Told([every(name)]) for name in closing}, told_by=every("told"))
    actions.reopen_case(by, case, every("reopened"))
    notice = Notice(every("from whom"), "2030-01-01", "", every("airport"), words=every("notice"))
    cases.announce(by, notice)


def live_in_a_house(by: By, case: FileId) -> HouseId:
    """A stay, a watch, an alarm, the log."""
    house = houses.found_house(by, f"River house DEMO {len(about_houses.houses(by)) + 1}")
    bed, other = houses.add_beds(by, house, "1", ["A", "B"])
    arrival = Arrival(case, bed, every("given"), ["doctor"], every("wishes"), [every("belongs")])
    (stay,) = houses.receive(by, house, [arrival], watch_every=60)
    houses.look_in(by, case, "calm", every("look"))
    houses.call_alarm(by, case, every("self-harm"))
    houses.answer_alarm(by, case, every("stayed near"))
    stay = houses.move_bed(by, stay, other, every("moved"))
    houses.leave_house(by, stay, every("went to"))
    houses.write_line(by, house, every("log"), LineKind.LINE, [case])
    houses.refuse_place(by, house, next(iter(NoPlaceWhy)), every("refused"))
    houses.set_standing(by, house, every("standing"))
    shift = houses.begin_shift(by, house)
    houses.hand_over(by, house, shift, every("hand-over"))
    assert every("log") in {line.text for line in houses.read_log(by, house).lines}
    return house


def ask_and_hand_on(shelter: Shelter, case: FileId) -> None:
    """A question to who leads, its answer, and the case in other hands with a note."""
    by = shelter.dara
    assert by.agency
    assert by.member
    link = access.invite(by, by.agency, "mali", "Mali", Role.CASEWORKER)
    came = access.accept_invitation(visitor(shelter.node), link, PASSPHRASE, "th", "a test")
    mali = access.resume(visitor(shelter.node), came.ticket).by
    assert mali.member
    access.grant_key(by, by.agency, mali.member)
    mali = access.resume(visitor(shelter.node), came.ticket).by
    review = actions.ask_review(mali, case, ReviewAbout.PLAN, every("asked"))
    actions.return_review(shelter.dara, review, every("answer"))
    assert mali.member
    actions.hand_cases(shelter.dara, [case], mali.member, by.member, every("handing on"))
    actions.hand_cases(shelter.dara, [case], by.member, mali.member, every("back"))


@pytest.mark.asvs("14.2.4")
@pytest.mark.req("RIGHT-23")
def test_nothing_of_a_day_lies_in_clear_in_either_store_its_log_or_its_sessions(shelter: Shelter) -> None:
    by = shelter.dara
    case = cases.open_case(by, every("reason"), every("pseudonym"))
    assert write_every_row(by, case) > 60
    ask_and_hand_on(shelter, case)
    work_a_day(shelter.dara, case)
    live_in_a_house(shelter.dara, case)
    jobs.sequence_all(replace(shelter.node, chance=SystemChance()))
    settle_on_the_disk()
    assert connections.all()
    assert search([STORES]) == []
