"""What goes out comes in again as it was: every field, every kind of missing, rows in their order, signs that run."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any
from uuid import UUID

import pytest
import pyzipper

from samakki.cases import actions as cases
from samakki.cases import queries
from samakki.cases.models import Case
from samakki.cases.words import Brought
from samakki.instruments import actions as instruments
from samakki.instruments.actions import Naming
from samakki.journal.queries import reads_of
from samakki.journal.words import Purpose
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import ALL_FIELDS, Section
from samakki.transfers import actions
from samakki.transfers.models import Origin, Slice
from samakki.transfers.words import ROWS_AT_ONCE, Exported, Flaw, Format, NoSuchTransferError, Reason, Wanted
from tests.cases.conftest import Staff
from tests.instruments.forms import form, q
from tests.transfers.conftest import Bring
from tests.transfers.generated import NAMED, Dense, came, generated, meant, share_of, value_of

CLOSED = tuple((field.section, field.name) for field in ALL_FIELDS if field.closed)


def opened(by: By, how_many: int, seed: int, how: Dense = Dense()) -> list[FileId]:  # noqa: B008 -- frozen
    return [case for case, _brought in generated_into(by, how_many, seed, how)]


def generated_into(by: By, how_many: int, seed: int, how: Dense) -> Iterator[tuple[FileId, Brought]]:
    """Open generated cases that lead to each other, and give each with what it says."""
    dice = Random(seed)  # noqa: S311 -- invented cases guard nothing
    ids = [UUID(int=dice.getrandbits(128), version=4) for _ in range(how_many)]
    for start in range(0, how_many, ROWS_AT_ONCE):
        some = [generated(dice, case, dice.sample(ids, 2), how) for case in ids[start : start + ROWS_AT_ONCE]]
        yield from zip(cases.open_cases(by, some), some, strict=True)


def handed(by: By, form: Format, wanted: list[FileId], **more: Any) -> tuple[Exported, bytes]:
    export = actions.begin_export(by, Wanted(tuple(wanted), form, Reason.REFERRAL, **more))
    while True:
        done, of = actions.read_on(by, export)
        if done == of:
            break
    made = actions.make_file(by, export)
    with pyzipper.AESZipFile(io.BytesIO(made.content)) as archive:
        archive.setpassword(made.words.encode())
        name, note = archive.namelist()
        who = archive.read(note).decode()
        assert who.startswith("Taken out by ")
        assert str(export) in who
        assert f"Cases: {len(wanted)}." in who
        return made, archive.read(name)


def round_trip(by: By, newcomer: By, form: Format, how_many: int, bring: Bring) -> None:
    """Hand generated cases on and take them in elsewhere; each must say there what was made up here."""
    before, shares = {}, []
    for case, brought in generated_into(by, how_many, 5, Dense()):
        before[case] = brought
        shares.append(share_of(brought))
    assert min(shares) > 0.5
    _made, content = handed(by, form, list(before), closed=NAMED)
    report = bring(io.BytesIO(content), by=newcomer)
    assert report.problems == []
    assert report.taken == how_many
    came_as = Origin.objects.filter(agency_id=newcomer.agency).order_by("id").values_list("file_id", flat=True)
    moved = {str(old): str(new) for old, new in zip(before, came_as, strict=True)}
    for start in range(0, how_many, ROWS_AT_ONCE):
        some = list(before)[start : start + ROWS_AT_ONCE]
        there = [FileId(UUID(moved[str(case)])) for case in some]
        found = cases.hand_on(newcomer, there, list(Section), list(Section))
        for case, one in zip(some, found, strict=True):
            assert came(one) == meant(before[case], moved)


@pytest.fixture
def newcomer(staff: Staff) -> By:
    return replace(staff.noy, role="supervisor", verdicts={})


@pytest.mark.parametrize("form", list(Format))
def test_sixty_dense_cases_come_back_identical(supervisor: By, newcomer: By, form: Format, bring: Bring) -> None:
    round_trip(supervisor, newcomer, form, 60, bring)


def test_a_column_of_the_standard_that_was_changed_beside_ours_is_told(
    supervisor: By, newcomer: By, bring: Bring
) -> None:
    told = {Section.LIVELIHOOD: {"schooling": "primary"}}
    found = list(cases.open_cases(supervisor, [Brought(told, "invented")]))
    _made, content = handed(supervisor, Format.CSV, found)
    assert b"PrimaryEducation" in content
    changed = content.replace(b"PrimaryEducation", b"BachelorsOrEquivalentLevel")
    report = bring(io.BytesIO(changed), by=newcomer)
    assert [problem.flaw for problem in report.problems] == [Flaw.TWO_SAY_OTHERWISE]


@pytest.mark.slow
def test_dense_cases_of_several_batches_come_back_identical(supervisor: By, newcomer: By, bring: Bring) -> None:
    round_trip(supervisor, newcomer, Format.JSON, 2 * ROWS_AT_ONCE + 1, bring)


@pytest.mark.asvs("1.3.3")
@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
def test_no_cell_begins_with_what_a_spreadsheet_runs(supervisor: By, form: Format) -> None:
    _made, content = handed(supervisor, form, opened(supervisor, 40, 9), closed=CLOSED)
    if form is Format.CSV:
        cells = [text for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for text in row]
    else:
        from openpyxl import load_workbook  # noqa: PLC0415 -- an independent reader

        sheet = load_workbook(io.BytesIO(content)).worksheets[0]
        cells = [str(each.value) for row in sheet.iter_rows() for each in row if each.value is not None]
        assert {each.data_type for row in sheet.iter_rows() for each in row} <= {"s", "n", "inlineStr"}
    assert cells
    assert not [text for text in cells if text[:1] in set("=+-@\t\r")]


def test_what_starts_closed_stays_at_home_unless_it_is_named(supervisor: By) -> None:
    section, name = CLOSED[0]
    field = next(each for each in ALL_FIELDS if (each.section, each.name) == (section, name))
    told = {section: {name: value_of(Random(3), field)}}  # noqa: S311 -- as above
    found = list(cases.open_cases(supervisor, [Brought(told, "invented")]))
    _made, without = handed(supervisor, Format.JSON, found)
    assert f'"{name}"'.encode() not in without
    _made, named = handed(supervisor, Format.JSON, found, closed=((section, name),))
    assert f'"{name}"'.encode() in named


def test_a_person_with_two_files_that_were_joined_goes_out_once(supervisor: By) -> None:
    kept, other = (cases.open_case(supervisor, "DEMO: came") for _ in range(2))
    assert set(queries.cases_of_agency(supervisor)) == {kept, other}
    cases.join_cases(supervisor, kept, other, "The same papers.")
    assert queries.cases_of_agency(supervisor) == (kept,)


def test_of_what_is_disputed_only_fields_that_go_out_are_named(supervisor: By, staff: Staff) -> None:
    case, filling = cases.open_case(supervisor, "DEMO: came"), UUID(int=7)
    made = instruments.release_xlsform(staff.node, form(q("text", "a")), Naming(name="A"))
    cases.fill_form(supervisor, case, made.version, filling, ())
    for by in (supervisor, staff.mali):
        cases.change_fields(by, case, Section.IDENTITY, {"called": cases.Told([f"DEMO {by.member}"])})
        cases.fill_form(by, case, made.version, filling, [cases.Answer("a", f"DEMO {by.member}")])
    _made, content = handed(supervisor, Format.JSON, [case])
    assert json.loads(content)["cases"][0]["disputed"] == ["identity.called"]


def test_every_case_that_went_out_says_so_to_whoever_asks_who_read_it(supervisor: By) -> None:
    found = opened(supervisor, 3, 1)
    handed(supervisor, Format.CSV, found)
    for case in found:
        (newest, *_older) = reads_of(supervisor, case)
        assert (newest.purpose, newest.page, newest.member) == (Purpose.EXPORT, "export", supervisor.member)


def test_the_words_are_forgotten_and_the_file_is_made_once(supervisor: By) -> None:
    export = actions.begin_export(supervisor, Wanted(tuple(opened(supervisor, 2, 1)), Format.CSV, Reason.REFERRAL))
    actions.read_on(supervisor, export)
    made = actions.make_file(supervisor, export)
    assert len(made.words.split("-")) == 11
    assert not Slice.objects.exists()
    with pytest.raises(NoSuchTransferError):
        actions.make_file(supervisor, export)


def test_another_member_can_neither_go_on_with_an_export_nor_fetch_it(supervisor: By, staff: Staff) -> None:
    export = actions.begin_export(supervisor, Wanted(tuple(opened(supervisor, 2, 1)), Format.CSV, Reason.REFERRAL))
    mali = replace(staff.mali, role="supervisor", verdicts={})
    with pytest.raises(NoSuchTransferError):
        actions.read_on(mali, export)


def test_a_case_from_elsewhere_that_cannot_be_kept_is_refused_whole(supervisor: By) -> None:
    with pytest.raises(cases_refused()):
        cases.open_cases(supervisor, [Brought({Section.IDENTITY: {"born": "2018-02-30"}}, "x")])
    assert not Case.objects.exists()


def cases_refused() -> type[Exception]:
    from samakki.cases.words import BroughtRefusedError  # noqa: PLC0415 -- only here

    return BroughtRefusedError
