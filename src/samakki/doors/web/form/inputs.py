"""Makes of each question what its template shows: one kind of input, one template in `components/questions/`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from samakki.doors.web.form.knowing import NOTHING, Beside
from samakki.doors.web.form.typed import ACKNOWLEDGED, BLANK, date_parts
from samakki.instruments.words import Asked, Block, Kind, Misfit, Offer, Question, Row, Shown, Unanswered, Value

RADIOS: Final = 12
FEW: Final = 3
RANGE_RADIOS: Final = 11
CHECKBOXES: Final = 40
LEFT_OPEN: Final[Sequence[tuple[str, Promise | str]]] = (
    ("", "-"),
    (Unanswered.UNKNOWN.value, _("Not known")),
    (Unanswered.DECLINED.value, _("Prefers not to say")),
    (Unanswered.NOT_ASKED.value, _("Not asked")),
    (BLANK, _("Take the answer back")),
)
LEFT_WORDS: Final = {Unanswered(value): words for value, words in LEFT_OPEN if value in set(Unanswered)}
MISFIT_WORDS: Final = {
    Misfit.NOT_WHOLE: _("This is not a whole number. It is kept as you wrote it."),
    Misfit.NOT_NUMBER: _("This is not a number. It is kept as you wrote it."),
    Misfit.NOT_DATE: _(
        "No calendar has this date. Give a year, a year and a month, or a day. It is kept as you wrote it."
    ),
    Misfit.NOT_TIME: _("This is not a time, such as 08:30. It is kept as you wrote it."),
    Misfit.NOT_OFFERED: _("This is not among the choices that the form offers. It is kept."),
    Misfit.OUT_OF_RANGE: _("This lies outside what the form allows. It is kept as you wrote it."),
    Misfit.CONSTRAINT: _("The form doubts this answer. It is kept as you wrote it."),
    Misfit.TOO_LONG: _("This is longer than 20,000 letters. It is kept, but shorten it if you can."),
}
UNFIT_WORDS: Final = _(
    "This does not fit the case file, or something else stands there. Only this form keeps it, as you wrote it."
)
_TEMPLATES: Final = {
    Kind.TEXT: "text",
    Kind.INTEGER: "integer",
    Kind.DECIMAL: "decimal",
    Kind.DATE: "date",
    Kind.TIME: "time",
    Kind.MOMENT: "moment",
    Kind.RANGE: "range",
    Kind.ACKNOWLEDGE: "acknowledge",
    Kind.NOTE: "note",
    Kind.SELECT_MULTIPLE: "select_multiple",
}


@dataclass(frozen=True, slots=True)
class Input:
    """One question as its template shows it; `anchor` is where an error leads to.

    `known` says since when and from whom the case file has the answer, `shut` that something was written closed.
    """

    asked: Asked
    template: str
    value: Any
    error: str
    missing: str
    anchor: str
    parts: tuple[str, str, str] = ("", "", "")
    offers: tuple[Offer, ...] = ()
    known: str = ""
    shut: str = ""

    @property
    def inline(self) -> bool:
        """Tell whether the choices stand side by side: a few, or the steps of a scale."""
        return len(self.offers) <= FEW or self.asked.question.kind is Kind.RANGE

    @property
    def choices(self) -> list[tuple[str, str, bool, bool]]:
        """Give the choices as a template goes through them fastest: name, words, chosen, kept."""
        return [(one.name, one.label, one.chosen, one.kept) for one in self.offers]

    @property
    def left_open(self) -> SafeString:
        """Give the reasons for no answer as the options of a select."""
        return _left_open(get_language() or "", self.missing)

    @property
    def described(self) -> str:
        """Name the elements that a screen reader tells with the input."""
        mark = self.asked.mark
        parts = [f"{mark}-hint"] if self.asked.hint or self.asked.guidance else []
        return " ".join([*parts, f"{mark}-error", *([f"{mark}-known"] if self.known or self.shut else [])])


@dataclass(frozen=True, slots=True)
class RowInputs:
    """One row of a repeat."""

    row: Row
    items: tuple["Item", ...]


@dataclass(frozen=True, slots=True)
class Fieldset:
    """A group of questions, or a repeat with one page of its rows."""

    block: Block
    template: str
    items: tuple["Item", ...] = ()
    rows: tuple[RowInputs, ...] = field(default=())
    shut: str = ""

    @property
    def earlier(self) -> int:
        """Give the page of rows before this one, 0 when there is none."""
        return self.block.row_page - 1

    @property
    def later(self) -> int:
        """Give the page of rows after this one, 0 when there is none."""
        return self.block.row_page + 1 if self.block.row_page < self.block.row_pages else 0


Item = Input | Fieldset


@lru_cache(maxsize=64)
def _left_open(_language: str, chosen: str) -> SafeString:
    """Write the options once for all questions of a page: they are the same two hundred times."""
    told = ((value, mark_safe(" selected") if value == chosen else "", words) for value, words in LEFT_OPEN)
    return format_html_join("", '<option value="{}"{}>{}</option>', told)


def items_of(shown: Iterable[Shown], told: Beside = NOTHING) -> tuple[Item, ...]:
    """Make the inputs of what a page shows, with what is told beside them."""
    return tuple(_fieldset(one, told) if isinstance(one, Block) else input_of(one, told) for one in shown)


def asked_in(shown: Iterable[Shown]) -> Iterable[Asked]:
    """Go through the questions of a page that are asked now."""
    for one in shown:
        if isinstance(one, Asked):
            if one.relevant and one.question.kind is not Kind.NOTE and not is_told(one.question):
                yield one
        else:
            yield from asked_in(one.items)
            for row in one.rows:
                yield from asked_in(row.items)


def inputs_in(items: Iterable[Item]) -> Iterable[Input]:
    """Go through the inputs of a page."""
    for item in items:
        if isinstance(item, Input):
            yield item
        else:
            yield from inputs_in(item.items)
            for row in item.rows:
                yield from inputs_in(row.items)


def is_told(question: Question) -> bool:
    """Tell whether the form itself gives the answer, so that nobody types it."""
    return bool(question.calculation) or question.read_only


def input_of(asked: Asked, told: Beside = NOTHING) -> Input:
    """Make the input of one question."""
    value: Any = asked.value if isinstance(asked.value, str | list) and not isinstance(asked.value, Unanswered) else ""
    template = _template(asked)
    single = template in {"text", "long_text", "integer", "decimal", "time", "moment", "select", "acknowledge"}
    return Input(
        asked=asked,
        template=f"components/questions/{template}.html",
        value=value,
        error=misfit_words(asked) or (str(UNFIT_WORDS) if asked.path in told.unfit else ""),
        missing=asked.value.value if isinstance(asked.value, Unanswered) else "",
        anchor=f"{asked.mark}-in" if single else asked.mark,
        parts=date_parts(value) if asked.question.kind is Kind.DATE and isinstance(value, str) else ("", "", ""),
        offers=_offers(asked, value),
        known=told.known.get(asked.path, ""),
        shut=told.shut.get(asked.path, ""),
    )


def misfit_words(asked: Asked) -> str:
    """Say why an answer does not fit: the form's own words first."""
    return asked.misfit_text or str(MISFIT_WORDS.get(asked.misfit, "")) if asked.misfit else ""


def value_words(question: Question, value: Value, labels: dict[str, str]) -> str:
    """Put an answer into words for reading."""
    if isinstance(value, Unanswered):
        return str(LEFT_WORDS[value])
    if isinstance(value, list):
        return ", ".join(labels.get(name, name) for name in value)
    if question.kind is Kind.ACKNOWLEDGE and value == ACKNOWLEDGED:
        return gettext("Yes")
    return labels.get(value, value) if value else ""


def _template(asked: Asked) -> str:
    question = asked.question
    looks = question.appearance.split()
    if is_told(question) and question.kind is not Kind.NOTE:
        return "calculated"
    if question.kind is Kind.SELECT_ONE:
        short = len(asked.offers) <= RADIOS and not {"minimal", "autocomplete", "search"} & set(looks)
        return "select_one" if short else "select"
    if question.kind is Kind.SELECT_MULTIPLE and len(asked.offers) > CHECKBOXES:
        return "select_many"
    if question.kind is Kind.RANGE and len(_steps(question)) <= RANGE_RADIOS:
        return "select_one"
    if question.kind is Kind.TEXT and "multiline" in looks:
        return "long_text"
    return _TEMPLATES[question.kind]


def _offers(asked: Asked, value: Any) -> tuple[Offer, ...]:
    if asked.question.kind is not Kind.RANGE:
        return asked.offers
    steps = _steps(asked.question)
    if len(steps) > RANGE_RADIOS:
        return ()
    kept = () if value in ("", *steps) else (Offer(value, value, chosen=True, kept=True),)
    return (*(Offer(step, step, step == value) for step in steps), *kept)


def _steps(question: Question) -> list[str]:
    start, end, step = (float(text) for text in (question.start, question.end, question.step))
    count = min(int(abs(end - start) / step + 1e-9), RANGE_RADIOS + 1)
    way = step if end >= start else -step
    return [f"{start + way * at:.10g}" for at in range(count + 1)]


def _fieldset(block: Block, told: Beside) -> Fieldset:
    if block.group.repeats:
        rows = tuple(RowInputs(row, items_of(row.items, told)) for row in block.rows)
        return Fieldset(block, "components/questions/repeat.html", rows=rows, shut=told.shut.get(block.path, ""))
    return Fieldset(block, "components/questions/group.html", items_of(block.items, told))
