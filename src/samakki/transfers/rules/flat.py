"""A case as one row of named cells, and back: nothing is lost, and no cell is a formula for a spreadsheet.

`samakki_identity_born` is a field, `samakki_experience_journey.2.country` a part of its second row,
`samakki_experience_wage_paid.amount` a piece of an amount of money. `samakki_identity_called.told` holds, as JSON, all
values of a field of which several stand side by side, or that another than the person told. A cell that begins with a
number sign says why there is no value: `#unknown`. A cell that a spreadsheet could take for a formula gets an
apostrophe before it, and so does one that begins with an apostrophe or a number sign by itself.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from samakki.cases.words import Said, Sayings
from samakki.sections.words import BY_NAME, GONE, RANK, Field, FieldType, Section, split_cell
from samakki.transfers.words import Target

CASE: Final = "samakki_case"
OPENED: Final = "samakki_opened"
ROW: Final = "_row"
PIECES: Final = ("amount", "currency", "per", "date")
TOLD: Final = "told"
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


def document_of(
    case: str, opened: str, values: Mapping[Section, Mapping[str, Any]], told: Sayings | None = None
) -> dict[str, Any]:
    """Write a case as JSON: the fields of each section, the rows of a field of rows as a list in their order.

    Under `told`, in the same shape, stand all values of those fields of which more is to be told than one.
    """
    nested = {section.value: _nested(section, fields) for section, fields in values.items() if fields}
    more = {
        section.value: _told(section, fields, nested.get(section.value, {})) for section, fields in (told or {}).items()
    }
    more = {section: fields for section, fields in more.items() if fields}
    return {"case": case, "opened": opened, "samakki": nested} | ({"told": more} if more else {})


def flat_case(told: Mapping[str, Any]) -> dict[str, str]:
    """Write a case as named cells, from the form that `document_of` gives."""
    cells = {CASE: str(told["case"]), OPENED: str(told.get("opened", ""))}
    for section, fields in told["samakki"].items():
        for name, value in fields.items():
            cells.update(_cells(f"samakki_{section}_{name}", value))
    for section, fields in told.get("told", {}).items():
        for name, said in fields.items():
            base = f"samakki_{section}_{name}"
            if BY_NAME[Section(section), name].type is FieldType.ROWS:
                cells.update(_told_rows(base, said, told["samakki"].get(section, {}).get(name, [])))
            else:
                cells[f"{base}.{TOLD}"] = _written(said)
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
    if field is not None and row and part not in {ROW, RANK, GONE}:
        field = field.part(part)
    fits = field is not None and (
        (not piece and part != GONE)
        or (piece == TOLD and part != ROW and (bool(row) or field.type is not FieldType.ROWS))
        or (field.type is FieldType.MONEY and piece in PIECES)
    )
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
            {ROW: row, **{part: value for part, value in parts.items() if part != GONE}}
            for row, parts in sorted(found.items(), key=lambda one: (_rank(one[1]), one[0]))
            if not parts.get(GONE)
        ]
    return {name: value for name, value in told.items() if value != []}


def _told(section: Section, fields: Mapping[str, tuple[Said, ...]], nested: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    rows: dict[str, dict[str, dict[str, Any]]] = {}
    for name, sayings in fields.items():
        cell = split_cell(name)
        said = [_one(each) for each in sayings]
        if cell is not None:
            rows.setdefault(cell.field, {}).setdefault(cell.row, {})[cell.part] = said
        elif (section, name) in BY_NAME:
            told[name] = said
    for name, found in rows.items():
        standing = [row[ROW] for row in nested.get(name, ()) if row[ROW] in found]
        told[name] = [{ROW: row, **found[row]} for row in standing]
    return {name: said for name, said in told.items() if said}


def _one(said: Said) -> dict[str, Any]:
    more = {"third_party": said.third_party, "told_by": said.told_by, "closed": said.closed}
    return {"value": said.value, **{name: value for name, value in more.items() if value}}


def _told_rows(
    base: str, told: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, str]]:
    numbers = {row[ROW]: number for number, row in enumerate(rows, start=1)}
    for row in told:
        for part, said in row.items():
            if part != ROW:
                yield f"{base}.{numbers[row[ROW]]}.{part}.{TOLD}", _written(said)


def _written(said: Any) -> str:
    return json.dumps(said, ensure_ascii=False)


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
