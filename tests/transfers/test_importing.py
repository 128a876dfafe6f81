"""A register moves in: every row once, each as it was, what is wrong is mended and brought again."""

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from samakki.cases import actions as cases
from samakki.cases.models import Case
from samakki.cases.words import HandedOn, Scope
from samakki.facts.models import Fact
from samakki.journal import jobs as journal
from samakki.journal.queries import headers, verify
from samakki.journal.words import Flag, Verified
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.transfers import actions, jobs
from samakki.transfers.actions import importing
from samakki.transfers.models import Import, Origin
from samakki.transfers.words import Column, Flaw, Format, Plan, PlanRefusedError, PlanWrong, Problem, Target
from samakki.vault import actions as vault
from tests.cases.conftest import SHELTER, Staff
from tests.transfers.conftest import Bring, guessed, table

HEAD = ["Case No.", "Name as this person wishes", "Date of birth", "Sex", "Languages spoken", "Number of children"]
ROWS = [
    ["R-1", "DEMO Mali", "19/7/2561", "Female", "Khmer; Thai", "0"],
    ["R-2", "ມະລິ", "2001", "Unknown", "Lao", "-"],
    ["R-3", "DEMO Dao", "", "-99", "Vietnamese", ""],
]


def all_cases(by: By) -> list[HandedOn]:
    found = [FileId(case) for case in Case.objects.order_by("file_id").values_list("pk", flat=True)]
    return list(cases.hand_on(by, found, list(Section)))


def values(by: By) -> dict[str, dict[Section, Any]]:
    return {each.values[Section.IDENTITY].get("called", "?"): dict(each.values) for each in all_cases(by)}


def test_each_row_becomes_a_case_with_what_it_said(supervisor: By, bring: Bring) -> None:
    report = bring(table(HEAD, *ROWS))
    assert (report.taken, report.already, report.refused) == (3, 0, 0)
    told = values(supervisor)["DEMO Mali"]
    assert told[Section.IDENTITY]["born"] == "2018-07-19"
    assert told[Section.IDENTITY]["sex"] == "female"
    assert told[Section.FAMILY]["children_count"] == 0


@pytest.mark.req("DQ-16")
def test_a_dash_a_blank_a_zero_and_two_words_for_not_knowing_are_five_things(supervisor: By, bring: Bring) -> None:
    bring(table(HEAD, *ROWS))
    told = values(supervisor)
    children = {name: each.get(Section.FAMILY, {}).get("children_count") for name, each in told.items()}
    assert children == {"DEMO Mali": 0, "ມະລິ": {"missing": "no"}, "DEMO Dao": None}
    assert told["ມະລິ"][Section.IDENTITY]["sex"] == {"missing": "unknown"}
    assert told["DEMO Dao"][Section.IDENTITY]["sex"] == {"missing": "not asked"}


def test_bringing_the_same_file_again_changes_nothing(supervisor: By, bring: Bring) -> None:
    bring(table(HEAD, *ROWS))
    lengths = [len(headers(supervisor, case.case)) for case in all_cases(supervisor)]
    report = bring(table(HEAD, *ROWS))
    assert (report.taken, report.already, report.differing) == (0, 3, 0)
    assert [len(headers(supervisor, case.case)) for case in all_cases(supervisor)] == lengths


def test_a_row_that_says_something_else_now_is_told_and_left(supervisor: By, bring: Bring) -> None:
    bring(table(HEAD, *ROWS))
    report = bring(table(HEAD, *ROWS[:2], ["R-3", "DEMO Dao", "", "Male", "Vietnamese", ""]))
    assert (report.taken, report.already, report.differing) == (0, 3, 1)
    assert values(supervisor)["DEMO Dao"][Section.IDENTITY]["sex"] == {"missing": "not asked"}


def test_rows_without_an_id_are_told_apart_by_what_they_say_and_by_their_count(bring: Bring) -> None:
    rows = [["DEMO Mali", "Female"], ["DEMO Mali", "Female"], ["DEMO Dao", "Female"]]
    assert bring(table(["Name as this person wishes", "Sex"], *rows)).taken == 3
    assert bring(table(["Name as this person wishes", "Sex"], *rows, ["DEMO Noi", "Male"])).taken == 1


def test_after_the_agency_has_a_new_key_the_rows_are_still_known(staff: Staff, supervisor: By, bring: Bring) -> None:
    bring(table(HEAD, *ROWS))
    vault.rotate(staff.dara, SHELTER)
    later = replace(staff.dara, role="supervisor", verdicts={})
    report = bring(table(HEAD, *ROWS, ["R-4", "DEMO Noi", "2003", "Male", "Thai", "2"]), by=later)
    assert (report.taken, report.already) == (1, 3)
    assert set(Origin.objects.values_list("epoch", flat=True)) == {1, 2}


def test_what_is_wrong_is_told_at_its_cell_and_comes_in_when_mended(supervisor: By, bring: Bring) -> None:
    bad = [
        *ROWS,
        ["R-4", "DEMO Noi", "2018-02-30", "Femle", "Thai", "2"],
        ["", "DEMO Kaew", "2003", "Male", "Thai", "2"],
    ]
    handle = table(HEAD, *bad)
    found, plan = guessed(supervisor, handle)
    report = bring(handle, plan)
    assert (report.taken, report.refused) == (3, 2)
    assert [(problem.cell, problem.flaw) for problem in report.problems] == [
        ("A6", Flaw.NO_ID),
        ("C5", Flaw.NO_SUCH_DAY),
        ("D5", Flaw.NOT_A_CHOICE),
    ]
    form, content = jobs.mendable(handle, plan, found, report.problems)
    mend = content.decode("utf-8-sig")
    assert form is Format.CSV
    assert mend.splitlines()[0].endswith("samakki_row,samakki_reason")
    assert "C5: No calendar has this day." in mend
    mended = mend.replace("2018-02-30", "2018-02-28").replace("Femle", "Female").replace("\r\n,DEMO", "\r\nR-5,DEMO")
    again = bring(io.BytesIO(mended.encode("utf-8-sig")), plan)
    assert (again.taken, again.already, again.refused) == (2, 0, 0)


def test_a_dry_run_opens_nothing_and_tells_the_same(supervisor: By) -> None:
    handle = table(HEAD, *ROWS, ["R-1", "DEMO", "2018-02-30", "", "", ""])
    found, plan = guessed(supervisor, handle)
    report = jobs.try_all(supervisor, handle, plan, found, lambda _row, _report: None)
    assert (report.taken, report.refused) == (3, 1)
    assert not Case.objects.exists()
    assert not Import.objects.exists()


def test_where_a_case_came_from_stands_in_its_file(supervisor: By, bring: Bring) -> None:
    bring(table(HEAD, *ROWS))
    (case, *_others) = all_cases(supervisor)
    read = cases.read_case(supervisor, case.case)
    notes = [shown.entry.body for shown in read.entries if shown.entry.body]
    assert all(Flag.IMPORTED in body.flags for body in notes)
    assert [body.note for body in notes if body.note] == ["Taken in from register.csv, row 2."]
    assert {shown.entry.header.author for shown in read.entries} == {supervisor.member}
    assert cases.caseload(supervisor, Scope.NOBODYS).rows


def test_what_came_in_is_counted_as_if_it_had_been_typed(supervisor: By, bring: Bring) -> None:
    bring(table(HEAD, *ROWS))
    counted = set(Fact.objects.filter(dimension="identity.sex").values_list("kind", "value"))
    assert ("value", "female") in counted
    assert len({fact.person for fact in Fact.objects.all()}) == 3


def test_the_journal_holds_after_many_files_were_begun_at_once(node_by: By, supervisor: By, bring: Bring) -> None:
    bring(table(HEAD, *([f"R-{number}", "DEMO", "2001", "Male", "Thai", "1"] for number in range(450))))
    journal.sequence_all(node_by)
    found = verify(node_by)
    assert isinstance(found, Verified)
    assert found.entries >= 450 * 2
    some = FileId(Case.objects.values_list("pk", flat=True)[7])
    cases.write_note(supervisor, [some], "Arrived.")
    assert cases.read_section(supervisor, some, Section.IDENTITY).known


@pytest.mark.parametrize("stop", [1, 2])
def test_killed_anywhere_it_goes_on_and_nothing_comes_twice(
    supervisor: By, bring: Bring, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    rows = [[f"R-{number}", f"DEMO {number}", "2001", "Male", "Thai", "1"] for number in range(500)]
    real, done = importing.cases.open_cases, []

    def killed(by: By, brought: Sequence[Any]) -> Any:
        files = real(by, brought)
        done.append(files)
        if len(done) == stop:
            raise KeyboardInterrupt
        return files

    monkeypatch.setattr(importing.cases, "open_cases", killed)
    with pytest.raises(KeyboardInterrupt):
        bring(table(HEAD, *rows))
    monkeypatch.undo()
    assert Case.objects.count() == (stop - 1) * 200
    report = bring(table(HEAD, *rows), resume=True)
    assert report.taken == 500 - (stop - 1) * 200
    assert report.already == 0
    assert Case.objects.count() == 500
    assert Import.objects.get().ended_at is not None


def test_a_name_never_goes_into_what_is_counted_or_shown_to_all(supervisor: By) -> None:
    found, _plan = guessed(supervisor, table(["Full name", "Sex"], ["DEMO Mali", "Female"]))
    for target, wrong in [
        (Target(Section.IDENTITY, "sex"), PlanWrong.NAME_INTO_FACT),
        (Target(Section.IDENTITY, "pseudonym"), PlanWrong.NAME_AS_PSEUDONYM),
    ]:
        with pytest.raises(PlanRefusedError) as refused:
            actions.judge_plan(supervisor, Plan("x", (Column("Full name", target),)), found)
        assert refused.value.wrong is wrong


def test_names_under_another_heading_are_found_by_what_they_are(supervisor: By) -> None:
    names = [
        [f"DEMO {name} {name[::-1]}"] for name in ("Mali", "Dao", "Noi", "Kaew", "Som", "Lek", "Ying", "Nok", "Fah")
    ]
    found, _plan = guessed(supervisor, table(["Remark"], *names))
    with pytest.raises(PlanRefusedError) as refused:
        actions.judge_plan(supervisor, Plan("x", (Column("Remark", Target(Section.IDENTITY, "sex")),)), found)
    assert refused.value.wrong is PlanWrong.NAME_INTO_FACT


def test_a_mapped_column_that_changes_its_meaning_is_not_taken_in(supervisor: By, bring: Bring) -> None:
    rows = [[f"R-{number}", "2004-05-06" if number < 40 else "Vientiane"] for number in range(80)]
    with pytest.raises(PlanRefusedError) as refused:
        bring(table(["Case No.", "Date of birth"], *rows))
    assert (refused.value.wrong, refused.value.place) == (PlanWrong.SHIFTED, "Date of birth: 42")


def test_a_problem_shows_no_words_in_a_log() -> None:
    assert "DEMO" not in repr(Problem(3, 1, Flaw.NOT_A_CHOICE, "DEMO Mali"))
