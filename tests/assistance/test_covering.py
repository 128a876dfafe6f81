"""Cases in other hands: for the days somebody is away, and for good; nobody's people are forgotten."""

from datetime import date

import pytest

from samakki.access.models import Member
from samakki.assistance import actions, models, queries
from samakki.assistance.words import HANDED_AT_ONCE, AwayRefusedError, AwayUnknownError
from samakki.cases import actions as cases
from samakki.cases.models import Case
from samakki.cases.words import WordsRefusedError
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId, MemberId
from tests.assistance.test_following import row
from tests.cases.conftest import DARA, MALI, NOY, Staff
from tests.given import SetClock


def opened(by: By, number: int = 3) -> list[FileId]:
    return [cases.open_case(by, "DEMO: came to the gate", f"Lotus DEMO {each}") for each in range(number)]


def left(member: MemberId) -> None:
    Member.objects.filter(pk=member).update(active=False)


def on_list(member: MemberId | None) -> set[FileId]:
    return {FileId(case) for case in Case.objects.filter(worker_id=member).values_list("pk", flat=True)}


def test_for_the_days_somebody_is_away_their_cases_stand_on_the_covers_day_and_it_ends_by_itself(
    staff: Staff, clock: SetClock
) -> None:
    own = opened(staff.dara)
    actions.go_away(staff.dara, "2026-03-05", "2026-03-07", MALI)
    found = []
    for _day in range(5):
        found.append(queries.stands_in_for(staff.mali))
        clock.move(days=1)
    assert found == [(), (DARA,), (DARA,), (DARA,), ()]
    assert on_list(DARA) == set(own)
    assert queries.aways(staff.dara) == ()


@pytest.mark.req("GAP-20")
def test_the_day_of_the_cover_shows_both_lists_until_the_last_day(staff: Staff, clock: SetClock) -> None:
    def people(by: By) -> set[FileId]:
        return {one.row.case for one in actions.read_day(by).desk.people}

    daras, malis = set(opened(staff.dara)), set(opened(staff.mali, 2))
    (case, *_others) = daras
    row(staff.dara, case, "appointments", what="DEMO: doctor", day="2026-03-04")
    actions.go_away(staff.dara, "", "2026-03-05", MALI)
    assert people(staff.mali) == daras | malis
    assert [line.due.case for line in actions.read_day(staff.mali).coming] == [case]
    clock.move(days=1)
    assert people(staff.mali) == daras | malis
    clock.move(days=1)
    assert people(staff.mali) == malis
    assert people(staff.dara) == daras


def test_an_absence_begins_today_where_no_day_is_told_and_a_month_ends_on_its_last_day(staff: Staff) -> None:
    actions.go_away(staff.dara, "", "2569-03", MALI)
    (away,) = queries.aways(staff.mali)
    assert (away.since, away.until, away.covered_by) == (date(2026, 3, 4), date(2026, 3, 31), MALI)


def test_somebody_who_left_or_works_elsewhere_covers_nobody(staff: Staff) -> None:
    for cover in (NOY, MALI):
        left(MALI)
        with pytest.raises(AwayRefusedError) as refused:
            actions.go_away(staff.dara, "", "2026-03-07", cover)
        assert refused.value.code == "not_here"


def test_an_absence_is_ended_early_by_those_whom_it_concerns(staff: Staff) -> None:
    away = actions.go_away(staff.dara, "", "2026-03-07", MALI)
    actions.come_back(staff.mali, away)
    assert queries.stands_in_for(staff.mali) == ()
    with pytest.raises(AwayUnknownError):
        actions.come_back(staff.dara, away)
    again = actions.go_away(staff.dara, "", "2026-03-07", MALI)
    actions.call_back(staff.mali, again)
    arranged = actions.send_away(staff.mali, DARA, "", "2026-03-07", MALI)
    with pytest.raises(AwayUnknownError):
        actions.come_back(staff.noy, arranged)


def test_an_absence_that_was_ended_by_mistake_goes_on_if_it_still_fits(staff: Staff, clock: SetClock) -> None:
    opened(staff.dara, 1)
    away = actions.go_away(staff.dara, "", "2026-03-07", MALI)
    with pytest.raises(AwayUnknownError):
        actions.stay_away(staff.dara, away)
    actions.come_back(staff.mali, away)
    with pytest.raises(AwayUnknownError):
        actions.stay_away(staff.noy, away)
    actions.stay_away(staff.dara, away)
    assert queries.stands_in_for(staff.mali) == (DARA,)
    actions.call_back(staff.mali, away)
    actions.keep_away(staff.mali, away)
    assert queries.stands_in_for(staff.mali) == (DARA,)
    actions.come_back(staff.dara, away)
    other = actions.go_away(staff.dara, "", "2026-03-05", MALI)
    with pytest.raises(AwayRefusedError) as refused:
        actions.stay_away(staff.dara, away)
    assert (refused.value.code, refused.value.who) == ("overlaps", DARA)
    actions.come_back(staff.dara, other)
    clock.move(days=4)
    with pytest.raises(AwayUnknownError):
        actions.keep_away(staff.mali, away)


def test_cases_are_handed_on_for_good_with_what_is_due_and_words_and_taken_back_with_one_press(staff: Staff) -> None:
    own = opened(staff.dara)
    row(staff.dara, own[0], "follow_ups", due="2026-03-10")
    handed = actions.hand_cases(staff.dara, own, MALI, DARA, "DEMO: the aunt calls on Mondays.")
    assert (on_list(MALI), on_list(DARA)) == (set(own), set())
    assert models.Due.objects.get().member_id == MALI
    assert {case.entries[0].entry.body.note for case in (cases.read_case(staff.mali, each) for each in own)} == {  # type: ignore[union-attr]  # just written
        "Mali sees to this case from now on; before, it was Dara.\nDEMO: the aunt calls on Mondays."
    }
    assert actions.hand_back(staff.dara, handed) == len(own)
    assert on_list(DARA) == set(own)
    assert models.Due.objects.get().member_id == DARA


def test_what_somebody_else_has_given_away_meanwhile_stays_where_it_is(staff: Staff) -> None:
    own = opened(staff.dara)
    cases.assign_worker(staff.mali, own[0], None)
    handed = actions.hand_cases(staff.dara, own, MALI, DARA)
    assert [each.case for each in handed] == own[1:]
    cases.assign_worker(staff.dara, own[1], None)
    assert actions.hand_back(staff.dara, handed) == 1
    assert (on_list(DARA), on_list(None)) == ({own[2]}, {own[0], own[1]})


def test_nobody_is_given_to_who_has_left_and_nobody_goes_back_to_them(staff: Staff) -> None:
    own = opened(staff.dara)
    for worker in (NOY, DARA):
        with pytest.raises(WordsRefusedError) as refused:
            actions.hand_cases(staff.dara, own, worker, DARA)
        assert (refused.value.about, refused.value.code) == ("worker", "not_a_choice")
    handed = actions.hand_cases(staff.mali, own, MALI, DARA)
    left(DARA)
    assert actions.hand_back(staff.mali, handed) == 0
    assert on_list(MALI) == set(own)


def test_those_of_a_colleague_who_left_and_those_of_nobody_are_taken_over(staff: Staff) -> None:
    own = opened(staff.dara)
    cases.assign_worker(staff.dara, own[0], None)
    left(DARA)
    hands = actions.read_hands(staff.mali, DARA)
    assert ({each.case for each in hands.rows}, hands.total) == (set(own[1:]), 2)
    actions.hand_cases(staff.mali, own[1:], MALI, DARA)
    actions.hand_cases(staff.mali, own[:1], MALI, None)
    assert (on_list(MALI), actions.read_hands(staff.mali, DARA).rows) == (set(own), ())


def test_a_hundred_go_at_once_and_not_one_more(staff: Staff) -> None:
    own = opened(staff.dara, HANDED_AT_ONCE + 1)
    with pytest.raises(WordsRefusedError) as refused:
        actions.hand_cases(staff.dara, own, MALI, DARA)
    assert (refused.value.code, refused.value.limit) == ("too_many", HANDED_AT_ONCE)
    hands = actions.read_hands(staff.dara, DARA)
    assert (len(hands.rows), hands.total) == (HANDED_AT_ONCE, HANDED_AT_ONCE + 1)
    actions.hand_cases(staff.dara, [each.case for each in hands.rows], MALI, DARA)
    assert (len(on_list(MALI)), len(on_list(DARA))) == (HANDED_AT_ONCE, 1)
    with pytest.raises(WordsRefusedError) as refused:
        actions.hand_cases(staff.dara, [], MALI, DARA)
    assert refused.value.code == "empty"
