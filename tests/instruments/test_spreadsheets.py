"""What hands do to spreadsheets: titles above the headings, headings twice, merged cells, formulas."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from samakki.instruments.rules.compiling import compile_form
from samakki.instruments.words import BrokenFormError, Fault, Finding, Place
from tests.instruments.forms import form, q, workbook
from tests.instruments.test_refusals import SHEET, refused, rewritten


def test_a_sheet_whose_first_line_is_a_title_or_that_has_its_headings_twice_is_refused() -> None:
    titled = workbook(survey=[["Our intake form", None, None], ["type", "name", "label"], ["text", "a", "A"]])
    assert refused(titled, BrokenFormError)[0] == Finding(Fault.HEADINGS, "type", Place("survey", 1))
    twice = workbook(survey=[["type", "name", "label"], ["type", "name", "label"], ["text", "a", "A"]])
    assert refused(twice, BrokenFormError) == (Finding(Fault.HEADINGS_TWICE, "", Place("survey", 2)),)
    choices = [["list_name", "name", "label"], ["list_name", "name", "label"], ["yn", "yes", "Yes"]]
    lists = workbook(survey=[["type", "name", "label"], ["select_one yn", "a", "A"]], choices=choices)
    assert refused(lists, BrokenFormError) == (Finding(Fault.HEADINGS_TWICE, "", Place("choices", 2)),)
    spoken = workbook(survey=[["type", "name", "label"], ["select_one yn", "a", "A"]], choices=[["Yes"], ["No"]])
    assert {finding.fault for finding in refused(spoken, BrokenFormError)} == {Fault.HEADINGS}


def spread(change: Callable[[Worksheet], object]) -> bytes:
    """Write a small form, with something done to its survey as a hand with a spreadsheet would."""
    book = openpyxl.load_workbook(io.BytesIO(form(q("text", "a"), q("text", "b"), q("text", "c"))))
    change(book["survey"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_merged_cells_are_told_with_their_place_since_only_the_first_of_them_is_read() -> None:
    merged = spread(lambda sheet: sheet.merge_cells("A2:A3"))
    assert refused(merged, BrokenFormError)[0] == Finding(Fault.MERGED, "A2:A3", Place("survey", 2))
    assert str(Finding(Fault.MERGED, "A2:A3", Place("survey", 2))).startswith("Sheet “survey”, row 2: The cells A2:A3")
    beside = spread(lambda sheet: sheet.parent.create_sheet("notes").merge_cells("A1:C1"))
    assert compile_form(beside, "test").definition.children


def test_a_formula_is_taken_by_its_result_and_refused_without_one() -> None:
    bare = spread(lambda sheet: sheet.cell(3, 3, "=CONCATENATE(A1, B1)"))
    assert refused(bare, BrokenFormError)[0] == Finding(Fault.FORMULA, "C3", Place("survey", 3))
    sheet = zipfile.ZipFile(io.BytesIO(bare)).read("xl/worksheets/sheet1.xml")
    for result, taken in ((b"<v>Said by Excel</v>", True), (b"<v></v>", False), (b"<v/>", False)):
        told = sheet.replace(b"</f><v></v>", b"</f>" + result).replace(b"</f><v />", b"</f>" + result)
        told = told.replace(b'<c r="C3">', b'<c r="C3" t="str">').replace(b"</f><v/>", b"</f>" + result)
        content = rewritten({SHEET: told}, bare)
        if taken:
            labels = [question.label for question in compile_form(content, "test").definition.questions()]
            assert labels[1] == {"": "Said by Excel"}
        else:
            assert refused(content, BrokenFormError)[0].fault is Fault.FORMULA
    wrong = sheet.replace(b'<c r="C3">', b'<c r="C3" t="e">').replace(b"</f><v></v>", b"</f><v>#REF!</v>")
    wrong = wrong.replace(b"</f><v />", b"</f><v>#REF!</v>").replace(b"</f><v/>", b"</f><v>#REF!</v>")
    assert refused(rewritten({SHEET: wrong}, bare), BrokenFormError)[0].fault is Fault.FORMULA


def test_a_formula_written_as_text_is_text() -> None:
    definition = compile_form(form(q("text", "a", "@SUM(1)"), q("text", "b", "+1 is right")), "test").definition
    assert [question.label[""] for question in definition.questions()] == ["@SUM(1)", "+1 is right"]
