"""How counts are protected, and the numbers that belong to each way, as a specification says them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from samakki.disclosure.synthesis.words import Budget, RefusedError
from samakki.kernel.told import Told

SUPPRESSION: Final = "suppression"
ROUNDING: Final = "rounding"
CELL_KEYS: Final = "cell-keys"
PRIVATE: Final = "dp"
METHODS: Final = frozenset({SUPPRESSION, ROUNDING, CELL_KEYS, PRIVATE})
LEAST_THRESHOLD: Final = 2
MOST_THRESHOLD: Final = 1_000_000
MOST_ROWS: Final = 100
USUAL_DELTA: Final = "1e-7"
_NUMBER: Final = re.compile(r"\d{1,6}(\.\d{1,12})?(e-?\d{1,2})?\Z")
_NOT_OF_PRIVATE: Final = {
    "threshold": "noise protects each person alike: dp has no threshold",
    "zeros": "with noise nobody knows which zeros are: leave it out",
    "earlier": "the ledger keeps what was told before: leave it out",
}
OF_METHODS: Final[Mapping[str, tuple[str, str]]] = {
    "base": (ROUNDING, "only rounding has a base"),
    "record": (CELL_KEYS, "only cell-keys has a record"),
    "key_file": (CELL_KEYS, "only cell-keys has a key_file"),
    "most": (CELL_KEYS, "only cell-keys has a most"),
    "epsilon": (PRIVATE, "only dp has an epsilon"),
    "delta": (PRIVATE, "only dp has a delta"),
    "ledger": (PRIVATE, "only dp has a ledger"),
    "codes": (PRIVATE, "only dp has codes: elsewhere they are those of the source"),
    "person": (PRIVATE, "only dp has a person: elsewhere each row is one"),
    "rows": (PRIVATE, "only dp has rows: elsewhere each row is a person"),
}
"""Whose each number is, and what is said where it stands beside another method."""


@dataclass(frozen=True)
class Keyed:
    """Noise by keys: the column that numbers the records, the file of the secret, and the largest noise in persons."""

    record: str
    key_file: Path
    most: int


@dataclass(frozen=True)
class Private:
    """Noise that bounds what is told of any person: the budget, where it is kept, the codes that there can be.

    `person` is the column that says whose row it is, or empty when each row is a person; at most `rows` of each count.
    """

    budget: Budget
    ledger: Path
    codes: Mapping[str, tuple[str, ...]]
    person: str
    rows: int

    @property
    def unit(self) -> str:
        """Say who is protected."""
        if not self.person:
            return "each person that is counted: every row was taken to be another's"
        return f"one person, however many rows; up to {self.rows} of each, chosen by chance, were counted"


@dataclass(frozen=True)
class Method:
    """How a publication protects people: its name, and what only that way has."""

    name: str = SUPPRESSION
    threshold: int = LEAST_THRESHOLD
    base: int = 0
    keyed: Keyed | None = None
    private: Private | None = None


def read_method(parts: Mapping[str, Told], folder: Path) -> Method:
    """Read the method and its numbers; raises `ToldWrongError` for what protects nothing or belongs to another."""
    name = parts["method"].code(METHODS, "method") if parts["method"] else SUPPRESSION
    for number, (owner, words) in OF_METHODS.items():
        if parts[number] and owner != name:
            parts[number].refuse(words)
    if name == PRIVATE:
        return Method(name, 0, private=_private(parts, folder))
    threshold = _threshold(parts["threshold"])
    match name:
        case "rounding":
            return Method(name, threshold, base=_base(parts, threshold))
        case "cell-keys":
            return Method(name, threshold, keyed=_keyed(parts, threshold, folder))
        case _:
            return Method(name, threshold)


def _threshold(told: Told) -> int:
    threshold = told.number(MOST_THRESHOLD)
    if threshold < LEAST_THRESHOLD:
        told.refuse(f"{threshold} protects nothing: no count lies between 0 and it")
    return threshold


def _base(parts: Mapping[str, Told], threshold: int) -> int:
    """Read to which multiples counts are rounded: a printed 0 then stands for each count below the threshold."""
    base = parts["base"].number(MOST_THRESHOLD)
    if base < threshold:
        parts["base"].refuse(f"{base} is below the threshold {threshold}: a printed 0 would say that a count is small")
    if parts["earlier"]:
        parts["earlier"].refuse("the same figures, rounded twice, tell more than once: publish with suppression")
    if parts["zeros"]:
        parts["zeros"].refuse("rounded tables show zeros of which nobody knows whether they are")
    return base


def _keyed(parts: Mapping[str, Told], threshold: int, folder: Path) -> Keyed:
    """Read how much noise there is: whoever stands behind a printed 0 knows that it is 1 to `most`."""
    most = parts["most"].number(MOST_THRESHOLD)
    if most <= threshold:
        parts["most"].refuse(
            f"{most} is not above the threshold {threshold}: whoever stands behind a printed 0 would know"
            " that so few do"
        )
    if parts["count"]:
        parts["count"].refuse("counts have no records whose keys could make noise: give a row for each person")
    for each in parts["earlier"].each():
        if each.table({"folder"}, {"same_persons", "only_grew"})["same_persons"].value != "true":
            each.refuse("where persons changed, noise is drawn anew: only releases of the same_persons are attacked")
    if parts["zeros"]:
        parts["zeros"].refuse("tables with noise show zeros of which nobody knows whether they are")
    record = parts["record"].words()
    for name, breakdowns in parts["tables"].pairs():
        if record in breakdowns.codes():
            parts["record"].refuse(f"{record} is a breakdown of {name}, and the number of a record is never published")
    return Keyed(record, folder / parts["key_file"].words(), most)


def _private(parts: Mapping[str, Told], folder: Path) -> Private:
    """Read the budget, and the codes that there can be: that one occurs at all would tell of somebody."""
    for name, words in _NOT_OF_PRIVATE.items():
        if parts[name]:
            parts[name].refuse(words)
    if parts["count"] and parts["person"]:
        parts["count"].refuse("a row that stands for several persons is nobody's: leave out `person`")
    if parts["rows"] and not parts["person"]:
        parts["rows"].refuse("without a column `person` nobody knows whose rows they are")
    rows = parts["rows"].number(MOST_ROWS, 1)
    if rows < 1:
        parts["rows"].refuse("at least one row of each person counts")
    person = parts["person"].words() if parts["person"] else ""
    codes = {name: _codes(each) for name, each in parts["codes"].pairs()}
    for name, breakdowns in parts["tables"].pairs():
        for one in breakdowns.codes():
            if one == person:
                parts["person"].refuse(f"{person} is a breakdown of {name}, and whose row it is is never published")
            if one not in codes:
                parts["codes"].refuse(f"{one} lacks its list: which codes occur would tell of those who have them")
    return Private(_budget(parts), folder / parts["ledger"].words(), codes, person, rows)


def _codes(told: Told) -> tuple[str, ...]:
    codes = told.codes()
    if not codes or len(set(codes)) < len(codes) or "" in codes:
        told.refuse("a list of different codes; those of an empty cell are `unknown`")
    return codes


def _budget(parts: Mapping[str, Told]) -> Budget:
    epsilon = float(parts["epsilon"].matched(_NUMBER, "a number, as 0.5"))
    delta = float(parts["delta"].matched(_NUMBER, "a number, as 1e-7") if parts["delta"] else USUAL_DELTA)
    try:
        return Budget(epsilon, delta)
    except RefusedError as wrong:
        parts["epsilon"].refuse(str(wrong))
