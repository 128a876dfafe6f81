"""What is known about a table beside its cells: unit, period, as-of date, source, footnotes, codebook (ABOUT.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final

from samakki.kernel.told import Told, ToldWrongError, read
from samakki.tables.cells import Cell, read_cell
from samakki.tables.findings import Finding, Kind
from samakki.tables.units import Unit, Year
from samakki.tables.wording import folded

EDITION: Final = "about 1"
LONGEST: Final = 1_000_000
_NEEDED: Final = frozenset({"samakki"})
_FREE: Final = frozenset(
    {"title", "unit", "period", "as_of", "source", "version", "expected", "codebook", "footnotes", "names"}
)
_OF_NOTE: Final = frozenset({"mark", "kind", "row", "column", "excludes", "difference"})


class AboutWrongError(ValueError):
    """ABOUT.yaml cannot be followed, and where."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A printed remark and what it explains: rows left out of a sum, or a difference of so much."""

    says: str
    mark: str = ""
    kind: str = ""
    row: str = ""
    column: str = ""
    excludes: Mapping[str, Decimal | None] = field(default_factory=dict)
    difference: Decimal | None = None

    def settles(self, finding: Finding, rows: Mapping[tuple[str, str], Cell]) -> bool:
        """Tell whether the remark explains a finding: it is meant for it, and its numbers are right."""
        meant = (
            (not self.kind or self.kind == finding.kind)
            and (not self.row or folded(self.row) == folded(finding.row or ""))
            and (not self.column or folded(self.column) == folded(finding.column or ""))
        )
        if not meant:
            return False
        if self.difference is None and not self.excludes:
            return bool(self.kind or self.row or self.column)
        return self._explained(finding, rows)

    def _explained(self, finding: Finding, rows: Mapping[tuple[str, str], Cell]) -> bool:
        printed = read_cell(finding.printed or "")
        try:
            computed = Decimal(finding.computed or "")
        except InvalidOperation:
            return False
        gone = self.difference or Decimal(0)
        for row, value in self.excludes.items():
            cell = rows.get((folded(row), folded(finding.column or "")))
            gone += value if value is not None else cell.value if cell else Decimal(0)
        return printed.is_number and abs(computed - printed.value) == abs(gone)


@dataclass(frozen=True, slots=True)
class About:
    """What an officer wrote about a table; all of it may be left out."""

    title: str = ""
    unit: Unit | None = None
    period: str = ""
    years: Year = Year.CALENDAR
    as_of: str = ""
    source: str = ""
    version: str = ""
    expected: int | None = None
    codebook: Mapping[str, str] = field(default_factory=dict)
    names: tuple[tuple[str, ...], ...] = ()
    footnotes: tuple[Footnote, ...] = ()


NOTHING: Final = About()


def read_about(text: str) -> About:
    """Read ABOUT.yaml; raises AboutWrongError with the place of what cannot be followed."""
    try:
        return _about(read(text, LONGEST, as_written=True))
    except ToldWrongError as wrong:
        raise AboutWrongError(str(wrong)) from wrong


def _about(told: Told) -> About:
    whole = told.table(_NEEDED, _FREE)
    if whole["samakki"].value != EDITION:
        whole["samakki"].refuse(f"this is where “{EDITION}” stands")
    period, years = _period(whole["period"])
    return About(
        title=_words(whole["title"]),
        unit=Unit(whole["unit"].code(list(Unit), "unit")) if whole["unit"] else None,
        period=period,
        years=years,
        as_of=_words(whole["as_of"]),
        source=_words(whole["source"]),
        version=_words(whole["version"]),
        expected=whole["expected"].number(10**6) if whole["expected"] else None,
        codebook={code: meaning.words() for code, meaning in whole["codebook"].pairs()} if whole["codebook"] else {},
        names=tuple(one.codes() for one in whole["names"].each()),
        footnotes=tuple(_footnote(one) for one in whole["footnotes"].each()) if whole["footnotes"] else (),
    )


def _words(told: Told) -> str:
    return told.words() if told else ""


def _period(told: Told) -> tuple[str, Year]:
    if not told or isinstance(told.value, str):
        return _words(told), Year.CALENDAR
    parts = told.table({"of"}, {"years"})
    years = Year(parts["years"].code(list(Year), "way of counting years")) if parts["years"] else Year.CALENDAR
    return parts["of"].words(), years


def _footnote(told: Told) -> Footnote:
    parts = told.table({"says"}, _OF_NOTE)
    kind = parts["kind"].code(list(Kind), "kind of finding") if parts["kind"] else ""
    return Footnote(
        parts["says"].words(),
        _words(parts["mark"]),
        kind,
        _words(parts["row"]),
        _words(parts["column"]),
        _excluded(parts["excludes"]),
        _number(parts["difference"]) if parts["difference"] else None,
    )


def _excluded(told: Told) -> dict[str, Decimal | None]:
    """Read rows that a sum leaves out: a list of them, or each with how much of it."""
    if not told:
        return {}
    if isinstance(told.value, list):
        return dict.fromkeys(told.codes())
    return {row: _number(value) for row, value in told.pairs()}


def _number(told: Told) -> Decimal:
    cell = read_cell(told.words())
    if not cell.is_number or cell.bound:
        told.refuse("this is a number")
    return cell.value


def described(about: About) -> dict[str, str]:
    """Give what is told of a table as plain words, for a descriptor."""
    whole = {
        "title": about.title,
        "unit": about.unit.value if about.unit else "",
        "period": about.period,
        "years": about.years.value if about.period else "",
        "as_of": about.as_of,
        "source": about.source,
        "version": about.version,
    }
    return {name: text for name, text in whole.items() if text}
