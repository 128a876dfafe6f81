"""Compiling XLSForms of 500 lines: plain, bound to fields, and with long lists of choices; pyxform alone beside it.

Usage: python -m bench.compile_form. Limit: 1 s for any of them. The peer reads the same workbook and makes its XForm,
which is what every server of XLSForms does first. All times are the processor's, the two sides in turn.
"""

import sys
from io import BytesIO
from statistics import median
from time import process_time
from typing import Any, Final

import openpyxl
from pyxform.xls2xform import convert

from samakki.instruments.rules.compiling import compile_form
from samakki.sections.words import ALL_FIELDS, LISTS, FieldType, Listed

LINES: Final = 500
ROUNDS: Final = 9
MOST_MS: Final = 1000.0
HEADINGS: Final = ("type", "name", "label", "label::Khmer (km)", "relevant", "constraint", "calculation", "field")
KINDS: Final = ("text", "integer", "select_one c", "select_multiple c", "date", "calculate")
BINDS: Final = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "text",
    FieldType.PHONE: "text",
    FieldType.NUMBER: "integer",
    FieldType.PARTIAL_DATE: "date",
}


def main() -> int:
    """Compile each kind of form, print the times and the ratios; 1 when one takes longer than it may."""
    worst = 0.0
    for name, content in (("plain", plain()), ("bound", bound()), ("long lists", long_lists())):
        ours, alone = timed(content)
        worst = max(worst, ours)
        print(
            f"500 lines, {name}: {ours:.0f} ms (most {MOST_MS:.0f}); pyxform {alone:.0f} ms, ratio {ours / alone:.2f}"
        )
    return int(worst > MOST_MS)


def plain() -> bytes:
    """Write a form in two languages with conditions, constraints and calculations."""
    return workbook([line(at) for at in range(LINES)], [("c", f"c{at}", f"Choice {at}") for at in range(8)])


def bound() -> bytes:
    """Write a form in which every question that can be bound to a field is."""
    fields = [field for field in ALL_FIELDS if field.type in BINDS]
    told = [
        [BINDS[field.type], f"b{at}", field.label, "", None, None, None, f"{field.section}.{field.name}"]
        for at, field in enumerate(fields)
    ]
    return workbook(told + [line(at) for at in range(LINES - len(told))], [("c", "c0", "Choice")])


def long_lists() -> bytes:
    """Write a form that offers every country in every second question."""
    countries = [("c", code, words) for code, words in LISTS[Listed.COUNTRIES].codes]
    kinds = ("select_one c", "text")
    return workbook([[kinds[at % 2], f"q{at}", f"Question {at}", ""] for at in range(LINES)], countries)


def line(at: int) -> list[Any]:
    """Write one question; every third is asked under a condition, every integer has bounds."""
    kind = KINDS[at % len(KINDS)]
    relevant = f"${{q{at - 2}}} != 'never'" if at % 3 == 2 else None  # noqa: PLR2004 -- one in three
    constraint = ". >= 0 and . < 1000" if kind == "integer" else None
    calculation = f"if(${{q{at - 1}}} = '', 0, string-length(${{q{at - 5}}}))" if kind == "calculate" else None
    label = None if kind == "calculate" else f"Question {at} about something"
    return [kind, f"q{at}", label, label and f"សំណួរ {at}", relevant, constraint, calculation, None]


def workbook(lines: list[list[Any]], choices: list[tuple[str, str, str]]) -> bytes:
    """Write an .xlsx file."""
    book = openpyxl.Workbook()
    survey = book.worksheets[0]
    survey.title = "survey"
    for row in (HEADINGS, *lines):
        survey.append(list(row))
    sheet = book.create_sheet("choices")
    for choice in (("list_name", "name", "label"), *choices):
        sheet.append(list(choice))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def timed(content: bytes) -> tuple[float, float]:
    """Give the medians of the processor's time for ours and for pyxform alone, in milliseconds, taken in turn."""
    ours, alone = [], []
    for _ in range(ROUNDS):
        for spent, act in ((ours, _ours), (alone, _alone)):
            before = process_time()
            act(content)
            spent.append((process_time() - before) * 1000)
    return median(ours[1:]), median(alone[1:])


def _ours(content: bytes) -> None:
    compile_form(content, "bench")


def _alone(content: bytes) -> None:
    convert(content, file_type=".xlsx")


if __name__ == "__main__":
    sys.exit(main())
