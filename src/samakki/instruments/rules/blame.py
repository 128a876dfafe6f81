"""Finds out of pyxform's own messages where in the workbook the fault stands."""

import re
from typing import Final

from pyxform.errors import PyXFormError

from samakki.instruments.words import Fault, Finding, Place

_ROW: Final = re.compile(r"\[row : (\d+)\]\s*|\brow (?:number )?(\d+)\b")
_SHEET: Final = re.compile(r"'(survey|choices|settings|external_choices|entities|osm)' sheet", re.IGNORECASE)
_COLUMN: Final = re.compile(r"'([\w:\- ]+)' (?:column|value)|column '([\w:\- ]+)'")
_LONGEST: Final = 400


def blamed(error: PyXFormError) -> Finding:
    """Turn a refusal of pyxform into a finding of ours; its own words are kept, they are English."""
    said = str(error).strip()
    row, sheet, column = _ROW.search(said), _SHEET.search(said), _COLUMN.search(said)
    number = int(next(part for part in row.groups() if part)) if row else 0
    place = Place(
        sheet=sheet[1].lower() if sheet else ("survey" if number else ""),
        row=number,
        column=next(part for part in column.groups() if part) if column else "",
    )
    return Finding(Fault.PYXFORM, " ".join(re.sub(r"\[row : \d+\]\s*", "", said).split())[:_LONGEST], place)
