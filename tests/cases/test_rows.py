"""Rows of a field: the journey leg by leg, debts, the family; each cell a value of its own."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.words import FieldShown, RowShown, WordsRefusedError
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section, cell
from tests.cases.conftest import DARA, MALI, Staff

EXP = Section.EXPERIENCE


def shown(by: By, case: FileId, field: str = "journey", section: Section = EXP) -> FieldShown:
    found = actions.read_section(by, case, section).field(field)
    assert found is not None
    return found


def leg(by: By, case: FileId, country: str, row: str = "", **more: str) -> str:
    told = {name: Told([value]) for name, value in {"country": country, **more}.items()}
    return actions.write_row(by, case, EXP, "journey", row, told)


def countries(by: By, case: FileId) -> list[str]:
    return [value(row, "country") for row in shown(by, case).standing]


def value(row: RowShown, part: str) -> str:
    return str(next(each.heads.value for each in row.parts if each.field.name == part))


def bases(by: By, case: FileId, row: str) -> dict[str, Told]:
    found = next(each for each in shown(by, case).rows if each.row == row)
    return {part.field.name: Told([], base=part.heads.base) for part in found.parts}


@pytest.fixture
def case(staff: Staff) -> FileId:
    return actions.open_case(staff.dara, "DEMO: came to the gate")


@pytest.mark.req("XB-11")
@pytest.mark.req("XB-10")
def test_a_journey_is_told_leg_by_leg_in_its_order_whatever_the_order_in_which_it_was_told(
    staff: Staff, case: FileId
) -> None:
    for country in ("KH", "TH", "SO"):
        leg(staff.dara, case, country)
    mauritius = leg(staff.mali, case, "MU", since="2562-03", mode="sea", papers="held_by_others")
    actions.move_row(staff.mali, case, EXP, "journey", mauritius, -1)
    assert countries(staff.dara, case) == ["KH", "TH", "MU", "SO"]
    row = shown(staff.dara, case).standing[2]
    assert (value(row, "since"), value(row, "papers")) == ("2019-03", "held_by_others")
    assert {head.author for part in row.known for head in part.heads.heads} == {MALI}


@pytest.mark.req("XB-14")
def test_being_held_abroad_on_the_way_back_is_a_leg_of_its_own(staff: Staff, case: FileId) -> None:
    told = {
        "stage": Told(["detention"]),
        "country": Told(["TH"]),
        "detained": Told(["immigration"]),
        "days_held": Told(["19"]),
    }
    actions.write_row(staff.dara, case, EXP, "journey", "", told)
    (row,) = shown(staff.dara, case).standing
    assert (value(row, "detained"), value(row, "days_held")) == ("immigration", "19")


def test_two_who_add_rows_apart_have_both_and_no_conflict(staff: Staff, case: FileId) -> None:
    leg(staff.dara, case, "KH")
    leg(staff.mali, case, "TH")
    assert sorted(countries(staff.dara, case)) == ["KH", "TH"]
    assert actions.read_case(staff.dara, case).conflicts == ()


def test_different_parts_of_a_row_merge_and_the_same_part_waits_for_a_person(staff: Staff, case: FileId) -> None:
    row = leg(staff.dara, case, "KH")
    seen = bases(staff.dara, case, row)
    for by, part, said in ((staff.dara, "city", "DEMO town"), (staff.mali, "since", "2019")):
        actions.write_row(by, case, EXP, "journey", row, {part: Told([said], base=seen[part].base)})
    assert actions.read_case(staff.dara, case).conflicts == ()
    for by, said in ((staff.dara, "TH"), (staff.mali, "LA")):
        actions.write_row(by, case, EXP, "journey", row, {"country": Told([said], base=seen["country"].base)})
    (conflict,) = actions.read_case(staff.dara, case).conflicts
    assert conflict.field == cell("journey", row, "country")
    assert {head.value for head in conflict.heads} == {"TH", "LA"}
    assert shown(staff.dara, case).standing[0].torn
    base = tuple(head.stamp for head in conflict.heads)
    actions.resolve_conflict(staff.dara, case, EXP, conflict.field, Told(["LA"], base=base))
    assert countries(staff.mali, case) == ["LA"]
    assert actions.read_case(staff.dara, case).row.conflicts == 0
    past = actions.field_history(staff.dara, case, EXP, conflict.field)
    assert [each.value for each in past] == ["LA", "LA", "TH", "KH"]


def test_a_row_taken_away_is_put_back_with_all_that_stood_in_it(staff: Staff, case: FileId) -> None:
    one, two = leg(staff.dara, case, "KH"), leg(staff.dara, case, "TH")
    actions.take_row_away(staff.mali, case, EXP, "journey", one)
    assert countries(staff.dara, case) == ["TH"]
    assert [row.row for row in shown(staff.dara, case).rows] == [one, two]
    actions.put_row_back(staff.dara, case, EXP, "journey", one)
    assert countries(staff.dara, case) == ["KH", "TH"]
    names = {past.name for past in actions.field_history(staff.dara, case, EXP, "journey")}
    assert cell("journey", one, "_gone") in names


def test_what_is_written_into_a_row_that_was_taken_away_meanwhile_is_not_lost_from_sight(
    staff: Staff, case: FileId
) -> None:
    row = leg(staff.dara, case, "KH")
    seen = bases(staff.mali, case, row)
    actions.take_row_away(staff.dara, case, EXP, "journey", row)
    actions.write_row(staff.mali, case, EXP, "journey", row, {"country": Told(["LA"], base=seen["country"].base)})
    (found,) = shown(staff.dara, case).standing
    assert found.late
    assert value(found, "country") == "LA"


def test_moving_beyond_either_end_changes_nothing(staff: Staff, case: FileId) -> None:
    one, two = leg(staff.dara, case, "KH"), leg(staff.dara, case, "TH")
    length = actions.read_case(staff.dara, case).length
    actions.move_row(staff.dara, case, EXP, "journey", one, -1)
    actions.move_row(staff.dara, case, EXP, "journey", two, 5)
    assert actions.read_case(staff.dara, case).length == length


def test_what_is_no_row_no_part_or_says_nothing_is_refused(staff: Staff, case: FileId) -> None:
    row = leg(staff.dara, case, "KH")
    for field, where, part in (
        ("account", "", "country"),
        ("journey", "0badcafe", "country"),
        ("journey", row, "_rank"),
        (f"journey/{row}/country", "", "country"),
    ):
        with pytest.raises(FieldUnknownError):
            actions.write_row(staff.dara, case, EXP, field, where, {part: Told(["KH"])})
    with pytest.raises(FieldUnknownError):
        actions.take_row_away(staff.dara, case, EXP, "journey", "0badcafe")
    with pytest.raises(WordsRefusedError) as refused:
        actions.write_row(staff.dara, case, EXP, "journey", "", {"city": Told([" "])})
    assert refused.value.code == "empty"
    with pytest.raises(WordsRefusedError):
        leg(staff.dara, case, "XX")
    assert countries(staff.dara, case) == ["KH"]


@pytest.mark.req("IDENT-12")
def test_a_debt_has_its_amount_currency_interest_and_what_it_covers_and_says_who_told_it(
    staff: Staff, case: FileId
) -> None:
    told = {
        "amount": Told(["30,000", "THB", "", "2019-03"]),
        "interest": Told(["20"]),
        "interest_per": Told(["month"]),
        "covers": Told(["travel", "food"]),
    }
    row = actions.write_row(staff.dara, case, EXP, "debts", "", told, third_party=True, told_by="her aunt")
    (debt,) = shown(staff.mali, case, "debts").standing
    known = {part.field.name: part.heads.heads[0] for part in debt.known}
    assert known["amount"].value == {"amount": "30000", "currency": "THB", "per": "", "date": "2019-03"}
    assert (known["interest"].value, known["amount"].author) == ("20", DARA)
    assert (known["amount"].third_party, known["amount"].told_by) == (True, "her aunt")
    (past,) = actions.field_history(staff.dara, case, EXP, cell("debts", row, "interest"))
    assert past.third_party


def test_rows_of_a_field_that_starts_closed_are_written_closed(staff: Staff, case: FileId) -> None:
    actions.write_row(staff.dara, case, Section.HEALTH, "tests", "", {"test": Told(["DEMO test"])})
    assert shown(staff.dara, case, "tests", Section.HEALTH).rows == ()
    newest = actions.read_case(staff.dara, case).entries[0].entry
    assert newest.header.closed
    opened = actions.open_closed_entry(staff.dara, case, newest.header.id).body
    assert opened is not None
    assert {change.value for change in opened.changes} == {1, "DEMO test"}


def test_two_places_for_one_row_are_decided_by_a_person(staff: Staff, case: FileId) -> None:
    row = leg(staff.dara, case, "KH")
    name = cell("journey", row, "_rank")
    with pytest.raises(WordsRefusedError):
        actions.resolve_conflict(staff.dara, case, EXP, name, Told(["first"]))
    actions.resolve_conflict(staff.dara, case, EXP, name, Told(["7"]))
    assert {head.value for head in shown(staff.dara, case).rows[0].rank.heads} == {1, 7}
    assert [conflict.field for conflict in actions.read_case(staff.dara, case).conflicts] == [name]
