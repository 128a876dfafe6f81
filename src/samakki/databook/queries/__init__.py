"""What can be asked of the data book: counts, tables, releases and months, and workbooks that are filled."""

from samakki.databook.queries.definitions import own_figures
from samakki.databook.queries.figures import (
    count_persons,
    figures,
    months,
    names_of_tables,
    parts_of_cell,
    releases,
    table,
    tables,
)
from samakki.databook.queries.forms import fill_form, form, form_to_bind, forms
from samakki.databook.queries.quality import quality
from samakki.databook.queries.questions import questions

__all__ = [
    "count_persons",
    "figures",
    "fill_form",
    "form",
    "form_to_bind",
    "forms",
    "months",
    "names_of_tables",
    "own_figures",
    "parts_of_cell",
    "quality",
    "questions",
    "releases",
    "table",
    "tables",
]
