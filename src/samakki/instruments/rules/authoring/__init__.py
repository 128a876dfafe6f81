"""The short form in which instruments are written, and the workbook that is made of it."""

from samakki.instruments.rules.authoring.book import write_book
from samakki.instruments.rules.authoring.lines import Translate, form_id, sheets_of
from samakki.instruments.rules.authoring.reading import read_lists, read_sheets
from samakki.instruments.rules.authoring.sheet import ADULT, ANY, CHILD, TONGUES, Ask, Bound, Cluster, Item, Sheet

__all__ = [
    "ADULT",
    "ANY",
    "CHILD",
    "TONGUES",
    "Ask",
    "Bound",
    "Cluster",
    "Item",
    "Sheet",
    "Translate",
    "form_id",
    "read_lists",
    "read_sheets",
    "sheets_of",
    "write_book",
]
