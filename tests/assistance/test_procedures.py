"""Procedures are versioned: what was written stays, and nobody overwrites a version that they had not seen."""

import pytest

from samakki.assistance import actions, queries
from samakki.assistance.words import ABOUT, WrittenMeanwhileError
from samakki.cases.words import WordsRefusedError
from tests.cases.conftest import SHELTER, WELFARE, Staff


@pytest.mark.req("CASE-17")
def test_every_version_of_a_procedure_stays_with_its_author_and_another_agency_has_its_own(staff: Staff) -> None:
    assert actions.write_procedure(staff.dara, SHELTER, "reception", "Tea first.", 0) == 1
    assert actions.write_procedure(staff.mali, SHELTER, "reception", "Tea and a chair first.\r\n", 1) == 2
    actions.write_procedure(staff.mali, SHELTER, "supervision", "Each Tuesday.", 0)
    versions = queries.procedure_versions(staff.dara, SHELTER, "reception")
    assert [(one.version, one.words, one.by) for one in versions] == [
        (2, "Tea and a chair first.", staff.mali.member),
        (1, "Tea first.", staff.dara.member),
    ]
    assert queries.procedures(staff.dara, SHELTER)["reception"] == versions[0]
    assert queries.procedures(staff.noy, WELFARE) == {}
    assert "supervision" in ABOUT


def test_two_who_write_the_next_version_at_once_do_not_overwrite_each_other(staff: Staff) -> None:
    actions.write_procedure(staff.dara, SHELTER, "reception", "Tea first.", 0)
    with pytest.raises(WrittenMeanwhileError):
        actions.write_procedure(staff.mali, SHELTER, "reception", "Coffee first.", 0)
    assert len(queries.procedure_versions(staff.dara, SHELTER, "reception")) == 1


@pytest.mark.parametrize(("about", "words"), [("reception", " \n"), ("reception", "x" * 20_001), ("lunch", "Rice.")])
def test_nothing_too_much_and_what_is_no_step_are_refused(staff: Staff, about: str, words: str) -> None:
    with pytest.raises(WordsRefusedError):
        actions.write_procedure(staff.dara, SHELTER, about, words, 0)
