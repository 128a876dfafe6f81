"""Rows of a field: read off a folded file in their order, added, moved and taken away one cell at a time."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from samakki.cases.words import FieldShown, RowShown, WordsRefusedError, is_late
from samakki.journal.words import Change, FileState, Heads
from samakki.sections.words import BY_NAME, GONE, RANK, Field, Section, cell, split_cell

_LAST: Final = 1 << 40
Cells = Mapping[str, Mapping[str, Heads]]


def cells_of(state: FileState, section: Section) -> dict[str, dict[str, dict[str, Heads]]]:
    """Sort the cells of a section by field of rows, row and part."""
    found: dict[str, dict[str, dict[str, Heads]]] = {}
    for name, heads in state.sections.get(section, {}).items():
        named = split_cell(name)
        if named:
            found.setdefault(named.field, {}).setdefault(named.row, {})[named.part] = heads
    return found


def rows_shown(field: Field, cells: Cells) -> tuple[RowShown, ...]:
    """Give the rows of a field in their order; rows of one rank, added apart, stand by their names."""
    return tuple(sorted((_row(field, row, parts) for row, parts in cells.items()), key=_place))


def standing_in_rows(
    state: FileState, section: Section, names: Collection[str]
) -> dict[str, list[dict[str, list[Any]]]]:
    """Give of fields of rows the rows that stand, each with the values in its parts: several where they are torn."""
    cells = cells_of(state, section) if names else {}
    return {
        name: [
            {part.field.name: [head.value for head in part.heads.heads] for part in row.parts if part.heads.heads}
            for row in rows_shown(BY_NAME[section, name], cells.get(name, {}))
            if row.stands
        ]
        for name in names
    }


def _row(field: Field, row: str, parts: Mapping[str, Heads]) -> RowShown:
    told = tuple(FieldShown(part, parts.get(part.name, Heads())) for part in field.parts)
    return RowShown(row, told, parts.get(RANK, Heads()), parts.get(GONE, Heads()), is_late(parts))


def rank_after(rows: Sequence[RowShown]) -> int:
    """Give the rank of a row that comes after all others."""
    return max((rank for rank in map(_rank, rows) if rank < _LAST), default=0) + 1


def moved(field: Field, rows: Sequence[RowShown], row: str, steps: int) -> list[Change]:
    """Give the ranks to write so that a row stands `steps` later, or earlier below zero; what stays is not written."""
    standing = [each for each in rows if each.stands]
    at = next((at for at, each in enumerate(standing) if each.row == row), None)
    if at is None:
        raise WordsRefusedError(field.name, "not_a_choice")
    to = min(max(at + steps, 0), len(standing) - 1)
    order = [*standing[:at], *standing[at + 1 :]]
    order.insert(to, standing[at])
    if order == standing:
        return []
    return [
        Change(cell(field.name, each.row, RANK), rank, each.rank.base)
        for rank, each in enumerate(order, 1)
        if each.rank.value != rank or each.rank.in_conflict
    ]


def settled(part: str, said: Sequence[str], about: str) -> int | bool:
    """Read what a person decided about the place of a row, or about its having been taken away."""
    told = said[0] if said else ""
    if part == GONE and told in {"True", "False"}:
        return told == "True"
    if part == RANK and told.isdecimal():
        return int(told)
    raise WordsRefusedError(about, "not_a_choice")


def _place(row: RowShown) -> tuple[int, str]:
    return _rank(row), row.row


def _rank(row: RowShown) -> int:
    value: Any = row.rank.value
    return value if isinstance(value, int) else _LAST
