"""A workbook that somebody else made is filled, and nothing else in it changes."""

import io
import zipfile

import pytest
import python_calamine
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill

from samakki.tables.forms import filled, sheets_of
from samakki.tables.printed import UnreadableTableError

YELLOW = PatternFill("solid", start_color="FFFF00")


def form() -> bytes:
    """A ministry's form: a title over all, sexes under one heading, a sum that is a formula, a second sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Form 7-A"
    for row in (("Persons assisted",), ("Form", "Sex"), ("", "Women", "Men", "Sum"), ("Labour",), ("Marriage",)):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("A2:A3")
    sheet["B4"].fill = YELLOW
    sheet["D4"] = "=SUM(B4:C4)"
    book.create_sheet("Notes & more")["A1"] = "Fill by the fifth."
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def changed(content: bytes, part: str, was: str, now: str) -> bytes:
    """Give a workbook with words of one part replaced; fails where they are not there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w") as made:
        for one in book.infolist():
            text = book.read(one)
            if one.filename == part:
                assert was.encode() in text
                text = text.replace(was.encode(), now.encode())
            made.writestr(one, text)
    return out.getvalue()


NUMBERS = {("Form 7-A", "B4"): 12, ("Form 7-A", "C4"): 0, ("Form 7-A", "B5"): 3, ("Form 7-A", "C8"): 7}


def test_numbers_stand_in_their_cells_and_the_look_stays() -> None:
    book = load_workbook(io.BytesIO(filled(form(), NUMBERS)))
    sheet = book["Form 7-A"]
    assert [sheet[cell].value for _sheet, cell in NUMBERS] == [12, 0, 3, 7]
    assert sheet["B4"].fill.start_color.rgb == YELLOW.start_color.rgb
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:D1", "B2:C2", "A2:A3"}
    assert (sheet["A1"].value, sheet["D4"].value, sheet["A4"].value) == ("Persons assisted", "=SUM(B4:C4)", "Labour")
    assert book["Notes & more"]["A1"].value == "Fill by the fifth."
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(filled(form(), NUMBERS)))
    assert other.get_sheet_by_name("Form 7-A").to_python()[3][1:3] == [12, 0]


def test_all_other_parts_are_as_they_came() -> None:
    told = form()
    with zipfile.ZipFile(io.BytesIO(told)) as before, zipfile.ZipFile(io.BytesIO(filled(told, NUMBERS))) as after:
        assert before.namelist() == after.namelist()
        differ = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert sorted(differ) == ["xl/workbook.xml", "xl/worksheets/sheet1.xml"]


def test_a_formula_forgets_what_it_made_before_and_is_computed_anew() -> None:
    part = "xl/worksheets/sheet1.xml"
    told = changed(form(), part, "<f>SUM(B4:C4)</f><v />", "<f>SUM(B4:C4)</f><v>99</v>")
    with zipfile.ZipFile(io.BytesIO(filled(told, NUMBERS))) as made:
        assert "<v>99</v>" not in made.read(part).decode()
        assert 'fullCalcOnLoad="1"' in made.read("xl/workbook.xml").decode()
    without = changed(form(), "xl/workbook.xml", '<calcPr calcId="124519" fullCalcOnLoad="1" />', "")
    with zipfile.ZipFile(io.BytesIO(filled(without, NUMBERS))) as made:
        assert '<definedNames /><calcPr fullCalcOnLoad="1"/></workbook>' in made.read("xl/workbook.xml").decode()


def test_a_sheet_is_seen_with_its_merged_cells() -> None:
    first, second = sheets_of(form())
    assert (first.name, second.name) == ("Form 7-A", "Notes & more")
    assert [(one.name, one.words, one.across, one.down) for one in first.rows[0]] == [("A1", "Persons assisted", 4, 1)]
    assert [one.name for one in first.rows[1]] == ["A2", "B2", "D2"]
    assert (first.words_at(3, 1), first.words_at(2, 3), first.words_at(3, 3)) == ("Form", "Sex", "Men")
    assert [one.name for row in first.rows for one in row if not one.free] == ["D4"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableTableError):
        sheets_of(content)
    with pytest.raises(UnreadableTableError):
        filled(content, NUMBERS)


def test_a_form_of_a_million_cells_is_refused_before_it_is_opened() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for _row in range(2_001):
        sheet.append(range(51))
    held = io.BytesIO()
    book.save(held)
    with pytest.raises(UnreadableTableError, match="too large"):
        sheets_of(held.getvalue())


def test_a_formula_is_not_written_over() -> None:
    sheet = load_workbook(io.BytesIO(filled(form(), {("Form 7-A", "D4"): 1, ("Form 7-A", "D5"): 2})))["Form 7-A"]
    assert (sheet["D4"].value, sheet["D5"].value) == ("=SUM(B4:C4)", 2)


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnreadableTableError):
        filled(form(), {("Form 8", "A1"): 1})
