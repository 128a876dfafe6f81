"""What is read becomes an alarm within the minute, reaches a watcher who is not the reader, and takes two to settle."""

from datetime import timedelta

import pytest

from samakki.access import actions as access
from samakki.access.words import Role
from samakki.cases import actions as cases
from samakki.cases import queries as about_cases
from samakki.cases.words import Scope, Sheet
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import AgencyId
from samakki.sections.words import Section
from samakki.watch import actions, jobs, queries
from samakki.watch.words import (
    ANSWER_WITHIN,
    STANDS_IN,
    Alarm,
    AlarmKind,
    AlarmRefusedError,
    AlarmState,
    Verdict,
    Why,
    WhyRefusedError,
)
from tests.watch.conftest import Watched


def only(town: Watched, login: str = "sok") -> Alarm:
    (alarm,) = queries.alarms(town.by(login))
    return alarm


def must_look(town: Watched, login: str) -> bool:
    return town.house.seat(town.house.sign_in(login).ticket).must_look


def test_who_opens_many_outside_their_list_is_seen_by_those_who_lead_and_not_by_themselves(town: Watched) -> None:
    for case in town.people(9):
        town.reads("rath", case, Why.LOOKING)
    assert town.looked_through() == 9
    alarm = only(town)
    assert (alarm.kind, alarm.member, alarm.number) == (AlarmKind.OUTSIDE, town.by("rath").member, 9)
    assert must_look(town, "sok")
    assert must_look(town, "dara")
    assert not must_look(town, "rath")


def test_ones_own_list_and_who_really_stands_in_raise_no_alarm(town: Watched) -> None:
    for case in town.people(9):
        town.reads("mali", case)
        town.reads("rath", case, STANDS_IN)
    town.looked_through()
    assert not queries.alarms(town.by("sok"))
    seen = {one.member: (one.persons, one.outside) for one in queries.days_seen(town.by("sok"))}
    assert seen == {town.by("mali").member: (9, 0), town.by("rath").member: (9, 0)}


def test_a_person_counts_once_a_day_and_lists_do_not_count(town: Watched) -> None:
    (case, *_others) = town.people(4)
    for _again in range(5):
        town.reads("rath", case, Why.HERE)
    cases.caseload(town.by("rath"), Scope.AGENCY)
    town.looked_through()
    (seen,) = [one for one in queries.days_seen(town.by("sok")) if one.member == town.by("rath").member]
    assert (seen.persons, seen.outside) == (1, 1)
    assert not queries.alarms(town.by("sok"))


def test_what_was_looked_through_is_not_looked_through_again(town: Watched) -> None:
    town.reads("mali", town.people(1)[0])
    assert town.looked_through() == 1
    assert town.looked_through() == 0


def test_whoever_opens_a_decoy_is_seen(town: Watched) -> None:
    assert actions.lay_decoys(town.by("sok")) == 3
    assert actions.lay_decoys(town.by("sok")) == 0
    (row, *_more) = cases.caseload(town.by("rath"), Scope.AGENCY).rows
    town.looked_through()
    assert not queries.alarms(town.by("sok")), "a list is not an opened file"
    town.reads("rath", row.case)
    town.looked_through()
    assert only(town).kind is AlarmKind.DECOY


def test_decoys_stand_in_lists_and_in_no_figure_and_nothing_that_is_handed_on(town: Watched) -> None:
    before = about_cases.how_many(town.by("sok"))
    actions.lay_decoys(town.by("sok"))
    assert len(cases.caseload(town.by("mali"), Scope.AGENCY).rows) == 3
    assert about_cases.how_many(town.by("sok")) == before
    assert not about_cases.cases_of_agency(town.by("sok"))
    assert not about_cases.hands(town.by("sok"), town.clock.now().date(), town.clock.now() - timedelta(days=1))


def test_only_those_who_lead_lay_decoys(town: Watched) -> None:
    with pytest.raises(RefusedError):
        actions.lay_decoys(town.by("mali"))


def test_each_reading_of_somebody_watched_over_is_an_alarm_but_their_own_workers(town: Watched) -> None:
    (case,) = town.people(1)
    with pytest.raises(RefusedError):
        actions.flag(town.by("mali"), case)
    actions.flag(town.by("sok"), case)
    town.reads("mali", case)
    town.looked_through()
    assert not queries.alarms(town.by("sok"))
    town.reads("rath", case, Why.HERE)
    town.looked_through()
    assert only(town).kind is AlarmKind.FLAGGED
    actions.unflag(town.by("sok"), case)
    town.clock.move(days=1)
    town.reads("rath", case, Why.HERE)
    town.looked_through()
    assert len(queries.alarms(town.by("sok"))) == 1


def test_a_series_of_searches_that_find_nobody_is_an_alarm_at_once(town: Watched) -> None:
    town.people(1)
    for _again in range(4):
        cases.find_in_caseload(town.by("rath"), "Zzyzx", Scope.AGENCY)
    assert not queries.alarms(town.by("sok"))
    cases.find_in_caseload(town.by("rath"), "Zzyzx", Scope.AGENCY)
    assert only(town).kind is AlarmKind.SEARCHES


def test_searches_that_find_somebody_are_no_alarm(town: Watched) -> None:
    case = cases.open_case(town.by("mali"), "DEMO: came", "Lotus")
    for _again in range(9):
        assert cases.find_in_caseload(town.by("rath"), "Lotus", Scope.AGENCY).rows[0].case == case
    assert not queries.alarms(town.by("sok"))


@pytest.mark.asvs("16.3.3")
def test_who_tries_what_is_closed_to_them_is_seen(town: Watched) -> None:
    case, other = town.people(2)
    cases.declare_conflict(town.by("rath"), case)
    actions.note_refused(town.by("rath"), other)
    assert not queries.alarms(town.by("sok"))
    actions.note_refused(town.by("rath"), case)
    assert only(town).kind is AlarmKind.NEVER


def test_of_one_reader_kind_and_file_there_is_one_alarm_a_day(town: Watched) -> None:
    case = town.people(1)[0]
    actions.flag(town.by("sok"), case)
    for _again in range(3):
        town.reads("rath", case, Why.HERE)
        town.looked_through()
    assert len(queries.alarms(town.by("sok"))) == 1
    town.clock.move(days=1)
    town.reads("rath", case, Why.HERE)
    town.looked_through()
    assert len(queries.alarms(town.by("sok"))) == 2


def alarmed(town: Watched) -> Alarm:
    """An alarm about Rath."""
    case = town.people(1)[0]
    actions.flag(town.by("sok"), case)
    town.reads("rath", case, Why.HERE)
    town.looked_through()
    return only(town)


def test_two_watchers_settle_an_alarm_and_nobody_is_both(town: Watched) -> None:
    alarm = alarmed(town)
    assert actions.judge(town.by("sok"), alarm.id, Verdict.CLEARED) is AlarmState.ONCE
    with pytest.raises(RefusedError):
        actions.judge(town.by("sok"), alarm.id, Verdict.CLEARED)
    assert actions.judge(town.by("dara"), alarm.id, Verdict.CLEARED) is AlarmState.SETTLED
    with pytest.raises(AlarmRefusedError, match="settled"):
        actions.judge(town.by("dara"), alarm.id, Verdict.UPHELD)
    (month,) = queries.months(town.by("sok"))
    assert (month.kind, month.now, month.before, month.cleared, month.upheld) == (AlarmKind.FLAGGED, 1, 0, 1, 0)


def test_where_two_do_not_agree_it_is_looked_at_anew(town: Watched) -> None:
    alarm = alarmed(town)
    actions.judge(town.by("sok"), alarm.id, Verdict.CLEARED)
    assert actions.judge(town.by("dara"), alarm.id, Verdict.UPHELD) is AlarmState.OPEN
    assert only(town).disagreed


@pytest.mark.parametrize("login", ["rath", "mali", "noy", "vuthy"])
def test_nobody_else_judges_or_asks(town: Watched, login: str) -> None:
    alarm = alarmed(town)
    for do in (
        lambda: actions.judge(town.by(login), alarm.id, Verdict.CLEARED),
        lambda: actions.ask_reader(town.by(login), alarm.id),
    ):
        with pytest.raises(RefusedError):
            do()


def test_nobody_judges_or_sees_an_alarm_about_themselves_whatever_their_role(town: Watched) -> None:
    case = town.people(1)[0]
    actions.flag(town.by("dara"), case)
    town.reads("sok", case)
    town.looked_through()
    assert not queries.alarms(town.by("sok"))
    alarm = only(town, "dara")
    with pytest.raises(RefusedError):
        actions.judge(town.by("sok"), alarm.id, Verdict.CLEARED)


def test_the_reader_is_asked_and_answers_within_a_day(town: Watched) -> None:
    alarm = alarmed(town)
    actions.ask_reader(town.by("sok"), alarm.id)
    assert must_look(town, "rath")
    (question,) = queries.questions(town.by("rath"))
    assert question.answer_due == town.clock.now() + ANSWER_WITHIN
    with pytest.raises(WhyRefusedError):
        actions.answer(town.by("rath"), alarm.id, "because")
    with pytest.raises(RefusedError):
        actions.answer(town.by("mali"), alarm.id, Why.HERE)
    actions.answer(town.by("rath"), alarm.id, Why.HERE)
    assert not queries.questions(town.by("rath"))
    assert only(town).answer == Why.HERE
    with pytest.raises(AlarmRefusedError, match="asked"):
        actions.ask_reader(town.by("sok"), alarm.id)


def test_who_has_looked_sees_nothing_above_the_pages_any_more(town: Watched) -> None:
    alarmed(town)
    access.calm(town.by("sok"))
    assert not must_look(town, "sok")
    assert must_look(town, "dara")


def test_auditors_watch_where_there_are_not_two_who_lead(town: Watched) -> None:
    link = access.invite_to_node(town.node, "audrey", "Audrey", Role.AUDITOR)
    town.house.accept(link)
    town.reads("noy", cases.open_case(town.by("noy"), "DEMO: came"))
    actions.lay_decoys(town.by("noy"))
    town.looked_through()
    hospital = AgencyId(town.agencies["hospital"])
    (row, *_more) = (one for one in cases.caseload(town.by("noy"), Scope.AGENCY).rows if one.worker is None)
    town.reads("noy", row.case)
    town.looked_through()
    (alarm,) = queries.alarms(town.by("audrey"))
    assert alarm.agency == hospital
    assert must_look(town, "audrey")
    assert not must_look(town, "noy")


def test_what_is_printed_stands_in_the_list_of_papers(town: Watched) -> None:
    case = town.people(1)[0]
    cases.read_sheet(town.by("mali"), case, [Section.ADMINISTRATION], Sheet.PRINTED_SUMMARY)
    town.looked_through()
    (paper,) = queries.papers(town.by("sok"))
    assert (paper.member, paper.page, paper.files, paper.mark) == (
        town.by("mali").member,
        "printed summary",
        1,
        str(case)[-6:],
    )


def test_the_job_forgets_what_is_older_than_it_looks_back_upon(town: Watched) -> None:
    town.reads("mali", town.people(1)[0])
    town.looked_through()
    town.clock.move(days=121)
    actions.forget(town.node)
    assert not queries.days_seen(town.by("sok"), town.clock.now().date() - timedelta(days=121))
    assert jobs.EVERY < 60
