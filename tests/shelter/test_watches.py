"""The first days: who looks in, how it was, what is late, and an alarm that stands until somebody has answered it."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest

from samakki.assistance import queries as dues
from samakki.assistance.models import Due
from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, LineKind, WordsRefusedError
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.shelter import actions, queries
from samakki.shelter.actions import looking
from samakki.shelter.words import LOOKS_KEPT, Arrival, HouseRefusedError, WatchState
from tests.assistance.one_case import person, rows, value
from tests.cases.conftest import DARA, Staff
from tests.given import SetClock
from tests.shelter.in_a_house import set_up

HERE = Section.PSYCHOSOCIAL


def state(by: By, case: FileId) -> WatchState | None:
    return next((how for watch, how in queries.watches(by, [case])), None)


def due(case: FileId, kind: str = "watch") -> Due:
    return Due.objects.get(case_id=case, kind=kind)


@pytest.mark.req("RECEP-22")
def test_who_is_received_is_looked_in_on_for_72_hours_and_a_look_that_is_late_is_seen(
    staff: Staff, clock: SetClock
) -> None:
    house, lotus = set_up(staff.dara), person(staff.dara)
    actions.receive(staff.dara, house.house, [Arrival(lotus, house.beds[0])], watch_every=60)
    ((watch, how),) = queries.watches(staff.mali)
    assert (watch.until - clock.now(), how) == (timedelta(hours=72), WatchState.CALM)
    assert (due(lotus).member_id, due(lotus).at.hour, due(lotus).state) == (DARA, 13, "open")  # type: ignore[union-attr]  # it has a time
    clock.move(minutes=95)
    assert state(staff.mali, lotus) is WatchState.LATE
    actions.look_in(staff.mali, lotus, "asleep")
    assert state(staff.mali, lotus) is WatchState.CALM
    (row,) = rows(staff.dara, lotus, "watch_checks", HERE)
    assert row == {"at": "2026-03-04 13:35", "how": "asleep"}
    assert (due(lotus).at.hour, due(lotus).at.minute) == (14, 35)  # type: ignore[union-attr]  # it has a time


def test_one_who_was_not_met_is_looked_for_again(staff: Staff, clock: SetClock) -> None:
    lotus = person(staff.dara)
    actions.begin_watch(staff.dara, lotus)
    clock.move(minutes=70)
    actions.look_in(staff.dara, lotus, "not_met", "The room is empty.")
    assert state(staff.dara, lotus) is WatchState.DUE


@pytest.mark.req("RECEP-22")
def test_an_alarm_stands_for_everybody_until_somebody_says_what_was_done(staff: Staff, clock: SetClock) -> None:
    house, lotus = set_up(staff.dara), person(staff.dara)
    actions.receive(staff.dara, house.house, [Arrival(lotus, house.beds[0])], watch_every=240)
    actions.look_in(staff.dara, lotus, "alarm", "She says that she does not want to live.")
    ((watch, how),) = queries.watches(staff.mali)
    assert (how, watch.every_minutes, watch.alarm_at) == (WatchState.ALARM, 15, clock.now())
    assert value(staff.mali, lotus, "self_harm_alert", HERE) == "now"
    assert (due(lotus, "alarm").state, due(lotus, "alarm").at) == ("open", time(12, 15))
    ((alarm,),) = (dues.alarms(staff.dara, lotus),)
    assert not alarm.late
    clock.move(minutes=5)
    actions.look_in(staff.mali, lotus, "uneasy")
    actions.call_alarm(staff.mali, lotus)
    assert queries.watches(staff.dara)[0][0].alarm_at == clock.now() - timedelta(minutes=5)
    with pytest.raises(HouseRefusedError):
        actions.end_watch(staff.dara, lotus)
    with pytest.raises(WordsRefusedError):
        actions.answer_alarm(staff.dara, lotus, " ")
    actions.answer_alarm(staff.dara, lotus, "Mali stays beside her; the doctor comes at two.", "at_times")
    assert state(staff.mali, lotus) is WatchState.CALM
    assert value(staff.mali, lotus, "self_harm_alert", HERE) == "at_times"
    assert (due(lotus, "alarm").state, due(lotus).state) == ("done", "open")
    kinds = [line.kind for line in actions.read_log(staff.mali, house.house).lines]
    assert kinds[:2] == [LineKind.ANSWERED, LineKind.ALARM]
    with pytest.raises(HouseRefusedError):
        actions.answer_alarm(staff.dara, lotus, "Again")


@pytest.mark.req("RECEP-22")
def test_an_alarm_that_was_answered_by_mistake_stands_again_as_it_stood_and_the_case_tells_it(
    staff: Staff, clock: SetClock
) -> None:
    house, lotus = set_up(staff.dara), person(staff.dara)
    actions.receive(staff.dara, house.house, [Arrival(lotus, house.beds[0])], watch_every=60)
    clock.move(minutes=20)
    actions.look_in(staff.dara, lotus, "uneasy")
    clock.move(minutes=10)
    actions.call_alarm(staff.dara, lotus, "She cries.")
    stood, called = due(lotus, "alarm"), clock.now()
    clock.move(minutes=5)
    row = actions.answer_alarm(staff.mali, lotus, "The wrong person: this was about Reed.", "no")
    clock.move(minutes=1)
    actions.take_back_answer(staff.dara, lotus, row)
    ((watch, how),) = queries.watches(staff.mali)
    assert (how, watch.alarm_at, watch.last_at) == (WatchState.ALARM, called, called - timedelta(minutes=10))
    again = due(lotus, "alarm")
    assert (again.state, again.on, again.at, again.settled_on) == ("open", stood.on, stood.at, None)
    assert value(staff.mali, lotus, "self_harm_alert", HERE) == "now"
    assert [each.get("how") for each in rows(staff.dara, lotus, "watch_checks", HERE)] == ["uneasy", "alarm"]
    told = [each.entry.body.note for each in cases.read_case(staff.mali, lotus).entries if each.entry.body]
    assert "It was answered by mistake: the alarm stands again." in told
    assert actions.read_log(staff.mali, house.house).lines[0].kind is LineKind.ALARM
    actions.answer_alarm(staff.dara, lotus, "She has her sister beside her.")
    assert state(staff.dara, lotus) is WatchState.CALM


def test_an_answer_is_taken_back_once_and_not_over_a_newer_alarm_nor_as_a_look(staff: Staff) -> None:
    lotus = person(staff.dara)
    actions.call_alarm(staff.dara, lotus)
    first = actions.answer_alarm(staff.dara, lotus, "Mali stays beside her.")
    with pytest.raises(HouseRefusedError):
        actions.take_back_look(staff.dara, lotus, first)
    for row in ("", "00000000"):
        with pytest.raises(HouseRefusedError) as refused:
            actions.take_back_answer(staff.dara, lotus, row)
        assert refused.value.code == "no_answer"
    actions.take_back_answer(staff.dara, lotus, first)
    with pytest.raises(HouseRefusedError):
        actions.take_back_answer(staff.dara, lotus, first)
    second = actions.answer_alarm(staff.dara, lotus, "Dara stays beside her.")
    actions.call_alarm(staff.dara, lotus)
    with pytest.raises(HouseRefusedError):
        actions.take_back_answer(staff.dara, lotus, second)


def test_an_alarm_is_called_also_where_nobody_looked_in_before(staff: Staff) -> None:
    lotus = person(staff.dara)
    actions.call_alarm(staff.dara, lotus)
    assert state(staff.dara, lotus) is WatchState.ALARM


def test_a_watch_is_ended_by_somebody_and_goes_on_again(staff: Staff, clock: SetClock) -> None:
    lotus = person(staff.dara)
    actions.begin_watch(staff.dara, lotus, hours=24, every=240)
    clock.move(hours=23, minutes=50)
    actions.look_in(staff.dara, lotus, "calm")
    clock.move(minutes=10)
    assert state(staff.dara, lotus) is WatchState.OVER
    actions.end_watch(staff.dara, lotus)
    assert (state(staff.dara, lotus), due(lotus).state) == (None, "done")
    with pytest.raises(HouseRefusedError):
        actions.look_in(staff.dara, lotus, "calm")
    actions.begin_watch(staff.mali, lotus, hours=24, every=60)
    assert (state(staff.dara, lotus), due(lotus).state) == (WatchState.CALM, "open")


def test_a_look_tapped_by_mistake_is_taken_back(staff: Staff, clock: SetClock) -> None:
    lotus = person(staff.dara)
    actions.begin_watch(staff.dara, lotus)
    clock.move(minutes=30)
    actions.look_in(staff.dara, lotus, "calm")
    clock.move(minutes=60)
    row = actions.look_in(staff.dara, lotus, "calm")
    actions.take_back_look(staff.dara, lotus, row)
    assert queries.watches(staff.dara)[0][0].last_at == clock.now() - timedelta(minutes=60)
    assert len(rows(staff.dara, lotus, "watch_checks", HERE)) == 1
    alarm = actions.call_alarm(staff.dara, lotus)
    with pytest.raises(HouseRefusedError):
        actions.take_back_look(staff.dara, lotus, alarm)


def test_somebody_who_left_is_looked_in_on_no_more_but_an_alarm_stands(staff: Staff) -> None:
    house, lotus, reed = set_up(staff.dara), person(staff.dara), person(staff.dara, "Reed DEMO")
    stays = [
        actions.receive(staff.dara, house.house, [Arrival(case, bed)], watch_every=60)[0]
        for case, bed in zip((lotus, reed), house.beds, strict=False)
    ]
    actions.call_alarm(staff.dara, reed)
    for stay in stays:
        actions.leave_house(staff.dara, stay)
    assert (state(staff.dara, lotus), state(staff.dara, reed)) == (None, WatchState.ALARM)


def test_however_often_somebody_looks_in_every_look_is_kept(
    staff: Staff, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "LOOKS_KEPT", 3)
    assert LOOKS_KEPT > 72
    lotus = person(staff.dara)
    actions.begin_watch(staff.dara, lotus)
    for _ in range(5):
        clock.move(minutes=15)
        actions.look_in(staff.dara, lotus, "calm")
    assert len(rows(staff.dara, lotus, "watch_checks", HERE)) == 3
    told = cases.field_history(staff.dara, lotus, HERE, "watch_checks")
    assert len([each for each in told if each.name.endswith("/at")]) == 5
    assert cases.read_case(staff.dara, lotus).conflicts == ()


@pytest.mark.parametrize(
    "act",
    [
        actions.begin_watch,
        actions.call_alarm,
        actions.end_watch,
        lambda by, case: actions.look_in(by, case, "calm"),
        lambda by, case: actions.answer_alarm(by, case, "Yes"),
        lambda by, case: actions.take_back_answer(by, case, "00000000"),
    ],
)
def test_nobody_of_another_agency_looks_in(staff: Staff, act: Callable[[By, FileId], object]) -> None:
    lotus = person(staff.dara)
    actions.begin_watch(staff.dara, lotus)
    with pytest.raises(CaseUnknownError):
        act(staff.noy, lotus)
