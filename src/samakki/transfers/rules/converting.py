"""From cells to values of the record: each column read as the map says, each flaw told at its cell."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from samakki.kernel.missing import Missing
from samakki.sections.words import LISTS, PERIODS, RANK, Field, FieldType, Listed, Section, cell
from samakki.transfers.rules.eras import DateError, read_date
from samakki.transfers.rules.flat import BETWEEN, ROW, lacks, unshielded
from samakki.transfers.rules.folding import folded
from samakki.transfers.rules.guessing import codes_of, field_of
from samakki.transfers.words import NOTHING, Column, Flaw, Plan, Problem, Row, Target, Vocabulary

Values = dict[Section, dict[str, Any]]
_SHORT: Final = 500
_LONG: Final = 10_000
_LONGEST_NUMBER: Final = 9
_UNSEEN: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
_KEPT: Final = frozenset("\n\t\u200b\u200c\u200d")
_LOST: Final = "\ufffd"
_LISTED: Final = re.compile(r"\s*[;|\n、]\s*")
_COMMAS: Final = re.compile(r"\s*[,\uff0c]\s*")
_AMOUNT: Final = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?\Z", re.ASCII)
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?\Z", re.ASCII)
_MONEY: Final = re.compile(r"(?P<before>[^\d\s-]*)\s*(?P<amount>-?[\d,]+(?:\.\d+)?)\s*(?P<after>[^\d]*)\Z")
_ROW_NAME: Final = re.compile(r"[0-9a-f]{8}\Z")
_CURRENCIES: Final = frozenset(code for code, _words in LISTS[Listed.CURRENCIES].codes)
_PER: Final = frozenset(code for code, _words in PERIODS if code)


class FlawedError(ValueError):
    """A cell cannot be read as its column wants."""

    def __init__(self, flaw: Flaw) -> None:
        """Keep why."""
        super().__init__(flaw.value)
        self.flaw = flaw


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
    """What a row says: the values of its fields, and the problems that keep it out."""

    values: Values = field(default_factory=dict)
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

    def convert(self, row: Row, fresh: Callable[[], str]) -> Converted:
        """Read one row; `fresh` names new rows of fields of rows."""
        made = Converted()
        if len(row.cells) > self._wide and any(text.strip() for text in row.cells[self._wide :]):
            made.problems.append(Problem(row.number, self._wide, Flaw.TOO_MANY_CELLS))
        nested: dict[tuple[Section, str, int], dict[str, Any]] = {}
        amounts: dict[Target, tuple[int, dict[str, str]]] = {}
        for reader in self.readers:
            text = row.cells[reader.place] if reader.place < len(row.cells) else ""
            flaw = row.flaws.get(reader.place)
            try:
                value = _told(reader, text, flaw, ours=self._ours)
            except FlawedError as wrong:
                made.problems.append(Problem(row.number, reader.place, wrong.flaw, text))
                continue
            if value is not None:
                self._put(made, nested, amounts, reader, value)
        _put_amounts(made, nested, amounts, row.number)
        _put_rows(made, nested, fresh)
        return made

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
) -> None:
    for (section, name, number), parts in sorted(nested.items(), key=lambda one: (one[0][0], one[0][1], one[0][2])):
        row, rank = parts.pop(ROW, None) or fresh(), parts.pop(RANK, number)
        fields = made.values.setdefault(section, {})
        fields.update({cell(name, row, part): value for part, value in parts.items()})
        if parts:
            fields[cell(name, row, RANK)] = rank


def _told(reader: Reader, text: str, flaw: Flaw | None, *, ours: bool) -> Any:
    if flaw is not None:
        raise FlawedError(flaw)
    if ours:
        kind = lacks(text)
        if kind:
            return _lacking(kind)
        text = unshielded(text)
        return reader.read(text) if text else None
    bare = text.strip()
    kind = reader.missing.get(bare) or reader.missing.get(bare.casefold(), "")
    if kind == NOTHING or (not bare and not kind):
        return None
    return _lacking(kind) if kind else reader.read(text)


def _lacking(kind: str) -> dict[str, str]:
    if kind not in set(Missing):
        raise FlawedError(Flaw.NOT_A_CHOICE)
    return {"missing": kind}


def _reader(column: Column, target: Target, place: int, plan: Plan, vocabulary: Vocabulary) -> Reader:
    told = plan.missing if column.missing is None else column.missing
    missing = {text.strip(): kind for text, kind in told.items()}
    missing |= {text.casefold(): kind for text, kind in missing.items()}
    return Reader(place, target, missing, _reading(column, target, plan, vocabulary), column.standard)


def _reading(column: Column, target: Target, plan: Plan, vocabulary: Vocabulary) -> Callable[[str], Any]:
    dates = column.dates or plan.dates
    described = field_of(target)
    if target.part == ROW:
        return _row_name
    if target.part == RANK or described is None:
        return _number
    if target.piece:
        return _PIECE_READERS.get(target.piece, lambda text: _date(text, dates))
    if described.type is FieldType.PARTIAL_DATE:
        return lambda text: _date(text, dates)
    return _described_reading(described, _known(column, target, vocabulary))


def _described_reading(described: Field, known: Mapping[str, str]) -> Callable[[str], Any]:
    order = [code for code, _words in described.codes]
    limit = _LONG if described.type is FieldType.LONG_TEXT else _SHORT
    readers: Mapping[FieldType, Callable[[str], Any]] = {
        FieldType.CODE: lambda text: _code(text, known),
        FieldType.CODES: lambda text: _codes(text, known, order),
        FieldType.NUMBER: lambda text: _bounded(_number(text), described),
        FieldType.DECIMAL: _amount,
        FieldType.MONEY: _money,
        FieldType.LINK: _case_id,
    }
    return readers.get(described.type, lambda text: _words(text, limit))


def _known(column: Column, target: Target, vocabulary: Vocabulary) -> dict[str, str]:
    told = vocabulary.standard_codes.get((target.section, target.field, target.part), {}) if column.standard else {}
    return {**codes_of(target, vocabulary), **told, **{folded(text): code for text, code in column.codes.items()}}


def _words(text: str, limit: int) -> str:
    if _LOST in text:
        raise FlawedError(Flaw.SIGNS_LOST)
    kept = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not kept.isprintable() and any(
        sign not in _KEPT and unicodedata.category(sign) in _UNSEEN for sign in kept if not sign.isprintable()
    ):
        raise FlawedError(Flaw.CONTROL_SIGNS)
    if len(kept) > limit:
        raise FlawedError(Flaw.TOO_LONG)
    return kept


def _code(text: str, known: Mapping[str, str]) -> str:
    code = known.get(folded(text))
    if not code:
        raise FlawedError(Flaw.NOT_A_CHOICE)
    return code


def _codes(text: str, known: Mapping[str, str], order: list[str]) -> list[str]:
    chosen = set(_each_code(text, known))
    if not chosen:
        raise FlawedError(Flaw.NOT_A_CHOICE)
    return [code for code in order if code in chosen]


def _each_code(text: str, known: Mapping[str, str]) -> Iterator[str]:
    for said in _LISTED.split(text.strip().strip(BETWEEN)):
        whole = known.get(folded(said))
        if whole:
            yield whole
        else:
            yield from (_code(part, known) for part in _COMMAS.split(said))


def _number(text: str) -> int:
    bare = unicodedata.normalize("NFKC", text).strip()
    bare = bare.removesuffix(".0")
    if not bare.isdecimal() or len(bare) > _LONGEST_NUMBER:
        raise FlawedError(Flaw.NOT_A_NUMBER)
    return int(bare)


def _bounded(number: int, described: Field) -> int:
    if number < (described.least or 0) or (described.most is not None and number > described.most):
        raise FlawedError(Flaw.OUT_OF_RANGE)
    return number


def _amount(text: str) -> str:
    bare = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text.strip())
    if _THOUSANDS.match(bare):
        bare = bare.replace(",", "")
    if not _AMOUNT.match(bare):
        raise FlawedError(Flaw.NOT_A_NUMBER)
    return bare


def _currency(text: str) -> str:
    code = text.strip().upper()
    if code not in _CURRENCIES:
        raise FlawedError(Flaw.NO_CURRENCY)
    return code


def _per(text: str) -> str:
    bare = text.strip().casefold()
    if bare not in _PER:
        raise FlawedError(Flaw.NOT_A_CHOICE)
    return bare


def _money(text: str) -> dict[str, str]:
    found = _MONEY.match(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise FlawedError(Flaw.NOT_MONEY)
    words = f"{found['before']} {found['after']}".replace("/", " per ").split()
    told = [word for word in words[1:] if word.casefold() not in {"per", "a", "an", "each"}]
    return {
        "amount": _amount(found["amount"]),
        "currency": _currency(words[0] if words else ""),
        "per": _per(told[0]) if told else "",
        "date": "",
    }


def _date(text: str, dates: Any) -> str:
    try:
        return read_date(text, dates)
    except DateError as wrong:
        raise FlawedError(wrong.flaw) from None


def _row_name(text: str) -> str:
    if not _ROW_NAME.match(text):
        raise FlawedError(Flaw.NOT_A_CHOICE)
    return text


def _case_id(text: str) -> str:
    return text.strip().lower()


_PIECE_READERS: Final[Mapping[str, Callable[[str], Any]]] = {"amount": _amount, "currency": _currency, "per": _per}
