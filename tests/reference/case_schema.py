"""The JSON Schema of the document that cases travel in: made from the record, so that every field is in it."""

import json
from collections.abc import Callable
from typing import Any

from samakki.kernel.missing import Missing
from samakki.sections.words import ALL_FIELDS, GONE, LISTS, PERIODS, RANK, RECORD, Field, FieldType, Listed

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ROW = {"type": "string", "pattern": "^[0-9a-f]{8}$"}
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
NUMBER = r"^-?\d{1,15}(\.\d{1,8})?$"


def schema() -> str:
    """Write the schema."""
    told = {
        "$schema": DRAFT,
        "title": "Cases as Samakki hands them on",
        "description": "Each case in the words of HTCDS 2.0, and whole in our own; the second is what is read back.",
        "type": "object",
        "required": ["samakki", "standard", "cases"],
        "properties": {
            "samakki": {"const": "cases 1"},
            "standard": {"const": "HTCDS 2.0"},
            "cases": {"type": "array", "items": {"$ref": "#/$defs/case"}},
        },
        "$defs": {
            "case": _case(),
            "missing": _missing(),
            "money": _money(),
            "said": _said(),
            "date": {"type": "string", "pattern": DATE},
            **{_list(listed): {"enum": [code for code, _words in LISTS[listed].codes]} for listed in Listed},
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _case() -> dict[str, Any]:
    names = {field.htcds for field in ALL_FIELDS if field.htcds}
    return {
        "type": "object",
        "required": ["case", "samakki"],
        "properties": {
            "case": {"type": "string", "format": "uuid"},
            "opened": {"type": "string", "format": "date-time"},
            "disputed": {"type": "array", "items": {"type": "string"}},
            "htcds": {
                "type": "object",
                "properties": {name: {} for name in sorted(names)},
                "additionalProperties": False,
            },
            "samakki": _sections(_field),
            "told": {
                "description": "All values, the newest first, of fields where several stand or another told one.",
                **_sections(_told),
            },
        },
        "additionalProperties": False,
    }


def _sections(written: Callable[[Field], dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            section.value: {
                "type": "object",
                "description": words.about,
                "properties": {field.name: written(field) for field in words.fields},
                "additionalProperties": False,
            }
            for section, words in RECORD.items()
        },
        "additionalProperties": False,
    }


def _told(field: Field) -> dict[str, Any]:
    if field.type is FieldType.ROWS:
        parts = {part.name: _told(part) for part in field.parts}
        marks = {RANK: _each({"type": "integer"}), GONE: _each({"type": "boolean"})}
        row = {"type": "object", "required": ["_row"], "properties": {"_row": ROW, **marks, **parts}}
        return {"type": "array", "items": {**row, "additionalProperties": False}}
    return _each({"anyOf": [_value(field), {"$ref": "#/$defs/missing"}, {"type": "null"}]})


def _each(value: dict[str, Any]) -> dict[str, Any]:
    said = {"$ref": "#/$defs/said", "properties": {"value": value}}
    return {"type": "array", "minItems": 1, "items": said}


def _said() -> dict[str, Any]:
    """Describe one of several values, whatever it is of."""
    return {
        "description": "One of the values of a field: told by another than the person, by whom, written closed.",
        "type": "object",
        "required": ["value"],
        "properties": {
            "value": {},
            "third_party": {"type": "boolean"},
            "told_by": {"type": "string"},
            "closed": {"type": "boolean"},
        },
        "additionalProperties": False,
    }


def _field(field: Field) -> dict[str, Any]:
    if field.type is FieldType.ROWS:
        parts = {part.name: _field(part) for part in field.parts}
        row = {"_row": ROW, RANK: {"type": "integer"}, **parts}
        rows = {"type": "object", "properties": row, "additionalProperties": False}
        return {"description": field.label, "type": "array", "items": rows}
    return {"description": field.label, "anyOf": [_value(field), {"$ref": "#/$defs/missing"}]}


def _value(field: Field) -> dict[str, Any]:
    listed = {"$ref": f"#/$defs/{_list(field.listed)}"} if field.listed else None
    codes = listed or {"enum": [code for code, _words in field.codes]}
    most = {} if field.most is None else {"maximum": field.most}
    values: dict[FieldType, dict[str, Any]] = {
        FieldType.CODE: codes,
        FieldType.CODES: {"type": "array", "uniqueItems": True, "items": codes},
        FieldType.NUMBER: {"type": "integer", "minimum": field.least or 0, **most},
        FieldType.DECIMAL: {"type": "string", "pattern": NUMBER},
        FieldType.MONEY: {"$ref": "#/$defs/money"},
        FieldType.PARTIAL_DATE: {"$ref": "#/$defs/date"},
        FieldType.LINK: {"type": "string", "format": "uuid"},
    }
    return values.get(field.type, {"type": "string"})


def _list(listed: Listed) -> str:
    return f"list of {listed.value}".replace(" ", "_")


def _missing() -> dict[str, Any]:
    return {
        "description": "Why there is no value.",
        "type": "object",
        "required": ["missing"],
        "properties": {"missing": {"enum": [kind.value for kind in Missing]}},
        "additionalProperties": False,
    }


def _money() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["amount", "currency"],
        "properties": {
            "amount": {"type": "string", "pattern": NUMBER},
            "currency": {"$ref": f"#/$defs/{_list(Listed.CURRENCIES)}"},
            "per": {"enum": [code for code, _words in PERIODS]},
            "date": {"anyOf": [{"const": ""}, {"$ref": "#/$defs/date"}]},
        },
        "additionalProperties": False,
    }
