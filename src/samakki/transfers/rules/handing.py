"""The file that is handed on: its columns in the order of the record, the standard's first, and all cases in it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from samakki.sections.words import ALL_FIELDS, FieldType
from samakki.transfers.rules.flat import CASE, OPENED, PIECES, TOLD, flat_case
from samakki.transfers.rules.mending import WRITERS
from samakki.transfers.rules.sheet_writing import written_json
from samakki.transfers.rules.standard import EDITION, says_all, standard_cells, standard_values
from samakki.transfers.words import MOST_COLUMNS, MOST_LETTERS, MOST_ROWS, Format, NoRoomError, Room

DOCUMENT: Final = "cases 1"
DISPUTED: Final = "samakki_disputed"
_LAST: Final = (*PIECES, TOLD)


def cells_of(document: Mapping[str, Any]) -> dict[str, str]:
    """Write a case as one row: the standard's columns, and our own where the standard's do not say all."""
    own = flat_case(document)
    cells = {CASE: own.pop(CASE), OPENED: own.pop(OPENED), **standard_cells(document["samakki"])}
    covered = {f"samakki_{field.section}_{field.name}" for field in ALL_FIELDS if says_all(field)}
    cells |= {name: text for name, text in own.items() if name not in covered}
    if document.get("disputed"):
        cells[DISPUTED] = ";".join(document["disputed"])
    return cells


def file_of(form: Format, documents: Iterable[Mapping[str, Any]]) -> bytes:
    """Write all cases as one file; raises NoRoomError before it begins a workbook into which they do not fit."""
    if form is Format.JSON:
        cases = [{**told, "htcds": standard_values(told["samakki"])} for told in documents]
        return written_json({"samakki": DOCUMENT, "standard": EDITION, "cases": cases})
    rows = [cells_of(told) for told in documents]
    head = columns_in_order({name: None for row in rows for name in row})
    if form is Format.XLSX:
        must_fit(head, rows)
    return WRITERS[form](head, ([row.get(name, "") for name in head] for row in rows))


def must_fit(head: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    """Raise NoRoomError where a workbook has no room for these columns and rows, or a cell of it for its letters."""
    if len(head) > MOST_COLUMNS:
        raise NoRoomError(Room.COLUMNS, len(head))
    if len(rows) >= MOST_ROWS:  # the first row holds the headings
        raise NoRoomError(Room.ROWS, len(rows) + 1)
    for row in rows:
        for name, text in row.items():
            if 2 * len(text) > MOST_LETTERS and (length := _length(text)) > MOST_LETTERS:
                raise NoRoomError(Room.LETTERS, length, name, row[CASE])


def _length(text: str) -> int:
    """Count as workbooks do: a sign outside the first 65,536 of Unicode is two."""
    return len(text.encode("utf-16-le")) // 2


def columns_in_order(names: Iterable[str]) -> list[str]:
    """Put columns in the order of the record: each field's name in the standard, then its own, row by row."""
    ranks = _ranks()

    def rank(name: str) -> tuple[Any, ...]:
        base, *rest = name.split(".")
        number = int(rest[0]) if rest and rest[0].isdecimal() else 0
        tail = rest[-1] if rest else ""
        piece = _LAST.index(tail) if tail in _LAST else -1
        return ranks.get(base, (len(ranks), 0)), number, piece if not number else 0, rest

    return sorted(names, key=rank)


def _ranks() -> dict[str, tuple[int, int]]:
    ranks = {CASE: (-2, 0), OPENED: (-1, 0), DISPUTED: (len(ALL_FIELDS) + 1, 0)}
    for place, field in enumerate(ALL_FIELDS):
        named = [field, *field.parts] if field.type is FieldType.ROWS else [field]
        for one in named:
            if one.htcds:
                ranks.setdefault(one.htcds, (place, 0))
        ranks[f"samakki_{field.section}_{field.name}"] = (place, 1)
    return ranks


def left_out(closed: Sequence[tuple[str, str]]) -> list[str]:
    """Name the fields that start closed and are not named: they stay at home."""
    named = set(closed)
    return [
        f"{field.section}.{field.name}"
        for field in ALL_FIELDS
        if field.closed and (field.section.value, field.name) not in named
    ]
