"""Who stands in for whom, what a week weighs, who may answer: judged without a store."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from samakki.assistance.rules import bearer, check_away, loads, may_answer, may_take_back, may_undo, stood_in_for
from samakki.assistance.words import (
    ALARMS,
    FULL_WEEK,
    MUCH_LATE,
    Away,
    AwayId,
    AwayRefusedError,
    Care,
    DueKind,
    Fullness,
    Review,
    ReviewAbout,
    ReviewId,
    ReviewRefusedError,
    Verdict,
    Work,
)
from samakki.kernel.ids import FileId, MemberId

DARA, MALI, NOY, SOK = (MemberId(UUID(int=number)) for number in range(1, 5))
MONDAY = date(2026, 3, 2)
WEDNESDAY = date(2026, 3, 4)
EVERYBODY = (DARA, MALI, NOY, SOK)


def away(member: MemberId, covered_by: MemberId, since: int = 0, days: int = 7) -> Away:
    first = WEDNESDAY + timedelta(days=since)
    return Away(AwayId(UUID(int=9)), member, first, first + timedelta(days=days - 1), covered_by, member)


def asked(**more: object) -> Review:
    now = datetime(2026, 3, 4, tzinfo=UTC)
    told = {"asked_by": DARA, "asked_at": now, **more}
    return Review(ReviewId(UUID(int=7)), FileId(UUID(int=8)), ReviewAbout.PLAN, "0a", **told)  # type: ignore[arg-type]  # told by name


def test_a_cover_stands_in_from_the_first_day_to_the_last_and_not_a_day_longer() -> None:
    one = [away(DARA, MALI, since=1, days=3)]
    days = [WEDNESDAY + timedelta(days=number) for number in range(5)]
    assert [bearer(DARA, one, day) for day in days] == [DARA, MALI, MALI, MALI, DARA]
    assert [stood_in_for(MALI, one, day) for day in days] == [(), (DARA,), (DARA,), (DARA,), ()]


def test_where_the_cover_is_away_too_the_covers_cover_stands_in_for_both() -> None:
    both = [away(DARA, MALI), away(MALI, NOY)]
    assert bearer(DARA, both, WEDNESDAY) == NOY
    assert stood_in_for(NOY, both, WEDNESDAY) == (DARA, MALI)
    assert stood_in_for(MALI, both, WEDNESDAY) == ()


def test_where_two_cover_each_other_and_both_are_away_nothing_is_on_nobodys_day() -> None:
    both = [away(DARA, MALI), away(MALI, DARA)]
    assert [bearer(member, both, WEDNESDAY) for member in (DARA, MALI)] == [DARA, MALI]
    three = [away(DARA, MALI), away(MALI, NOY), away(NOY, MALI)]
    assert bearer(DARA, three, WEDNESDAY) == DARA


@pytest.mark.parametrize(
    ("since", "until", "cover", "code"),
    [
        (0, -1, MALI, "backwards"),
        (-9, -1, MALI, "over"),
        (0, 400, MALI, "too_long"),
        (0, 5, DARA, "oneself"),
        (0, 5, MemberId(UUID(int=99)), "not_here"),
        (2, 5, MALI, "overlaps"),
        (12, 15, NOY, "cover_away"),
    ],
)
def test_an_absence_that_cannot_be_is_refused_with_its_reason(
    since: int, until: int, cover: MemberId, code: str
) -> None:
    first, last = WEDNESDAY + timedelta(days=since), WEDNESDAY + timedelta(days=until)
    known = [away(DARA, MALI, since=5), away(NOY, SOK, since=12)]
    with pytest.raises(AwayRefusedError) as refused:
        check_away(DARA, first, last, cover, EVERYBODY, known, WEDNESDAY, sure=False)
    assert refused.value.code == code


def test_that_the_cover_is_away_too_is_asked_and_not_refused() -> None:
    day = WEDNESDAY + timedelta(days=12)
    check_away(DARA, day, day, NOY, EVERYBODY, [away(NOY, SOK, since=12)], WEDNESDAY, sure=True)


def test_a_week_weighs_the_open_cases_those_that_are_new_and_what_comes_due_in_it() -> None:
    dues = (
        (DueKind.FOLLOW_UP, WEDNESDAY - timedelta(days=9)),
        (DueKind.APPOINTMENT, WEDNESDAY),
        (DueKind.FOLLOW_UP, MONDAY + timedelta(days=8)),
        (DueKind.ALARM, MONDAY + timedelta(days=60)),
    )
    (load,) = loads([Work(DARA, cases=10, new=2, dues=dues)], [], WEDNESDAY)
    assert [week.first for week in load.weeks] == [MONDAY + timedelta(days=7 * number) for number in range(4)]
    assert [week.hours for week in load.weeks] == [5 + 2 + 1.5 + 2, 5 + 1.5, 5, 5]
    assert (load.late, load.cares, load.cases) == (1, (), 10)


def test_what_comes_due_while_somebody_is_away_is_carried_by_who_stands_in() -> None:
    dues = ((DueKind.APPOINTMENT, WEDNESDAY), (DueKind.APPOINTMENT, WEDNESDAY + timedelta(days=7)))
    dara, mali = loads([Work(DARA, cases=4, dues=dues), Work(MALI)], [away(DARA, MALI)], WEDNESDAY)
    assert [week.hours for week in dara.weeks] == [0, 4, 2, 2]
    assert [week.hours for week in mali.weeks] == [4, 0, 0, 0]
    assert (mali.stands_in_for, dara.away is not None) == ((DARA,), True)


@pytest.mark.req("PROG-21")
def test_before_it_is_too_much_somebody_is_told_why() -> None:
    visits = tuple((DueKind.FOLLOW_UP, WEDNESDAY + timedelta(days=14)) for _ in range(20))
    left = tuple((DueKind.LIMIT, WEDNESDAY - timedelta(days=1)) for _ in range(MUCH_LATE))
    works = [Work(DARA, cases=10, dues=visits), Work(MALI, cases=70), Work(NOY, dues=left, alarms=ALARMS), Work(SOK)]
    found = loads(works, [], WEDNESDAY)
    assert [load.cares for load in found] == [
        (Care.A_WEEK_AHEAD,),
        (Care.THIS_WEEK,),
        (Care.LEFT_OVER, Care.ALARMS),
        (),
    ]
    assert [week.fullness for week in found[0].weeks] == [Fullness.CALM, Fullness.CALM, Fullness.OVER, Fullness.CALM]
    assert loads([Work(SOK, cases=int(FULL_WEEK / 0.5))], [], WEDNESDAY)[0].weeks[0].fullness is Fullness.FULL


@pytest.mark.req("PROG-21")
def test_nobody_is_ranked_and_who_is_away_is_not_warned_but_who_stands_in_for_them_is() -> None:
    works = [Work(SOK, cases=1), Work(DARA, cases=40), Work(MALI, cases=30)]
    sok, dara, mali = loads(works, [away(DARA, MALI)], WEDNESDAY)
    assert [sok.member, dara.member, mali.member] == [SOK, DARA, MALI]
    assert (dara.cares, mali.cares) == ((), (Care.THIS_WEEK, Care.COVER))


def test_nobody_signs_what_they_asked_themselves() -> None:
    with pytest.raises(ReviewRefusedError) as refused:
        may_answer(asked(), DARA)
    assert refused.value.code == "own_question"
    may_answer(asked(), MALI)


def test_an_answer_is_given_once_taken_back_by_who_asked_and_undone_until_it_was_read() -> None:
    now = datetime(2026, 3, 4, tzinfo=UTC)
    signed = asked(verdict=Verdict.SIGNED, decided_by=MALI, decided_at=now)
    codes = []
    for review, member, may in (
        (signed, NOY, may_answer),
        (signed, DARA, may_take_back),
        (asked(), MALI, may_take_back),
        (signed, NOY, may_undo),
        (asked(), MALI, may_undo),
        (asked(verdict=Verdict.SIGNED, decided_by=MALI, decided_at=now, seen_at=now), MALI, may_undo),
    ):
        with pytest.raises(ReviewRefusedError) as refused:
            may(review, member)
        codes.append(refused.value.code)
    assert codes == ["answered", "answered", "not_yours", "not_yours", "not_yours", "seen"]
    may_take_back(asked(), DARA)
    may_undo(signed, MALI)
