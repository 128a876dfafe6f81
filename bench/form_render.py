"""A form of 200 questions with repeats on one page: time and weight, unbound and bound to fields of the case file.

Usage: python -m bench.form_render. The pages go through the whole stack in one process: sealed answers opened, the read
record written, everything reckoned. Limits: 100 ms and 25 KB compressed without the font. One row of a repeat cannot be
divided into pages, so 200 questions in it stand on one. The peer is a plain Django form of the same 200 fields rendered
by itself: no case opened, no language, no reasons for leaving a question, no conditions. All times are the processor's.
"""

import gzip
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from statistics import median
from time import process_time
from typing import Any, Final

import openpyxl
from bench.caseload import browser, node, staff
from django import forms

from samakki.cases import actions as cases
from samakki.cases.actions import Answer
from samakki.instruments import actions, queries
from samakki.instruments.actions import Naming
from samakki.instruments.queries import Reader
from samakki.kernel.deeds import Standing
from samakki.kernel.ids import fresh_id
from samakki.sections.words import ALL_FIELDS, FieldType

QUESTIONS: Final = 200
ROUNDS: Final = 30
MOST_MS: Final = 100.0
MOST_KB: Final = 25.0
CHOICES: Final = [["list_name", "name", "label"], *(["c", f"c{at}", f"Choice {at}"] for at in range(8))]
KINDS: Final = ("text", "integer", "select_one c", "select_multiple c", "date")
BINDS: Final = {
    FieldType.TEXT: "text",
    FieldType.LONG_TEXT: "text",
    FieldType.NUMBER: "integer",
    FieldType.PARTIAL_DATE: "date",
    FieldType.CODE: "select_one",
    FieldType.CODES: "select_multiple",
}
KNOWN: Final = {"text": "What is known of it", "integer": "3", "date": "2004-07"}


def main() -> int:
    """Make the forms, ask for their pages in turn, print times, weights and ratios; 1 beyond a limit."""
    by = node()
    dara, _ = staff(by)
    client = browser(by, "dara")
    plain, known = form(QUESTIONS), bound()
    unbound_page = page_of(dara, client, ("unbound", *plain))
    bound_page = page_of(dara, client, ("bound", *known))
    peer = peer_form()
    alone, weight = timed(peer), len(gzip.compress(peer().encode()))
    reckoned = timed(unbound_page[2])
    worst = False
    for name, (spent, length, _), count in (
        ("unbound", unbound_page, QUESTIONS),
        ("bound", bound_page, len(known[1])),
    ):
        worst |= spent > MOST_MS or length / 1000 > MOST_KB
        print(
            f"{count} questions, {name}, heaviest page: {spent:.1f} ms (most {MOST_MS:.0f}), "
            f"{length / 1000:.1f} KB compressed (most {MOST_KB:.0f}); a plain Django form {alone:.1f} ms, "
            f"{weight / 1000:.1f} KB, "
            f"ratios {spent / alone:.2f} and {length / weight:.2f}"
        )
    print(f"of that, reckoned and opened as a form: {reckoned:.1f} ms")
    return int(worst)


def form(questions: int) -> tuple[bytes, dict[str, str]]:
    """Write a form of that many questions in one repeat, one in ten under a condition, one in twenty in inner rows."""
    rows: list[list[Any]] = [["type", "name", "label", "relevant", "constraint", "field"]]
    rows.append(["begin_repeat", "whole", "Everything", None, None, None])
    answers = {}
    for at in range(questions):
        if at % 20 == 19:  # noqa: PLR2004 -- one in twenty
            rows.append(["begin_repeat", f"r{at}", f"Rows {at}", None, None, None])
            rows += [["text", f"q{at}", f"Question {at}", None, None, None], ["end_repeat", *[None] * 5]]
            answers[f"whole[1]/r{at}[1]/q{at}"] = "x"
            continue
        kind = KINDS[at % len(KINDS)]
        relevant = f"${{q{at - 9}}} != 'never'" if at % 10 == 9 else None  # noqa: PLR2004 -- one in ten
        constraint = ". < 1000" if kind == "integer" else None
        rows.append([kind, f"q{at}", f"Question {at} about something", relevant, constraint, None])
        if at % 2 == 0:
            answers[f"whole[1]/q{at}"] = str(at)
    rows.append(["end_repeat", *[None] * 5])
    return workbook(rows, CHOICES), answers


def bound() -> tuple[bytes, dict[str, str]]:
    """Write a form that asks every field of the record that a question can be bound to, and 200 in all."""
    rows: list[list[Any]] = [["type", "name", "label", "relevant", "constraint", "field"]]
    choices: list[list[str]] = [["list_name", "name", "label"]]
    rows += [["begin_group", "whole", "Everything", None, None, None], ["begin_repeat", "r", "Rows", *[None] * 3]]
    rows += [["text", f"inner{at}", f"Part {at}", *[None] * 3] for at in range(3)] + [["end_repeat", *[None] * 5]]
    answers = {f"whole/r[{row}]/inner{at}": "x" for at in range(3) for row in (1, 2)}
    fields = [field for field in ALL_FIELDS if field.type in BINDS and not field.listed and not field.closed]
    for at, each in enumerate(fields[:QUESTIONS]):
        kind = BINDS[each.type]
        choices += [[f"l{at}", code, words] for code, words in each.codes]
        asked = f"{kind} l{at}" if each.codes else kind
        rows.append([asked, f"q{at}", each.label, None, None, f"{each.section}.{each.name}"])
        answers[f"whole/q{at}"] = KNOWN.get(kind, each.codes[0][0] if each.codes else "")
    for at in range(len(fields), QUESTIONS):
        rows.append(["text", f"q{at}", f"Question {at} about something", *[None] * 3])
        answers[f"whole/q{at}"] = "x"
    rows.append(["end_group", *[None] * 5])
    return workbook(rows, choices), answers


def workbook(survey: list[list[Any]], choices: list[list[str]]) -> bytes:
    """Write an .xlsx file."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in (("survey", survey), ("choices", choices)):
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def page_of(by: Any, client: Any, made: tuple[str, bytes, dict[str, str]]) -> tuple[float, int, Callable[[], object]]:
    """Begin the form for a case with these answers, and time its heaviest page."""
    name, content, answers = made
    machine = replace(by, standing=Standing.NODE, member=None, agency=None, role="", verdicts={})
    version = actions.release_xlsform(machine, content, Naming(name=name)).version
    case, filling = cases.open_case(by, "DEMO: at the gate"), fresh_id(by.clock, by.chance)
    cases.fill_form(by, case, version, filling, [Answer(path, said) for path, said in answers.items()])
    pages = queries.open_form(by, version, answers, Reader()).sheets
    addresses = [f"/case/{case}/forms/{filling}/{sheet.number}/" for sheet in pages]
    address = max(addresses, key=lambda each: len(client.get(each).content))
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    if answer.status_code != 200:  # noqa: PLR2004 -- the page is there
        raise RuntimeError(address)
    spent = timed(lambda: client.get(address))
    return spent, len(answer.content), lambda: queries.open_form(by, version, answers, Reader())


def peer_form() -> Callable[[], str]:
    """Give what renders a plain Django form of the same 200 fields."""
    named = [(f"c{at}", f"Choice {at}") for at in range(8)]
    kinds: tuple[Callable[[str], forms.Field], ...] = (
        lambda label: forms.CharField(label=label),
        lambda label: forms.IntegerField(label=label),
        lambda label: forms.ChoiceField(label=label, choices=named, widget=forms.RadioSelect),
        lambda label: forms.MultipleChoiceField(label=label, choices=named, widget=forms.CheckboxSelectMultiple),
        lambda label: forms.DateField(label=label, widget=forms.SelectDateWidget),
    )
    fields = {f"q{at}": kinds[at % len(kinds)](f"Question {at} about something") for at in range(QUESTIONS)}
    made = type("Peer", (forms.Form,), fields)
    initial = {f"q{at}": str(at) for at in range(0, QUESTIONS, 2) if at % 5 != 4}  # noqa: PLR2004 -- no date is a number
    return lambda: str(made(initial=initial))


def timed(act: Callable[[], object]) -> float:
    """Give the median of the processor's time for an act, in milliseconds: a busy machine does not change it much."""
    return median(list(_spent(act))[1:])


def _spent(act: Callable[[], object]) -> Iterator[float]:
    for _ in range(ROUNDS):
        before = process_time()
        act()
        yield (process_time() - before) * 1000


if __name__ == "__main__":
    sys.exit(main())
