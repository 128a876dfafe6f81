"""People are found by what is known of them: any name, a number, a paper; and by what they can do."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.words import Scope
from samakki.journal import queries as journal
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.conftest import Staff

ID = Section.IDENTITY
CAN = Section.LIVELIHOOD


def found(by: By, wanted: str) -> list[FileId]:
    return [row.case for row in actions.find_in_caseload(by, wanted).rows]


def able(by: By, name: str, **told: list[str]) -> FileId:
    case = actions.open_case(by, "Danger", name)
    if told:
        actions.change_fields(by, case, CAN, {field: Told(said) for field, said in told.items()})
    return case


def test_people_are_found_by_every_name_that_is_kept_also_in_a_row(staff: Staff) -> None:
    by = staff.dara
    case, _other = (actions.open_case(by, "Danger", name) for name in ("Lotus", "Reed"))
    actions.change_fields(by, case, ID, {"other_names": Told(["Nok\nLittle bird"])})
    row = actions.write_row(by, case, ID, "names", "", {"whole": Told(["DEMO Chanthavy"]), "family": Told(["Keo"])})
    actions.write_row(by, case, Section.FAMILY, "members", "", {"called": Told(["DEMO Bopha"])})
    for text in ("bird", "chantha", "keo", "lotus KEO", "bopha"):
        assert found(by, text) == [case], text
    actions.take_row_away(by, case, ID, "names", row)
    assert found(by, "chantha") == []


def test_both_names_of_a_conflict_find_the_person(staff: Staff) -> None:
    case = actions.open_case(staff.dara, "Danger", "Lotus")
    for by, name in ((staff.dara, "DEMO One"), (staff.mali, "DEMO Two")):
        actions.change_fields(by, case, ID, {"called": Told([name])})
    assert found(staff.dara, "one") == found(staff.dara, "two") == [case]


@pytest.mark.parametrize("text", ["+855 12 000 111", "012000111", "00855 12-000-111", "០១២ ០០០ ១១១", "2000-111"])
def test_a_number_to_call_is_found_by_its_figures_however_they_are_parted(staff: Staff, text: str) -> None:
    by = staff.dara
    case = actions.open_case(by, "Danger", "Lotus")
    actions.change_fields(by, case, Section.CONTACT, {"number": Told(["+855 12 000 111"])})
    assert found(by, text) == [case]
    assert found(by, "111") == []
    assert found(by, "+855 12 000 112") == []


def test_a_paper_or_an_address_is_found_only_by_the_whole_of_it(staff: Staff) -> None:
    by = staff.dara
    case = actions.open_case(by, "Danger", "Lotus")
    actions.write_row(by, case, ID, "documents", "", {"number": Told(["N 0012ab"])})
    actions.change_fields(by, case, Section.CONTACT, {"email": Told(["Demo@example.org"])})
    actions.change_fields(by, case, Section.ADMINISTRATION, {"case_numbers": Told(["A/17\nB/18"])})
    for text in ("n 0012AB", "demo@EXAMPLE.org", "b/18"):
        assert found(by, text) == [case], text
    for text in ("0012", "example.org", "b/1"):
        assert found(by, text) == [], text


@pytest.mark.req("SVC-20")
def test_who_can_do_what_is_looked_for_is_listed_the_best_match_first_with_their_own_wish(staff: Staff) -> None:
    by = staff.dara
    both = able(by, "Lotus", abilities=["sewing", "driving", "arts"], hopes=["A shop of her own"])
    one = able(by, "Reed", abilities=["driving"])
    able(by, "Fern", abilities=["cooking"])
    able(by, "Moss", skills=["Sings well"])
    able(by, "Clay")
    found = actions.find_by_skills(by, ["driving", "sewing"])
    assert [(each.row.case, each.skills, each.hopes) for each in found.people] == [
        (both, ("sewing", "driving"), ("A shop of her own",)),
        (one, ("driving",), ()),
    ]
    assert (found.silent, found.in_words, found.more) == (1, 1, False)


def test_who_was_never_asked_is_not_said_to_lack_a_skill_and_who_has_none_was_asked(staff: Staff) -> None:
    by = staff.dara
    asked, _waiting = able(by, "Lotus"), able(by, "Reed")
    actions.change_fields(by, asked, CAN, {"abilities": Told([], missing="no")})
    found = actions.find_by_skills(by, ["sewing"])
    assert (found.people, found.silent) == ((), 1)


def test_skills_are_looked_for_among_ones_own_people_and_read_once(staff: Staff) -> None:
    mine, hers = able(staff.dara, "Lotus", abilities=["sewing"]), able(staff.mali, "Reed", abilities=["sewing"])
    able(staff.noy, "Fern", abilities=["sewing"])
    before = len(journal.reads_of(staff.dara, mine))
    assert [each.row.case for each in actions.find_by_skills(staff.dara, ["sewing"]).people] == [mine]
    reads = journal.reads_of(staff.dara, mine)
    assert len(reads) == before + 1
    everybody = actions.find_by_skills(staff.dara, ["sewing"], Scope.AGENCY).people
    assert {each.row.case for each in everybody} == {mine, hers}


def test_without_a_skill_of_the_list_no_file_is_opened(staff: Staff) -> None:
    case = able(staff.dara, "Lotus", abilities=["sewing"])
    before = len(journal.reads_of(staff.dara, case))
    for wanted in ([], ["nothing of the kind"]):
        found = actions.find_by_skills(staff.dara, wanted)
        assert (found.people, found.silent) == ((), 0)
    assert len(journal.reads_of(staff.dara, case)) == before
