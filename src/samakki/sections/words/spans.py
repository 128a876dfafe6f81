"""Reads which days between two moments of rows may be counted."""

from collections.abc import Mapping
from typing import Any, Final

from samakki.sections.words.kinds import Field, FieldType, Moment, Span

_NEEDED: Final = frozenset({"name", "label", "from", "to"})


def span(place: str, told: Mapping[str, Any]) -> Span:
    """Read one span; raises ValueError that names the place."""
    if not _NEEDED <= set(told) <= _NEEDED | {"each"}:
        message = f"{place}: a span needs {sorted(_NEEDED)}, may have `each`, has {sorted(map(str, told))}"
        raise ValueError(message)
    return Span(told["name"], told["label"], _moment(told["from"]), _moment(told["to"]), told.get("each") is True)


def _moment(told: Mapping[str, Any]) -> Moment:
    only = told.get("only", {}).items()
    return Moment(told["day"], tuple((part, tuple(codes)) for part, codes in only))


def fits(field: Field, span: Span) -> bool:
    """Tell whether the rows of a field have the days and codes that a span names."""
    return all(_has(field, moment) for moment in (span.begins, span.ends))


def _has(field: Field, moment: Moment) -> bool:
    day = field.part(moment.part)
    known = {part.name: {code for code, _words in part.codes} for part in field.parts}
    dated = day is not None and day.type is FieldType.PARTIAL_DATE
    return dated and all(set(codes) <= known.get(part, set()) for part, codes in moment.only)
