"""What was found by searching and by reading, each in its smallest form: told in words, and at once."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.core.exceptions import BadRequest

from samakki.doors.web.instruments import report, trying
from samakki.instruments.rules.workbook import open_workbook
from samakki.instruments.words import BrokenFormError, Fault
from samakki.journal.words import Checkpoint
from samakki.keeping.rules import read_manifest
from samakki.keeping.words import BackupRefusedError
from samakki.kernel.clocks import Stamp
from samakki.kernel.eras import DateRefusedError, read_date
from samakki.transfers.gateways import vocabulary
from samakki.transfers.rules import documents, sheets
from samakki.transfers.rules.cells import FlawedError, _codes, reading_of
from samakki.transfers.rules.guessing import guessed
from samakki.transfers.rules.maps import read_map, read_target, write_map
from samakki.transfers.rules.sheet_writing import write_csv
from samakki.transfers.rules.surveying import surveyed
from samakki.transfers.rules.tables import open_table
from samakki.transfers.words import Column, Flaw, Plan, UnreadableError, letters
from samakki.vault.gateways.generations import generations
from samakki.vault.rules import cut_frames
from samakki.vault.words import CannotOpenError, KeysAwayError
from tests.transfers.conftest import workbook

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
LONG = " " * 1_000_000
STRANGE = (b"1e999", b"[" * 5_000, b'{"samakki": 1}', b"null", b"[]", b"9" * 5_000)


def refused(content: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        surveyed(io.BytesIO(content))
    return caught.value


@pytest.mark.parametrize("typed", [f"2004{LONG}7", f"be{LONG}2561", "二三十年", "二〇〇四年十十月", "令和二三十年"])
def test_what_is_no_date_is_told_at_once(typed: str) -> None:
    with pytest.raises(DateRefusedError) as caught:
        read_date(typed)
    assert caught.value.code == "not_a_date"


@pytest.mark.parametrize("target", ["identity.born", "experience.wage_paid", "experience.wage_paid:amount"])
def test_a_million_spaces_in_a_cell_are_looked_at_once(target: str) -> None:
    where = read_target(target, "")
    with pytest.raises(FlawedError):
        reading_of(Column("a", where), where, Plan("register", ()), vocabulary())(f"1{LONG}x{LONG}2")


def test_several_codes_far_apart_are_looked_at_once() -> None:
    assert _codes(f"a{LONG};{LONG}b{LONG}", {"a": "one", "b": "two"}, ["one", "two"]) == ["one", "two"]


@pytest.mark.parametrize(
    "text", ["0x99f3c2a1b4-0003-1a2b3c4d", "0199f3c2a1b_-0003-1a2b3c4d", "0199f3c2a1b4- 003-1a2b3c4d"]
)
def test_a_stamp_is_written_in_one_way_only(text: str) -> None:
    with pytest.raises(ValueError, match="not a stamp"):
        Stamp.parse(text)


def test_a_frame_longer_than_any_is_refused_before_it_has_come() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"\xff\xff\xff\xff"
        raise AssertionError

    with pytest.raises(CannotOpenError):
        list(cut_frames(pieces()))


@pytest.mark.parametrize("content", STRANGE)
def test_the_list_of_a_copy_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(BackupRefusedError):
        read_manifest(content, "place")


@pytest.mark.parametrize("number", [b"1e999", b"NaN", b'"x"', b"[]"])
def test_a_number_that_is_none_is_told(number: bytes, settings: object, tmp_path: Path) -> None:
    settings.SAMAKKI_BACKUP_KEYS = [tmp_path]  # type: ignore[attr-defined]  # the settings of the tests
    told = b'{"samakki": "checkpoint 1", "node": "%s", "number": %s}' % (str(UUID(int=1)).encode(), number)
    (tmp_path / "000001.json").write_bytes(told)
    with pytest.raises(KeysAwayError):
        generations()
    with pytest.raises(ValueError):  # noqa: PT011 -- in whatever words
        Checkpoint.read(json.loads(told))


@pytest.mark.parametrize("content", STRANGE)
def test_a_key_of_copies_that_is_none_is_told(content: bytes, settings: object, tmp_path: Path) -> None:
    settings.SAMAKKI_BACKUP_KEYS = [tmp_path]  # type: ignore[attr-defined]  # the settings of the tests
    (tmp_path / "000001.json").write_bytes(content)
    with pytest.raises(KeysAwayError):
        generations()


def test_a_number_of_any_length_is_a_cell() -> None:
    table = open_table(io.BytesIO(b'[{"a": 1%s}]' % (b"0" * 6_000)))
    assert [len(row.cells[0]) for row in table.rows] == [6_001]


@pytest.mark.parametrize("content", [rb'[{"\ud800": "x"}]', rb'[{"a": "\udc00"}]'])
def test_half_a_sign_is_told_with_its_row(content: bytes) -> None:
    assert (refused(content).flaw, refused(content).place) == (Flaw.ENCODING, "1")


def test_a_sign_that_no_store_takes_is_told_in_any_encoding() -> None:
    assert str(refused("a,b\n1,2\n3,\x004\n".encode("utf-16")).place) == "3"


def test_small_objects_after_a_large_one_are_read_in_one_go() -> None:
    """Where what is left is copied for each object, this takes hours."""
    told = b'[{"a": "%s"},' % (b"x" * 4_000_000) + b",".join([b'{"a": 1}'] * 200_000) + b"]"
    assert sum(1 for _row in open_table(io.BytesIO(told)).rows) == 200_001


def test_columns_that_each_object_makes_anew_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_CELLS", 99)
    assert refused(json.dumps([{str(at): 1} for at in range(10)]).encode()).flaw is Flaw.TOO_LARGE


def test_empty_cells_before_one_far_to_the_right_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 50_000)
    rows = "".join(f'<row r="{at}"><c r="XFD{at}" t="inlineStr"><is><t>x</t></is></c></row>' for at in range(1, 9))
    content = workbook(SHEET.format(rows)).read()
    assert zipfile.is_zipfile(io.BytesIO(content))
    assert refused(content).flaw is Flaw.TOO_LARGE


def test_rows_that_are_looked_at_under_every_heading_have_a_bound() -> None:
    heads = "".join(f'<c r="{letters(at)}1" t="inlineStr"><is><t>h{at}</t></is></c>' for at in range(10_000))
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(2, 20_000))
    content = workbook(SHEET.format(f'<row r="1">{heads}</row>{rows}')).read()
    with pytest.raises(BrokenFormError) as caught:
        open_workbook(content)
    assert [finding.fault for finding in caught.value.findings] == [Fault.TOO_LARGE]


@pytest.mark.parametrize("heading", ["a" * 2_000, "a\x7fb", "a\x85b", "a\u2028b", "a\ufeffb", "a\uffffb"])
def test_a_map_bears_every_heading(heading: str) -> None:
    found = surveyed(io.BytesIO(write_csv([heading, "Sex"], [["x", "F"], ["y", "M"]])))
    plan = guessed("register", found, vocabulary())
    again = read_map(write_map(plan, {"Sex": (heading,)}))
    assert [column.heading for column in again.columns] == [column.heading for column in plan.columns]


@pytest.mark.parametrize("posted", ['{"a": {"missing": []}}', '{"a": "\\ud800"}', "[1]", "[" * 5_000, "1e999"])
def test_a_tried_form_that_no_page_of_ours_carried_is_refused(posted: str) -> None:
    with pytest.raises(BadRequest):
        trying._read(posted)


@pytest.mark.parametrize(
    "posted", ["[1e999, 0, null, []]", '[0, 0, null, [["a", "answered", -1e999]]]', "[NaN, 0, 0, 0]"]
)
def test_a_count_that_no_page_of_ours_carried_is_refused(posted: str) -> None:
    with pytest.raises(BadRequest):
        report._read(posted)
