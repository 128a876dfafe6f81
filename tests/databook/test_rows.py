"""What rows of files tell of stays, steps, courts and ways can be counted like any field, and leads back to nobody."""

from datetime import date

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import Move, Step
from samakki.databook import queries
from samakki.facts.models import Fact
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.conftest import SHELTER
from tests.databook.conftest import Counting
from tests.given import NOON, SetClock

DAY = date(2026, 12, 1)
Table = dict[tuple[str, ...], int]


@pytest.fixture(autouse=True)
def in_december(clock: SetClock, staff: object) -> None:
    """The definitions of these figures are in force from November 2026 on."""
    clock.move(days=(DAY - NOON.date()).days)


def opened(by: By) -> FileId:
    return cases.open_case(by, "A reason", pseudonym="Count")


def row(by: By, case: FileId, place: tuple[Section, str], told: dict[str, str | list[str]], name: str = "") -> str:
    typed = {part: Told([said] if isinstance(said, str) else said) for part, said in told.items()}
    return cases.write_row(by, case, *place, name, typed)


def table(counting: Counting, measure: str, day: date = DAY) -> Table:
    return dict(queries.count_persons(counting.analyst, SHELTER, measure, day).rows)


STAYS = (Section.ADMINISTRATION, "stays")
COURT = (Section.LEGAL, "prosecution")
JOURNEY = (Section.EXPERIENCE, "journey")


def test_a_stay_is_counted_by_its_days_and_a_row_taken_away_is_counted_no_more(counting: Counting) -> None:
    by = counting.caseworker
    one, other = opened(by), opened(by)
    row(by, one, STAYS, {"since": "2026-10-01", "until": "2026-10-20"})
    second = row(by, one, STAYS, {"since": "2026-11-20"})
    row(by, other, STAYS, {"since": "2026-11-28", "until": "2026-11-29"})
    assert table(counting, "length of stay") == {("15-30",): 1, ("not ended",): 1, ("1-3",): 1}
    row(by, one, STAYS, {"until": "2026-12-01"}, second)
    assert table(counting, "length of stay") == {("15-30",): 1, ("8-14",): 1, ("1-3",): 1}
    cases.take_row_away(by, one, *STAYS, second)
    assert table(counting, "length of stay") == {("15-30",): 1, ("1-3",): 1}
    cases.put_row_back(by, one, *STAYS, second)
    assert table(counting, "length of stay")["8-14",] == 1


def test_days_from_a_referral_follow_the_steps_that_are_written_and_taken_back(counting: Counting) -> None:
    by = counting.caseworker
    case = opened(by)
    cases.move_step(by, case, Move(Step.REFERRAL, day="2026-11-20"))
    assert table(counting, "referral times") == {("not ended",): 1}
    stride = cases.move_step(by, case, Move(Step.RECEPTION, day="2026-11-26"))
    assert table(counting, "referral times") == {("4-7",): 1}
    assert table(counting, "time to the first help") == {("4-7",): 1}
    cases.undo_step(by, case, stride)
    assert table(counting, "referral times") == {("not ended",): 1}


@pytest.mark.req("LEGAL-11")
def test_how_long_prosecutions_take_is_measured_and_those_that_go_on_are_seen(counting: Counting) -> None:
    by = counting.caseworker
    done, waiting, silent = opened(by), opened(by), opened(by)
    for step, day in (("reported", "2026-01-05"), ("charged", "2026-01-12"), ("sentenced", "2026-06-01")):
        row(by, done, COURT, {"step": step, "day": day})
    row(by, waiting, COURT, {"step": "reported", "day": "2025-03-01"})
    cases.change_fields(by, silent, Section.EXPERIENCE, {"forms": Told(["labour"])})
    assert table(counting, "prosecutions") == {
        **{(step,): 1 for step in ("charged", "sentenced")},
        ("reported",): 2,
        ("not asked",): 1,
    }
    assert table(counting, "time of prosecution") == {
        ("4-7", "91-180"): 1,
        ("not ended", "not ended"): 1,
        ("not asked", "not asked"): 1,
    }


@pytest.mark.req("STAT-28")
def test_ways_are_counted_with_how_somebody_travelled_and_reached_help(counting: Counting) -> None:
    by = counting.caseworker
    case = opened(by)
    row(by, case, JOURNEY, {"country": "TH", "mode": ["lorry"]})
    row(by, case, JOURNEY, {"country": "MY", "mode": ["sea"]})
    cases.change_fields(by, case, Section.ADMINISTRATION, {"came_by": Told(["border"])})
    told = table(counting, "persons by route")
    assert {codes[0] for codes in told} == {"TH", "MY"}
    assert {codes[2] for codes in told} == {"border"}
    assert queries.count_persons(counting.analyst, SHELTER, "persons by route", DAY).persons == 1


def test_of_rows_no_day_and_no_word_stands_among_the_facts(counting: Counting) -> None:
    by = counting.caseworker
    case = opened(by)
    row(by, case, STAYS, {"since": "2026-10-01", "until": "2026-10-20", "house": "Canary house", "went_to": "Canary"})
    row(by, case, JOURNEY, {"country": "TH", "city": "Canary city", "since": "2026-02-03"})
    told = str(list(Fact.objects.values()))
    for word in ("Canary", "2026-10", "2026-02", case.hex):
        assert word not in told


def test_who_was_joined_is_counted_once_by_rows_too(counting: Counting) -> None:
    by = counting.caseworker
    one, other = opened(by), opened(by)
    row(by, one, STAYS, {"since": "2026-10-01", "until": "2026-10-02"})
    row(by, other, STAYS, {"since": "2026-11-01", "until": "2026-11-20"})
    cases.join_cases(by, one, other, "The same person.")
    assert table(counting, "length of stay") == {("1-3",): 1, ("15-30",): 1}
    assert queries.count_persons(counting.analyst, SHELTER, "length of stay", DAY).persons == 1
    cases.part_cases(by, one, other)
    assert queries.count_persons(counting.analyst, SHELTER, "length of stay", DAY).persons == 2


def test_before_it_was_defined_nothing_of_rows_was_counted(counting: Counting, clock: SetClock) -> None:
    by = counting.caseworker
    row(by, opened(by), STAYS, {"since": "2026-10-01"})
    with pytest.raises(Exception, match="lacks_facts"):
        table(counting, "length of stay", date(2026, 11, 1))
