"""From rows to values of the record: each column read as the map says, each flaw told at its cell."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from samakki.cases.words import Said
from samakki.kernel.missing import Missing
from samakki.sections.words import GONE, RANK, Section, cell
from samakki.transfers.rules.cells import FlawedError, reading_of
from samakki.transfers.rules.flat import ROW, TOLD, lacks, unshielded
from samakki.transfers.rules.guessing import field_of
from samakki.transfers.rules.standard import OF_PIECES, alike_in_the_standard
from samakki.transfers.words import NOTHING, Column, Flaw, Plan, Problem, Row, Target, Vocabulary

Values = dict[Section, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One column ready to be read: which cell, where it goes, what stands for missing, and how a value is read."""

    place: int
    target: Target
    missing: Mapping[str, str]
    read: Callable[[str], Any]
    standard: bool = False


@dataclass(slots=True)
class Converted:
    """What a row says: the values of its fields, all of them where several stand, and the problems that keep it out."""

    values: Values = field(default_factory=dict)
    told: dict[Section, dict[str, tuple[Said, ...]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class Converter:
    """Reads rows as a map says."""

    def __init__(self, plan: Plan, headings: tuple[str, ...], vocabulary: Vocabulary) -> None:
        """Make a reader for each column that goes somewhere; what comes by the standard's name gives way to our own."""
        places = {heading: place for place, heading in enumerate(headings)}
        own = {str(column.target) for column in plan.columns if column.target and not column.standard}
        self._ours = plan.ours
        self._wide = len(headings)
        self.readers = [
            _reader(column, column.target, places[column.heading], plan, vocabulary)
            for column in plan.columns
            if column.target is not None and not (column.standard and str(column.target) in own)
        ]
        self.columns = {str(reader.target): reader.place for reader in self.readers}
        self._beside = [
            _reader(column, column.target, places[column.heading], plan, vocabulary)
            for column in plan.columns
            if column.target is not None and column.standard and str(column.target) in own and not column.target.row
        ]

    def convert(self, row: Row, fresh: Callable[[], str]) -> Converted:
        """Read one row; `fresh` names new rows of fields of rows."""
        made = Converted()
        if len(row.cells) > self._wide and any(text.strip() for text in row.cells[self._wide :]):
            made.problems.append(Problem(row.number, self._wide, Flaw.TOO_MANY_CELLS))
        nested: dict[tuple[Section, str, int], dict[str, Any]] = {}
        amounts: dict[Target, tuple[int, dict[str, str]]] = {}
        told: dict[Target, tuple[int, tuple[Said, ...]]] = {}
        for reader in self.readers:
            text = row.cells[reader.place] if reader.place < len(row.cells) else ""
            flaw = row.flaws.get(reader.place)
            try:
                value = _told(reader, text, flaw, ours=self._ours)
            except FlawedError as wrong:
                made.problems.append(Problem(row.number, reader.place, wrong.flaw, text))
                continue
            if reader.target.piece == TOLD and value is not None:
                told[reader.target] = reader.place, value
            elif value is not None:
                self._put(made, nested, amounts, reader, value)
        _put_amounts(made, nested, amounts, row.number)
        rows = _put_rows(made, nested, fresh)
        _put_told(made, told, rows, row.number)
        made.problems += (problem for reader in self._beside for problem in self._torn(reader, row, made.values))
        return made

    def _torn(self, reader: Reader, row: Row, values: Values) -> Iterator[Problem]:
        """Tell where the standard's column says something else than ours: somebody changed one of the two."""
        field = field_of(reader.target)
        own = values.get(reader.target.section, {}).get(reader.target.field)
        text = row.cells[reader.place] if reader.place < len(row.cells) else ""
        if field is None or field.type in OF_PIECES:
            return
        try:
            told = _told(reader, text, row.flaws.get(reader.place), ours=self._ours)
        except FlawedError as wrong:
            yield Problem(row.number, reader.place, wrong.flaw, text)
            return
        if not alike_in_the_standard(field, told, own):
            yield Problem(row.number, reader.place, Flaw.TWO_SAY_OTHERWISE, text)

    @staticmethod
    def _put(
        made: Converted,
        nested: dict[tuple[Section, str, int], dict[str, Any]],
        amounts: dict[Target, tuple[int, dict[str, str]]],
        reader: Reader,
        value: Any,
    ) -> None:
        target = reader.target
        if target.piece:
            whole = Target(target.section, target.field, target.row, target.part)
            amounts.setdefault(whole, (reader.place, {}))[1][target.piece] = value
        elif target.row:
            nested.setdefault((target.section, target.field, target.row), {})[target.part] = value
        else:
            made.values.setdefault(target.section, {})[target.field] = value


def _put_amounts(
    made: Converted,
    nested: dict[tuple[Section, str, int], dict[str, Any]],
    amounts: dict[Target, tuple[int, dict[str, str]]],
    number: int,
) -> None:
    for target, (place, pieces) in amounts.items():
        money = {"amount": "", "currency": "", "per": "", "date": "", **pieces}
        if not money["amount"] or not money["currency"]:
            flaw = Flaw.NOT_MONEY if not money["amount"] else Flaw.NO_CURRENCY
            made.problems.append(Problem(number, place, flaw, money["amount"]))
        elif target.row:
            nested.setdefault((target.section, target.field, target.row), {})[target.part] = money
        else:
            made.values.setdefault(target.section, {})[target.field] = money


def _put_rows(
    made: Converted, nested: dict[tuple[Section, str, int], dict[str, Any]], fresh: Callable[[], str]
) -> dict[tuple[Section, str, int], str]:
    rows = {}
    for (section, name, number), parts in sorted(nested.items(), key=lambda one: (one[0][0], one[0][1], one[0][2])):
        row, rank = parts.pop(ROW, None) or fresh(), parts.pop(RANK, number)
        rows[section, name, number] = row
        fields = made.values.setdefault(section, {})
        fields.update({cell(name, row, part): value for part, value in parts.items()})
        if parts:
            fields[cell(name, row, RANK)] = rank
    return rows


def _put_told(
    made: Converted,
    told: Mapping[Target, tuple[int, tuple[Said, ...]]],
    rows: Mapping[tuple[Section, str, int], str],
    number: int,
) -> None:
    """Put all values of a field where several stand; its own column says the first of them, or one was changed."""
    for target, (place, said) in told.items():
        row = rows.get((target.section, target.field, target.row), "")
        name = cell(target.field, row, target.part) if target.row else target.field
        own = made.values.get(target.section, {}).get(name)
        if (target.row and not row) or (target.part != GONE and own != said[0].value):
            made.problems.append(Problem(number, place, Flaw.TWO_SAY_OTHERWISE))
        else:
            made.told.setdefault(target.section, {})[name] = said


def _told(reader: Reader, text: str, flaw: Flaw | None, *, ours: bool) -> Any:
    if flaw is not None:
        raise FlawedError(flaw)
    if ours:
        kind = lacks(text)
        if kind:
            return _lacking(reader, kind)
        text = unshielded(text)
        return reader.read(text) if text else None
    bare = text.strip()
    kind = reader.missing.get(bare) or reader.missing.get(bare.casefold(), "")
    if kind == NOTHING or (not bare and not kind):
        return None
    return _lacking(reader, kind) if kind else reader.read(text)


def _lacking(reader: Reader, kind: str) -> dict[str, str]:
    if reader.target.piece == TOLD:
        raise FlawedError(Flaw.NOT_TOLD)
    if kind not in set(Missing):
        raise FlawedError(Flaw.NOT_A_CHOICE)
    return {"missing": kind}


def _reader(column: Column, target: Target, place: int, plan: Plan, vocabulary: Vocabulary) -> Reader:
    told = plan.missing if column.missing is None else column.missing
    missing = {text.strip(): kind for text, kind in told.items()}
    missing |= {text.casefold(): kind for text, kind in missing.items()}
    return Reader(place, target, missing, reading_of(column, target, plan, vocabulary), column.standard)
