"""Several values of a field, and who told them, go out and come back; so do links, each to the case it meant."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from samakki.cases import actions as cases
from samakki.cases.models import Case
from samakki.cases.words import Brought, HandedOn, Said
from samakki.journal.words import Heads
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import RANK, Section, cell
from samakki.transfers.models import Origin, Slice
from samakki.transfers.words import Flaw, Format
from tests.cases.conftest import Staff
from tests.transfers.conftest import Bring
from tests.transfers.test_round_trip import NAMED, handed

ROW = "1a2b3c4d"
RELATIVE = cell("members", ROW, "case")
ELSEWHERE = "0195d000-0000-7000-8000-0000000000c9"


@pytest.fixture
def newcomer(staff: Staff) -> By:
    return replace(staff.noy, role="supervisor", verdicts={})


def moved(newcomer: By, before: Sequence[FileId]) -> dict[FileId, FileId]:
    came = Origin.objects.filter(agency_id=newcomer.agency).order_by("id").values_list("file_id", flat=True)
    return dict(zip(before, (FileId(case) for case in came), strict=True))


def of(by: By, case: FileId, closed: Sequence[Section] = ()) -> HandedOn:
    (one,) = cases.hand_on(by, [case], list(Section), closed)
    return one


def heads(by: By, case: FileId, section: Section, name: str) -> Heads:
    field = cases.read_section(by, case, section).field(name)
    assert field is not None
    return field.heads


@pytest.mark.parametrize("form", list(Format))
def test_two_values_side_by_side_come_back_as_two_with_who_told_them(
    supervisor: By, staff: Staff, newcomer: By, bring: Bring, form: Format
) -> None:
    case = cases.open_case(supervisor, "DEMO: came")
    cases.change_fields(supervisor, case, Section.IDENTITY, {"called": cases.Told(["DEMO Mali"])})
    by_mother = cases.Told(["DEMO Malee"])
    cases.change_fields(
        staff.mali, case, Section.IDENTITY, {"called": by_mother}, third_party=True, told_by="the mother"
    )
    _made, content = handed(supervisor, form, [case])
    assert bring(io.BytesIO(content), by=newcomer).problems == []
    there = moved(newcomer, [case])[case]
    standing = heads(newcomer, there, Section.IDENTITY, "called")
    assert standing.in_conflict
    told = [(head.value, head.third_party, head.told_by) for head in standing.heads]
    assert told == [("DEMO Malee", True, "the mother"), ("DEMO Mali", False, "")]
    assert Case.objects.get(pk=there).conflicts == 1


def test_one_value_that_another_told_says_so_elsewhere_too(supervisor: By, newcomer: By, bring: Bring) -> None:
    told = {Section.LIVELIHOOD: {"schooling": (Said("primary", third_party=True, told_by="the teacher"),)}}
    values = {Section.LIVELIHOOD: {"schooling": "primary"}}
    (case,) = cases.open_cases(supervisor, [Brought(values, "invented", told=told)])
    _made, content = handed(supervisor, Format.CSV, [case])
    assert b"samakki_livelihood_schooling.told" in content
    bring(io.BytesIO(content), by=newcomer)
    (head,) = heads(newcomer, moved(newcomer, [case])[case], Section.LIVELIHOOD, "schooling").heads
    assert (head.value, head.third_party, head.told_by) == ("primary", True, "the teacher")


def test_what_was_written_closed_about_an_open_field_comes_back_closed(
    supervisor: By, newcomer: By, bring: Bring
) -> None:
    case = cases.open_case(supervisor, "DEMO: came")
    cases.change_fields(supervisor, case, Section.IDENTITY, {"called": cases.Told(["DEMO Mali"])}, closed=True)
    _made, without = handed(supervisor, Format.JSON, [case])
    assert b"DEMO Mali" not in without
    _made, content = handed(supervisor, Format.JSON, [case], closed=NAMED)
    bring(io.BytesIO(content), by=newcomer)
    there = moved(newcomer, [case])[case]
    assert "called" not in of(newcomer, there).values[Section.IDENTITY]
    assert of(newcomer, there, [Section.IDENTITY]).closed[Section.IDENTITY]["called"] == "DEMO Mali"


def test_a_closed_field_that_was_written_twice_says_both_the_newest_first(supervisor: By) -> None:
    case = cases.open_case(supervisor, "DEMO: came")
    for name in ("DEMO one", "DEMO two"):
        cases.change_fields(supervisor, case, Section.IDENTITY, {"called": cases.Told([name])}, closed=True)
    _made, content = handed(supervisor, Format.JSON, [case], closed=NAMED)
    (told,) = json.loads(content)["cases"]
    assert told["told"]["identity"]["called"] == [
        {"value": "DEMO two", "closed": True},
        {"value": "DEMO one", "closed": True},
    ]


def test_a_row_that_was_put_back_goes_out_like_any_other(supervisor: By, newcomer: By, bring: Bring) -> None:
    case = cases.open_case(supervisor, "DEMO: came")
    told = {"called": cases.Told(["DEMO aunt"])}
    row = cases.write_row(supervisor, case, Section.FAMILY, "members", "", told)
    cases.take_row_away(supervisor, case, Section.FAMILY, "members", row)
    cases.put_row_back(supervisor, case, Section.FAMILY, "members", row)
    _made, content = handed(supervisor, Format.CSV, [case])
    assert b"_gone" not in content
    assert bring(io.BytesIO(content), by=newcomer).problems == []


@pytest.mark.parametrize(
    ("said", "flaw"),
    [
        ("DEMO Somebody", Flaw.NOT_TOLD),
        ('[{"value": "DEMO Mali", "more": 1}]', Flaw.NOT_TOLD),
        ('[{"value": "DEMO Mali", "told_by": 7}]', Flaw.NOT_TOLD),
        ("[]", Flaw.NOT_TOLD),
        ('[{"value": "DEMO Somebody else"}]', Flaw.TWO_SAY_OTHERWISE),
        ('[{"value": "DEMO Mali"}, {"value": 5}]', Flaw.NOT_A_CHOICE),
        ('[{"value": "DEMO Mali"}, {"value": {"missing": "gone"}}]', Flaw.NOT_A_CHOICE),
        ('[{"value": "DEMO Mali", "third_party": true, "told_by": "a\\u0000b"}]', Flaw.NOT_A_CHOICE),
        ('[{"value": "DEMO Mali", "told_by": "somebody"}]', Flaw.NOT_A_CHOICE),
    ],
)
def test_several_values_that_nobody_can_read_keep_their_row_out(bring: Bring, said: str, flaw: Flaw) -> None:
    row = {"samakki_case": "R-1", "samakki_identity_called": "DEMO Mali", "samakki_identity_called.told": said}
    report = bring(io.BytesIO(json.dumps([row, {"samakki_case": "R-2"}]).encode()))
    assert [problem.flaw for problem in report.problems] == [flaw]


def family(of_whom: str) -> dict[str, Any]:
    return {RELATIVE: of_whom, cell("members", ROW, "relation"): "sibling", cell("members", ROW, RANK): 1}


def linked_pair(by: By) -> tuple[FileId, FileId]:
    one, other = UUID(int=1, version=4), UUID(int=2, version=4)
    brought = [
        Brought({Section.FAMILY: family(str(b)), Section.IDENTITY: {"called": f"DEMO {a}"}}, "invented", case=FileId(a))
        for a, b in ((one, other), (other, one))
    ]
    first, second = cases.open_cases(by, brought)
    return first, second


def leads_to(by: By, case: FileId) -> str:
    return str(of(by, case).values[Section.FAMILY][RELATIVE])


@pytest.mark.parametrize("at_once", [1, 200])
def test_two_of_one_family_lead_to_each_other_where_they_come_in(
    supervisor: By, newcomer: By, bring: Bring, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    from samakki.transfers import jobs  # noqa: PLC0415 -- to take rows in one by one

    monkeypatch.setattr(jobs, "ROWS_AT_ONCE", at_once)
    before = linked_pair(supervisor)
    _made, content = handed(supervisor, Format.JSON, list(before))
    assert bring(io.BytesIO(content), by=newcomer).elsewhere == ()
    there = moved(newcomer, before)
    assert [leads_to(newcomer, there[case]) for case in before] == [str(there[before[1]]), str(there[before[0]])]
    assert not Slice.objects.filter(kind="link").exists()
    named = cases.name_family(newcomer, [there[before[1]]])
    assert named[0].row is not None


def test_a_relative_who_stayed_behind_is_listed_and_found_when_they_come(
    supervisor: By, newcomer: By, bring: Bring
) -> None:
    first, second = linked_pair(supervisor)
    _made, content = handed(supervisor, Format.JSON, [first])
    report = bring(io.BytesIO(content), by=newcomer)
    assert report.elsewhere == (1,)
    (there,) = moved(newcomer, [first]).values()
    assert leads_to(newcomer, there) == str(second)
    assert cases.name_family(newcomer, [second])[0].row is None
    _made, later = handed(supervisor, Format.JSON, [second])
    assert bring(io.BytesIO(later), by=newcomer).elsewhere == ()
    both = moved(newcomer, [first, second])
    assert leads_to(newcomer, both[first]) == str(both[second])
    assert leads_to(newcomer, both[second]) == str(both[first])


def test_a_link_that_was_written_closed_is_led_with_its_batch_and_listed_when_it_waits(
    supervisor: By, newcomer: By, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    from samakki.transfers import jobs  # noqa: PLC0415 -- to take rows in one by one

    one, other = UUID(int=1, version=4), UUID(int=2, version=4)
    told = {Section.FAMILY: {RELATIVE: (Said(str(other), closed=True),)}}
    first = Brought({Section.FAMILY: family(str(other))}, "invented", told=told, case=FileId(one))
    second = Brought({Section.IDENTITY: {"called": "DEMO"}}, "invented", case=FileId(other))
    before = cases.open_cases(supervisor, [first, second])
    _made, content = handed(supervisor, Format.JSON, list(before), closed=NAMED)
    monkeypatch.setattr(jobs, "ROWS_AT_ONCE", 1)
    assert bring(io.BytesIO(content), by=newcomer).elsewhere == (1,)
    there = of(newcomer, moved(newcomer, before)[before[0]], [Section.FAMILY])
    assert there.closed[Section.FAMILY][RELATIVE] == str(other)


def test_a_link_that_somebody_changed_meanwhile_is_left(supervisor: By, newcomer: By, bring: Bring) -> None:
    first, second = linked_pair(supervisor)
    _made, content = handed(supervisor, Format.JSON, [first])
    bring(io.BytesIO(content), by=newcomer)
    (there,) = moved(newcomer, [first]).values()
    members = cases.read_section(newcomer, there, Section.FAMILY).field("members")
    assert members is not None
    seen = next(part.heads.base for part in members.rows[0].parts if part.field.name == "case")
    cases.write_row(newcomer, there, Section.FAMILY, "members", ROW, {"case": cases.Told([ELSEWHERE], base=seen)})
    _made, later = handed(supervisor, Format.JSON, [second])
    bring(io.BytesIO(later), by=newcomer)
    assert leads_to(newcomer, there) == ELSEWHERE


def test_a_row_that_stays_out_is_led_to_by_nobody(supervisor: By, newcomer: By, bring: Bring) -> None:
    before = linked_pair(supervisor)
    _made, content = handed(supervisor, Format.CSV, list(before))
    torn = content.replace(b"DEMO 00000000-0000-4000-8000-000000000002", b"DEMO \x07")
    report = bring(io.BytesIO(torn), by=newcomer)
    assert (report.taken, report.elsewhere) == (1, (2,))


def test_a_link_to_a_file_that_was_joined_leads_to_the_one_that_goes_on(supervisor: By) -> None:
    first, second = linked_pair(supervisor)
    kept = cases.open_case(supervisor, "DEMO: came")
    cases.join_cases(supervisor, kept, second, "The same papers.")
    assert leads_to(supervisor, first) == str(kept)
