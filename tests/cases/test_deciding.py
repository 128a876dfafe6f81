"""Deciding between two values: of a field that starts closed, the decision is closed, whatever stood open before."""

from collections.abc import Callable

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.journal import actions as journal_actions
from samakki.journal import queries as journal
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section, cell
from tests.cases.bound import JOURNEY, Desk, closing, desk, in_clear
from tests.instruments.fields import SHUT, demo_fields

__all__ = ["closing", "demo_fields", "desk"]
pytestmark = pytest.mark.usefixtures("demo_fields")
EXP = Section.EXPERIENCE


def both_write(desk: Desk, **more: object) -> None:
    for by, words in ((desk.staff.dara, "DEMO one"), (desk.staff.mali, "DEMO two")):
        actions.change_fields(by, desk.case, EXP, {SHUT.name: Told([words])}, **more)  # type: ignore[arg-type]  # who told it


def decide(by: By, case: FileId, field: str, words: str) -> None:
    (torn,) = [one for one in actions.read_case(by, case).conflicts if one.field == field]
    base = tuple(head.stamp for head in torn.heads)
    actions.resolve_conflict(by, case, EXP, field, Told([words], base=base))


@pytest.mark.parametrize("chosen", ["DEMO one", "DEMO one and two"])
def test_what_is_decided_of_a_field_that_starts_closed_is_written_closed(
    desk: Desk, closing: Callable[..., None], chosen: str
) -> None:
    both_write(desk)
    closing(shut=True)
    decide(desk.staff.mali, desk.case, SHUT.name, chosen)
    read = actions.read_case(desk.staff.dara, desk.case)
    assert (read.conflicts, read.row.conflicts) == ((), 0)
    folded = journal_actions.read_snapshots(desk.staff.dara, [desk.case], None, page="a test")[desk.case]
    assert "DEMO" not in repr([head.value for heads in folded.sections[EXP].values() for head in heads.heads])
    assert "DEMO one and two" not in in_clear(desk)
    (shut,) = [header for header in journal.headers(desk.staff.dara, desk.case) if header.closed]
    assert shut.author == desk.staff.mali.member
    body = journal_actions.open_closed(desk.staff.dara, shut.id).body
    assert body
    assert [(change.field, change.value) for change in body.changes] == [(SHUT.name, chosen)]


def test_that_a_field_has_something_closed_is_marked_when_it_was_decided_closed(
    desk: Desk, closing: Callable[..., None]
) -> None:
    both_write(desk)
    closing(shut=True)
    decide(desk.staff.mali, desk.case, SHUT.name, "DEMO one")
    assert [section for section, name in desk.names() if name.startswith(f"closed/{SHUT.name}/")] == [EXP]


def test_a_part_of_a_row_of_closed_rows_is_decided_closed(desk: Desk, closing: Callable[..., None]) -> None:
    leg = actions.write_row(desk.staff.dara, desk.case, EXP, JOURNEY.name, "", {"since": Told(["2024"])})
    for by, place in ((desk.staff.dara, "DEMO one"), (desk.staff.mali, "DEMO two")):
        actions.write_row(by, desk.case, EXP, JOURNEY.name, leg, {"city": Told([place])})
    closing(shut=True)
    decide(desk.staff.mali, desk.case, cell(JOURNEY.name, leg, "city"), "DEMO third")
    assert "DEMO third" not in in_clear(desk)
    assert actions.read_case(desk.staff.dara, desk.case).conflicts == ()
    assert sum(header.closed for header in journal.headers(desk.staff.dara, desk.case)) == 1


@pytest.mark.req("CASE-25")
def test_what_somebody_else_told_stays_told_by_them_when_it_is_decided_closed(
    desk: Desk, closing: Callable[..., None]
) -> None:
    both_write(desk, third_party=True, told_by="an aunt")
    closing(shut=True)
    decide(desk.staff.mali, desk.case, SHUT.name, "DEMO one")
    (shut,) = [header.id for header in journal.headers(desk.staff.dara, desk.case) if header.closed]
    body = journal_actions.open_closed(desk.staff.dara, shut).body
    assert body
    assert body.told_by == "an aunt"


def test_a_value_that_came_after_the_person_looked_keeps_the_conflict_when_it_is_decided_closed(
    desk: Desk, closing: Callable[..., None]
) -> None:
    both_write(desk)
    (seen,) = actions.read_case(desk.staff.dara, desk.case).conflicts
    actions.change_fields(desk.staff.mali, desk.case, EXP, {SHUT.name: Told(["DEMO late"])})
    closing(shut=True)
    base = tuple(head.stamp for head in seen.heads)
    actions.resolve_conflict(desk.staff.dara, desk.case, EXP, SHUT.name, Told(["DEMO one"], base=base))
    (torn,) = actions.read_case(desk.staff.dara, desk.case).conflicts
    assert {head.value for head in torn.heads} == {None, "DEMO late"}
