"""Read a publication as an attacker does: ours with its machine file, or a folder of tables that others made."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, Final

import numpy as np

from samakki.disclosure.attack import Seen
from samakki.disclosure.cellkey import keyed_bounds
from samakki.disclosure.hiding import MOST
from samakki.disclosure.linked import Key, Linked, Tree, link
from samakki.disclosure.methods import CELL_KEYS, PRIVATE, ROUNDING
from samakki.disclosure.rounding import rounded_bounds
from samakki.disclosure.specification import TOTAL

MARK: Final = "c"
"""How a hidden cell of ours is printed."""
HIDDEN: Final = frozenset({"c", "x", "*", "..", ":", "s"})
TOTALS: Final = frozenset({"total", "totals", "all", "sum", "grand total", ""})
_BELOW: Final = re.compile(r"<\s*(\d+)")
_RANGE: Final = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")  # noqa: RUF001 -- people print the long dash
_COUNT: Final = re.compile(r"\d{1,3}([ ,]\d{3})+|\d+")


class UnreadableError(Exception):
    """A folder that is no publication; it says what and where."""


@dataclass
class Published:
    """Cells as they are printed: the least and the most that each can be, and where it stands."""

    bounds: dict[Key, tuple[float, float]] = field(default_factory=dict)
    where: dict[Key, tuple[str, str, str]] = field(default_factory=dict)
    tables: list[tuple[str, list[Tree]]] = field(default_factory=list)
    threshold: int = 0
    zeros_shown: bool = False
    uneven: bool = False
    """The figures carry noise of their own and do not add up: a printed 0 is of nobody or of a few."""

    def take(self, key: Key, bounds: tuple[float, float], where: tuple[str, str, str]) -> None:
        """Take a cell in; raises `UnreadableError` when it was printed before with another figure."""
        low, high = self.bounds.get(key, (0.0, MOST))
        low, high = max(low, bounds[0]), min(high, bounds[1])
        if low > high:
            message = f"{where[0]}, {where[1]}, {where[2]}: another figure than in {self.where[key][0]}"
            raise UnreadableError(message)
        self.bounds[key] = (low, high)
        self.where.setdefault(key, where)

    def joined(self, other: "Published") -> "Published":
        """Take both as one, of the very same persons; raises `UnreadableError` where no count fits what both print."""
        both = Published(threshold=self.threshold, uneven=self.uneven, tables=[*self.tables, *other.tables])
        both.where = {**other.where, **self.where}
        for key in both.where:
            each = [one.known(key) for one in (self, other)]
            low, high = max(bound[0] for bound in each), min(bound[1] for bound in each)
            if low > high:
                message = "an earlier release of the same persons has other figures"
                raise UnreadableError(message)
            both.bounds[key] = (low, high)
        return both

    def known(self, key: Key) -> tuple[float, float]:
        """Say the least and the most that a cell can be; where zeros are shown, one that is hidden is at least 1."""
        low, high = self.bounds.get(key, (0.0, MOST))
        return max(low, float(low < high and self.zeros_shown and key in self.bounds)), high

    def shown(self) -> dict[Key, int]:
        """Give the counts that are printed."""
        return {key: int(low) for key, (low, high) in self.bounds.items() if low == high}

    def seen(self) -> tuple[Linked, Seen]:
        """Link the tables; where zeros are shown, what is hidden is at least 1."""
        linked = link([trees for _name, trees in self.tables])
        bounds = [self.bounds.get(key, (0.0, MOST)) for key in linked.keys]
        low, high = np.asarray([each[0] for each in bounds]), np.asarray([each[1] for each in bounds])
        hidden = low < high
        return linked, Seen(np.where(hidden & self.zeros_shown, np.maximum(low, 1.0), low), high)


def read_published(folder: Path, *, blank_hides: bool = False) -> Published:
    """Read a folder of tables; raises `UnreadableError`."""
    if not folder.is_dir():
        message = f"{folder} is no folder"
        raise UnreadableError(message)
    machine = folder / "datapackage.json"
    try:
        described = json.loads(machine.read_text("utf-8")) if machine.exists() else {}
        ours = described.get("samakki")
        return _ours(folder, described, ours) if ours else _theirs(folder, blank_hides=blank_hides)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, csv.Error) as wrong:
        message = f"{folder.name} can't be read: {wrong}"
        raise UnreadableError(message) from None
    except (KeyError, TypeError, AttributeError, ValueError) as wrong:
        message = f"{folder.name}: its datapackage.json is not as ours are: {wrong!r}"
        raise UnreadableError(message) from None


def _ours(folder: Path, described: Mapping[str, Any], about: Mapping[str, Any]) -> Published:
    method = str(about["method"])
    found = Published(
        threshold=int(about.get("threshold", 0)), zeros_shown=about["zeros"] == "shown", uneven=method == CELL_KEYS
    )
    trees = {name: Tree(name, parents) for name, parents in about["breakdowns"].items()}
    for resource in described["resources"]:
        rows = _rows(folder / str(resource["path"]))
        names = rows[0][:-1]
        found.tables.append((resource["name"], [trees[name] for name in names]))
        for row in rows[1:]:
            pairs = sorted((name, code) for name, code in zip(names, row[:-1], strict=True) if code != TOTAL)
            where = (resource["name"], row[0], " / ".join(row[1:-1]) or "count")
            found.take(tuple(pairs), _behind(meant(row[-1], where, blank_hides=False), method, about), where)
    return found


def _behind(printed: tuple[float, float], method: str, about: Mapping[str, Any]) -> tuple[float, float]:
    """Say what a count was before it was rounded, or had its noise."""
    count, high = printed
    if method == PRIVATE:
        return 0.0, MOST
    if count < high or method not in {ROUNDING, CELL_KEYS}:
        return printed
    one = np.asarray([int(count)])
    least, most = (
        rounded_bounds(one, int(about["base"])) if method == ROUNDING else keyed_bounds(one, int(about["most"]))
    )
    return float(least[0]), float(most[0])


def _theirs(folder: Path, *, blank_hides: bool) -> Published:
    """Read crossings of two breakdowns: labels in the first column and the first row, totals called so.

    The first cell names the breakdowns ("age / sex"); tables whose breakdowns have the same name are linked.
    """
    found = Published()
    files = sorted(folder.glob("*.csv"))
    if not files:
        message = f"{folder.name} holds no table (CSV)"
        raise UnreadableError(message)
    for file in files:
        rows = _rows(file)
        named = [part.strip() for part in re.split(r"[/\\|]", rows[0][0]) if part.strip()]
        down, across = (
            (*named, f"{file.stem} rows", f"{file.stem} columns")[:2]
            if len(named) > 1
            else (
                named[0] if named else f"{file.stem} rows",
                f"{file.stem} columns",
            )
        )
        codes = (_codes(row[0] for row in rows[1:]), _codes(rows[0][1:]))
        trees = [Tree(down, dict.fromkeys(codes[0])), Tree(across, dict.fromkeys(codes[1]))]
        found.tables.append((file.stem, [tree for tree in trees if tree.parents]))
        for row, (place, label) in product(rows[1:], enumerate(rows[0][1:], 1)):
            pairs = [(name, code.strip()) for name, code in ((down, row[0]), (across, label)) if not _is_total(code)]
            where = (file.stem, row[0], label)
            found.take(tuple(sorted(pairs)), meant(row[place], where, blank_hides=blank_hides), where)
    return found


def _codes(labels: Iterator[str] | list[str]) -> list[str]:
    return [label.strip() for label in labels if not _is_total(label)]


def _is_total(label: str) -> bool:
    return label.strip().casefold() in TOTALS


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as handle:
        rows = [row for row in csv.reader(handle) if any(cell.strip() for cell in row)]
    if len(rows) < 2 or len(rows[0]) < 2:  # noqa: PLR2004 -- a head and a row, a label and a figure
        message = f"{file.name}: no table"
        raise UnreadableError(message)
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            message = f"{file.name}, row {number}: {len(row)} cells where the head has {len(rows[0])}"
            raise UnreadableError(message)
    return rows


def meant(cell: str, where: tuple[str, str, str], *, blank_hides: bool) -> tuple[float, float]:
    """Say the least and the most that a printed cell can be; raises `UnreadableError`."""
    text = cell.strip().casefold()
    if text in HIDDEN or (blank_hides and not text):
        return 0.0, MOST
    if not text or text == "-":
        return 0.0, 0.0
    if below := _BELOW.fullmatch(text):
        return 0.0, float(below[1]) - 1
    if between := _RANGE.fullmatch(text):
        return float(between[1]), float(between[2])
    if _COUNT.fullmatch(text):
        return (float(re.sub("[ ,]", "", text)),) * 2
    message = f"{where[0]}, {where[1]}, {where[2]}: {cell!r} is neither a count nor a mark for a hidden one"
    raise UnreadableError(message)
