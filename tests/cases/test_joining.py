"""Two files of one person: joined without overwriting anything, counted once, undone without losing what came since."""

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.rules import linked
from samakki.cases.words import Head, Scope, Way, WordsRefusedError
from samakki.facts.models import Fact
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.cases.conftest import DARA, MALI, Staff

ID, EXP = Section.IDENTITY, Section.EXPERIENCE


@pytest.fixture
def both(staff: Staff) -> tuple[FileId, FileId]:
    """A file under a name, and one of the same person who came without papers two years before."""
    kept, other = (actions.open_case(staff.dara, "DEMO: came", name) for name in ("Lotus", "Reed"))
    actions.change_fields(staff.dara, kept, ID, {"called": Told(["DEMO Mom"]), "sex": Told(["female"])})
    actions.change_fields(staff.dara, other, ID, {"called": Told(["DEMO Srey"]), "sex": Told(["female"])})
    actions.change_fields(
        staff.mali, other, ID, {"born": Told(["2004"]), "home_place": Told(["A"])}, third_party=True, told_by="her aunt"
    )
    actions.write_row(staff.dara, kept, EXP, "journey", "", {"country": Told(["TH"])})
    actions.write_row(staff.dara, other, EXP, "journey", "", {"country": Told(["KH"])})
    actions.write_row(staff.dara, other, EXP, "journey", "", {"country": Told(["MU"])})
    return kept, other


def known(by: By, case: FileId) -> dict[str, object]:
    return {shown.field.name: shown.heads.value for shown in actions.read_section(by, case, ID).known}


def heads(by: By, case: FileId, name: str) -> tuple[Head, ...]:
    shown = actions.read_section(by, case, ID).field(name)
    assert shown is not None
    return shown.heads.heads


def countries(by: By, case: FileId) -> list[object]:
    shown = actions.read_section(by, case, EXP).field("journey")
    assert shown is not None
    return [next(part.heads.value for part in row.known) for row in shown.standing]


@pytest.mark.req("IDENT-28")
def test_what_stands_in_one_file_only_comes_over_and_what_differs_waits_for_a_person(
    staff: Staff, both: tuple[FileId, FileId]
) -> None:
    kept, other = both
    actions.join_cases(staff.dara, kept, other, "The same papers and the same scar.")
    read = actions.read_case(staff.mali, kept)
    assert [(one.field, {head.value for head in one.heads}) for one in read.conflicts] == [
        ("called", {"DEMO Mom", "DEMO Srey"})
    ]
    assert read.row.conflicts == 1
    assert known(staff.dara, kept)["born"] == "2004"
    born = actions.read_section(staff.dara, kept, ID).field("born")
    assert born is not None
    assert (born.heads.heads[0].third_party, born.heads.heads[0].told_by) == (True, "her aunt")
    assert countries(staff.dara, kept) == ["TH", "KH", "MU"]
    assert known(staff.dara, kept)["pseudonym"] == "Lotus"
    (joined,) = read.joined
    assert (joined.case, joined.way, joined.author) == (other, Way.TOOK_IN, DARA)
    assert joined.why == "The same papers and the same scar."


@pytest.mark.req("IDENT-28")
def test_the_other_file_leaves_the_lists_and_stays_readable(staff: Staff, both: tuple[FileId, FileId]) -> None:
    kept, other = both
    actions.write_note(staff.dara, [other], "She wept.")
    actions.join_cases(staff.dara, kept, other, "The same scar.")
    for scope in (Scope.MINE, Scope.AGENCY):
        assert [row.case for row in actions.caseload(staff.dara, scope).rows] == [kept]
    assert actions.find_in_caseload(staff.dara, "Reed").rows == ()
    assert actions.name_cases(staff.dara, [kept, other])[0].case == kept
    read = actions.read_case(staff.mali, other)
    assert read.row.joined
    assert [(one.case, one.way) for one in read.joined] == [(kept, Way.WENT_INTO)]
    assert "She wept." in {shown.entry.body.note for shown in read.entries if shown.entry.body}


@pytest.mark.req("IDENT-28")
def test_a_joining_is_undone_and_what_was_decided_or_written_since_stays(
    staff: Staff, both: tuple[FileId, FileId]
) -> None:
    kept, other = both
    before = known(staff.dara, kept)
    actions.join_cases(staff.dara, kept, other, "The same scar.")
    born = actions.read_section(staff.dara, kept, ID).field("born")
    assert born is not None
    actions.change_fields(staff.mali, kept, ID, {"born": Told(["2005"], base=born.heads.base)})
    actions.part_cases(staff.mali, kept, other)
    read = actions.read_case(staff.dara, kept)
    assert (read.conflicts, read.joined) == ((), ())
    assert known(staff.dara, kept) == before | {"born": "2005"}
    assert countries(staff.dara, kept) == ["TH"]
    assert {row.case for row in actions.caseload(staff.dara).rows} == {kept, other}
    assert actions.read_case(staff.dara, other).joined == ()
    with pytest.raises(WordsRefusedError):
        actions.part_cases(staff.mali, kept, other)
    actions.join_cases(staff.dara, kept, other, "It was right after all.")
    assert len(actions.read_case(staff.dara, kept).joined) == 1


@pytest.mark.req("IDENT-28")
def test_what_comes_over_is_said_by_who_said_it_and_carried_by_who_joined_the_files(
    staff: Staff, both: tuple[FileId, FileId]
) -> None:
    kept, other = both
    said = heads(staff.dara, other, "born")[0]
    actions.join_cases(staff.dara, kept, other, "The same scar.")
    (born,) = heads(staff.dara, kept, "born")
    assert (born.author, born.first) == (DARA, said.first)
    assert said.first.author == MALI
    past = actions.field_history(staff.dara, kept, ID, "born")
    assert [one.source for one in past] == [said.first]
    third = actions.open_case(staff.mali, "DEMO: came", "Fern")
    actions.join_cases(staff.dara, third, kept, "Once more the same scar.")
    assert heads(staff.dara, third, "born")[0].first == said.first


def test_what_stays_when_files_are_parted_is_said_by_who_said_it(staff: Staff, both: tuple[FileId, FileId]) -> None:
    kept, other = both
    actions.change_fields(staff.mali, kept, ID, {"born": Told(["2003"])})
    (said,) = heads(staff.dara, kept, "born")
    actions.join_cases(staff.dara, kept, other, "The same scar.")
    actions.part_cases(staff.dara, kept, other)
    (born,) = heads(staff.dara, kept, "born")
    assert (born.value, born.author, born.first) == ("2003", DARA, said.first)


@pytest.mark.req("CASE-25")
def test_what_somebody_else_told_stays_told_by_them_when_a_joining_is_undone(
    staff: Staff, both: tuple[FileId, FileId]
) -> None:
    kept, other = both
    told = {"born": Told(["2003"])}
    actions.change_fields(staff.mali, kept, ID, told, third_party=True, told_by="a neighbour")
    actions.join_cases(staff.dara, kept, other, "The same scar.")
    actions.part_cases(staff.dara, kept, other)
    born = actions.read_section(staff.dara, kept, ID).field("born")
    assert born is not None
    assert [(one.value, one.third_party, one.told_by) for one in born.heads.heads] == [("2003", True, "a neighbour")]


def test_nobody_is_joined_without_a_reason_with_themselves_or_twice(staff: Staff, both: tuple[FileId, FileId]) -> None:
    kept, other = both
    third = actions.open_case(staff.dara, "DEMO: came")
    for one, two, why in ((kept, other, " "), (kept, kept, "A scar")):
        with pytest.raises(WordsRefusedError):
            actions.join_cases(staff.dara, one, two, why)
    actions.join_cases(staff.dara, kept, other, "A scar")
    for one, two in ((third, other), (other, third), (kept, other)):
        with pytest.raises(WordsRefusedError):
            actions.join_cases(staff.dara, one, two, "A scar")
    actions.join_cases(staff.dara, third, kept, "A scar")
    assert [row.case for row in actions.caseload(staff.dara).rows] == [third]


def test_a_family_finds_the_file_that_goes_on_and_nobody_becomes_a_relative_of_their_own(
    staff: Staff, both: tuple[FileId, FileId]
) -> None:
    kept, other = both
    sister = actions.open_case(staff.dara, "DEMO: came", "Fern")
    actions.link_family(staff.dara, sister, other, "sibling")
    actions.link_family(staff.dara, kept, other, "friend")
    actions.join_cases(staff.dara, kept, other, "A scar")
    (relative,) = actions.name_family(staff.dara, [other])
    assert relative.case == kept
    assert relative.row is not None
    assert relative.row.pseudonym == "Lotus"
    shown = actions.read_section(staff.dara, kept, Section.FAMILY).field("members")
    assert shown is not None
    assert sister in {linked(row) for row in shown.standing}
    assert kept not in {linked(row) for row in shown.standing}


def test_nobody_is_counted_twice_and_counted_again_when_they_turn_out_to_be_two(staff: Staff) -> None:
    kept, other = (actions.open_case(staff.dara, "DEMO: came") for _ in range(2))
    for case in (kept, other):
        actions.change_fields(staff.dara, case, ID, {"sex": Told(["female"])})

    def counted() -> int:
        return Fact.objects.filter(dimension="identity.sex", recorded_to=None).values("person").distinct().count()

    assert counted() == 2
    actions.join_cases(staff.dara, kept, other, "A scar")
    assert counted() == 1
    actions.change_fields(staff.dara, other, ID, {"sex": Told(["male"])})
    assert counted() == 1
    actions.part_cases(staff.dara, kept, other)
    assert counted() == 2
