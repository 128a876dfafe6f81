"""What public XLSForms are made of, construct by construct: taken, or refused with the right reason and place.

The lists go through the reference of the XLSForm convention (columns, types, looks, settings), the types that pyxform
knows, the functions of ODK and those of other tools, and add what broken forms of the field look like. No form is
copied.
"""

from time import process_time
from typing import Final

import pytest

from samakki.instruments.rules.compiling import compile_form
from samakki.instruments.words import Fault, Place, RefusedFormError
from tests.instruments.constructs_refused import REFUSED
from tests.instruments.constructs_taken import TAKEN
from tests.instruments.forms import YES_NO, form, q

ASKED: Final = (
    q("text", "a"),
    q("integer", "n"),
    q("select_multiple yn", "s"),
    q("date", "d"),
    q("time", "t"),
    q("begin_repeat", "r"),
    q("integer", "k"),
    q("text", "w"),
    q("end_repeat"),
)
TAKEN_EXPRESSIONS: Final = """
${n} + 1 - 2 * 3 div 4 mod 5 | -${n} | ${n} = 1 or ${n} != 2 and ${n} <= 3 | (${n} > 1) = true() | not(false())
if(${a} = '', 'x', if(${n} > 1, 'y', 'z')) | coalesce(${a}, 'x') | once(now()) | ../n | /data/n | current()/../n
selected(${s}, 'yes') | selected-at(${s}, 0) | count-selected(${s}) | jr:choice-name(${s}, '${s}')
count(${r}) | sum(${k}) div count(${k}) | max(${k}) | min(1, 2) | count-non-empty(${w}) | join(', ', ${w})
sum(/data/r/k) | indexed-repeat(${k}, ${r}, 1) | checklist(1, 2, ${a}, ${n})
regex(${a}, '[a-z]+') | contains(${a}, 'x') | starts-with(${a}, 'x') | ends-with(${a}, 'x') | translate(${a}, 'a', 'b')
substr(${a}, 1) | substr(${a}, 1, 2) | substring-before(${a}, '-') | substring-after(${a}, '-')
string-length(${a}) | normalize-space(${a}) | concat(${a}, 'x', ${n}) | string(${n}) | number(${a})
round(${n}) | round(${n}, 2) | int(1.9) | pow(2, 3) | log(2) | log10(2) | abs(-1) | sqrt(4) | exp(1)
today() | now() | decimal-date-time(${d}) | date(1) | date('2020-01-01') | decimal-time(${t}) | today() - ${d}
${d} + 1 | format-date(${d}, '%Y-%m-%d') | format-date-time(now(), '%H:%M') | boolean(${a}) | boolean-from-string('1')
"""
REFUSED_FUNCTIONS: Final = """
sin cos tan asin acos atan atan2 exp10 pi area distance random randomize uuid weighted-checklist digest extract-signed
base64-decode intersects geofence pulldata instance jr:itext last substring upper-case lower-case replace ceiling floor
search property version index rank-value choice-label duration linebreak username hash de-duplicate num-to-string
current-date-time relevant empty count-if sum-if
"""
REFUSED_TYPES: Final = """
background-geopoint osm email simserial subscriberid imei photo location gps percentage url boolean matrix caseid
sensor_stream comments begin_score begin_rank cascading_select text_audit uri:deviceid
"""
UNREAD: Final = {
    "hxl::tag": Fault.UNUSED_COLUMN,
    "$kuid": Fault.UNUSED_COLUMN,
    "kobo--score-choices": Fault.UNUSED_COLUMN,
    "publishable": Fault.UNUSED_COLUMN,
    "constraint-msg": Fault.UNUSED_COLUMN,
    "label (km)": Fault.UNUSED_COLUMN,
    "instance_name": Fault.UNUSED_SETTING,
    "style": Fault.UNUSED_SETTING,
    "kobo--locking-profile": Fault.UNUSED_SETTING,
    "cascades": Fault.UNUSED_SHEET,
    "instructions": Fault.UNUSED_SHEET,
    "distress": Fault.UNUSED_APPEARANCE,
    "analog-scale": Fault.UNUSED_APPEARANCE,
}


def place_of(told: str) -> Place:
    sheet, *more = told.split(" ", 2)
    return Place(sheet, int(more[0]), *more[1:])


@pytest.mark.parametrize("construct", TAKEN)
def test_a_construct_of_public_forms_is_taken(construct: str) -> None:
    lines, more = TAKEN[construct]
    assert compile_form(form(*lines, **more), "test").definition.children


@pytest.mark.parametrize("construct", REFUSED)
def test_a_construct_that_is_not_taken_is_refused_with_its_reason_and_place(construct: str) -> None:
    lines, more, fault, place = REFUSED[construct]
    with pytest.raises(RefusedFormError) as caught:
        compile_form(form(*lines, **more), "test")
    first = caught.value.findings[0]
    assert (first.fault, first.place) == (fault, place_of(place)), first
    assert str(first)


@pytest.mark.parametrize("expression", TAKEN_EXPRESSIONS.strip().replace("\n", " | ").split(" | "))
def test_an_expression_of_the_convention_is_taken_wherever_one_may_stand(expression: str) -> None:
    for column, kind in (("calculation", "calculate"), ("relevant", "text"), ("constraint", "text")):
        compile_form(form(*ASKED, q(kind, "c", **{column: expression}), choices=YES_NO), "test")


@pytest.mark.parametrize("function", REFUSED_FUNCTIONS.split())
def test_a_function_that_is_not_ours_is_named_with_its_place(function: str) -> None:
    with pytest.raises(RefusedFormError) as caught:
        compile_form(form(*ASKED, q("text", "c", relevant=f"{function}(${{a}}) = 1"), choices=YES_NO), "test")
    (finding,) = caught.value.findings
    assert (finding.fault, finding.what) == (Fault.FUNCTION, f"{function}()")
    assert finding.place == Place("survey", 11, "relevant")


@pytest.mark.parametrize("kind", REFUSED_TYPES.split())
def test_a_type_of_another_tool_is_named_with_its_place(kind: str) -> None:
    with pytest.raises(RefusedFormError) as caught:
        compile_form(form(q("text", "a"), q(kind, "b")), "test")
    first = caught.value.findings[0]
    assert (first.fault, first.what, first.place) == (Fault.TYPE, kind, Place("survey", 3, "type"))


@pytest.mark.parametrize("name", UNREAD)
def test_what_another_tool_added_is_taken_with_the_remark_that_it_was_not_read(name: str) -> None:
    fault = UNREAD[name]
    line = {Fault.UNUSED_COLUMN: {name: "x"}, Fault.UNUSED_APPEARANCE: {"appearance": name}}.get(fault, {})
    more: dict[str, object] = {}
    if fault is Fault.UNUSED_SETTING:
        more["settings"] = {"form_title": "T", name: "x"}
    if fault is Fault.UNUSED_SHEET:
        more[name] = [["a", "b"], ["c", "d"]]
    remarks = compile_form(form(q("text", "a", **line), **more), "test").remarks  # type: ignore[arg-type]  # sheets by name
    assert (fault, name) in {(remark.fault, remark.what) for remark in remarks}


def test_five_hundred_lines_are_compiled_within_a_second() -> None:
    kinds = ("text", "integer", "select_one yn", "select_multiple yn", "date")
    lines = [
        q(kinds[at % len(kinds)], f"q{at}", relevant=f"${{q{at - 2}}} != 'never'" if at % 3 == 2 else None)
        for at in range(500)
    ]
    content = form(*lines, choices=YES_NO)
    spent = []
    for _each in range(3):
        began = process_time()
        compile_form(content, "test")
        spent.append(process_time() - began)
    assert min(spent) < 1
