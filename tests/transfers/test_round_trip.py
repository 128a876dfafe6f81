"""What goes out comes in again as it was: every field, every kind of missing, rows in their order, signs that run."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any
from uuid import UUID

import pytest
import pyzipper

from samakki.cases import actions as cases
from samakki.cases import queries
from samakki.cases.models import Case
from samakki.cases.words import CASES_AT_ONCE, Brought
from samakki.instruments import actions as instruments
from samakki.instruments.actions import Naming
from samakki.journal.queries import reads_of
from samakki.journal.words import Purpose
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.kernel.missing import Missing
from samakki.sections.words import ALL_FIELDS, LISTS, RANK, Field, FieldType, Listed, Section, cell
from samakki.transfers import actions
from samakki.transfers.models import Origin, Slice
from samakki.transfers.words import Exported, Flaw, Format, NoSuchTransferError, Reason, Wanted
from tests.cases.conftest import Staff
from tests.instruments.forms import form, q
from tests.transfers.conftest import Bring

RISKY = ["=1+1", "+855 12 345", "-5", "@cmd", "'quoted", "#unknown", "\uff1dx", 'DEMO ມະລິ; ដារា, "x"\nsecond line']
CURRENCIES = [code for code, _words in LISTS[Listed.CURRENCIES].codes]


def value_of(dice: Random, field: Field) -> Any:
    if dice.random() < 0.15:
        return {"missing": dice.choice(list(Missing)).value}
    codes = [code for code, _words in field.codes]
    if field.type is FieldType.CODES:
        chosen = set(dice.sample(codes, dice.randint(1, min(3, len(codes)))))
        return [code for code in codes if code in chosen]
    if field.type is FieldType.NUMBER:
        return dice.randint(field.least or 0, min(field.most or 99, 99))
    if field.type is FieldType.MONEY:
        pieces = {"amount": dice.choice(["1200.50", "7", "0"]), "currency": dice.choice(CURRENCIES)}
        return pieces | {"per": dice.choice(["", "month"]), "date": dice.choice(["", "2024-07"])}
    least, most = field.least if field.least is not None else -9, field.most or 99
    told: dict[FieldType, list[str]] = {
        FieldType.CODE: codes,
        FieldType.DECIMAL: [text for text in ("0", "12.50", "-3.25") if least <= float(text) <= most],
        FieldType.PARTIAL_DATE: ["1999", "2004-07", "2004-07-19"],
        FieldType.PHONE: ["+66 81 234 5678", "021-555-0101"],
        FieldType.EMAIL: ["demo@example.org"],
        FieldType.LINK: ["0195d000-0000-7000-8000-0000000000c9"],
    }
    return dice.choice(told.get(field.type, [*RISKY, "DEMO words"]))


def generated(dice: Random, left: float = 0.4) -> dict[Section, dict[str, Any]]:
    made: dict[Section, dict[str, Any]] = {}
    for field in ALL_FIELDS:
        if dice.random() < left:
            continue
        fields = made.setdefault(field.section, {})
        if field.type is not FieldType.ROWS:
            fields[field.name] = value_of(dice, field)
            continue
        for rank in range(1, dice.randint(1, 3)):
            row = f"{dice.getrandbits(32):08x}"
            parts = {part.name: value_of(dice, part) for part in field.parts if dice.random() < 0.6}
            if parts:
                fields |= {cell(field.name, row, part): value for part, value in parts.items()}
                fields[cell(field.name, row, RANK)] = rank
    return {section: fields for section, fields in made.items() if fields}


def opened(by: By, how_many: int, seed: int, left: float = 0.4) -> list[FileId]:
    dice = Random(seed)  # noqa: S311 -- invented cases guard nothing
    found: list[FileId] = []
    for start in range(0, how_many, 200):
        brought = [Brought(generated(dice, left), "invented") for _ in range(min(200, how_many - start))]
        found += cases.open_cases(by, brought)
    return found


def handed(by: By, form: Format, wanted: list[FileId], **more: Any) -> tuple[Exported, bytes]:
    export = actions.begin_export(by, Wanted(tuple(wanted), form, Reason.REFERRAL, **more))
    while True:
        done, of = actions.read_on(by, export)
        if done == of:
            break
    made = actions.make_file(by, export)
    with pyzipper.AESZipFile(io.BytesIO(made.content)) as archive:
        archive.setpassword(made.words.encode())
        (name,) = archive.namelist()
        return made, archive.read(name)


CLOSED = tuple((field.section, field.name) for field in ALL_FIELDS if field.closed)


def everything(by: By, found: list[FileId]) -> list[Mapping[Section, Any]]:
    told = []
    for start in range(0, len(found), 200):
        for each in cases.hand_on(by, found[start : start + 200], list(Section), list(Section)):
            values = {section: dict(fields) for section, fields in each.values.items()}
            for section, fields in each.closed.items():
                values.setdefault(section, {}).update(fields)
            told.append({section: _said(fields) for section, fields in values.items() if _said(fields)})
    return told


def _said(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give what fields say, without the marks that something was written closed: they hold ids of entries."""
    return {name: value for name, value in fields.items() if not name.startswith("closed/")}


def round_trip(by: By, newcomer: By, form: Format, how_many: int, bring: Bring, left: float = 0.4) -> None:
    before = opened(by, how_many, 5, left)
    _made, content = handed(by, form, before, closed=CLOSED)
    report = bring(io.BytesIO(content), by=newcomer)
    assert report.problems == []
    assert report.taken == how_many
    came = Origin.objects.filter(agency_id=newcomer.agency).order_by("id").values_list("file_id", flat=True)
    after = [FileId(case) for case in came]
    assert everything(newcomer, after) == everything(by, before)


@pytest.fixture
def newcomer(staff: Staff) -> By:
    return replace(staff.noy, role="supervisor", verdicts={})


@pytest.mark.parametrize("form", list(Format))
def test_a_hundred_and_twenty_cases_come_back_identical(
    supervisor: By, newcomer: By, form: Format, bring: Bring
) -> None:
    round_trip(supervisor, newcomer, form, 120, bring)


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
def test_cases_of_several_batches_come_back_identical(supervisor: By, newcomer: By, bring: Bring) -> None:
    round_trip(supervisor, newcomer, Format.CSV, 4 * CASES_AT_ONCE + 1, bring, left=0.95)


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
    assert len(made.words.split("-")) == 8
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
