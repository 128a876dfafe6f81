"""What is done to the data book: tables are brought, figures released, months closed by two, workbooks bound."""

from samakki.databook.actions.figures import bring_table, close_month, release_figure, say_month_whole
from samakki.databook.actions.forms import bind_area, bring_form, drop_form, free_area
from samakki.databook.actions.measures import define_figure, drop_figure
from samakki.databook.actions.questions import ask_office, note_answer, take_question_back

__all__ = [
    "ask_office",
    "bind_area",
    "bring_form",
    "bring_table",
    "close_month",
    "define_figure",
    "drop_figure",
    "drop_form",
    "free_area",
    "note_answer",
    "release_figure",
    "say_month_whole",
    "take_question_back",
]
