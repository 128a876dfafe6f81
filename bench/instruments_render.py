"""A form of 200 questions with repeats: time and weight of its pages; and the time to compile 500 lines.

Usage: python -m bench.instruments_render. The pages go through the whole stack in one process, sealed answers opened
and the read record written. Limit: 100 ms for a page with all 200 questions: one row of a repeat cannot be divided.
The peers: pyxform alone for compiling, and the XForm of the same form, compressed, which a browser's form engine would
fetch before its own script. All times are the processor's.
"""

import gzip
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from statistics import median
from time import process_time
from typing import Any

import openpyxl
from bench.caseload import browser, node, staff
from pyxform.xls2xform import convert

from samakki.cases import actions as cases
from samakki.cases.actions import Answer
from samakki.instruments import actions, queries
from samakki.instruments.actions import Naming
from samakki.instruments.queries import Reader
from samakki.instruments.rules.compiling import compile_form
from samakki.kernel.deeds import Standing
from samakki.kernel.ids import fresh_id

QUESTIONS, LINES, ROUNDS = 200, 500, 30
MOST_MS = 100.0
CHOICES = [["list_name", "name", "label"], *(["c", f"c{at}", f"Choice {at}"] for at in range(8))]
KINDS = ("text", "integer", "select_one c", "select_multiple c", "date")


def main() -> int:
    """Make the forms, ask for their pages in turn, print times, weights and ratios."""
    one_page, many_pages = form(QUESTIONS, group="whole"), form(QUESTIONS)
    by = node()
    dara, _ = staff(by)
    client = browser(by, "dara")
    whole = page_of(dara, client, one_page, "one page")
    usual = page_of(dara, client, many_pages, "many pages")
    evaluated = timed(usual[2])
    long = form(LINES)
    compiled = timed(lambda: compile_form(long, "bench"))
    alone = timed(lambda: convert(long, file_type=".xlsx"))
    xform = len(gzip.compress(convert(one_page, file_type=".xlsx").xform.encode()))
    print(f"200 questions on one page: {whole[0]:.1f} ms (most {MOST_MS:.0f}), {whole[1] / 1000:.1f} KB compressed;")
    print(f"  the XForm of the same form alone: {xform / 1000:.1f} KB, ratio {whole[1] / xform:.2f}")
    print(f"200 questions, a dozen to a page: {usual[0]:.1f} ms, {usual[1] / 1000:.1f} KB; reckoned {evaluated:.1f} ms")
    print(f"500 lines compiled: {compiled:.0f} ms; pyxform alone {alone:.0f} ms, ratio {compiled / alone:.2f}")
    return int(whole[0] > MOST_MS)


def form(questions: int, group: str = "") -> bytes:
    """Write a form of that many questions, every tenth under a condition, one in twenty in a repeat."""
    rows: list[list[Any]] = [["type", "name", "label", "relevant", "constraint"]]
    if group:
        rows.append(["begin_repeat", group, "Everything", None, None])
    for at in range(questions):
        if at % 20 == 19:  # noqa: PLR2004 -- one in twenty
            rows.append(["begin_repeat", f"r{at}", f"Rows {at}", None, None])
            rows += [["text", f"q{at}", f"Question {at}", None, None], ["end_repeat", None, None, None, None]]
            continue
        kind = KINDS[at % len(KINDS)]
        relevant = f"${{q{at - 9}}} != 'never'" if at % 10 == 9 else None  # noqa: PLR2004 -- one in ten
        constraint = ". < 1000" if kind == "integer" else None
        rows.append([kind, f"q{at}", f"Question {at} about something", relevant, constraint])
    if group:
        rows.append(["end_repeat", None, None, None, None])
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in (("survey", rows), ("choices", CHOICES)):
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def page_of(by: Any, client: Any, content: bytes, name: str) -> tuple[float, int, Callable[[], object]]:
    """Begin the form for a case with half of it answered, and time its first page."""
    node = replace(by, standing=Standing.NODE, member=None, agency=None, role="", verdicts={})
    made = actions.release_xlsform(node, content, Naming(name=name))
    case, filling = cases.open_case(by, "DEMO: at the gate"), fresh_id(by.clock, by.chance)
    start = "whole[1]/" if name == "one page" else ""
    answers = {f"{start}q{at}": str(at) for at in range(0, QUESTIONS, 2)}
    answers |= {f"{start}r{at}[{row}]/q{at}": "x" for at in range(19, QUESTIONS, 20) for row in (1, 2, 3)}
    cases.fill_form(by, case, made.version, filling, [Answer(path, said) for path, said in answers.items()])
    address = f"/case/{case}/forms/{filling}/1/"
    spent = timed(lambda: client.get(address))
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    if answer.status_code != 200:  # noqa: PLR2004 -- the page is there
        raise RuntimeError(address)
    return spent, len(answer.content), lambda: queries.open_form(by, made.version, answers, Reader())


def timed(act: Callable[[], object]) -> float:
    """Give the median of the processor's time for an act, in milliseconds: a busy machine does not change it much."""
    spent = []
    for turn in range(ROUNDS):
        before = process_time()
        act()
        if turn:
            spent.append((process_time() - before) * 1000)
    return median(spent)


if __name__ == "__main__":
    sys.exit(main())
