"""A case from its opening in a crisis to the decision between two values."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.words import (
    CASES_A_NOTE,
    NOTE_LIMIT,
    CaseUnknownError,
    Order,
    Scope,
    WordsRefusedError,
)
from samakki.journal import queries as journal
from samakki.journal.words import Flag
from samakki.kernel.deeds import KeyNotHeldError, RefusedError
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import FieldUnknownError, Section
from tests.cases.conftest import DARA, MALI, Staff
from tests.given import SetClock

ID = Section.IDENTITY


@pytest.mark.req("CASE-03")
def test_a_case_is_opened_with_a_reason_and_urgent_needs_before_anything_else_is_asked(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Came to the gate at night", urgent_needs=["doctor", "safe_place"])
    read = actions.read_case(staff.mali, case)
    known = {f"{one.field.section}.{one.field.name}": one.heads.value for s in read.sections for one in s.known}
    assert known.pop("identity.pseudonym") == read.row.name
    assert known == {
        "administration.reason": "Came to the gate at night",
        "administration.urgent_needs": ["safe_place", "doctor"],
    }
    assert read.row.worker == DARA


def test_a_pseudonym_may_be_given_and_two_people_may_have_the_same(staff: Staff) -> None:
    cases = [actions.open_case(staff.dara, "Danger", "Lotus") for _ in range(2)]
    rows = actions.caseload(staff.dara).rows
    assert [row.name for row in rows] == ["Lotus", "Lotus"]
    assert {row.mark for row in rows} == {str(case)[-6:] for case in cases}
    assert rows[0].mark != rows[1].mark


def test_a_case_is_not_opened_without_a_reason(staff: Staff) -> None:
    with pytest.raises(WordsRefusedError) as refused:
        actions.open_case(staff.dara, "  \n")
    assert (refused.value.about, refused.value.code) == ("reason", "empty")
    assert actions.caseload(staff.dara).rows == ()


@pytest.mark.req("CASE-25")
def test_a_note_goes_into_one_case_or_several_and_says_that_somebody_else_told_it(staff: Staff) -> None:
    one, two, other = (actions.open_case(staff.dara, "Danger") for _ in range(3))
    actions.write_note(staff.dara, [one, two, one], "Her aunt called: she is well.", third_party=True)
    for case in (one, two):
        newest = actions.read_case(staff.mali, case).entries[0].entry
        assert newest.body is not None
        assert newest.body.note == "Her aunt called: she is well."
        assert newest.body.flags == frozenset({Flag.THIRD_PARTY})
        assert (newest.header.author, newest.header.section) == (DARA, Section.ADMINISTRATION)
    assert actions.read_case(staff.dara, other).length == 2


def test_a_note_needs_words_and_cases_and_both_have_limits(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    many = [case, *(FileId(EntryId(case).__class__(int=each)) for each in range(CASES_A_NOTE))]
    for cases, text, told in (
        ([case], " ", ("note", "empty")),
        ([case], "x" * (NOTE_LIMIT + 1), ("note", "too_long")),
        ([], "words", ("cases", "empty")),
    ):
        with pytest.raises(WordsRefusedError) as refused:
            actions.write_note(staff.dara, cases, text)
        assert (refused.value.about, refused.value.code) == told
    with pytest.raises(CaseUnknownError):
        actions.write_note(staff.dara, many, "words")
    assert actions.read_case(staff.dara, case).length == 2


def test_a_pinned_note_stands_above_the_others_however_many_follow_until_it_is_unpinned(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    (entry,) = actions.write_note(staff.dara, [case], "Never call the house.", Section.SAFETY, pinned=True)
    for number in range(30):
        actions.write_note(staff.mali, [case], f"Note {number}")
    read = actions.read_case(staff.mali, case)
    assert entry not in {shown.entry.header.id for shown in read.entries}
    (pinned,) = read.pinned
    assert (pinned.text, pinned.author, pinned.entry) == ("Never call the house.", DARA, entry)
    actions.unpin(staff.mali, case, entry)
    assert actions.read_case(staff.mali, case).pinned == ()
    actions.pin(staff.mali, case, entry)
    (again,) = actions.read_case(staff.dara, case).pinned
    assert (again.text, again.author, again.stamp) == ("Never call the house.", DARA, pinned.stamp)


def test_a_closed_note_shows_nothing_until_it_is_opened_by_name_and_that_is_recorded(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    (entry,) = actions.write_note(staff.dara, [case], "Only for the doctor.", Section.HEALTH, pinned=True, closed=True)
    read = actions.read_case(staff.mali, case)
    shown = next(each for each in read.entries if each.entry.header.id == entry)
    assert shown.entry.header.closed
    assert shown.entry.body is None
    assert [(note.entry, note.text) for note in read.pinned] == [(entry, "")]
    opened = actions.open_closed_entry(staff.mali, case, entry)
    assert opened.body is not None
    assert opened.body.note == "Only for the doctor."
    last = journal.reads_of(staff.dara, case)[0]
    assert (last.member, last.entry) == (MALI, entry)


def test_a_note_is_taken_back_by_its_author_only_and_stays_in_the_file(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    (entry,) = actions.write_note(staff.dara, [case], "In the wrong file.", pinned=True)
    with pytest.raises(RefusedError):
        actions.take_back(staff.mali, case, entry)
    actions.take_back(staff.dara, case, entry)
    read = actions.read_case(staff.mali, case)
    shown = next(each for each in read.entries if each.entry.header.id == entry)
    assert shown.taken_back
    assert shown.entry.body is not None
    assert shown.entry.body.note == "In the wrong file."
    assert read.pinned == ()


def test_two_workers_on_different_fields_merge_and_on_one_field_both_values_wait_for_a_person(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    empty = ()
    actions.change_fields(staff.dara, case, ID, {"called": Told(["Mom"], base=empty)})
    actions.change_fields(staff.mali, case, ID, {"called": Told(["Srey Mom"], base=empty), "sex": Told(["female"])})
    assert [row.conflicts for row in actions.caseload(staff.dara).rows] == [1]
    shown = actions.read_case(staff.dara, case)
    (conflict,) = shown.conflicts
    assert {(head.value, head.author) for head in conflict.heads} == {("Mom", DARA), ("Srey Mom", MALI)}
    seen = tuple(head.stamp for head in conflict.heads)
    actions.resolve_conflict(staff.mali, case, ID, "called", Told(["Srey Mom"], base=seen))
    after = actions.read_case(staff.dara, case)
    assert after.conflicts == ()
    assert (after.row.name, after.row.conflicts) == ("Srey Mom", 0)
    history = actions.field_history(staff.dara, case, ID, "called")
    assert [past.value for past in history] == ["Srey Mom", "Srey Mom", "Mom"]


def test_a_value_that_came_after_somebody_looked_is_not_replaced_unseen(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    actions.change_fields(staff.dara, case, ID, {"called": Told(["One"])})
    actions.change_fields(staff.mali, case, ID, {"called": Told(["Two"])})
    (conflict,) = actions.read_case(staff.dara, case).conflicts
    actions.change_fields(staff.mali, case, ID, {"called": Told(["Three"])})
    actions.resolve_conflict(staff.dara, case, ID, "called", Told(["One"], base=tuple(h.stamp for h in conflict.heads)))
    (still,) = actions.read_case(staff.dara, case).conflicts
    assert {head.value for head in still.heads} == {"One", "Three"}


def test_unknown_and_not_asked_are_values_and_a_cleared_field_is_empty(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    actions.change_fields(staff.dara, case, ID, {"born": Told([""], "unknown"), "called": Told(["Mom"])})
    shown = {one.field.name: one.heads for one in actions.read_section(staff.mali, case, ID).fields}
    assert shown["born"].value == {"missing": "unknown"}
    actions.change_fields(staff.mali, case, ID, {"called": Told([""], base=shown["called"].base)})
    after = actions.read_case(staff.dara, case)
    assert after.row.called == ""
    assert "called" not in {one.field.name for s in after.sections for one in s.known}


def test_a_field_that_cannot_be_kept_leaves_everything_as_it_was(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    with pytest.raises(WordsRefusedError):
        actions.change_fields(staff.dara, case, ID, {"called": Told(["Mom"]), "born": Told(["tomorrow"])})
    with pytest.raises(FieldUnknownError):
        actions.change_fields(staff.dara, case, ID, {"fingerprints": Told(["x"])})
    assert actions.read_case(staff.dara, case).length == 2


def test_a_field_that_starts_closed_stays_out_of_the_case_file(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    actions.change_fields(staff.dara, case, Section.HEALTH, {"pregnancy": Told(["Second month"])}, closed=True)
    read = actions.read_case(staff.mali, case)
    assert not [one for s in read.sections for one in s.known if one.field.section is Section.HEALTH]
    opened = actions.open_closed_entry(staff.mali, case, read.entries[0].entry.header.id)
    assert opened.body is not None
    assert [(change.field, change.value) for change in opened.body.changes] == [("pregnancy", "Second month")]


def test_what_starts_closed_is_written_closed_whoever_forgets_to_say_so_and_with_the_rest_or_not_at_all(
    staff: Staff,
) -> None:
    case = actions.open_case(staff.dara, "Danger")
    told = {"pregnancy": Told(["Second month"]), "difficulties": Told(["no such"])}
    with pytest.raises(WordsRefusedError):
        actions.change_fields(staff.dara, case, Section.HEALTH, told)
    assert actions.read_case(staff.dara, case).length == 2
    told |= {"difficulties": Told([], missing="unknown")}
    actions.change_fields(staff.dara, case, Section.HEALTH, told)
    read = actions.read_case(staff.mali, case)
    known = [one.field.name for s in read.sections for one in s.known if one.field.section is Section.HEALTH]
    assert known == ["difficulties"]
    (shut,) = (shown.entry.header for shown in read.entries if shown.entry.header.closed)
    opened = actions.open_closed_entry(staff.mali, case, shut.id)
    assert opened.body is not None
    assert [change.value for change in opened.body.changes] == ["Second month"]


def test_the_timeline_is_read_in_pages_newest_first(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    for number in range(28):
        actions.write_note(staff.dara, [case], f"Note {number}")
    first = actions.read_case(staff.dara, case)
    second = actions.read_case(staff.dara, case, first.next_before)
    numbers = [shown.entry.header.number for shown in (*first.entries, *second.entries)]
    assert numbers == list(range(30, 0, -1))
    assert second.next_before is None


def test_each_page_that_opens_a_case_leaves_one_record_of_who_read(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger")
    before = len(journal.reads_of(staff.dara, case))
    actions.read_case(staff.mali, case)
    actions.caseload(staff.mali, Scope.AGENCY)
    reads = journal.reads_of(staff.dara, case)
    assert len(reads) == before + 2
    assert [(read.member, read.page) for read in reads[:2]] == [(MALI, "caseload"), (MALI, "case")]
    assert reads[0].sections == (ID,)


def test_a_caseload_has_25_people_a_page_in_the_order_asked_for(staff: Staff, clock: SetClock) -> None:
    cases = []
    for number in range(27):
        clock.move(minutes=1)
        cases.append(actions.open_case(staff.dara, "Danger", f"P-{number}"))
    clock.move(minutes=1)
    actions.write_note(staff.mali, [cases[3]], "She called.")
    first = actions.caseload(staff.dara)
    assert (len(first.rows), first.more, first.rows[0].case) == (25, True, cases[3])
    second = actions.caseload(staff.dara, page=2)
    assert ([row.case for row in second.rows], second.more) == ([cases[1], cases[0]], False)
    assert actions.caseload(staff.dara, order=Order.LONGEST_SILENT).rows[0].case == cases[0]
    assert actions.caseload(staff.dara, order=Order.OPENED).rows[0].case == cases[26]


def test_people_are_found_by_any_part_of_a_name_in_any_script(staff: Staff) -> None:
    wanted = actions.open_case(staff.dara, "Danger", "Łódź Café")
    khmer = actions.open_case(staff.dara, "Danger")
    actions.change_fields(staff.dara, khmer, ID, {"called": Told(["ស្រីមុំ"])})
    for text, case in (("cafe", wanted), ("ŁÓDŹ caf", wanted), ("មុំ", khmer), (str(khmer)[-6:], khmer)):
        assert [row.case for row in actions.find_in_caseload(staff.dara, text).rows] == [case]
    assert actions.find_in_caseload(staff.dara, "nobody").rows == ()
    assert actions.find_in_caseload(staff.dara, "  ").rows == ()


def test_a_list_is_ones_own_or_the_agencys_or_nobodys_and_never_another_agencys(staff: Staff) -> None:
    mine = actions.open_case(staff.dara, "Danger")
    hers = actions.open_case(staff.mali, "Danger")
    theirs = actions.open_case(staff.noy, "Danger")
    assert [row.case for row in actions.caseload(staff.dara).rows] == [mine]
    assert {row.case for row in actions.caseload(staff.dara, Scope.AGENCY).rows} == {mine, hers}
    actions.assign_worker(staff.mali, hers, None)
    assert [row.case for row in actions.caseload(staff.dara, Scope.NOBODYS).rows] == [hers]
    actions.assign_worker(staff.mali, hers, DARA)
    assert {row.case for row in actions.caseload(staff.dara).rows} == {mine, hers}
    assert [row.case for row in actions.name_cases(staff.dara, [theirs, hers])] == [hers]
    with pytest.raises(KeyNotHeldError):
        actions.read_case(staff.dara, theirs)


def test_a_case_that_nobody_opened_is_unknown(staff: Staff) -> None:
    nowhere = FileId(EntryId(DARA))
    case = actions.open_case(staff.dara, "Danger")
    other = actions.open_case(staff.dara, "Danger")
    (entry,) = actions.write_note(staff.dara, [other], "words", closed=True)
    for act in (
        lambda: actions.read_case(staff.dara, nowhere),
        lambda: actions.write_note(staff.dara, [nowhere], "words"),
        lambda: actions.open_closed_entry(staff.dara, case, entry),
        lambda: actions.pin(staff.dara, case, entry),
    ):
        with pytest.raises(CaseUnknownError):
            act()
