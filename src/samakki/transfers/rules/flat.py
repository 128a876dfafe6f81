"""A case as one row of named cells, and back: nothing is lost, and no cell is a formula for a spreadsheet.

`samakki_identity_born` is a field, `samakki_experience_journey.2.country` a part of its second row,
`samakki_experience_wage_paid.amount` a piece of an amount of money. A cell that begins with a number sign says why
there is no value: `#unknown`. A cell that a spreadsheet could take for a formula gets an apostrophe before it, and so
does one that begins with an apostrophe or a number sign by itself.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from samakki.sections.words import BY_NAME, GONE, RANK, Field, FieldType, Section, split_cell
from samakki.transfers.words import Target

CASE: Final = "samakki_case"
OPENED: Final = "samakki_opened"
ROW: Final = "_row"
PIECES: Final = ("amount", "currency", "per", "date")
BETWEEN: Final = ";"
_RISKY: Final = frozenset("=+-@\t\r\n'#\uff1d\uff0b\uff0d\uff20")
_SHIELD: Final = "'"
_LACKING: Final = "#"
_NAME: Final = re.compile(r"samakki_([a-z]+)_([a-z][a-z0-9_]*)(?:\.(\d{1,3})\.([a-z_][a-z0-9_]*))?(?:\.([a-z]+))?\Z")


def shielded(text: str) -> str:
    """Write a text so that no spreadsheet takes it for a formula; `unshielded` gives it back."""
    return _SHIELD + text if text[:1] in _RISKY else text


def unshielded(cell: str) -> str:
    """Give the text that `shielded` wrote."""
    return cell.removeprefix(_SHIELD)


def lacking(kind: str) -> str:
    """Write why there is no value."""
    return _LACKING + kind


def lacks(cell: str) -> str:
    """Tell which kind of missing a cell of ours says; empty when it says a value."""
    return cell[1:] if cell[:1] == _LACKING else ""


def document_of(case: str, opened: str, values: Mapping[Section, Mapping[str, Any]]) -> dict[str, Any]:
    """Write a case as JSON: the fields of each section, the rows of a field of rows as a list in their order."""
    return {
        "case": case,
        "opened": opened,
        "samakki": {section.value: _nested(section, fields) for section, fields in values.items() if fields},
    }


def flat_case(told: Mapping[str, Any]) -> dict[str, str]:
    """Write a case as named cells, from the form that `document_of` gives."""
    cells = {CASE: str(told["case"]), OPENED: str(told.get("opened", ""))}
    for section, fields in told["samakki"].items():
        for name, value in fields.items():
            cells.update(_cells(f"samakki_{section}_{name}", value))
    return cells


def target_of(heading: str) -> Target | None:
    """Tell which field a heading of ours names; None for any other heading and for fields that are no more."""
    found = _NAME.match(heading)
    if found is None:
        return None
    section, name, row, part, piece = found.groups()
    if section not in set(Section) or (Section(section), name) not in BY_NAME:
        return None
    field: Field | None = BY_NAME[Section(section), name]
    if field is not None and row and part not in {ROW, RANK}:
        field = field.part(part)
    fits = field is not None and (not piece or (field.type is FieldType.MONEY and piece in PIECES))
    return Target(Section(section), name, int(row or 0), part or "", piece or "") if fits else None


def _nested(section: Section, fields: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    rows: dict[str, dict[str, dict[str, Any]]] = {}
    for name, value in fields.items():
        cell = split_cell(name)
        if cell is not None:
            rows.setdefault(cell.field, {}).setdefault(cell.row, {})[cell.part] = value
        elif (section, name) in BY_NAME:
            told[name] = value
    for name, found in rows.items():
        told[name] = [
            {ROW: row, **parts}
            for row, parts in sorted(found.items(), key=lambda one: (_rank(one[1]), one[0]))
            if not parts.get(GONE)
        ]
    return {name: value for name, value in told.items() if value != []}


def _rank(parts: Mapping[str, Any]) -> int:
    rank = parts.get(RANK)
    return rank if isinstance(rank, int) else 0


def _cells(base: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        if "missing" in value:
            yield base, lacking(str(value["missing"]))
        else:
            yield from ((f"{base}.{piece}", shielded(str(said))) for piece, said in value.items() if said != "")
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        for number, row in enumerate(value, start=1):
            for part, said in row.items():
                yield from _cells(f"{base}.{number}.{part}", said)
    elif isinstance(value, list):
        yield base, BETWEEN.join(value)
    else:
        yield base, shielded(str(value))
