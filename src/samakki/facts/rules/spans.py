"""What may be counted of rows: codes that are met in them, and the days from one moment that they tell to another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from samakki.facts.rules.coarse import band_of, told_by
from samakki.facts.words import DAY_BANDS, LONGEST_BAND, NOT_ENDED, Kind, Told
from samakki.kernel.dates import PartialDate
from samakki.sections.words import Field, Moment, Span

Cells = Mapping[str, Sequence[Any]]
"""One row: the values that stand in each of its parts."""
_NO_AGE: Final = date.min


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days from a begin to an end, each None where it is not known; or they go on."""

    begin: PartialDate | None
    end: PartialDate | None = None
    goes_on: bool = False


def told_by_rows(field: Field, rows: Sequence[Cells]) -> dict[str, frozenset[Told]]:
    """Give what may be counted of all rows that stand in a field, by dimension.

    Somebody of whom two codes or two stays are told stands at both.
    """
    whole = f"{field.section}.{field.name}"
    met = {f"{whole}.{part.name}": _met(part, rows) for part in field.parts if part.fact}
    return met | {f"{whole}.{span.name}": _told_by_span(span, rows) for span in field.spans}


def _met(part: Field, rows: Sequence[Cells]) -> frozenset[Told]:
    return frozenset(each for row in rows for each in told_by(part, row.get(part.name, ()), _NO_AGE))


def _told_by_span(span: Span, rows: Sequence[Cells]) -> frozenset[Told]:
    """Give the band of days of a span; different values side by side are unsettled, no clock decides."""
    moments = (span.begins, span.ends)
    parts = {part for moment in moments for part in (moment.part, *(name for name, _codes in moment.only))}
    if any(len(_standing(row, part)) > 1 for row in rows for part in parts):
        return frozenset({Told(Kind.UNSETTLED)})
    return frozenset(map(_days, _each(span, rows) if span.each else _first(span, rows)))


def _first(span: Span, rows: Sequence[Cells]) -> list[_Stretch]:
    """Give the days from the first row that begins to the first that ends and is not surely before it."""
    begins = _moments(span.begins, rows)
    if not begins:
        return []
    ends = [day for day in _moments(span.ends, rows) if not (day and begins[0] and day.last() < begins[0].first())]
    return [_Stretch(begins[0], ends[0]) if ends else _Stretch(begins[0], goes_on=True)]


def _each(span: Span, rows: Sequence[Cells]) -> list[_Stretch]:
    """Give each row's own days; a row that begins on the day on which another ended goes on with it."""
    told = [
        _Stretch(_day(row, span.begins.part), _day(row, span.ends.part), not _standing(row, span.ends.part))
        for row in rows
        if _standing(row, span.begins.part)
    ]
    joined: list[_Stretch] = []
    for stretch in sorted(told, key=lambda one: _earliest(one.begin)):
        place = next((at for at, one in enumerate(joined) if _follows(one, stretch)), None)
        if place is None:
            joined.append(stretch)
        else:
            joined[place] = replace(stretch, begin=joined[place].begin)
    return joined


def _follows(before: _Stretch, stretch: _Stretch) -> bool:
    return before.end is not None and before.end == stretch.begin and before.end.whole() is not None


def _days(stretch: _Stretch) -> Told:
    """Tell the band only where all that half a date can mean lies in one."""
    if stretch.goes_on:
        return Told(Kind.VALUE, NOT_ENDED)
    begin, end = stretch.begin, stretch.end
    most = (end.last() - begin.first()).days if begin and end else -1
    if begin is None or end is None or most < 0:
        return Told(Kind.UNKNOWN)
    least = max((end.first() - begin.last()).days, 0)
    bands = {band_of(days, DAY_BANDS, LONGEST_BAND) for days in (least, most)}
    return Told(Kind.VALUE, bands.pop()) if len(bands) == 1 else Told(Kind.UNKNOWN)


def _moments(moment: Moment, rows: Iterable[Cells]) -> list[PartialDate | None]:
    """Give the days of the rows that tell a moment, the earliest first; None, last, for one that is not known."""
    told = [row for row in rows if all(_is_one_of(row, part, codes) for part, codes in moment.only)]
    days = [_day(row, moment.part) for row in told if moment.only or _standing(row, moment.part)]
    return sorted(days, key=_earliest)


def _is_one_of(row: Cells, part: str, codes: Sequence[str]) -> bool:
    return any(value in codes for value in _standing(row, part))


def _earliest(day: PartialDate | None) -> date:
    return day.first() if day else date.max


def _day(row: Cells, part: str) -> PartialDate | None:
    standing = _standing(row, part)
    try:
        return PartialDate.parse(str(standing[0])) if standing else None
    except ValueError:
        return None


def _standing(row: Cells, part: str) -> list[Any]:
    values = [value for value in row.get(part, ()) if value not in (None, [])]
    return [value for index, value in enumerate(values) if value not in values[:index]]
