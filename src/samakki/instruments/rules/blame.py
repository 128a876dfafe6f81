"""Finds out of pyxform's own messages where in the workbook the fault stands."""

import re
from collections.abc import Mapping
from typing import Final

from pyxform.errors import PyXFormError

from samakki.instruments.words import Fault, Finding, Place

_ROW: Final = re.compile(r"\[row : (\d+)\]\s*|\brow (?:number )?(\d+)\b")
_SHEET: Final = re.compile(r"'(survey|choices|settings|external_choices|entities|osm)' sheet", re.IGNORECASE)
_HEADINGS: Final = re.compile(r"headers? .*sheet: '(\w+)'", re.IGNORECASE)
_COLUMN: Final = re.compile(r"'([\w:\- ]+)' (?:column|value)|column '([\w:\- ]+)'")
_ELEMENT: Final = re.compile(r"element named '([^']+)'")
_CHOICE: Final = re.compile(r"\[([^\]]+)\] in \[([^\]]+)\]")
_LONGEST: Final = 400
_NOBODY: Final[Mapping[str, int]] = {}
_NOTHING: Final[Mapping[tuple[str, str], int]] = {}


def blamed(
    error: PyXFormError,
    questions: Mapping[str, int] = _NOBODY,
    choices: Mapping[tuple[str, str], int] = _NOTHING,
) -> Finding:
    """Turn a refusal of pyxform into a finding of ours; its own words are kept, they are English.

    `questions` are rows by name, `choices` rows by list and name: some messages name the one or the other only.
    """
    said = str(error).strip()
    words = " ".join(re.sub(r"\[row : \d+\]\s*", "", said).split())[:_LONGEST]
    return Finding(Fault.PYXFORM, words, _named(said, questions, choices) or _told(said))


def _named(said: str, questions: Mapping[str, int], choices: Mapping[tuple[str, str], int]) -> Place | None:
    element, choice, headings = _ELEMENT.search(said), _CHOICE.search(said), _HEADINGS.search(said)
    if element and element[1] in questions:
        return Place("survey", questions[element[1]], "label" if "label" in said else "")
    if choice and (choice[2], choice[1]) in choices:
        return Place("choices", choices[choice[2], choice[1]], "name")
    return Place(headings[1].lower(), 1) if headings else None


def _told(said: str) -> Place:
    row, sheet, column = _ROW.search(said), _SHEET.search(said), _COLUMN.search(said)
    number = int(next(part for part in row.groups() if part)) if row else 0
    return Place(
        sheet=sheet[1].lower() if sheet else ("survey" if number else ""),
        row=number,
        column=next(part for part in column.groups() if part) if column else "",
    )
