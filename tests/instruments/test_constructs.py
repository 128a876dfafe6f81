"""What public XLSForms are made of, construct by construct: taken, or refused with the right reason and place.

The list goes through the reference of the XLSForm convention and the functions of ODK, and adds what broken forms of
the field look like. No form is copied.
"""

from typing import Any, Final

import pytest

from samakki.instruments.rules.compiling import compile_form
from samakki.instruments.words import Fault, RefusedFormError
from tests.instruments.forms import YES_NO, form, q

CASCADE: Final = [
    ["list_name", "name", "label", "province"],
    ["p", "bb", "Battambang", None],
    ["p", "pp", "Phnom Penh", None],
    ["d", "d1", "District 1", "bb"],
    ["d", "d2", "District 2", "pp"],
]
TWO_TONGUES: Final = [
    ["list_name", "name", "label::English (en)", "label::Khmer (km)"],
    ["yn", "yes", "Yes", "បាទ/ចាស"],
    ["yn", "no", "No", "ទេ"],
]
Lines = list[dict[str, Any]]

TAKEN: Final[dict[str, tuple[Lines, dict[str, Any]]]] = {
    "text, integer, decimal, date, time, dateTime": (
        [q(kind, f"q{at}") for at, kind in enumerate(("text", "integer", "decimal", "date", "time", "dateTime"))],
        {},
    ),
    "select one and select multiple": ([q("select_one yn", "a"), q("select_multiple yn", "b")], {"choices": YES_NO}),
    "select one with or_other": ([q("select_one yn or_other", "a")], {"choices": YES_NO}),
    "the older spelling of types": ([q("select one from yn", "a"), q("string", "b")], {"choices": YES_NO}),
    "cascading choices": (
        [q("select_one p", "p"), q("select_one d", "d", choice_filter="province = ${p}")],
        {"choices": CASCADE},
    ),
    "range with parameters": ([q("range", "a", parameters="start=0 end=10 step=2")], {}),
    "acknowledge and note": ([q("acknowledge", "a"), q("note", "n")], {}),
    "hidden, start, end, today": (
        [
            q("text", "a"),
            q("hidden", "h", label=None),
            *(q(kind, kind, label=None) for kind in ("start", "end", "today")),
        ],
        {},
    ),
    "groups in groups, with a field list": (
        [q("begin_group", "g", appearance="field-list"), q("begin_group", "h"), q("text", "a"), *[q("end_group")] * 2],
        {},
    ),
    "repeats in repeats": (
        [q("begin_repeat", "r"), q("text", "a"), q("begin_repeat", "s"), q("text", "b"), *[q("end_repeat")] * 2],
        {},
    ),
    "a repeat counted by an answer": (
        [q("integer", "n"), q("begin_repeat", "r", repeat_count="${n}"), q("text", "a"), q("end_repeat")],
        {},
    ),
    "relevance on questions and groups": (
        [
            q("select_one yn", "a"),
            q("text", "b", relevant="${a} = 'yes'"),
            q("begin_group", "g", relevant="selected(${a}, 'no') and ${b} != ''"),
            q("text", "c"),
            q("end_group"),
        ],
        {"choices": YES_NO},
    ),
    "constraints with messages": (
        [q("integer", "a", constraint=". >= 0 and . <= 120", constraint_message="From 0 to 120")],
        {},
    ),
    "regex constraint": ([q("text", "a", constraint="regex(., '^[0-9]{8,12}$')")], {}),
    "required, with a message, and under a condition": (
        [q("text", "a", required="yes", required_message="Please"), q("text", "b", required="${a} != ''")],
        {},
    ),
    "calculations: age from a date of birth": (
        [q("date", "born"), q("calculate", "age", calculation="int((today() - ${born}) div 365.25)")],
        {},
    ),
    "calculations: if, coalesce, once, concat, round": (
        [
            q("integer", "a"),
            q("calculate", "b", calculation="if(${a} > 3, 'many', coalesce(${a}, 'none'))"),
            q("calculate", "c", calculation="once(concat('id-', round(${a}, 0)))"),
        ],
        {},
    ),
    "calculations: jr:choice-name, selected-at, count-selected": (
        [
            q("select_multiple yn", "a"),
            q("calculate", "b", calculation="jr:choice-name(selected-at(${a}, 0), '${a}')"),
            q("calculate", "c", calculation="count-selected(${a})"),
        ],
        {"choices": YES_NO},
    ),
    "calculations over rows: sum, count, position, indexed-repeat, join, max": (
        [
            q("begin_repeat", "r"),
            q("integer", "n"),
            q("calculate", "at", calculation="position(..)"),
            q("end_repeat"),
            q("calculate", "all", calculation="sum(${n})"),
            q("calculate", "many", calculation="count(${r})"),
            q("calculate", "first", calculation="indexed-repeat(${n}, ${r}, 1)"),
            q("calculate", "said", calculation="join(', ', ${n})"),
            q("calculate", "most", calculation="max(${n})"),
        ],
        {},
    ),
    "dates: format-date, decimal-date-time, date plus days": (
        [
            q("date", "a"),
            q("calculate", "b", calculation="format-date(${a}, '%d/%m/%Y')"),
            q("calculate", "c", calculation="date(decimal-date-time(${a}) + 30)"),
        ],
        {},
    ),
    "defaults, fixed and computed": ([q("text", "a", default="none"), q("date", "b", default="today()")], {}),
    "read only": ([q("text", "a"), q("text", "b", read_only="yes", default="x")], {}),
    "hints, guidance and answers in labels": (
        [q("text", "a", hint="So", guidance_hint="For who asks"), q("note", "n", "Thank you, ${a}")],
        {},
    ),
    "several languages": (
        [
            {"type": "select_one yn", "name": "a", "label::English (en)": "A", "label::Khmer (km)": "ក"},
            {"type": "text", "name": "b", "label::English (en)": "B", "hint::Khmer (km)": "ខ"},
        ],
        {"choices": TWO_TONGUES, "settings": {"form_title": "T", "default_language": "English (en)"}},
    ),
    "looks that only change how it is drawn": (
        [
            q("select_one yn", "a", appearance="minimal"),
            q("select_one yn", "b", appearance="likert"),
            q("select_multiple yn", "c", appearance="columns-2"),
            q("text", "d", appearance="multiline"),
            q("date", "e", appearance="month-year"),
            q("integer", "f", appearance="thousands-sep"),
        ],
        {"choices": YES_NO},
    ),
    "a table of questions with one list": (
        [
            q("begin_group", "g", appearance="table-list"),
            q("select_one yn", "a"),
            q("select_one yn", "b"),
            q("end_group"),
        ],
        {"choices": YES_NO},
    ),
    "settings of title, id, version and style": (
        [q("text", "a")],
        {"settings": {"form_title": "T", "form_id": "t", "version": "2024010101", "style": "theme-grid"}},
    ),
    "lines switched off": ([q("text", "a"), q("text", "b", disabled="yes")], {}),
    "columns of remarks": ([q("text", "a", remarks="ask gently")], {}),
}
REFUSED: Final[dict[str, tuple[Lines, dict[str, Any], Fault]]] = {
    "a place on a map": ([q("geopoint", "a")], {}, Fault.TYPE),
    "a picture": ([q("image", "a")], {}, Fault.TYPE),
    "a sound": ([q("audio", "a")], {}, Fault.TYPE),
    "a barcode": ([q("barcode", "a")], {}, Fault.TYPE),
    "ranking": ([q("rank yn", "a")], {"choices": YES_NO}, Fault.TYPE),
    "a file": ([q("file", "a")], {}, Fault.TYPE),
    "the device's number": ([q("text", "a"), q("deviceid", "d", label=None)], {}, Fault.TYPE),
    "an audit log": ([q("text", "a"), q("audit", "audit", label=None)], {}, Fault.TYPE),
    "choices from a file": ([q("select_one_from_file towns.csv", "a")], {}, Fault.EXTERNAL),
    "choices from a repeat": (
        [q("begin_repeat", "r"), q("text", "a"), q("end_repeat"), q("select_one ${a}", "b")],
        {},
        Fault.EXTERNAL,
    ),
    "external choices": ([q("select_one_external towns", "a", choice_filter="x = 1")], {}, Fault.EXTERNAL),
    "pulldata": ([q("text", "a"), q("calculate", "b", calculation="pulldata('f','a','b',${a})")], {}, Fault.FUNCTION),
    "once(uuid())": ([q("text", "a"), q("calculate", "b", calculation="once(uuid())")], {}, Fault.FUNCTION),
    "random": ([q("text", "a"), q("calculate", "b", calculation="random()")], {}, Fault.FUNCTION),
    "shuffled choices": ([q("select_one yn", "a", parameters="randomize=true")], {"choices": YES_NO}, Fault.FUNCTION),
    "last-saved": ([q("text", "a"), q("text", "b", default="${last-saved#a}")], {}, Fault.FUNCTION),
    "predicates": (
        [q("begin_repeat", "r"), q("text", "a"), q("end_repeat"), q("calculate", "c", calculation="${r}[1]/a")],
        {},
        Fault.FUNCTION,
    ),
    "triggers": ([q("text", "a"), q("text", "b", trigger="${a}")], {}, Fault.COLUMN),
    "entities": ([q("text", "a", save_to="name")], {}, Fault.COLUMN),
    "pictures beside questions": ([q("text", "a", **{"media::image": "a.png"})], {}, Fault.MEDIA),
    "a sound beside a question": ([q("text", "a", **{"media::audio::English (en)": "a.mp3"})], {}, Fault.MEDIA),
    "encryption": ([q("text", "a")], {"settings": {"form_title": "T", "public_key": "MIIB"}}, Fault.SETTING),
    "another application": ([q("text", "a", appearance="ex:org.example.app")], {}, Fault.APPEARANCE),
    "a signature": ([q("text", "a", appearance="signature")], {}, Fault.APPEARANCE),
    "another calendar": ([q("date", "a", appearance="ethiopian")], {}, Fault.APPEARANCE),
    "two questions of one name": ([q("text", "a"), q("text", "a")], {}, Fault.DUPLICATE),
    "a missing list": ([q("select_one gone", "a")], {"choices": YES_NO}, Fault.NO_CHOICES),
    "a list without choices": ([q("select_one yn", "a")], {}, Fault.NO_CHOICES),
    "questions that wait for each other": (
        [
            q("text", "x"),
            q("calculate", "a", calculation="${b} + 1"),
            q("calculate", "b", calculation="${c} + 1"),
            q("calculate", "c", calculation="${a} + 1"),
        ],
        {},
        Fault.CIRCLE,
    ),
    "a question that waits for itself": ([q("text", "x"), q("text", "a", relevant="${a} = 1")], {}, Fault.CIRCLE),
    "a group that waits for what is in it": (
        [q("begin_group", "g", relevant="${a} = 1"), q("text", "a"), q("end_group")],
        {},
        Fault.CIRCLE,
    ),
    "a reference to nothing": ([q("text", "a", relevant="${nobody} = 1")], {}, Fault.REFERENCE),
    "an unclosed group": ([q("begin_group", "g"), q("text", "a")], {}, Fault.PYXFORM),
    "an expression that ends in the middle": ([q("text", "a", relevant="1 + ")], {}, Fault.SYNTAX),
}


@pytest.mark.parametrize("construct", TAKEN)
def test_a_construct_of_public_forms_is_taken(construct: str) -> None:
    lines, more = TAKEN[construct]
    assert compile_form(form(*lines, **more), "test").definition.children


@pytest.mark.parametrize("construct", REFUSED)
def test_a_construct_that_is_not_taken_is_refused_with_its_reason_and_place(construct: str) -> None:
    lines, more, fault = REFUSED[construct]
    with pytest.raises(RefusedFormError) as caught:
        compile_form(form(*lines, **more), "test")
    first = caught.value.findings[0]
    assert first.fault is fault, first
    assert first.place.sheet or fault is Fault.PYXFORM
    assert str(first)
