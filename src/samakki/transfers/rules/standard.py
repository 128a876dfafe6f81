"""Cases in the words of the Human Trafficking Case Data Standard, for those who read it."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from samakki.sections.words import ALL_FIELDS, Field, FieldType
from samakki.transfers.rules.flat import BETWEEN, lacking, shielded
from samakki.transfers.rules.folding import folded

EDITION: Final = "HTCDS 2.0"
_PARTING: Final = frozenset(";|\n\u3001")
OF_PIECES: Final = frozenset({FieldType.MONEY, FieldType.ROWS, FieldType.LINK})


def standard_cells(nested: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Give the standard's columns of a case, from its fields as `document_of` nests them."""
    cells: dict[str, str] = {}
    for field in ALL_FIELDS:
        value = nested.get(field.section.value, {}).get(field.name)
        if value is None:
            continue
        for name, told in _named(field, value):
            cells.setdefault(name, told)
    return cells


def standard_values(nested: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Give the same for a document of JSON: several values as a list."""
    told: dict[str, Any] = {}
    for field in ALL_FIELDS:
        value = nested.get(field.section.value, {}).get(field.name)
        if value is None or not field.htcds or isinstance(value, Mapping):
            continue
        told.setdefault(field.htcds, in_the_standard(field, value))
    return told


@cache
def says_all(field: Field) -> bool:
    """Tell whether the standard's column says all that the field does, so that our own is not needed beside it."""
    if not field.htcds or field.type in OF_PIECES or _first(field.htcds) is not field:
        return False
    if field.type not in {FieldType.CODE, FieldType.CODES}:
        return True
    values = dict(field.htcds_codes)
    told = {folded(value) for value in values.values()}
    parted = any(sign in value for value in values.values() for sign in _PARTING)
    return set(values) == {code for code, _words in field.codes} and len(told) == len(values) and not parted


@cache
def _first(name: str) -> Field | None:
    return next((field for field in ALL_FIELDS if field.htcds == name), None)


def _named(field: Field, value: Any) -> Iterator[tuple[str, str]]:
    if field.type is FieldType.ROWS and isinstance(value, list):
        for number, row in enumerate(value, start=1):
            for part in field.parts:
                if part.htcds and row.get(part.name) is not None:
                    name = part.htcds if number == 1 else f"{part.htcds}.{number}"
                    yield name, _cell(part, row[part.name])
    elif field.htcds:
        yield field.htcds, _cell(field, value)


def _cell(field: Field, value: Any) -> str:
    if isinstance(value, Mapping) and "missing" in value:
        return lacking(str(value["missing"]))
    told = in_the_standard(field, value)
    return shielded(BETWEEN.join(told) if isinstance(told, list) else str(told))


def in_the_standard(field: Field, value: Any) -> Any:
    """Say a value in the standard's words; what it has no word for stays as it is."""
    names = dict(field.htcds_codes)
    if isinstance(value, list):
        return [names.get(code, code) for code in value if isinstance(code, str)]
    if isinstance(value, Mapping):
        return " ".join(str(value[piece]) for piece in ("amount", "currency") if value.get(piece))
    return names.get(value, value) if isinstance(value, str) else value


def alike_in_the_standard(field: Field, one: Any, other: Any) -> bool:
    """Tell whether two values are the same in the standard's words; two codes may share one of them."""
    first, second = in_the_standard(field, one), in_the_standard(field, other)
    if isinstance(first, list) and isinstance(second, list):
        return set(first) == set(second)
    return bool(first == second)
