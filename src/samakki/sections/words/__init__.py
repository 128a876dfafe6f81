"""The record described as data: ten sections, their fields, and what each field is for."""

from samakki.sections.words.kinds import Field, FieldType, Search, Section, SectionWords, Sensitivity
from samakki.sections.words.record import ALL_FIELDS, BY_NAME, RECORD, FieldUnknownError, field_named

__all__ = [
    "ALL_FIELDS",
    "BY_NAME",
    "RECORD",
    "Field",
    "FieldType",
    "FieldUnknownError",
    "Search",
    "Section",
    "SectionWords",
    "Sensitivity",
    "field_named",
]
