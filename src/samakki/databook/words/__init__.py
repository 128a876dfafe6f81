"""The words of the data book: what is counted, in which unit, of which time, by which definition."""

from samakki.databook.words.asked import NOT_ASKED, NOT_IN_DENOMINATOR, WITHOUT_VALUE, MixedUnitsError
from samakki.databook.words.definitions import MEASURES, Definition, DefinitionUnknownError, DefinitionWrongError
from samakki.databook.words.faults import words_of_fault
from samakki.databook.words.forms import ALL, MOST_AREAS, MOST_SQUARES, OTHERS, Area, FilledForm, Form, Way
from samakki.databook.words.kept import (
    FEWEST_IN_PARTS,
    MOST_CELLS,
    MOST_IN_CELL,
    MOST_LETTERS,
    MOST_NOTES,
    Around,
    BookRefusedError,
    BookWrong,
    Brought,
    Cells,
    Counted,
    Figure,
    Grid,
    Kept,
    Listed,
    Month,
    Parts,
    Released,
)
from samakki.databook.words.periods import Period, PeriodWrongError
from samakki.databook.words.quality import Quality
from samakki.databook.words.questions import About, Answer, Question
from samakki.databook.words.shares import Estimate, EstimateUnfoundedError, Percent, Points, Share, change
from samakki.databook.words.units import words_of_unit, words_of_years
from samakki.tables.units import Unit, Year

__all__ = [
    "ALL",
    "FEWEST_IN_PARTS",
    "MEASURES",
    "MOST_AREAS",
    "MOST_CELLS",
    "MOST_IN_CELL",
    "MOST_LETTERS",
    "MOST_NOTES",
    "MOST_SQUARES",
    "NOT_ASKED",
    "NOT_IN_DENOMINATOR",
    "OTHERS",
    "WITHOUT_VALUE",
    "About",
    "Answer",
    "Area",
    "Around",
    "BookRefusedError",
    "BookWrong",
    "Brought",
    "Cells",
    "Counted",
    "Definition",
    "DefinitionUnknownError",
    "DefinitionWrongError",
    "Estimate",
    "EstimateUnfoundedError",
    "Figure",
    "FilledForm",
    "Form",
    "Grid",
    "Kept",
    "Listed",
    "MixedUnitsError",
    "Month",
    "Parts",
    "Percent",
    "Period",
    "PeriodWrongError",
    "Points",
    "Quality",
    "Question",
    "Released",
    "Share",
    "Unit",
    "Way",
    "Year",
    "change",
    "words_of_fault",
    "words_of_unit",
    "words_of_years",
]
