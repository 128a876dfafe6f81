"""What colleagues ask those who lead: asked, signed, returned, taken back; its words never stand in clear."""

import pytest

from samakki.access.models import Member
from samakki.assistance import actions, models, queries
from samakki.assistance.words import ReviewAbout, ReviewRefusedError, Verdict
from samakki.cases import actions as cases
from samakki.cases.words import WordsRefusedError
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.assistance.at_once import AT_ONCE, together
from tests.assistance.one_case import rows
from tests.cases.conftest import DARA, MALI, Staff
from tests.cases.test_together import working
from tests.given import SetClock

__all__ = ["working"]


@pytest.fixture
def case(staff: Staff) -> FileId:
    return cases.open_case(staff.dara, "DEMO: came to the gate", "Lotus DEMO")


def told(by: By, case: FileId) -> list[dict[str, object]]:
    return rows(by, case, "reviews")


@pytest.mark.req("CASE-16")
def test_what_is_asked_waits_in_the_queue_and_is_signed_by_somebody_else(
    staff: Staff, case: FileId, clock: SetClock
) -> None:
    review = actions.ask_review(staff.dara, case, ReviewAbout.PLAN, "DEMO: is this enough?")
    (line,) = actions.read_queue(staff.mali)
    assert (line.review.id, line.row.name, line.review.asked_by) == (review, "Lotus DEMO", DARA)
    clock.move(hours=1)
    opened = actions.open_review(staff.mali, review)
    assert (opened.question, opened.words, opened.review.waits) == ("DEMO: is this enough?", "", True)
    actions.sign_off(staff.mali, review, "Well thought of.")
    assert queries.how_many_wait(staff.mali) == 0
    assert told(staff.dara, case) == [
        {"about": "plan", "question": "DEMO: is this enough?", "verdict": "signed", "words": "Well thought of."}
    ]
    stored = models.Review.objects.get()
    assert (stored.decided_by_id, stored.decided_at, stored.seen_at) == (MALI, clock.now(), None)


@pytest.mark.req("CASE-16")
def test_nobody_signs_or_returns_what_they_asked_themselves(staff: Staff, case: FileId) -> None:
    review = actions.ask_review(staff.dara, case, ReviewAbout.CLOSING, "DEMO: may this end?")
    for answer in (actions.sign_off, actions.return_review):
        with pytest.raises(ReviewRefusedError) as refused:
            answer(staff.dara, review, "DEMO: yes")
        assert refused.value.code == "own_question"
    assert told(staff.dara, case) == [{"about": "closing", "question": "DEMO: may this end?"}]


@pytest.mark.req("CASE-16")
def test_what_is_returned_comes_back_to_who_asked_until_they_read_it(
    staff: Staff, case: FileId, clock: SetClock
) -> None:
    waiting = actions.ask_review(staff.dara, case, ReviewAbout.OTHER, "DEMO: what next?")
    clock.move(minutes=1)
    review = actions.ask_review(staff.dara, case, ReviewAbout.PLAN, "DEMO: is this enough?")
    with pytest.raises(WordsRefusedError):
        actions.return_review(staff.mali, review, " ")
    actions.return_review(staff.mali, review, "What does she say to it?")
    assert [(each.id, each.news) for each in queries.own_questions(staff.dara)] == [(review, True), (waiting, False)]
    actions.open_review(staff.mali, review)
    assert queries.own_questions(staff.dara)[0].news
    assert actions.open_review(staff.dara, review).words == "What does she say to it?"
    assert [each.id for each in queries.own_questions(staff.dara)] == [waiting]
    assert [each.verdict for each in queries.reviews_of_case(staff.dara, case)] == [Verdict.RETURNED, None]


def test_a_question_is_taken_back_while_it_waits_by_who_asked(staff: Staff, case: FileId) -> None:
    review = actions.ask_review(staff.dara, case, ReviewAbout.PLAN, "DEMO: is this enough?")
    with pytest.raises(ReviewRefusedError):
        actions.take_review_back(staff.mali, review)
    actions.take_review_back(staff.dara, review)
    assert (queries.review_queue(staff.mali), queries.own_questions(staff.dara)) == ((), ())
    assert told(staff.dara, case)[0]["verdict"] == "taken_back"
    with pytest.raises(ReviewRefusedError) as refused:
        actions.sign_off(staff.mali, review)
    assert (refused.value.code, refused.value.who) == ("answered", DARA)


def test_a_question_that_was_taken_back_by_mistake_waits_again(staff: Staff, case: FileId) -> None:
    review = actions.ask_review(staff.dara, case, ReviewAbout.PLAN, "DEMO: is this enough?")
    with pytest.raises(ReviewRefusedError):
        actions.ask_again(staff.dara, review)
    actions.take_review_back(staff.dara, review)
    for other in (actions.ask_again, actions.undo_answer):
        with pytest.raises(ReviewRefusedError):
            other(staff.mali, review)
    actions.ask_again(staff.dara, review)
    assert [each.id for each in queries.review_queue(staff.mali)] == [review]
    assert told(staff.dara, case) == [{"about": "plan", "question": "DEMO: is this enough?"}]
    actions.sign_off(staff.mali, review)
    with pytest.raises(ReviewRefusedError):
        actions.ask_again(staff.dara, review)


def test_an_answer_is_undone_by_who_gave_it_until_it_was_read(staff: Staff, case: FileId) -> None:
    review = actions.ask_review(staff.dara, case, ReviewAbout.PLAN, "DEMO: is this enough?")
    actions.sign_off(staff.mali, review, "Yes.")
    actions.undo_answer(staff.mali, review)
    assert told(staff.dara, case) == [{"about": "plan", "question": "DEMO: is this enough?"}]
    assert [each.id for each in queries.review_queue(staff.mali)] == [review]
    actions.return_review(staff.mali, review, "Who goes along?")
    actions.open_review(staff.dara, review)
    with pytest.raises(ReviewRefusedError) as refused:
        actions.undo_answer(staff.mali, review)
    assert refused.value.code == "seen"


def test_a_question_without_words_asks_nothing(staff: Staff, case: FileId) -> None:
    with pytest.raises(WordsRefusedError) as refused:
        actions.ask_review(staff.dara, case, ReviewAbout.PLAN, "  ")
    assert (refused.value.about, refused.value.code) == ("question", "empty")
    assert models.Review.objects.count() == 0


def test_what_waits_goes_along_when_two_files_turn_out_to_be_of_one_person_and_comes_back_when_not(
    staff: Staff, case: FileId
) -> None:
    other = cases.open_case(staff.dara, "DEMO: came again", "Orchid DEMO")
    review = actions.ask_review(staff.dara, other, ReviewAbout.PLAN, "DEMO: is this enough?")
    cases.join_cases(staff.dara, case, other, "The same scar.")
    (line,) = actions.read_queue(staff.mali)
    assert line.row.case == case
    assert actions.open_review(staff.mali, review).question == "DEMO: is this enough?"
    cases.part_cases(staff.dara, case, other)
    assert [each.case for each in queries.review_queue(staff.mali)] == [other]
    actions.sign_off(staff.mali, review)
    assert told(staff.dara, other)[0]["verdict"] == "signed"
    assert told(staff.dara, case) == []


def test_an_answer_that_somebody_typed_into_the_list_by_hand_does_not_pass_for_a_signature(
    staff: Staff, case: FileId
) -> None:
    review = actions.ask_review(staff.dara, case, ReviewAbout.PLAN, "DEMO: is this enough?")
    row = models.Review.objects.get(pk=review).ref
    cases.write_row(staff.dara, case, Section.ADMINISTRATION, "reviews", row, {"verdict": cases.Told(["signed"])})
    assert queries.reviews_of_case(staff.mali, case)[0].waits
    assert [each.id for each in queries.review_queue(staff.mali)] == [review]


@pytest.mark.req("CASE-16")
def test_an_answer_for_somebody_who_is_away_or_has_left_comes_to_who_sees_to_the_case_now(
    staff: Staff, case: FileId
) -> None:
    review = actions.ask_review(staff.dara, case, ReviewAbout.PLAN, "DEMO: is this enough?")
    away = actions.go_away(staff.dara, "", "2026-03-10", MALI)
    assert [each.id for each in queries.own_questions(staff.mali)] == [review]
    actions.come_back(staff.dara, away)
    assert queries.own_questions(staff.mali) == ()
    Member.objects.filter(pk=DARA).update(active=False)
    cases.assign_worker(staff.mali, case, MALI)
    assert [each.id for each in queries.own_questions(staff.mali)] == [review]
    models.Review.objects.update(verdict="returned", decided_by=DARA, decided_at=staff.node.clock.now())
    assert [line.review for line in actions.read_day(staff.mali).answered] == [review]
    actions.see_answer(staff.noy, review)
    assert len(queries.own_questions(staff.mali)) == 1
    actions.see_answer(staff.mali, review)
    assert queries.own_questions(staff.mali) == ()


def test_of_several_who_answer_at_once_one_does_and_the_record_holds_one_answer(working: Staff) -> None:
    case = cases.open_case(working.dara, "DEMO: came to the gate", "Lotus DEMO")
    review = actions.ask_review(working.dara, case, ReviewAbout.PLAN, "DEMO: is this enough?")
    everybody = [working(MALI) for _ in range(AT_ONCE)]

    def answer(number: int) -> object:
        try:
            return actions.sign_off(everybody[number], review, f"DEMO: {number}")
        except ReviewRefusedError as refused:
            return refused.code

    came = together(answer)
    assert sorted(map(str, came)) == ["None", *["answered"] * (AT_ONCE - 1)]
    assert len(told(working.dara, case)) == 1
    assert told(working.dara, case)[0]["verdict"] == "signed"
