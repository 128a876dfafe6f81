"""A protected publication as the table of a figure: its crossing is laid out, and what it says of itself is kept."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from samakki.kernel.told import FILE, Told, ToldWrongError
from samakki.tables.printed import Table, UnreadableTableError, made

DESCRIBED: Final = "datapackage.json"
TOTAL: Final = "total"
COUNT: Final = "count"
MARK: Final = "c"
_PROTECTION: Final = ("method", "threshold", "zeros", "base", "most", "epsilon", "delta")
_MOST_BYTES: Final = 50_000_000
_MOST_BREAKDOWNS: Final = 2
_SAYS: Final = {"unit", "as_of", "method", "zeros", "known_missing", "breakdowns"}
_CONTRADICTS: Final = "the publication says {said}, not {told}; leave it out here"


@dataclass(frozen=True, slots=True)
class Published:
    """One table of a publication, laid out, with its unit, its day, how people are protected, and what is missing."""

    table: Table
    unit: str
    as_of: str
    protection: Mapping[str, str]
    missing: str
    totals: tuple[str, ...]


def published(folder: Told, name: Told, beside: Path) -> Published:
    """Read a table of a folder that `samakki databook publish` made; nothing hidden is worked out.

    Raises ToldWrongError for a folder that is no publication, a table that it has not, and a table that no page bears:
    one has two sides, so that a crossing of three breakdowns is several figures.
    """
    place = (beside / folder.words()).resolve()
    described = _described(folder, place / DESCRIBED)
    says = described["samakki"].table(_SAYS, dict(described["samakki"].pairs()))
    breakdowns, file = _found(described["resources"], name)
    counts = _counts(folder, place / file, breakdowns)
    trees = says["breakdowns"].table(breakdowns, dict(says["breakdowns"].pairs()))
    groups = {parent.words() for one in breakdowns for _code, parent in trees[one].pairs() if parent.value is not None}
    protection: dict[str, str] = {one: str(says[one].value) for one in _PROTECTION if one in says}
    if "adds_up" in says and says["adds_up"].value is False:
        protection["adds_up"] = "no"  # each figure carries noise of its own: that no sum holds is no fault of the table
    return Published(
        _laid_out(folder, file, breakdowns, counts),
        says["unit"].words(),
        says["as_of"].day().isoformat(),
        protection,
        says["known_missing"].words() if says["known_missing"] else "",
        (TOTAL, *sorted(groups)),
    )


def agree(told: Mapping[str, Told], publication: Published) -> None:
    """Refuse a figure that says of a publication what it does not say itself. Raises ToldWrongError."""
    for name, said in (("unit", publication.unit), ("as_of", publication.as_of)):
        if told[name]:
            _same(told[name], said)
    for name, each in told["protection"].pairs() if told["protection"] else ():
        _same(each, publication.protection.get(name, "nothing of this"))
    texts = [each.texts()["en"] for each in told["missing"].each()]
    if texts and publication.missing not in texts:
        told["missing"].refuse(_CONTRADICTS.format(said=publication.missing or "nothing", told=texts[0]))
    for total in told["totals"].codes():
        if total not in publication.totals:
            told["totals"].refuse(
                f"{total} is no sum in this publication; its sums are {', '.join(publication.totals)}"
            )


def _same(told: Told, said: str) -> None:
    if told.words() != said:
        told.refuse(_CONTRADICTS.format(said=said, told=told.words()))


def _described(folder: Told, file: Path) -> dict[str, Told]:
    try:
        if file.stat().st_size > _MOST_BYTES:
            folder.refuse(f"its {DESCRIBED} is too large")
        read = Told(FILE, json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError) as error:
        if isinstance(error, ToldWrongError):
            raise
        folder.refuse(f"this is no publication: no {DESCRIBED} in it can be read")
    return read.table({"samakki", "resources"}, dict(read.pairs()))


def _found(resources: Told, name: Told) -> tuple[Sequence[str], str]:
    """Find a table by its name, and give its breakdowns and its file."""
    known = {str(one.value.get("name")): one.value for one in resources.each() if isinstance(one.value, dict)}
    wanted = name.words()
    if wanted not in known:
        name.refuse(f"the publication has no table {wanted}; it has {', '.join(sorted(known))}")
    fields = _columns(known[wanted])
    if fields[-1:] != [COUNT] or len(fields) == 1:
        name.refuse("this table is no crossing of breakdowns with a count at its end")
    if len(fields) > _MOST_BREAKDOWNS + 1:
        crossed = ", ".join(fields[:-1])
        name.refuse(f"this table crosses {crossed}: a page has lines and columns, so publish two breakdowns for it")
    return fields[:-1], Path(str(known[wanted].get("path"))).name


def _columns(resource: Mapping[str, Any]) -> list[str]:
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return [str(one.get("name")) for one in fields if isinstance(one, dict)] if isinstance(fields, list) else []


def _counts(folder: Told, file: Path, breakdowns: Sequence[str]) -> dict[tuple[str, ...], str]:
    try:
        with file.open(encoding="utf-8", newline="") as handle:
            head, *lines = list(csv.reader(handle)) or [[]]
    except (OSError, ValueError, csv.Error):
        folder.refuse(f"{file.name} cannot be read")
    if head != [*breakdowns, COUNT]:
        folder.refuse(f"{file.name} does not have the columns that {DESCRIBED} says")
    counts: dict[tuple[str, ...], str] = {}
    for at, line in enumerate(lines, 2):
        *codes, count = line or [""]
        if len(line) != len(head) or tuple(codes) in counts or not (count == MARK or _is_count(count)):
            folder.refuse(f"{file.name}, line {at}: each line is a cell of its own, with a count or {MARK}")
        counts[tuple(codes)] = count
    return counts


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def _laid_out(folder: Told, file: str, breakdowns: Sequence[str], counts: Mapping[tuple[str, ...], str]) -> Table:
    """Lay the first breakdown along the lines and the second along the columns, sums of all at the end."""
    lines = _ordered(codes[0] for codes in counts)
    columns = _ordered(codes[1] for codes in counts) if len(breakdowns) == _MOST_BREAKDOWNS else [COUNT]
    grid = [[breakdowns[0], *columns]]
    for line in lines:
        keys = [(line, column)[: len(breakdowns)] for column in columns]
        for key in keys:
            if key not in counts:
                folder.refuse(f"{file} has no cell for {', '.join(key)}")
        grid.append([line, *(counts[key] for key in keys)])
    try:
        return made(file, grid)
    except UnreadableTableError as error:
        raise ToldWrongError(file, str(error)) from error


def _ordered(codes: Any) -> list[str]:
    found = dict.fromkeys(codes)
    return [*(code for code in found if code != TOTAL), *([TOTAL] if TOTAL in found else [])]
