"""The words of a book in one language: its own sentences, labels of lines and columns, countries, units, numbers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import override

from samakki.databook.words import words_of_unit, words_of_years
from samakki.kernel.languages import BY_TAG, Language
from samakki.tables.editions.texts import Texts
from samakki.tables.editions.words import Cell, Figure, Shown

_LOCALES: Final = {"zh-hans": "zh_Hans"}
_ALPHA_2: Final = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """One language of a book."""

    language: Language

    @property
    def locale(self) -> Locale:
        """Give what Babel knows of the language."""
        return Locale.parse(_LOCALES.get(self.language.tag, self.language.tag))

    @property
    def none(self) -> str:
        """Say in a chart that a cell has no number to show."""
        with override(self.language.tag):
            return _("no number")

    def say(self, texts: Texts) -> str:
        """Give a sentence in this language; a book is only made in languages that have it."""
        return texts.get(self.language.tag, "") or texts.get("en", "")

    def label(self, figure: Figure, name: str) -> str:
        """Give the words for a line or column: those of the figure, a country's name for its two letters, or itself."""
        if name in figure.labels:
            return self.say(figure.labels[name])
        return self.country(name)

    def country(self, name: str) -> str:
        """Give a country's name for its two letters (ISO 3166); anything else stays as it is."""
        if len(name) == _ALPHA_2 and name.isascii() and name.isupper():
            return str(self.locale.territories.get(name, name))
        return name

    def unit(self, figure: Figure) -> str:
        """Name what a figure counts."""
        with override(self.language.tag):
            return words_of_unit(figure.unit)

    def years(self, figure: Figure) -> str:
        """Name what a year of a figure is."""
        with override(self.language.tag):
            return words_of_years(figure.years)

    def day(self, day: date) -> str:
        """Tell a day as it is written here."""
        return format_date(day, format="long", locale=self.locale)

    def number(self, value: Decimal) -> str:
        """Write a number as it is written here."""
        return format_decimal(value, locale=self.locale)

    def cell(self, cell: Cell) -> str:
        """Write a cell: a number as it was printed, and a sign of its own for each way of having none."""
        with override(self.language.tag):
            return {Shown.BLANK: _("blank"), Shown.PROTECTED: _("protected")}.get(cell.shown, cell.printed)

    def told(self, figure: Figure) -> str:
        """Tell a chart to whom it is read aloud: its largest number, and where all others stand."""
        largest = max(
            (
                (cell.value, row.label, column)
                for row in figure.rows
                if not row.is_total
                for column, cell in zip(figure.columns, row.cells, strict=True)
                if cell.value is not None and column not in figure.totals
            ),
            default=None,
        )
        with override(self.language.tag):
            if largest is None:
                return _("The table below the chart has every number.")
            told = _(
                "The largest number is %(number)s: %(row)s, %(column)s. The table below the chart has every number."
            )
            return told % {
                "number": self.number(largest[0]),
                "row": self.label(figure, largest[1]),
                "column": self.label(figure, largest[2]),
            }


def wording(tag: str) -> Wording:
    """Give the words of a language by its tag."""
    return Wording(BY_TAG[tag])
