"""Rows written at one touch, over what stands in them now; and undone again, without touching what others wrote."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.words import RowSet, WordsRefusedError
from samakki.journal.models import Read
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import FieldUnknownError, Section
from tests.cases.conftest import Staff

ADMIN = Section.ADMINISTRATION


@pytest.fixture
def case(staff: Staff) -> FileId:
    return actions.open_case(staff.dara, "DEMO: came to the gate")


def put(by: By, case: FileId, row: str = "", **told: str) -> tuple[str, EntryId]:
    (kept,) = actions.set_rows(by, [RowSet(case, ADMIN, "plan", row, {name: [said] for name, said in told.items()})])
    assert kept.entry
    return kept.row, kept.entry


def plan(by: By, case: FileId) -> list[dict[str, object]]:
    rows = actions.glance(by, [case], {ADMIN: ["plan"]}, "a test")[case].rows["plan"]
    return [
        {part: heads.value for part, heads in row.parts.items() if part[0] != "_" and heads.value is not None}
        for row in rows
    ]


def test_an_entry_is_undone_to_what_stood_before_it(staff: Staff, case: FileId) -> None:
    row, _entry = put(staff.dara, case, action="DEMO: school", due="2026-06")
    _row, done = put(staff.mali, case, row, state="done", due="2026-05", outcome="DEMO: she went")
    actions.undo_entry(staff.dara, case, done)
    assert plan(staff.dara, case) == [{"action": "DEMO: school", "due": "2026-06"}]
    with pytest.raises(WordsRefusedError, match="changed_since"):
        actions.undo_entry(staff.dara, case, done)


def test_a_row_that_was_added_goes_and_what_others_wrote_since_stays(staff: Staff, case: FileId) -> None:
    row, added = put(staff.dara, case, action="DEMO: school")
    _row, done = put(staff.dara, case, row, state="done", outcome="DEMO: fine")
    put(staff.mali, case, row, outcome="DEMO: not so fine")
    actions.undo_entry(staff.dara, case, done)
    assert plan(staff.dara, case) == [{"action": "DEMO: school", "outcome": "DEMO: not so fine"}]
    actions.undo_entry(staff.dara, case, added)
    assert plan(staff.dara, case) == []


def test_what_somebody_else_had_told_stays_told_by_them_when_a_change_is_undone(staff: Staff, case: FileId) -> None:
    told = {"action": Told(["DEMO: school"]), "due": Told(["2026-06"])}
    row = actions.write_row(staff.dara, case, ADMIN, "plan", "", told, third_party=True, told_by="DEMO aunt")
    _row, moved = put(staff.dara, case, row, due="2026-07")
    actions.undo_entry(staff.dara, case, moved)
    (standing,) = actions.glance(staff.dara, [case], {ADMIN: ["plan"]}, "a test")[case].rows["plan"]
    head = standing.heads("due").heads[0]
    assert (head.value, head.third_party, head.told_by) == ("2026-06", True, "DEMO aunt")


def test_rows_of_many_cases_are_set_whole_or_not_at_all_and_read_once(staff: Staff, case: FileId) -> None:
    other = actions.open_case(staff.dara, "DEMO: came")
    rows = {each: put(staff.dara, each, action="DEMO: school")[0] for each in (case, other)}
    sets = [RowSet(each, ADMIN, "plan", row, {"due": ["2026-06-01"]}) for each, row in rows.items()]
    before = Read.objects.count()
    assert [kept.entry is not None for kept in actions.set_rows(staff.dara, sets)] == [True, True]
    assert Read.objects.count() == before + 1
    assert [kept.entry for kept in actions.set_rows(staff.dara, sets)] == [None, None]
    wrong = [*sets[:1], RowSet(other, ADMIN, "plan", rows[other], {"due": ["some day"]})]
    with pytest.raises(WordsRefusedError):
        actions.set_rows(staff.dara, [RowSet(case, ADMIN, "plan", rows[case], {"due": ["2027"]}), *wrong])
    assert [plan(staff.dara, each)[0]["due"] for each in rows] == ["2026-06-01"] * 2
    for unknown in ("00000000", "nothing"):
        with pytest.raises(FieldUnknownError):
            put(staff.dara, case, unknown, due="2027")
    with pytest.raises(WordsRefusedError, match="empty"):
        put(staff.dara, case, due="")


def test_nobody_undoes_an_entry_of_another_case_or_one_that_is_closed(staff: Staff, case: FileId) -> None:
    other = actions.open_case(staff.dara, "DEMO: came")
    _row, entry = put(staff.dara, other, action="DEMO: school")
    closed = actions.write_note(staff.dara, [case], "DEMO", closed=True)[0]
    for wrong in (entry, closed, EntryId(case)):
        with pytest.raises(WordsRefusedError, match="not_a_choice"):
            actions.undo_entry(staff.dara, case, wrong)
