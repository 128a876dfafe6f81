"""What is to be published, as a file says it: title, unit, source, tables, breakdowns, threshold, method."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import yaml
from pyarrow import csv, parquet

from samakki.disclosure.counting import Columns
from samakki.disclosure.linked import Tree, flat

TOTAL: Final = "total"
UNKNOWN: Final = "unknown"
SUPPRESSION: Final = "suppression"
LEAST_THRESHOLD: Final = 2
_KNOWN: Final = frozenset(
    {"title", "unit", "source", "count", "as_of", "threshold", "method", "zeros", "breakdowns", "tables", "earlier"}
    | {"known_missing"}
)
_NEEDED: Final = ("title", "unit", "source", "as_of", "threshold", "tables")


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
    threshold: int
    zeros_shown: bool
    groups: Mapping[str, Mapping[str, Sequence[str]]]
    tables: Mapping[str, tuple[str, ...]]
    earlier: tuple[Release, ...]
    known_missing: str


def read_specification(file: Path) -> Specification:
    """Read a specification (YAML); raises `RefusedSpecificationError`."""
    try:
        said = yaml.safe_load(file.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as wrong:
        message = f"{file.name} is not a specification: {wrong}"
        raise RefusedSpecificationError(message) from None
    _ask(isinstance(said, dict), f"{file.name} is not a specification: it has no names")
    for name in _NEEDED:
        _ask(name in said, f"{file.name}: {name} is missing")
    for name in said:
        _ask(name in _KNOWN, f"{file.name}: {name} means nothing here")
    method = said.get("method", SUPPRESSION)
    _ask(method == SUPPRESSION, f"{file.name}: the method {method!r} is not known; known is {SUPPRESSION}")
    zeros = said.get("zeros", "shown")
    _ask(zeros in {"shown", "hidden"}, f"{file.name}: zeros are shown or hidden, not {zeros!r}")
    return Specification(
        str(said["title"]),
        str(said["unit"]),
        file.parent / str(said["source"]),
        str(said.get("count", "")),
        str(said["as_of"]),
        _threshold(file.name, said["threshold"]),
        zeros == "shown",
        _groups(file.name, said.get("breakdowns", {})),
        _tables(file.name, said["tables"]),
        tuple(_release(file, each) for each in said.get("earlier", [])),
        str(said.get("known_missing", "")),
    )


def _ask(holds: bool, otherwise: str) -> None:  # noqa: FBT001 -- a condition and what is said when it fails
    if not holds:
        raise RefusedSpecificationError(otherwise)


def _threshold(name: str, said: Any) -> int:
    whole = isinstance(said, int) and not isinstance(said, bool)
    _ask(whole, f"{name}: threshold is a whole number, not {said!r}")
    _ask(said >= LEAST_THRESHOLD, f"{name}: the threshold {said} protects nothing: no count lies between 0 and it")
    return int(said)


def _tables(name: str, said: Any) -> Mapping[str, tuple[str, ...]]:
    _ask(isinstance(said, dict) and len(said) > 0, f"{name}: tables are names with breakdowns, at least one")
    for table, breakdowns in said.items():
        fine = isinstance(breakdowns, list) and breakdowns and len(set(map(str, breakdowns))) == len(breakdowns)
        _ask(bool(fine), f"{name}: the table {table} needs a list of different breakdowns")
        _ask("/" not in str(table) and not str(table).startswith("."), f"{name}: {table} is no name for a file")
    return {str(table): tuple(map(str, breakdowns)) for table, breakdowns in said.items()}


def _groups(name: str, said: Any) -> Mapping[str, Mapping[str, Sequence[str]]]:
    _ask(isinstance(said, dict), f"{name}: breakdowns are names with groups")
    for breakdown, groups in said.items():
        _ask(
            isinstance(groups, dict) and all(isinstance(codes, list) for codes in groups.values()),
            f"{name}: the groups of {breakdown} are names with lists of codes",
        )
    return {str(key): {str(group): list(map(str, codes)) for group, codes in of.items()} for key, of in said.items()}


def _release(file: Path, said: Any) -> Release:
    _ask(isinstance(said, dict) and "folder" in said, f"{file.name}: an earlier release needs its folder")
    return Release(
        file.parent / str(said["folder"]), bool(said.get("same_persons", False)), bool(said.get("only_grew", False))
    )


def read_source(spec: Specification) -> tuple[Columns, list[int] | None]:
    """Read the rows (CSV or Parquet) that the tables need; raises `RefusedSpecificationError`."""
    needed = {name for breakdowns in spec.tables.values() for name in breakdowns}
    try:
        rows = parquet.read_table(spec.source) if spec.source.suffix == ".parquet" else _csv(spec.source)
    except (pa.ArrowException, OSError) as wrong:
        message = f"{spec.source.name} can't be read: {wrong}"
        raise RefusedSpecificationError(message) from None
    for name in sorted(needed | ({spec.count} - {""})):
        _ask(name in rows.column_names, f"{spec.source.name} has no column {name}")
    columns = {
        name: [UNKNOWN if value in {None, ""} else str(value) for value in rows[name].to_pylist()] for name in needed
    }
    for name, codes in columns.items():
        _ask(TOTAL not in codes, f"{spec.source.name}: {name} has a code {TOTAL!r}, which is the word for the sum")
    if not spec.count:
        return columns, None
    numbers = [str(value) for value in rows[spec.count].to_pylist()]
    _ask(all(number.isdigit() for number in numbers), f"{spec.source.name}: {spec.count} has what is no count")
    return columns, [int(number) for number in numbers]


def _csv(file: Path) -> Any:
    with file.open("rb") as handle:
        names = handle.readline().decode("utf-8-sig").strip().split(",")
    as_text = csv.ConvertOptions(column_types={name.strip('"'): pa.string() for name in names})
    return csv.read_csv(file, convert_options=as_text)


def trees(spec: Specification, columns: Columns) -> dict[str, Tree]:
    """Make each breakdown with its groups; raises `RefusedSpecificationError` for a group that can't be."""
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
