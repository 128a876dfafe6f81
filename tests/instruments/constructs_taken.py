"""What public XLSForms are made of and is taken, construct by construct."""

from typing import Any, Final

from tests.instruments.forms import YES_NO, q

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
    "the words of a question in the older way of naming a language": (
        [{"type": "text", "name": "a", "label:English (en)": "A", "label:Khmer (km)": "ក"}],
        {},
    ),
    "headings in capitals, with blanks, and by their older names": (
        [
            {
                "Type": "integer",
                "Name": "a",
                "Label": "A",
                "Read only": "no",
                "Constraint message": "m",
                "Relevance": "",
            },
            {
                "Type": "text",
                "Name": "b",
                "Label": "B",
                "Read only": "yes",
                "Constraint message": "",
                "Relevance": "${a} > 1",
            },
        ],
        {},
    ),
    "choices with columns of their own, and names that are numbers": (
        [q("select_one p", "a", choice_filter="place = 'x'")],
        {"choices": [["list name", "name", "label", "place"], ["p", 1, "One", "x"], ["p", 0, "None", "y"]]},
    ),
    "one choice twice, where the settings allow it": (
        [q("select_one p", "a")],
        {
            "choices": [["list_name", "name", "label"], ["p", "x", "X"], ["p", "x", "X again"]],
            "settings": {"form_title": "T", "allow_choice_duplicates": "yes"},
        },
    ),
    "an answer in the words of a choice": (
        [q("text", "a"), q("select_one p", "b")],
        {"choices": [["list_name", "name", "label"], ["p", "x", "As ${a} said"], ["p", "y", "No"]]},
    ),
    "more words where other was chosen": (
        [q("select_one yn or_other", "a"), q("text", "b", relevant="${a} = 'other'")],
        {"choices": YES_NO},
    ),
    "names in any script, with strokes and points": ([q("text", "ឈ្មោះ"), q("text", "a-b.c")], {}),
    "one name in two groups": (
        [
            *(q("begin_group", "g"), q("text", "a"), q("end_group")),
            *(q("begin_group", "h"), q("text", "a"), q("end_group")),
        ],
        {},
    ),
    "a repeat counted by a number or a sum": (
        [
            *(q("integer", "n"), q("begin_repeat", "r", repeat_count="3"), q("text", "a"), q("end_repeat")),
            *(q("begin_repeat", "s", repeat_count="${n} + 1"), q("text", "b"), q("end_repeat")),
        ],
        {},
    ),
    "a group without words, and one without questions": (
        [q("begin_group", "g", label=None), q("text", "a"), q("end_group"), q("begin_group", "h"), q("end_group")],
        {},
    ),
    "a repeat on one page": ([q("begin_repeat", "r", appearance="field-list"), q("text", "a"), q("end_repeat")], {}),
    "a range with ticks, backwards, of pieces": (
        [
            q("range", "a", parameters="start=0 end=10 step=1 tick_interval=2"),
            q("range", "b", parameters="start=10;end=0"),
            q("range", "c", parameters="start=0, end=1, step=0.1", appearance="no-ticks vertical"),
        ],
        {},
    ),
    "a text of several lines": ([q("text", "a", parameters="rows=3"), q("text", "b", rows="3")], {}),
    "a question that is reckoned, and one that is kept from sight": (
        [q("text", "a"), q("text", "b", calculation="concat(${a}, '!')"), q("hidden", "h", label=None, default="x")],
        {},
    ),
    "a default that is another answer": ([q("text", "a"), q("text", "b", default="${a}")], {}),
    "cells that are numbers and truth values": (
        [q("decimal", "a", default=3.5, required=True, read_only=False), q("text", "b", relevant="1")],
        {},
    ),
    "words with marks, line breaks and pictures of faces": (
        [q("note", "n", "**So**\n# now <b>x</b> 😀"), q("text", "a")],
        {},
    ),
    "lines left empty": ([q("text", "a"), {"type": None, "name": None, "label": None}, q("text", "b")], {}),
    "the name of a repeat or group at its end": ([q("begin_repeat", "r"), q("text", "a"), q("end_repeat", "r")], {}),
    "quotation marks of a writing program": ([q("text", "a", relevant="\u2018x\u2019 = \u201cx\u201d")], {}),
    "functions of the answer itself": (
        [q("text", "a", constraint="string-length() < 9 and normalize-space() != ''")],
        {},
    ),
}
