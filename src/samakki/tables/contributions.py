"""What agencies gave, in many currencies, told in one: each amount with its rate, and with what it was at first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from babel import Locale
from babel.numbers import get_currency_precision

from samakki.tables.cells import read_cell
from samakki.tables.printed import Table
from samakki.tables.wording import folded

OF_GIFTS: Final = ("agency", "year", "amount", "currency")
OF_RATES: Final = ("currency", "year", "rate", "source", "day")
TOTAL: Final = "Total"
_BUDDHIST: Final = 543
_LAST_COMMON: Final = 2100


class Fault(StrEnum):
    """Why amounts are not converted: what stands in a line, or what lacks."""

    NO_COLUMN = "no_column"
    NO_AGENCY = "no_agency"
    NO_YEAR = "no_year"
    NO_AMOUNT = "no_amount"
    NO_CURRENCY = "no_currency"
    OTHER_CURRENCY = "other_currency"
    NO_RATE = "no_rate"
    NO_SOURCE = "no_source"
    NO_DAY = "no_day"
    RATE_LACKS = "rate_lacks"
    RATE_TWICE = "rate_twice"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A fault, the file and the line in which it is, and what stands there."""

    fault: Fault
    file: str
    line: int
    printed: str


class NotConvertedError(Exception):
    """Nothing was converted, and all that is wrong."""

    def __init__(self, wrong: Sequence[Wrong]) -> None:
        """Keep what is wrong."""
        super().__init__(f"{len(wrong)} faults")
        self.wrong = tuple(wrong)


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of the one currency a unit of another was in a year, by whom and on which day that was told."""

    value: Decimal
    source: str
    day: date


@dataclass(frozen=True, slots=True)
class Converted:
    """What an agency gave in a year: in the one currency, by which rate, and as it was given."""

    agency: str
    year: int
    amount: Decimal
    rate: Rate | None
    original: Decimal
    currency: str


def is_currency(code: str) -> bool:
    """Tell whether these are the three letters of a currency."""
    return code in Locale("en").currencies


def converted(gifts: Table, rates: Table, into: str) -> list[Converted]:
    """Convert each amount by the rate of its currency and year, rounded as the currency is, half to even.

    `gifts` has the columns agency, year, amount, currency; `rates` has currency, year, rate (so much of `into` a unit
    is), source, day. Gives the amounts by year and agency; of `into` itself none needs a rate. Raises NotConvertedError
    with every fault.
    """
    wrong: list[Wrong] = []
    known = _rates(rates, wrong)
    unit = Decimal(1).scaleb(-get_currency_precision(into))
    found = []
    for line, cells in _lines(gifts, OF_GIFTS, wrong):
        reading = _Reading(gifts.name, line, cells, wrong)
        agency, year = reading.words("agency", Fault.NO_AGENCY), reading.year()
        currency, amount = reading.currency(), reading.number("amount", Fault.NO_AMOUNT)
        rate = known.get((currency, year))
        if currency and year and currency != into and rate is None:
            wrong.append(Wrong(Fault.RATE_LACKS, gifts.name, line, f"{currency} {year}"))
        exact = Fraction(amount) * (Fraction(rate.value) if rate and currency != into else 1)
        told = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(unit, ROUND_HALF_EVEN)
        found.append(Converted(agency, year, told, None if currency == into else rate, amount, currency))
    if wrong:
        raise NotConvertedError(wrong)
    return sorted(found, key=lambda one: (one.year, folded(one.agency), one.currency))


def by_year(told: Sequence[Converted]) -> list[list[str]]:
    """Lay amounts out: agencies down, years across, and totals of what is printed, so that they add up."""
    years = sorted({one.year for one in told})
    sums: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for one in told:
        sums[one.agency][one.year] += one.amount
    rows = [["agency", *map(str, years), TOTAL]]
    for agency in sorted(sums, key=folded):
        amounts = sums[agency]
        cells = [format(amounts[year], "f") if year in amounts else "" for year in years]
        rows.append([agency, *cells, format(sum(amounts.values(), Decimal()), "f")])
    of_years = [sum((each[year] for each in sums.values() if year in each), Decimal()) for year in years]
    rows.append([TOTAL, *(format(one, "f") for one in of_years), format(sum(of_years, Decimal()), "f")])
    return rows


def _rates(table: Table, wrong: list[Wrong]) -> Mapping[tuple[str, int], Rate]:
    found: dict[tuple[str, int], Rate] = {}
    for line, cells in _lines(table, OF_RATES, wrong):
        reading = _Reading(table.name, line, cells, wrong)
        key = reading.currency(), reading.year()
        if key in found:
            wrong.append(Wrong(Fault.RATE_TWICE, table.name, line, f"{key[0]} {key[1]}"))
        value = reading.number("rate", Fault.NO_RATE, above=0)
        found[key] = Rate(value, reading.words("source", Fault.NO_SOURCE), reading.day())
    return found


def _lines(table: Table, columns: Sequence[str], wrong: list[Wrong]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give each line below the headings, by the columns that are needed; others are left alone."""
    heads = [folded(words) for words in table.rows[0]]
    lacking = [name for name in columns if name not in heads]
    wrong += [Wrong(Fault.NO_COLUMN, table.name, table.lines[0], name) for name in lacking]
    for line, row in zip(table.lines[1:], table.rows[1:], strict=True) if not lacking else ():
        yield line, {name: row[heads.index(name)].strip() for name in columns}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A line that is read; what is wrong with it is noted, and reading goes on."""

    file: str
    line: int
    cells: Mapping[str, str]
    wrong: list[Wrong]

    def words(self, name: str, fault: Fault) -> str:
        return self.cells[name] or self._note(fault, name)

    def year(self) -> int:
        cell = read_cell(self.cells["year"])
        if not cell.is_year:
            self._note(Fault.NO_YEAR, "year")
            return 0
        year = int(cell.value)
        return year - _BUDDHIST if year > _LAST_COMMON else year

    def number(self, name: str, fault: Fault, above: int | None = None) -> Decimal:
        cell = read_cell(self.cells[name])
        plain = cell.is_number and not (cell.bound or cell.is_percent or cell.sex)
        if not plain or (above is not None and cell.value <= above):
            self._note(fault, name)
        if is_currency(unit := cell.unit.upper()) and unit != self.cells["currency"].upper():
            self._note(Fault.OTHER_CURRENCY, name)
        return cell.value

    def currency(self) -> str:
        code = self.cells["currency"].upper()
        return code if is_currency(code) else self._note(Fault.NO_CURRENCY, "currency")

    def day(self) -> date:
        try:
            return date.fromisoformat(self.cells["day"])
        except ValueError:
            self._note(Fault.NO_DAY, "day")
            return date.min

    def _note(self, fault: Fault, name: str) -> str:
        self.wrong.append(Wrong(fault, self.file, self.line, self.cells[name]))
        return ""
