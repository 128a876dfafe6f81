"""The words of the data book: what is counted, in which unit, of which time, by which definition."""

from samakki.databook.words.counted import (
    NOT_ASKED,
    NOT_IN_DENOMINATOR,
    WITHOUT_VALUE,
    Axis,
    ColumnUnknownError,
    Crossed,
    GridsDifferError,
    MixedUnitsError,
    Numbers,
    Unit,
)
from samakki.databook.words.definitions import MEASURES, Definition, DefinitionUnknownError, DefinitionWrongError
from samakki.databook.words.periods import Period, PeriodKind, PeriodWrongError
from samakki.databook.words.shares import Estimate, EstimateUnfoundedError, Percent, Points, Share

__all__ = [
    "MEASURES",
    "NOT_ASKED",
    "NOT_IN_DENOMINATOR",
    "WITHOUT_VALUE",
    "Axis",
    "ColumnUnknownError",
    "Crossed",
    "Definition",
    "DefinitionUnknownError",
    "DefinitionWrongError",
    "Estimate",
    "EstimateUnfoundedError",
    "GridsDifferError",
    "MixedUnitsError",
    "Numbers",
    "Percent",
    "Period",
    "PeriodKind",
    "PeriodWrongError",
    "Points",
    "Share",
    "Unit",
]
