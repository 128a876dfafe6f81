"""The record described as data: ten sections, their fields, and what each field is for."""

from samakki.sections.words.cells import GONE, RANK, Cell, cell, row_of, split_cell
from samakki.sections.words.dimensions import DIMENSIONS
from samakki.sections.words.kinds import (
    Coarse,
    Field,
    FieldType,
    Moment,
    Search,
    Section,
    SectionWords,
    Sensitivity,
    Span,
)
from samakki.sections.words.lists import LISTS, Listed, LongList, listed_words, words_for_the_catalogue
from samakki.sections.words.money import PERIODS
from samakki.sections.words.record import (
    ALL_FIELDS,
    BY_NAME,
    RECORD,
    FieldUnknownError,
    counted_in_rows,
    field_named,
    is_link,
    may_be_counted,
)
from samakki.sections.words.standard import HTCDS_BEYOND, HTCDS_LEFT_OUT, HTCDS_SPELLED_NAMES, HTCDS_SPELLED_VALUES

__all__ = [
    "ALL_FIELDS",
    "BY_NAME",
    "DIMENSIONS",
    "GONE",
    "HTCDS_BEYOND",
    "HTCDS_LEFT_OUT",
    "HTCDS_SPELLED_NAMES",
    "HTCDS_SPELLED_VALUES",
    "LISTS",
    "PERIODS",
    "RANK",
    "RECORD",
    "Cell",
    "Coarse",
    "Field",
    "FieldType",
    "FieldUnknownError",
    "Listed",
    "LongList",
    "Moment",
    "Search",
    "Section",
    "SectionWords",
    "Sensitivity",
    "Span",
    "cell",
    "counted_in_rows",
    "field_named",
    "is_link",
    "listed_words",
    "may_be_counted",
    "row_of",
    "split_cell",
    "words_for_the_catalogue",
]
