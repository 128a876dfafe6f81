"""What a form uses and we do not support is refused with sheet, row, column and function; so is a broken file."""

import contextlib
import io
import zipfile
from time import process_time

import pytest
from django.utils import translation

from samakki.instruments.rules import workbook as measures
from samakki.instruments.rules.compiling import compile_form
from samakki.instruments.words import BrokenFormError, Fault, Finding, Place, RefusedFormError, UnsupportedError
from tests.instruments.forms import YES_NO, form, q, workbook


def refused(content: bytes, kind: type[RefusedFormError] = UnsupportedError) -> tuple[Finding, ...]:
    with pytest.raises(kind) as caught:
        compile_form(content, "test")
    return caught.value.findings


def test_an_unknown_function_is_named_with_its_sheet_row_and_column() -> None:
    findings = refused(form(q("text", "a"), q("calculate", "b", calculation="pulldata('f', 'x', 'y', ${a})")))
    assert findings == (Finding(Fault.FUNCTION, "pulldata()", Place("survey", 3, "calculation")),)
    assert (
        str(findings[0]) == "Sheet “survey”, row 3, column “calculation”: The function “pulldata()” is not supported."
    )


def test_everything_wrong_is_told_at_once_not_one_fault_a_try() -> None:
    findings = refused(
        form(
            q("text", "a", relevant="instance('x')/root/item"),
            q("text", "b", constraint="uuid()"),
            q("text", "c", required="random() > 0.5"),
            q("select_one yn", "d", choice_filter="digest(name)"),
            choices=YES_NO,
        )
    )
    assert [finding.place.row for finding in findings] == [2, 3, 4, 5]
    assert [finding.what for finding in findings] == ["instance()", "uuid()", "random()", "digest()"]


@pytest.mark.parametrize(
    "kind",
    [
        "geotrace",
        "geopoint",
        "geoshape",
        "audio",
        "image",
        "video",
        "file",
        "barcode",
        "rank_yn",
        "deviceid",
        "audit",
        "username",
        "phonenumber",
        "xml-external",
        "csv-external",
        "background-audio",
        "start-geopoint",
        "nonsense",
    ],
)
def test_a_type_of_question_that_we_cannot_ask_is_refused_with_its_row(kind: str) -> None:
    kind = kind.replace("_", " ")
    findings = refused(form(q("text", "a"), q(kind, "b"), choices=YES_NO))
    assert findings == (Finding(Fault.TYPE, kind, Place("survey", 3, "type")),)


def test_choices_from_elsewhere_are_refused() -> None:
    for kind in ("select_one_from_file towns.csv", "select_multiple_from_file t.xml", "select_one_external towns"):
        assert refused(form(q("text", "a"), q(kind, "b")))[0].fault is Fault.EXTERNAL
    assert refused(form(q("text", "a"), q("select_one ${a}", "b")))[0].fault is Fault.EXTERNAL


def test_media_triggers_and_strange_bindings_are_refused_with_their_column() -> None:
    made = form(q("text", "a", **{"media::image": "a.png", "trigger": "${b}", "bind::odk:length": "9"}), q("text", "b"))
    found = {(finding.fault, finding.place.column) for finding in refused(made)}
    assert found == {
        (Fault.MEDIA, "media::image"),
        (Fault.COLUMN, "trigger"),
        (Fault.COLUMN, "bind::odk:length"),
    }


def test_pictures_beside_choices_are_refused_on_the_sheet_of_choices() -> None:
    rows = [["list_name", "name", "label", "image"], ["yn", "yes", "Yes", "yes.png"], ["yn", "no", "No", None]]
    findings = refused(form(q("select_one yn", "a"), choices=rows))
    assert findings == (Finding(Fault.MEDIA, "image", Place("choices", 2, "image")),)


def test_an_encrypted_submission_is_refused() -> None:
    made = form(
        q("text", "a"), settings={"form_title": "T", "public_key": "MIIB", "submission_url": "https://x.example"}
    )
    assert [finding.fault for finding in refused(made)] == [Fault.SETTING, Fault.SETTING]


def test_other_sheets_that_change_a_form_are_refused() -> None:
    made = form(q("text", "a"), external_choices=[["list_name", "name"], ["x", "y"]], notes=[["written by hand"]])
    assert [(finding.fault, finding.what) for finding in refused(made)] == [(Fault.SHEET, "external_choices")]


def test_a_look_that_would_change_an_answer_is_refused() -> None:
    assert refused(form(q("text", "a", appearance="ex:org.example.app")))[0].fault is Fault.APPEARANCE
    assert refused(form(q("date", "a", appearance="ethiopian")))[0].fault is Fault.APPEARANCE


def test_shuffled_choices_are_refused() -> None:
    findings = refused(form(q("select_one yn", "a", parameters="randomize=true"), choices=YES_NO))
    assert findings == (Finding(Fault.FUNCTION, "randomize", Place("survey", 2, "parameters")),)


def test_questions_that_wait_for_each_other_are_named() -> None:
    made = form(
        q("text", "x"), q("calculate", "a", calculation="${b} + 1"), q("calculate", "b", calculation="${a} + 1")
    )
    finding = refused(made)[0]
    assert (finding.fault, finding.place) == (Fault.CIRCLE, Place("survey", 3, "calculation"))
    assert "a" in finding.what
    assert "b" in finding.what


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (q("text", "b", relevant="${nobody} = 1"), Fault.REFERENCE),
        (q("text", "b", relevant="../nobody = 1"), Fault.REFERENCE),
        (q("text", "b", relevant="1 +"), Fault.SYNTAX),
        (q("text", "b", relevant="if(1)"), Fault.ARGUMENTS),
        (q("text", "b", constraint="regex(., '(')"), Fault.PATTERN),
        (q("text", "b", constraint="regex(., ${a})"), Fault.PATTERN),
        (q("text", "b", relevant="${a}[1] = 2"), Fault.FUNCTION),
        (q("text", "b", relevant="${last-saved#a} = 2"), Fault.FUNCTION),
        (q("text", "b", label="Dear ${nobody}"), Fault.REFERENCE),
    ],
)
def test_an_expression_that_cannot_be_used_is_told_with_its_row(line: dict[str, str], fault: Fault) -> None:
    finding = refused(form(q("text", "a"), line))[0]
    assert (finding.fault, finding.place.sheet, finding.place.row) == (fault, "survey", 3)


def test_two_questions_of_one_name_and_a_missing_list_are_faults_of_the_form() -> None:
    made = form(q("text", "a"), q("text", "a"), q("select_one gone", "b"), choices=YES_NO)
    assert refused(made, BrokenFormError) == (
        Finding(Fault.NO_CHOICES, "gone", Place("survey", 4, "type")),
        Finding(Fault.DUPLICATE, "a", Place("survey", 3, "name")),
    )


def test_what_pyxform_refuses_is_told_with_its_row() -> None:
    finding = refused(form(q("text", "a"), q("begin_group", "g"), q("text", "b")), BrokenFormError)[0]
    assert finding.fault is Fault.PYXFORM
    assert finding.place.row == 3


def test_empty_sheets_are_said_to_be_empty() -> None:
    assert refused(workbook(survey=[["type", "name", "label"]]), BrokenFormError)[0].fault is Fault.EMPTY
    assert refused(workbook(survey=[[]], choices=YES_NO), BrokenFormError)[0].fault is Fault.EMPTY
    assert refused(workbook(choices=YES_NO, other=[["x"]]), BrokenFormError)[0].fault is Fault.NO_SURVEY
    assert refused(form(q("start", "start", label=None)), BrokenFormError)[0].fault is Fault.EMPTY


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.NOT_A_WORKBOOK),
        (b"type,name,label\ntext,a,A\n", Fault.NOT_A_WORKBOOK),
        (b"PK\x03\x04" + b"\x00" * 200, Fault.NOT_A_WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Fault.OLD_WORKBOOK),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Fault.LOCKED),
    ],
)
def test_a_file_that_is_no_workbook_is_said_to_be_none(content: bytes, fault: Fault) -> None:
    assert refused(content, BrokenFormError)[0].fault is fault


def test_half_a_file_is_said_to_be_damaged() -> None:
    whole = form(q("text", "a"))
    for length in (10, len(whole) // 2, len(whole) - 30):
        assert refused(whole[:length], BrokenFormError)[0].fault is Fault.NOT_A_WORKBOOK
    spoiled = bytearray(whole)
    spoiled[300:340] = bytes(40)
    with pytest.raises(BrokenFormError):
        compile_form(bytes(spoiled), "test")


def rewritten(change: dict[str, bytes], content: bytes | None = None) -> bytes:
    """Write a form again with parts of its file replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or form(q("text", "a")))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_workbook_in_another_encoding_is_refused_by_name_of_its_part() -> None:
    for wrong in ("<a>é</a>".encode("latin-1"), "<a/>".encode("utf-16"), b'<?xml version="1.0" encoding="cp874"?><a/>'):
        finding = refused(rewritten({SHEET: wrong}), BrokenFormError)[0]
        assert (finding.fault, finding.what) == (Fault.ENCODING, SHEET)


@pytest.mark.asvs("1.5.1")
def test_a_workbook_that_declares_entities_is_refused_before_any_parser_sees_it() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    assert refused(rewritten({SHEET: bomb}), BrokenFormError)[0].fault is Fault.NOT_A_WORKBOOK


@pytest.mark.asvs("5.2.3")
def test_a_small_file_that_unpacks_to_very_much_is_refused_while_it_is_measured() -> None:
    bomb = rewritten({"xl/media/huge.xml": b" " * (measures.MOST_UNPACKED + 1)})
    assert len(bomb) < measures.MOST_BYTES
    assert refused(bomb, BrokenFormError)[0].fault is Fault.TOO_LARGE


@pytest.mark.parametrize("open_for_ever", [b"<c r='A1'>", b"<mergeCell ", b"<sheet "])
def test_tags_that_are_never_closed_cost_no_more_than_their_length(open_for_ever: bytes) -> None:
    left_open = open_for_ever * (measures.MOST_CELLS // 2)
    spoiled = rewritten({SHEET: left_open + b"<f>", "xl/workbook.xml": left_open})
    began = process_time()
    with contextlib.suppress(BrokenFormError):
        measures._measure(spoiled)
    spoiled = rewritten({SHEET: left_open + b"<f>"})
    with contextlib.suppress(BrokenFormError):
        measures._measure(spoiled)
    assert process_time() - began < 10


@pytest.mark.asvs("5.2.3")
def test_too_many_bytes_parts_rows_or_cells_are_refused() -> None:
    assert refused(b"PK" + bytes(measures.MOST_BYTES), BrokenFormError)[0].fault is Fault.TOO_LARGE
    many_parts = rewritten({f"x/{number}.bin": b"" for number in range(measures.MOST_PARTS)})
    assert refused(many_parts, BrokenFormError)[0].fault is Fault.TOO_LARGE
    for piece, most in ((b"<row/>", measures.MOST_ROWS), (b'<x:c r="A1"/>', measures.MOST_CELLS)):
        assert refused(rewritten({SHEET: piece * (most + 1)}), BrokenFormError)[0].fault is Fault.TOO_LARGE


def test_what_is_no_part_of_the_convention_is_told_but_stops_nothing() -> None:
    made = form(
        q("text", "a", remarks="ask gently", appearance="glitter"), notes=[["by hand"]], settings={"style": "pages"}
    )
    remarks = {(remark.fault, remark.what) for remark in compile_form(made, "test").remarks}
    assert (Fault.UNUSED_COLUMN, "remarks") in remarks
    assert (Fault.UNUSED_SHEET, "notes") in remarks
    assert (Fault.UNUSED_APPEARANCE, "glitter") in remarks
    assert (Fault.UNUSED_SETTING, "style") in remarks


def test_every_fault_has_a_sentence_in_every_language_asked_for() -> None:
    for fault in Fault:
        with translation.override("en"):
            assert str(Finding(fault, "x%s", Place("survey", 1, "type"))).startswith("Sheet “survey”, row 1")


def test_a_form_of_too_many_questions_or_groups_in_groups_without_end_is_refused_before_it_is_compiled() -> None:
    many = form(*(q("text", f"q{number}") for number in range(3_001)))
    assert refused(many, BrokenFormError) == (Finding(Fault.TOO_LARGE, "3,001 > 3,000", Place("survey")),)
    deep = form(*(q("begin_group", f"g{number}") for number in range(400)), q("text", "a"))
    finding = refused(deep)[0]
    assert (finding.fault, finding.place.row) == (Fault.TOO_DEEP, 21)
