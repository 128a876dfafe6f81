"""The map as a file that people read and change: YAML, with a word on why each column goes where it goes."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from samakki.kernel.missing import Missing
from samakki.kernel.told import Told, ToldWrongError, read
from samakki.sections.words import BY_NAME, FieldType, Section
from samakki.transfers.rules.flat import PIECES, ROW, TOLD
from samakki.transfers.words import NOTHING, Calendar, Column, Dates, Order, Plan, PlanRefusedError, PlanWrong, Target

EDITION: Final = "map 1"
LEAVE: Final = "leave"
UNDECIDED: Final = "?"
_KINDS: Final = frozenset({NOTHING, *Missing})
LONGEST_MAP: Final = 4_000_000
_UNWRITABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Signs that YAML takes for the end of a line, or for none at all."""
_LONGEST_NAME: Final = 1_000
_MOST_ROWS: Final = 10**6
_NEEDED: Final = frozenset({"samakki", "columns"})
_FREE: Final = frozenset({"source", "sheet", "header", "id", "dates", "missing", "ours"})
_OF_COLUMN: Final = frozenset({"codes", "missing", "dates", "standard"})
_WHY: Final = {
    "heading": "by its heading",
    "standard": "by its name in the standard",
    "values": "by its values: look twice",
    "": "nothing speaks for a field",
}


def write_map(plan: Plan, undecided: Mapping[str, tuple[str, ...]] | None = None) -> str:
    """Write a map; `undecided` are values by heading that no code is known for, each to be given one."""
    lines = [
        "# Where the columns of a file go. A column goes to a field, as identity.born, or is left.",
        "# Rows of one source with one id are one case, whatever file they come in.",
        f"samakki: {EDITION}",
        f"source: {_quoted(plan.source)}",
        f"sheet: {_quoted(plan.sheet)}",
        f"header: {plan.header}",
        f"id: {_quoted(plan.id)}  # the column that names a row; without one, its words do",
        f"dates: {{order: {plan.dates.order}, calendar: {plan.dates.calendar}}}",
        *(["ours: true  # written by Samakki: apostrophes before signs are taken off again"] if plan.ours else []),
        f"missing:  # {NOTHING}, or one of: {', '.join(Missing)}",
        *(f"{_named(2, text)} {_quoted(kind)}" for text, kind in plan.missing.items()),
        "columns:",
        *(line for column in plan.columns if column.heading for line in _column(column, undecided or {})),
    ]
    return "\n".join(lines) + "\n"


def _column(column: Column, undecided: Mapping[str, tuple[str, ...]]) -> list[str]:
    start, why = _named(2, column.heading), f"  # {_WHY.get(column.why, column.why)}"
    unknown = undecided.get(column.heading, ())
    if column.target is None:
        return [f"{start} {LEAVE}{why}"]
    if not (column.codes or column.missing is not None or column.dates or column.standard or unknown):
        return [f"{start} {column.target}{why}"]
    lines = [f"{start}{why}", f"    field: {_quoted(str(column.target))}"]
    lines += ["    standard: true"] if column.standard else []
    codes = {**dict.fromkeys(unknown, UNDECIDED), **column.codes}
    lines += ["    codes:", *(f"{_named(6, text)} {_quoted(code)}" for text, code in codes.items())] if codes else []
    if column.missing is not None:
        lines += ["    missing:", *(f"{_named(6, text)} {_quoted(kind)}" for text, kind in column.missing.items())]
    if column.dates:
        lines.append(f"    dates: {{order: {column.dates.order}, calendar: {column.dates.calendar}}}")
    return lines


def _named(indent: int, text: str) -> str:
    """Write a name before what it means; YAML wants to be told of a long one that it is a name."""
    name, start = _quoted(text), " " * indent
    return f"{start}{name}:" if len(name) <= _LONGEST_NAME else f"{start}? {name}\n{start}:"


def _quoted(text: str) -> str:
    return _UNWRITABLE.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def read_map(text: str) -> Plan:
    """Read a map; raises PlanRefusedError with the line or column that cannot be followed."""
    try:
        return _plan(read(text, LONGEST_MAP, as_written=True))
    except ToldWrongError as wrong:
        raise PlanRefusedError(PlanWrong.NOT_A_MAP, str(wrong)) from wrong


def _plan(told: Told) -> Plan:
    whole = told.table(_NEEDED, _FREE)
    if whole["samakki"].value != EDITION:
        whole["samakki"].refuse(f"this is where “{EDITION}” stands")
    return Plan(
        source=_text(whole["source"]),
        columns=tuple(_read_column(heading, column) for heading, column in whole["columns"].pairs()),
        id=_text(whole["id"]),
        sheet=_text(whole["sheet"]),
        header=whole["header"].number(_MOST_ROWS, otherwise=1),
        dates=_dates(whole["dates"]),
        missing=_kinds(whole["missing"]) if whole["missing"] else {},
        ours=_is_so(whole["ours"]),
    )


def _read_column(heading: str, told: Told) -> Column:
    if not told or told.value == LEAVE:
        return Column(heading)
    if isinstance(told.value, str):
        return Column(heading, read_target(told.value, heading))
    column = told.table({"field"}, _OF_COLUMN)
    codes = {value: _text(code) for value, code in column["codes"].pairs()} if column["codes"] else {}
    missing = column["missing"]
    return Column(
        heading,
        read_target(_text(column["field"]), heading),
        codes={value: code for value, code in codes.items() if code != UNDECIDED},
        missing=_kinds(missing) if missing or missing.value == {} else None,
        dates=_dates(column["dates"]) if column["dates"] else None,
        standard=_is_so(column["standard"]),
    )


def replanned(plan: Plan, targets: Mapping[str, str], codes: Mapping[str, str]) -> Plan:
    """Give a map with other targets by heading, and codes for values wherever the field has them."""
    columns = []
    for column in plan.columns:
        text = targets.get(column.heading, "")
        target = read_target(text, column.heading) if text else None
        field = None if target is None else BY_NAME[target.section, target.field]
        if field is not None and target is not None and target.part:
            field = field.part(target.part)
        known = set() if field is None else {code for code, _words in field.codes}
        fitting = {value: code for value, code in codes.items() if code in known}
        why = column.why if target == column.target else "chosen"
        columns.append(replace(column, target=target, codes=fitting, why=why))
    return replace(plan, columns=tuple(columns))


def read_target(text: str, place: str) -> Target:
    """Read where a column goes, as `identity.born`; raises PlanRefusedError for what the record does not have."""
    path, _, piece = text.partition(":")
    section, _, rest = path.partition(".")
    name, *row = rest.split(".")
    if section not in set(Section) or (Section(section), name) not in BY_NAME:
        raise PlanRefusedError(PlanWrong.NO_SUCH_FIELD, f"{place}: {text}")
    field = BY_NAME[Section(section), name]
    if field.type is FieldType.ROWS:
        return _row_target(Section(section), name, row, piece, f"{place}: {text}")
    if row or (piece and piece != TOLD and (field.type is not FieldType.MONEY or piece not in PIECES)):
        raise PlanRefusedError(PlanWrong.NO_SUCH_PART, f"{place}: {text}")
    return Target(Section(section), name, piece=piece)


def _row_target(section: Section, name: str, row: list[str], piece: str, place: str) -> Target:
    if len(row) != 2 or not row[0].isdecimal() or not int(row[0]):  # noqa: PLR2004 -- the row's number and the part
        raise PlanRefusedError(PlanWrong.NO_SUCH_PART, place)
    part = BY_NAME[section, name].part(row[1])
    if row[1] != ROW and not row[1].startswith("_") and part is None:
        raise PlanRefusedError(PlanWrong.NO_SUCH_PART, place)
    return Target(section, name, int(row[0]), row[1], piece)


def _dates(told: Told) -> Dates:
    if not told:
        return Dates(Order.DAY_FIRST, Calendar.BY_SIZE)
    one = told.table((), {"order", "calendar"})
    order, calendar = one["order"], one["calendar"]
    return Dates(
        Order(order.code(set(Order), "order")) if order else Order.DAY_FIRST,
        Calendar(calendar.code(set(Calendar), "calendar")) if calendar else Calendar.BY_SIZE,
    )


def _kinds(told: Told) -> dict[str, str]:
    return {value: kind.code(_KINDS, "kind of missing") for value, kind in told.pairs()}


def _text(told: Told) -> str:
    """Read text as it stands: headings have line breaks and spaces of their own."""
    if told and not isinstance(told.value, str):
        told.refuse("this is one value")
    return told.value or ""


def _is_so(told: Told) -> bool:
    return _text(told).lower() in {"true", "yes"}
