"""A half-filled form as it stands at one moment: what is asked, what is computed, what does not fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from samakki.instruments.words.answers import Value
from samakki.instruments.words.definition import Group, Question


class Misfit(StrEnum):
    """Why an answer does not fit its question; it is kept all the same, and marked."""

    NOT_WHOLE = "not a whole number"
    NOT_NUMBER = "not a number"
    NOT_DATE = "not a date"
    NOT_TIME = "not a time"
    NOT_OFFERED = "not offered"
    OUT_OF_RANGE = "out of range"
    CONSTRAINT = "constraint"
    TOO_LONG = "too long"
    ONLY_YEAR = "only part of a date"


@dataclass(frozen=True, slots=True)
class FormState:
    """What the form says about these answers; keys are paths with rows (`kids[2]/name`).

    `values` holds what was answered or computed and is asked now, `hidden` the paths of answers that are kept although
    the form no longer asks for them, `rows` the row numbers of each repeat, `cut` the repeats that wanted more rows
    than we keep, `next_rows` the number that a new row of each repeat is given (a number is never used twice).
    """

    values: Mapping[str, Value]
    relevant: Mapping[str, bool]
    misfits: Mapping[str, Misfit]
    rows: Mapping[str, tuple[int, ...]]
    next_rows: Mapping[str, int]
    hidden: frozenset[str]
    cut: frozenset[str]
    computed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice as it is shown; a `kept` one was chosen before and is no longer offered."""

    name: str
    label: str
    chosen: bool
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is shown to somebody: texts in their language, the answer so far, what does not fit."""

    path: str
    mark: str
    question: Question
    label: str
    lang: str
    hint: str
    guidance: str
    value: Value
    relevant: bool
    wanted: bool = False
    wanted_text: str = ""
    misfit: Misfit | None = None
    misfit_text: str = ""
    offers: tuple[Offer, ...] = ()

    def outline(self) -> tuple[object, ...]:
        """Tell what of it must be drawn again when it differs, the answer and the fault aside."""
        names = tuple((offer.name, offer.label) for offer in self.offers)
        return (self.label, self.hint, self.guidance, self.relevant, self.wanted, names)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a repeat as it is shown: its own number, and its place among the rows that are there, from 1."""

    path: str
    mark: str
    number: int
    place: int
    items: tuple["Shown", ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A group as it is shown; of a repeat one page of rows, `fixed` when the form itself counts them."""

    path: str
    mark: str
    group: Group
    label: str
    lang: str
    hint: str
    relevant: bool
    items: tuple["Shown", ...] = ()
    rows: tuple[Row, ...] = ()
    row_page: int = 1
    row_pages: int = 1
    row_count: int = 0
    next_row: int = 1
    fixed: bool = False
    full: bool = False
    cut: bool = False


Shown = Asked | Block


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a form in the list of its pages: its number from 1, its name, how much of it is answered.

    Questions that stand in no group have no name together: `first` and `last` count them through the form. `heads` are
    the outer groups and questions on it.
    """

    number: int
    label: str
    lang: str
    first: int
    last: int
    asked: int
    answered: int
    misfits: int
    relevant: bool
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form opened at one page: what is shown, the list of pages, and how far it is."""

    title: str
    lang: str
    sheet: Sheet
    sheets: tuple[Sheet, ...]
    items: tuple[Shown, ...]
    state: FormState

    @property
    def answered(self) -> int:
        """Count the questions that have an answer or a reason for none."""
        return sum(sheet.answered for sheet in self.sheets)

    @property
    def asked(self) -> int:
        """Count the questions that the form asks now."""
        return sum(sheet.asked for sheet in self.sheets)
