"""Two files that may be of one person: said by who read both, counted as that, taken back; and never where to."""

from datetime import UTC, date, datetime

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.words import CaseUnknownError, WordsRefusedError
from samakki.databook import queries as databook
from samakki.facts.models import Fact
from samakki.kernel.deeds import By
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section
from tests.cases.conftest import DARA, SHELTER, Staff
from tests.given import SetClock

MEASURE = "persons by sex"
SAME = "administration.same_person"


@pytest.fixture
def pair(staff: Staff) -> tuple[FileId, FileId]:
    """Two files of women, of whom one came by night and said little."""
    one, other = (actions.open_case(staff.dara, "DEMO: came", name) for name in ("Lotus", "Reed"))
    for case in (one, other):
        actions.change_fields(staff.dara, case, Section.IDENTITY, {"sex": Told(["female"])})
    return one, other


def alike(by: By, measure: str = MEASURE) -> tuple[int, int]:
    counted = databook.count_persons(by, AgencyId(SHELTER), measure, today(by))
    return counted.persons, counted.alike


def today(by: By) -> date:
    return by.clock.now().date()


@pytest.mark.req("IDENT-28")
def test_two_files_that_may_be_of_one_person_lead_to_each_other_and_both_go_on(
    staff: Staff, pair: tuple[FileId, FileId]
) -> None:
    one, other = pair
    actions.say_alike(staff.dara, one, other, "DEMO: the same scar, another name.")
    for case, leads in ((one, other), (other, one)):
        told = actions.read_case(staff.mali, case).alike
        assert told is not None
        assert (told.case, told.why, told.author) == (leads, "DEMO: the same scar, another name.", DARA)
    assert {row.case for row in actions.caseload(staff.dara).rows} == {one, other}
    assert actions.read_beside(staff.dara, one, other).alike


def test_a_count_tells_how_many_may_be_the_same_and_counts_them_all(staff: Staff, pair: tuple[FileId, FileId]) -> None:
    one, other = pair
    actions.open_case(staff.dara, "DEMO: came", "Fern")
    assert alike(staff.mali) == (2, 0)
    actions.say_alike(staff.dara, one, other, "DEMO: the same scar.")
    assert alike(staff.mali) == (2, 2)
    actions.say_unlike(staff.mali, other, one)
    assert alike(staff.mali) == (2, 0)
    assert [actions.read_case(staff.dara, case).alike for case in pair] == [None, None]


def test_somebody_of_whom_only_likeness_is_told_is_counted_as_not_asked(staff: Staff) -> None:
    one, other = (actions.open_case(staff.dara, "DEMO: came", name) for name in ("Lotus", "Reed"))
    before = alike(staff.mali)
    actions.say_alike(staff.dara, one, other, "DEMO: the same scar.")
    counted = databook.count_persons(staff.mali, AgencyId(SHELTER), MEASURE, today(staff.mali))
    assert before == (0, 0)
    assert (counted.persons, counted.alike, counted.rows) == (2, 2, ((("not asked",), 2),))


def test_only_those_whom_a_figure_counts_are_told_as_alike(
    staff: Staff, pair: tuple[FileId, FileId], clock: SetClock
) -> None:
    one, other = pair
    actions.say_alike(staff.dara, one, other, "DEMO: the same scar.")
    actions.change_fields(staff.dara, one, Section.IDENTITY, {"born": Told([f"{today(staff.dara).year - 9}"])})
    clock.set(datetime(2026, 12, 1, 12, tzinfo=UTC))
    assert alike(staff.mali) == (2, 2)
    assert alike(staff.mali, "persons under 18") == (1, 1)


def test_what_is_counted_names_no_file(staff: Staff, pair: tuple[FileId, FileId]) -> None:
    one, other = pair
    actions.say_alike(staff.dara, one, other, "DEMO: the same scar.")
    rows = list(Fact.objects.filter(dimension=SAME).values_list("kind", "value"))
    assert rows == [("value", "stands")] * 2
    everything = str(list(Fact.objects.values_list()))
    assert not any(str(case) in everything or case.hex in everything for case in pair)


@pytest.mark.req("IDENT-28")
def test_joining_settles_that_two_were_alike_and_parting_does_not_bring_it_back(
    staff: Staff, pair: tuple[FileId, FileId]
) -> None:
    one, other = pair
    actions.say_alike(staff.dara, one, other, "DEMO: the same scar.")
    actions.join_cases(staff.dara, one, other, "DEMO: her own papers came.")
    assert alike(staff.mali) == (1, 0)
    actions.part_cases(staff.dara, one, other)
    assert alike(staff.mali) == (2, 0)
    assert [actions.read_case(staff.dara, case).alike for case in pair] == [None, None]


def test_a_file_that_leads_to_a_third_goes_on_leading_there(staff: Staff, pair: tuple[FileId, FileId]) -> None:
    one, other = pair
    third = actions.open_case(staff.dara, "DEMO: came", "Fern")
    actions.say_alike(staff.dara, one, other, "DEMO: the same scar.")
    actions.say_alike(staff.dara, third, other, "DEMO: the same village.")
    leads = [told.case if (told := actions.read_case(staff.dara, case).alike) else None for case in (*pair, third)]
    assert leads == [other, one, other]
    actions.say_unlike(staff.dara, other, third)
    assert actions.read_case(staff.dara, third).alike is None
    assert actions.read_case(staff.dara, one).alike is not None


def test_likeness_needs_a_reason_and_two_files_that_are_not_joined(staff: Staff, pair: tuple[FileId, FileId]) -> None:
    one, other = pair
    with pytest.raises(WordsRefusedError, match="empty"):
        actions.say_alike(staff.dara, one, other, "  ")
    with pytest.raises(WordsRefusedError, match="not_a_case"):
        actions.say_alike(staff.dara, one, one, "DEMO: herself")
    with pytest.raises(WordsRefusedError, match="not_a_case"):
        actions.say_unlike(staff.dara, one, other)
    with pytest.raises(CaseUnknownError):
        actions.say_alike(staff.dara, one, FileId(SHELTER), "DEMO: nobody")
    actions.join_cases(staff.dara, one, other, "DEMO: the same papers")
    with pytest.raises(WordsRefusedError, match="not_a_case"):
        actions.say_alike(staff.dara, one, other, "DEMO: the same scar.")
    assert Fact.objects.filter(dimension=SAME).count() == 0
