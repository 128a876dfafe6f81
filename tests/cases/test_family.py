"""Families: linked both ways, kept together, named only to those who may open their files."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.rules import INVERSE, linked, relation_of
from samakki.cases.words import CaseUnknownError, WordsRefusedError
from samakki.journal import queries as journal
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import BY_NAME, Section
from tests.cases.conftest import MALI, Staff


def family(by: By, case: FileId) -> dict[FileId | None, str]:
    shown = actions.read_section(by, case, Section.FAMILY).field("members")
    assert shown is not None
    return {linked(row): relation_of(row) for row in shown.standing}


def test_every_relation_has_one_the_other_way_round() -> None:
    relation = BY_NAME[Section.FAMILY, "members"].part("relation")
    assert relation is not None
    assert set(INVERSE) == set(INVERSE.values()) | {"mother", "father"} == {code for code, _ in relation.codes}


@pytest.mark.req("CASE-28")
@pytest.mark.parametrize(("said", "back"), [("mother", "child"), ("spouse", "spouse"), ("child", "parent")])
def test_two_of_a_family_are_linked_both_ways_in_one_action_and_named_with_what_endangers_them(
    staff: Staff, said: str, back: str
) -> None:
    one, two = (actions.open_case(staff.dara, "Danger", name) for name in ("Lotus", "Reed"))
    actions.link_family(staff.dara, one, two, said)
    actions.change_fields(staff.mali, two, Section.SAFETY, {"danger": Told(["yes_now"])})
    assert (family(staff.mali, one), family(staff.mali, two)) == ({two: said}, {one: back})
    before = len(journal.reads_of(staff.dara, two))
    (relative,) = actions.name_family(staff.mali, [two])
    assert relative.row is not None
    assert (relative.row.name, relative.row.danger) == ("Reed", "yes_now")
    reads = journal.reads_of(staff.dara, two)
    assert (len(reads), reads[0].member, reads[0].page) == (before + 1, MALI, "family")


def test_a_link_is_changed_and_taken_away_on_both_sides(staff: Staff) -> None:
    one, two = (actions.open_case(staff.dara, "Danger") for _ in range(2))
    actions.link_family(staff.dara, one, two, "other_relative")
    actions.link_family(staff.mali, one, two, "sibling")
    assert (family(staff.dara, one), family(staff.dara, two)) == ({two: "sibling"}, {one: "sibling"})
    assert actions.read_case(staff.dara, one).conflicts == ()
    actions.link_family(staff.mali, one, two, "mother")
    actions.link_family(staff.mali, two, one, "child")
    assert (family(staff.dara, one), family(staff.dara, two)) == ({two: "mother"}, {one: "child"})
    actions.part_family(staff.dara, two, one)
    assert (family(staff.dara, one), family(staff.dara, two)) == ({}, {})


def test_nobody_is_a_relative_of_their_own_and_another_agencys_people_are_neither_linked_nor_named(
    staff: Staff,
) -> None:
    one = actions.open_case(staff.dara, "Danger")
    theirs = actions.open_case(staff.noy, "Danger", "Reed")
    with pytest.raises(WordsRefusedError):
        actions.link_family(staff.dara, one, one, "sibling")
    with pytest.raises(WordsRefusedError):
        actions.link_family(staff.dara, one, actions.open_case(staff.dara, "Danger"), "enemy")
    with pytest.raises(CaseUnknownError):
        actions.link_family(staff.dara, one, FileId(one.__class__(int=7)), "sibling")
    (nobody,) = actions.name_family(staff.dara, [theirs])
    assert nobody.row is None
    assert family(staff.dara, one) == {}
