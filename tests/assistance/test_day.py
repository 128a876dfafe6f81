"""A day opened at once: what is late, of today, waiting, come back; one's people; one record of having been read."""

from datetime import UTC, date, datetime, timedelta

import pytest

from samakki.assistance import actions
from samakki.assistance.models import Away, Due, Review
from samakki.assistance.words import TODAY_A_SLICE
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.models import Case
from samakki.cases.words import Sieve
from samakki.journal.models import Read, ReadFile
from samakki.kernel.clocks import SystemChance
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId, fresh_id
from samakki.sections.words import Section
from tests.cases.conftest import DARA, MALI, SHELTER, Staff
from tests.given import SetClock

ADMIN = Section.ADMINISTRATION


def today(by: By) -> date:
    return by.clock.now().date()


def appointment(by: By, case: FileId, what: str, on: date, time: str = "") -> None:
    told = {"what": Told([what]), "day": Told([on.isoformat()]), "place": Told(["DEMO river hospital"])}
    cases.write_row(by, case, ADMIN, "appointments", "", told | ({"time": Told([time])} if time else {}))


@pytest.fixture
def lotus(staff: Staff) -> FileId:
    return cases.open_case(staff.dara, "DEMO: came to the gate", "Lotus 1")


def test_a_day_tells_late_things_first_then_those_of_today_in_their_order(staff: Staff, lotus: FileId) -> None:
    by, now = staff.dara, today(staff.dara)
    appointment(by, lotus, "DEMO: court", now, "14:00")
    appointment(by, lotus, "DEMO: hospital", now, "8.30")
    appointment(by, lotus, "DEMO: papers", now - timedelta(days=3))
    appointment(by, lotus, "DEMO: school", now + timedelta(days=5))
    day = actions.read_day(staff.dara)
    assert [(line.row.code("what"), line.days) for line in day.late if line.row] == [("DEMO: papers", 3)]
    assert [line.row.code("what") for line in day.coming if line.row] == ["DEMO: hospital", "DEMO: court"]
    assert [line.row.code("place") for line in day.late if line.row] == ["DEMO river hospital"]
    assert day.next_due == {lotus: now + timedelta(days=5)}
    assert day.next_at_all == now + timedelta(days=5)
    assert (day.late_all, day.coming_all, day.is_quiet) == (1, 2, False)


def test_an_alarm_called_before_midnight_stands_first_today_though_its_time_ends_tomorrow(
    staff: Staff, lotus: FileId, clock: SetClock
) -> None:
    clock.set(datetime(2026, 3, 2, 23, 10, tzinfo=UTC))
    appointment(staff.dara, lotus, "DEMO: hospital", today(staff.dara), "08:30")
    appointment(staff.dara, lotus, "DEMO: school", today(staff.dara) + timedelta(days=1), "00:30")
    alarm = actions.raise_alarm(staff.mali, lotus, "DEMO: she said he is at the door")
    day = actions.read_day(staff.dara)
    assert [line.due.id for line in day.coming][:1] == [alarm]
    assert (len(day.coming), day.coming_all, day.coming[0].due.on) == (2, 2, date(2026, 3, 3))


def test_an_alarm_stands_first_also_on_a_day_so_full_that_it_is_cut(staff: Staff, lotus: FileId) -> None:
    now = today(staff.dara)
    for number in range(TODAY_A_SLICE):
        appointment(staff.dara, lotus, f"DEMO: hospital {number}", now, "00:15")
    alarm = actions.raise_alarm(staff.mali, lotus, "DEMO: she said he is at the door")
    day = actions.read_day(staff.dara)
    assert [line.due.id for line in day.coming][:1] == [alarm]
    assert (len(day.coming), day.coming_all) == (TODAY_A_SLICE, TODAY_A_SLICE + 1)


def test_a_day_is_read_once_and_opens_administration_only_where_something_is_due(staff: Staff, lotus: FileId) -> None:
    other = cases.open_case(staff.dara, "DEMO: by the hotline", "Lotus 2")
    appointment(staff.dara, lotus, "DEMO: hospital", today(staff.dara))
    before = Read.objects.count()
    actions.read_day(staff.dara)
    assert Read.objects.count() == before + 1
    read = Read.objects.get(page="today")
    listed = dict(ReadFile.objects.filter(read=read).values_list("file_id", "sections"))
    assert listed == {lotus: "administration,identity", other: "identity"}


def test_an_empty_day_says_when_the_next_date_is(staff: Staff, lotus: FileId) -> None:
    assert actions.read_day(staff.dara).is_quiet
    appointment(staff.dara, lotus, "DEMO: school", today(staff.dara) + timedelta(days=5))
    day = actions.read_day(staff.dara)
    assert (day.is_quiet, day.next_at_all) == (True, today(staff.dara) + timedelta(days=5))


def test_whoever_stands_in_for_a_colleague_sees_their_day_and_people_too(staff: Staff, lotus: FileId) -> None:
    by, now = staff.dara, today(staff.dara)
    appointment(by, lotus, "DEMO: hospital", now)
    assert actions.read_day(staff.mali).is_quiet
    Away.objects.create(
        id=fresh_id(by.clock, by.chance),
        owner_id=SHELTER,
        member_id=DARA,
        covered_by_id=MALI,
        made_by_id=DARA,
        since=now,
        until=now + timedelta(days=3),
    )
    day = actions.read_day(staff.mali)
    assert [line.due.member for line in day.coming] == [DARA]
    assert [person.row.case for person in day.desk.people] == [lotus]
    assert day.covers == {DARA: now + timedelta(days=3)}


def test_people_are_sifted_by_step_by_silence_by_age_and_by_plan(staff: Staff, lotus: FileId) -> None:
    by, now = staff.dara, today(staff.dara)
    child = cases.open_case(by, "DEMO: with an aunt", "Lotus 2")
    cases.change_fields(by, child, Section.IDENTITY, {"born": Told([str(now.year - 10)])})
    cases.change_fields(by, child, ADMIN, {"step": Told(["recovery"])})
    cases.write_row(by, lotus, ADMIN, "plan", "", {"action": Told(["DEMO: papers"])})
    Case.objects.filter(pk=lotus).update(last_contact_on=now - timedelta(days=31))

    def found(sieve: Sieve) -> list[FileId]:
        return [person.row.case for person in actions.read_day(staff.dara, sieve).desk.people]

    assert found(Sieve(step="recovery")) == [child]
    assert found(Sieve(quiet=True)) == [lotus]
    assert found(Sieve(children=True)) == [child]
    assert found(Sieve(unplanned=True)) == [child]
    tally = actions.read_day(staff.dara).desk.tally
    assert (tally.all, tally.quiet, tally.unplanned, tally.steps) == (2, 1, 1, {"": 1, "recovery": 1})


def test_answers_stand_there_until_they_are_seen_and_questions_until_they_are_answered(
    staff: Staff, lotus: FileId
) -> None:
    by = staff.dara

    def review(**answer: object) -> Review:
        own = fresh_id(by.clock, by.chance)
        told = {"case_id": lotus, "owner_id": SHELTER, "about": "plan", "ref": "0a0b0c0d", "asked_by_id": DARA}
        return Review.objects.create(id=own, asked_at=by.clock.now(), **told, **answer)  # type: ignore[arg-type]  # columns by name

    waits = review()
    came = review(verdict="signed", decided_by_id=MALI, decided_at=by.clock.now())
    day = actions.read_day(staff.dara)
    assert [line.review for line in day.asked] == [waits.pk]
    assert [(line.review, line.verdict, line.decided_by) for line in day.answered] == [(came.pk, "signed", MALI)]
    actions.see_answer(staff.mali, day.answered[0].review)
    assert actions.read_day(staff.dara).answered
    actions.see_answer(staff.dara, day.answered[0].review)
    assert not actions.read_day(staff.dara).answered


def test_where_two_people_wrote_different_things_the_section_is_named_and_not_the_words(
    staff: Staff, lotus: FileId
) -> None:
    for by, words in ((staff.dara, "DEMO: rests"), (staff.mali, "DEMO: fever")):
        cases.change_fields(by, lotus, Section.HEALTH, {"needs_now": Told([words])})
    day = actions.read_day(staff.dara)
    assert [(person.row.case, person.torn) for person in day.desk.torn] == [(lotus, (Section.HEALTH,))]
    assert Section.HEALTH not in day.desk.states[lotus].sections


def test_five_thousand_late_things_come_in_slices(staff: Staff, lotus: FileId) -> None:
    by, chance = staff.dara, SystemChance()
    day = today(by) - timedelta(days=200)
    Due.objects.bulk_create(
        Due(
            id=fresh_id(by.clock, chance),
            case_id=lotus,
            owner_id=SHELTER,
            member_id=DARA,
            kind="follow-up",
            ref=f"{number:08x}",
            on=day + timedelta(days=number % 190),
            state="open",
        )
        for number in range(5_000)
    )
    shown = actions.read_day(staff.dara)
    assert (len(shown.late), shown.late_all) == (25, 5_000)
    more = actions.read_late(staff.dara, 25)
    assert len(more) == 25
    assert {line.due.id for line in more}.isdisjoint({line.due.id for line in shown.late})
    assert [line.due.on for line in (*shown.late, *more)] == sorted(line.due.on for line in (*shown.late, *more))
