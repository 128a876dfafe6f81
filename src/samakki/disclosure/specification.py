"""What is to be published, as a file says it: title, unit, source, tables, breakdowns, threshold, method."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa

from samakki.disclosure.counting import Columns
from samakki.disclosure.linked import Tree, flat
from samakki.disclosure.methods import OF_METHODS, Method, read_method
from samakki.disclosure.rows import read_rows
from samakki.kernel.told import Told, ToldWrongError, read

TOTAL: Final = "total"
UNKNOWN: Final = "unknown"
LONGEST: Final = 1_000_000
NAMED: Final = 5
SHOWN: Final = "shown"
HIDDEN: Final = "hidden"
_OF_SPECIFICATION: Final = (
    {"title", "unit", "source", "as_of", "tables"},
    {"threshold", "count", "method", "zeros", "breakdowns", "earlier", "known_missing", *OF_METHODS},
)


class RefusedSpecificationError(Exception):
    """The specification can't be published as it stands; it says what and where in words for who wrote it."""


@dataclass(frozen=True)
class Release:
    """Where an earlier release of the same figures lies, and how its persons relate to those of now."""

    folder: Path
    same_persons: bool
    only_grew: bool


@dataclass(frozen=True)
class Specification:
    """A publication before it is made."""

    title: str
    unit: str
    source: Path
    count: str
    as_of: str
    method: Method
    zeros_shown: bool
    groups: Mapping[str, Mapping[str, Sequence[str]]]
    tables: Mapping[str, tuple[str, ...]]
    earlier: tuple[Release, ...]
    known_missing: str

    @property
    def threshold(self) -> int:
        """Say below which a count is small."""
        return self.method.threshold


@dataclass(frozen=True)
class Source:
    """The rows that tables are made of: codes, how many persons each stands for, which record and whose it is."""

    columns: Columns
    numbers: Sequence[int] | None = None
    records: Sequence[str] = ()
    owners: Sequence[str] = ()


def read_specification(file: Path) -> Specification:
    """Read a specification (YAML); raises `RefusedSpecificationError`."""
    try:
        return _read(read(file.read_text("utf-8"), LONGEST, as_written=True), file.parent)
    except ToldWrongError as wrong:
        message = f"{file.name}: {wrong}"
    except (UnicodeDecodeError, OSError) as wrong:
        message = f"{file.name} can't be read: {wrong}"
    raise RefusedSpecificationError(message)


def _read(told: Told, folder: Path) -> Specification:
    parts = told.table(*_OF_SPECIFICATION)
    zeros = parts["zeros"].code({SHOWN, HIDDEN}, "way with zeros") if parts["zeros"] else SHOWN
    return Specification(
        parts["title"].words(),
        parts["unit"].words(),
        folder / parts["source"].words(),
        _if_told(parts["count"]),
        parts["as_of"].day().isoformat(),
        read_method(parts, folder),
        zeros == SHOWN,
        _groups(parts["breakdowns"]),
        _tables(parts["tables"]),
        tuple(_release(each, folder) for each in parts["earlier"].each()),
        _if_told(parts["known_missing"]),
    )


def _if_told(told: Told) -> str:
    return told.words() if told else ""


def _tables(told: Told) -> Mapping[str, tuple[str, ...]]:
    found = {name: each.codes() for name, each in told.pairs()}
    for name, breakdowns in found.items():
        if not breakdowns or len(set(breakdowns)) < len(breakdowns):
            told.refuse(f"{name} needs a list of different breakdowns")
        if "/" in name or name.startswith("."):
            told.refuse(f"{name} is no name for a file")
    if not found:
        told.refuse("there is no table to publish")
    return found


def _groups(told: Told) -> Mapping[str, Mapping[str, Sequence[str]]]:
    if not told:
        return {}
    return {name: {group: codes.codes() for group, codes in each.pairs()} for name, each in told.pairs()}


def _release(told: Told, folder: Path) -> Release:
    parts = told.table({"folder"}, {"same_persons", "only_grew"})
    return Release(folder / parts["folder"].words(), _yes(parts["same_persons"]), _yes(parts["only_grew"]))


def _yes(told: Told) -> bool:
    return bool(told) and told.code({"true", "false"}, "truth value (true or false)") == "true"


def few(words: Sequence[str]) -> str:
    """Name the first of many, and how many more there are."""
    return "; ".join(words[:NAMED]) + (f"; and {len(words) - NAMED} more" if len(words) > NAMED else "")


def _ask(holds: bool, otherwise: str) -> None:  # noqa: FBT001 -- a condition and what is said when it fails
    if not holds:
        raise RefusedSpecificationError(otherwise)


def read_source(spec: Specification, also: Collection[str] = ()) -> Source:
    """Read the rows (CSV or Parquet) that the tables need, with the breakdowns of `also`.

    Raises `RefusedSpecificationError`.
    """
    needed = {name for breakdowns in spec.tables.values() for name in breakdowns} | set(also)
    record = spec.method.keyed.record if spec.method.keyed else ""
    person = spec.method.private.person if spec.method.private else ""
    try:
        rows = read_rows(spec.source)
    except (pa.ArrowException, OSError) as wrong:
        message = f"{spec.source.name} can't be read: {wrong}"
        raise RefusedSpecificationError(message) from None
    for name in sorted(needed | ({spec.count, record, person} - {""})):
        _ask(rows.column_names.count(name) == 1, f"{spec.source.name} has {_how_often(rows, name)} {name}")
    columns = {
        name: [UNKNOWN if value in {None, ""} else str(value) for value in rows[name].to_pylist()] for name in needed
    }
    for name, codes in columns.items():
        _ask(TOTAL not in codes, f"{spec.source.name}: {name} has a code {TOTAL!r}, which is the word for the sum")
    records = _records(spec.source.name, record, rows[record].to_pylist()) if record else ()
    owners = _owners(spec.source.name, person, rows[person].to_pylist()) if person else ()
    return Source(columns, _numbers(spec, rows) if spec.count else None, records, owners)


def _how_often(rows: pa.Table, name: str) -> str:
    return "more than one column" if name in rows.column_names else "no column"


def _numbers(spec: Specification, rows: pa.Table) -> list[int]:
    numbers = [str(value) for value in rows[spec.count].to_pylist()]
    _ask(all(number.isdigit() for number in numbers), f"{spec.source.name}: {spec.count} has what is no count")
    return [int(number) for number in numbers]


def _records(file: str, column: str, values: Sequence[object]) -> list[str]:
    """Read the number of each record: a row without one, or with that of another, has no noise of its own."""
    seen: dict[str, int] = {}
    for row, value in enumerate(values, 1):
        number = "" if value is None else str(value).strip()
        _ask(number != "", f"{file}: row {row} has no {column}, so that it has no key")
        first = seen.setdefault(number, row)
        _ask(first == row, f"{file}: row {row} has the {column} of row {first}; each record has its own")
    return list(seen)


def _owners(file: str, column: str, values: Sequence[object]) -> list[str]:
    """Read whose row each is; without that nobody's rows can be bounded."""
    owners = ["" if value is None else str(value).strip() for value in values]
    _ask("" not in owners, f"{file}: row {(*owners, '').index('') + 1} has no {column}: nobody knows whose it is")
    return owners


def trees(spec: Specification, columns: Columns) -> dict[str, Tree]:
    """Make each breakdown with its groups; raises `RefusedSpecificationError` for a group that can't be.

    The codes are those that occur; where that would tell of somebody, those that the specification declares.
    """
    if spec.method.private:
        columns = {name: spec.method.private.codes[name] for name in columns}
    found: dict[str, Tree] = {}
    for name, codes in columns.items():
        parents: dict[str, str | None] = {}
        of_groups = spec.groups.get(name, {})
        for group, parts in of_groups.items():
            parents.setdefault(group, None)
            for part in parts:
                _ask(parents.get(part) is None, f"{name}: {part} lies in two groups")
                parents[part] = group
        parents.update({code: None for code in sorted(set(codes)) if code not in parents})
        made = Tree(name, parents) if of_groups else flat(name, sorted(set(codes)))
        _ask(not set(of_groups) & set(codes), f"{name}: a code of the source is the name of a group")
        for code in parents:
            _ask(_ends(parents, code), f"{name}: the group {code} lies in itself")
        found[name] = made
    return found


def _ends(parents: Mapping[str, str | None], code: str) -> bool:
    at: str | None = code
    for _step in parents:
        at = parents[at] if at is not None else None
    return at is None
