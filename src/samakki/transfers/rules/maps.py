"""The map as a file that people read and change: YAML, with a word on why each column goes where it goes."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import yaml

from samakki.kernel.missing import Missing
from samakki.sections.words import BY_NAME, FieldType, Section
from samakki.transfers.rules.flat import PIECES, ROW, TOLD
from samakki.transfers.words import NOTHING, Calendar, Column, Dates, Order, Plan, PlanRefusedError, PlanWrong, Target

EDITION: Final = "map 1"
LEAVE: Final = "leave"
UNDECIDED: Final = "?"
_KINDS: Final = frozenset({NOTHING, *Missing})
_WHOLE: Final = frozenset({"samakki", "source", "sheet", "header", "id", "dates", "missing", "columns", "ours"})
_OF_COLUMN: Final = frozenset({"field", "codes", "missing", "dates", "standard"})
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
        *(f"  {_quoted(text)}: {_quoted(kind)}" for text, kind in plan.missing.items()),
        "columns:",
        *(line for column in plan.columns if column.heading for line in _column(column, undecided or {})),
    ]
    return "\n".join(lines) + "\n"


def _column(column: Column, undecided: Mapping[str, tuple[str, ...]]) -> list[str]:
    start, why = f"  {_quoted(column.heading)}:", f"  # {_WHY.get(column.why, column.why)}"
    unknown = undecided.get(column.heading, ())
    if column.target is None:
        return [f"{start} {LEAVE}{why}"]
    if not (column.codes or column.missing is not None or column.dates or column.standard or unknown):
        return [f"{start} {column.target}{why}"]
    lines = [f"{start}{why}", f"    field: {_quoted(str(column.target))}"]
    lines += ["    standard: true"] if column.standard else []
    codes = {**dict.fromkeys(unknown, UNDECIDED), **column.codes}
    lines += (
        ["    codes:", *(f"      {_quoted(text)}: {_quoted(code)}" for text, code in codes.items())] if codes else []
    )
    if column.missing is not None:
        lines += ["    missing:", *(f"      {_quoted(text)}: {_quoted(kind)}" for text, kind in column.missing.items())]
    if column.dates:
        lines.append(f"    dates: {{order: {column.dates.order}, calendar: {column.dates.calendar}}}")
    return lines


def _pairs(told: Mapping[str, str]) -> list[str]:
    return [f"      {_quoted(text)}: {_quoted(meaning)}" for text, meaning in told.items()]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def read_map(text: str) -> Plan:
    """Read a map; raises PlanRefusedError with the line or column that cannot be followed."""
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise PlanRefusedError(PlanWrong.NOT_A_MAP, str(mark.line + 1) if mark else "") from error
    if not isinstance(told, dict) or told.get("samakki") != EDITION or set(told) - _WHOLE:
        raise PlanRefusedError(
            PlanWrong.NOT_A_MAP, ", ".join(sorted(map(str, set(told) - _WHOLE))) if isinstance(told, dict) else ""
        )
    columns = told.get("columns")
    if not isinstance(columns, dict) or not isinstance(told.get("header", 1), int):
        raise PlanRefusedError(PlanWrong.NOT_A_MAP, "columns")
    return Plan(
        source=str(told.get("source", "")),
        columns=tuple(_read_column(str(heading), value) for heading, value in columns.items()),
        id=str(told.get("id") or ""),
        sheet=str(told.get("sheet") or ""),
        header=int(told.get("header", 1)),
        dates=_dates("dates", told.get("dates", {})),
        missing=_kinds("missing", told.get("missing", {})),
        ours=told.get("ours", False) is True,
    )


def _read_column(heading: str, told: Any) -> Column:
    if told == LEAVE or told is None:
        return Column(heading)
    if isinstance(told, str):
        return Column(heading, read_target(told, heading))
    if not isinstance(told, dict) or set(told) - _OF_COLUMN or "field" not in told:
        raise PlanRefusedError(PlanWrong.NOT_A_MAP, heading)
    codes = told.get("codes", {})
    if not isinstance(codes, dict):
        raise PlanRefusedError(PlanWrong.NOT_A_MAP, heading)
    return Column(
        heading,
        read_target(str(told["field"]), heading),
        codes={_text(text): _text(code) for text, code in codes.items() if code != UNDECIDED},
        missing=_kinds(heading, told["missing"]) if "missing" in told else None,
        dates=_dates(heading, told["dates"]) if "dates" in told else None,
        standard=told.get("standard", False) is True,
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


def _dates(place: str, told: Any) -> Dates:
    try:
        return Dates(Order(told.get("order", Order.DAY_FIRST)), Calendar(told.get("calendar", Calendar.BY_SIZE)))
    except (ValueError, AttributeError) as error:
        raise PlanRefusedError(PlanWrong.NOT_A_MAP, f"{place}: dates") from error


def _kinds(place: str, told: Any) -> dict[str, str]:
    found = {_text(text): _text(kind) for text, kind in told.items()} if isinstance(told, dict) else {"": "?"}
    if set(found.values()) - _KINDS:
        raise PlanRefusedError(PlanWrong.NOT_A_MAP, f"{place}: missing")
    return found


def _text(told: object) -> str:
    """Read what YAML may have taken for a truth value or a number."""
    if isinstance(told, bool):
        return "no" if not told else "yes"
    return "" if told is None else str(told)
