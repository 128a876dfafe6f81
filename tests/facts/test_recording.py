"""Facts follow from fields in the same action, keep what was known on which day, and lead back to nobody."""

from datetime import timedelta

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Told as Typed
from samakki.cases.words import WordsRefusedError
from samakki.facts.models import Fact
from samakki.facts.queries import known_on
from samakki.journal import actions as journal
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.conftest import SHELTER, WELFARE
from tests.facts.conftest import SignedIn
from tests.given import NOON, SetClock

DAY = NOON.date()
CANARY = "Canary of the facts"


def opened(by: By) -> FileId:
    return cases.open_case(by, "A reason", pseudonym=CANARY)


def write(
    by: By, case: FileId, name: str, *said: str, section: Section = Section.EXPERIENCE, missing: str = ""
) -> None:
    standing = journal.read_snapshots(by, [case], [section], page="test")[case]
    cases.change_fields(by, case, section, {name: Typed(said, missing, standing.heads(section, name).base)})


def known(by: By, dimension: str, days: int = 0) -> dict[tuple[str, str], int]:
    counted = known_on(by, SHELTER, dimension, DAY + timedelta(days=days))
    return {(one.told.kind.value, one.told.value): one.persons for one in counted}


def test_what_is_written_is_counted_in_the_same_action(staff: SignedIn) -> None:
    dara = staff.dara
    one, other = opened(dara), opened(dara)
    write(dara, one, "forms", "labour", "marriage")
    write(dara, other, "forms", "labour")
    assert known(dara, "experience.forms") == {("value", "labour"): 2, ("value", "marriage"): 1}


def test_a_figure_can_be_told_as_it_was_known_on_a_day(staff: SignedIn, clock: SetClock) -> None:
    dara = staff.dara
    case = opened(dara)
    write(dara, case, "forms", "labour")
    clock.move(days=3)
    write(dara, case, "forms", "marriage")
    clock.move(days=3)
    write(dara, case, "forms", missing="unknown")
    assert known(dara, "experience.forms", -1) == {}
    assert known(dara, "experience.forms", 2) == {("value", "labour"): 1}
    assert known(dara, "experience.forms", 3) == {("value", "marriage"): 1}
    assert known(dara, "experience.forms", 6) == {("unknown", ""): 1}


def test_what_was_mended_on_the_same_day_was_never_known(staff: SignedIn, clock: SetClock) -> None:
    dara = staff.dara
    case = opened(dara)
    write(dara, case, "forms", "labour")
    write(dara, case, "forms", "marriage")
    assert [row.value for row in Fact.objects.all()] == ["marriage"]
    clock.move(days=1)
    write(dara, case, "forms", "labour")
    write(dara, case, "forms", "marriage")
    assert known(dara, "experience.forms", 1) == {("value", "marriage"): 1}
    assert Fact.objects.get(value="marriage").recorded_to is None


def test_a_conflict_is_counted_as_unsettled_until_a_person_decides(staff: SignedIn) -> None:
    dara, mali = staff.dara, staff.mali
    case = opened(dara)
    cases.change_fields(dara, case, Section.EXPERIENCE, {"forms": Typed(["labour"])})
    cases.change_fields(mali, case, Section.EXPERIENCE, {"forms": Typed(["marriage"])})
    assert known(dara, "experience.forms") == {("unsettled", ""): 1}
    heads = journal.read_snapshots(dara, [case], None, page="test")[case].heads(Section.EXPERIENCE, "forms")
    cases.resolve_conflict(dara, case, Section.EXPERIENCE, "forms", Typed(["labour"], base=heads.base))
    assert known(dara, "experience.forms") == {("value", "labour"): 1}


def test_a_closed_entry_and_a_field_that_may_not_be_counted_leave_no_fact(staff: SignedIn) -> None:
    dara = staff.dara
    case = opened(dara)
    before = Fact.objects.count()
    cases.change_fields(dara, case, Section.EXPERIENCE, {"forms": Typed(["labour"])}, closed=True)
    cases.change_fields(dara, case, Section.EXPERIENCE, {"account": Typed([CANARY])})
    assert Fact.objects.count() == before


def test_what_is_written_closed_over_a_counted_value_ends_its_fact(staff: SignedIn, clock: SetClock) -> None:
    dara = staff.dara
    case = opened(dara)
    write(dara, case, "forms", "labour")
    clock.move(days=3)
    base = journal.read_snapshots(dara, [case], [Section.EXPERIENCE], page="test")[case]
    told = Typed(["marriage"], base=base.heads(Section.EXPERIENCE, "forms").base)
    cases.change_fields(dara, case, Section.EXPERIENCE, {"forms": told}, closed=True)
    assert known(dara, "experience.forms", 2) == {("value", "labour"): 1}
    assert known(dara, "experience.forms", 3) == {}


def test_no_row_leads_back_to_the_file_or_holds_a_word(staff: SignedIn) -> None:
    dara = staff.dara
    case = opened(dara)
    write(dara, case, "born", "2001-02-03", section=Section.IDENTITY)
    cases.change_fields(dara, case, Section.IDENTITY, {"called": Typed([CANARY])})
    (row,) = Fact.objects.filter(dimension="identity.born").values()
    assert row["value"] == "25-34"
    assert case.hex not in str(row)
    assert CANARY not in str(list(Fact.objects.values()))


def test_a_person_has_one_number_and_two_persons_have_two(staff: SignedIn) -> None:
    dara = staff.dara
    for _ in range(2):
        case = opened(dara)
        write(dara, case, "forms", "labour")
        write(dara, case, "sex", "female", section=Section.IDENTITY)
    people = set(Fact.objects.filter(dimension="experience.forms").values_list("person", flat=True))
    assert people == set(Fact.objects.filter(dimension="identity.sex").values_list("person", flat=True))
    assert len(people) == 2


def test_only_the_own_agency_counts_its_persons(staff: SignedIn) -> None:
    with pytest.raises(RefusedError):
        known_on(staff.noy, SHELTER, "experience.forms", DAY)
    assert known_on(staff.noy, WELFARE, "experience.forms", DAY) == ()


def test_an_action_that_fails_leaves_no_fact(staff: SignedIn) -> None:
    dara = staff.dara
    case = opened(dara)
    with pytest.raises(WordsRefusedError):
        cases.change_fields(
            dara, case, Section.EXPERIENCE, {"forms": Typed(["labour"]), "hours_a_day": Typed(["many"])}
        )
    assert not Fact.objects.filter(dimension="experience.forms").exists()
