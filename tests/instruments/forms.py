"""Makes small XLSForms for tests, as a worker would with a spreadsheet."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import openpyxl

from samakki.instruments.rules.compiling import compile_form
from samakki.instruments.rules.evaluating import evaluate
from samakki.instruments.words import Answers, FormState

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
YES_NO = [["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"]]

Rows = Sequence[Sequence[Any] | dict[str, Any]]


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """Write sheets of rows as an .xlsx file."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def form(*questions: dict[str, Any], choices: Rows = (), settings: dict[str, str] | None = None, **more: Any) -> bytes:
    """Write a form from its questions, each a line of `survey` by column name."""
    columns = list(dict.fromkeys(column for question in questions for column in question))
    sheets: dict[str, Any] = {"survey": [columns, *([q.get(column) for column in columns] for q in questions)]}
    if choices:
        sheets["choices"] = choices
    if settings:
        sheets["settings"] = [list(settings), list(settings.values())]
    return workbook(**sheets, **more)


def q(kind: str, name: str = "", label: str = "A question", **more: Any) -> dict[str, Any]:
    """Write one line of `survey`."""
    line = {"type": kind, "name": name or None, "label": None if kind.startswith(("end", "calc")) else label}
    return {**line, **more}


def stand(content: bytes, answers: Answers | None = None, now: datetime = NOON) -> FormState:
    """Compile a form and tell how it stands with these answers."""
    return evaluate(compile_form(content, "test").program, answers or {}, now)[0]


def worth(expression: str, answers: Answers | None = None, **lines: str) -> Any:
    """Tell what a calculation comes to in a form with the given questions (name=type) and answers."""
    questions = [q(kind, name) for name, kind in lines.items()]
    made = form(*questions, q("text", "padding"), q("calculate", "worth", calculation=expression), choices=YES_NO)
    return stand(made, answers).values["worth"]
