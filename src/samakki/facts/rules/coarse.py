"""How coarse a value becomes before it is counted, and under which number a person stands: pure judgements."""

import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from samakki.facts.words import AGE_BANDS, HIGHEST_BAND, NUMBER_BANDS, OLDEST_BAND, STANDS, Kind, Told
from samakki.sections.words import Coarse, Field, FieldType

K = TypeVar("K")
_OLDEST: Final = 120
_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_UNKNOWN: Final = Told(Kind.UNKNOWN)


def told_by(field: Field, values: Sequence[Any], opened: date) -> frozenset[Told]:
    """Give what may be counted of the values that stand in a field; `opened` is the day on which ages are told.

    Different values side by side are not settled, and counted as that: no clock decides. Words never come out of here:
    what is no code, number or date of the field counts as unknown.
    """
    standing = [value for index, value in enumerate(values) if value not in values[:index]]
    if field.coarse is Coarse.STANDS and any(isinstance(value, str) for value in standing):
        return frozenset({Told(Kind.VALUE, STANDS)})
    if len(standing) > 1:
        return frozenset({Told(Kind.UNSETTLED)})
    value = standing[0] if standing else None
    return frozenset() if value is None or value == [] else _told(field, value, opened)


def _told(field: Field, value: Any, opened: date) -> frozenset[Told]:
    if isinstance(value, Mapping):
        return frozenset({_missing(value)})
    if field.coarse is Coarse.AGE_BAND and field.type is FieldType.PARTIAL_DATE:
        return frozenset({_age_band(value, opened)})
    if field.coarse in {Coarse.AGE_BAND, Coarse.BAND}:
        bands = (AGE_BANDS, OLDEST_BAND) if field.coarse is Coarse.AGE_BAND else (NUMBER_BANDS, HIGHEST_BAND)
        return frozenset({_number_band(value, *bands)})
    return frozenset(_codes(field, value if isinstance(value, list) else [value]))


def identifying_nobody(told: Mapping[K, frozenset[UUID]], alike: int) -> frozenset[K]:
    """Choose of what is told of one person what at least `alike` others have in common with them, all of it together.

    `told` names for each thing the others of whom it is told too. What many share is taken first, so that most stays.
    """
    kept: set[K] = set()
    others: frozenset[UUID] | None = None
    for thing in sorted(told, key=lambda one: len(told[one]), reverse=True):
        both = told[thing] if others is None else others & told[thing]
        if len(both) >= alike:
            kept.add(thing)
            others = both
    return frozenset(kept)


def person_number(secret: bytes) -> UUID:
    """Give the number under which a person stands among the facts: only the case's key tells whose it is."""
    return _uuid(secret, "person")


def fact_number(secret: bytes, dimension: str, told: Told, recorded_from: date) -> UUID:
    """Give the id of a fact: pseudo-random under the case's key."""
    return _uuid(secret, f"fact|{dimension}|{told.kind}|{told.value}|{recorded_from.isoformat()}")


def _uuid(secret: bytes, text: str) -> UUID:
    return UUID(bytes=hmac.digest(secret, text.encode(), "sha256")[:16])


def _missing(value: Mapping[str, Any]) -> Told:
    named = value.get("missing")
    return Told(Kind(named)) if named in set(Kind) - {Kind.VALUE, Kind.UNSETTLED} else _UNKNOWN


def _codes(field: Field, codes: Iterable[Any]) -> Iterable[Told]:
    known = dict(field.codes)
    return (Told(Kind.VALUE, code) if code in known else _UNKNOWN for code in map(str, codes))


def _number_band(value: Any, bands: Iterable[tuple[int, str]], above: str) -> Told:
    if not str(value).isdecimal():
        return _UNKNOWN
    return Told(Kind.VALUE, band_of(int(value), bands, above))


def _age_band(value: Any, opened: date) -> Told:
    """Tell the band only where the whole of a partial date lies in one: half a date makes no age."""
    found = _PARTIAL.match(str(value))
    if not found:
        return _UNKNOWN
    year, month, day = (int(part) if part else None for part in found.groups())
    youngest, oldest = _ages(int(year or 0), month, day, opened)
    if youngest < 0 or oldest > _OLDEST:
        return _UNKNOWN
    bands = {band_of(age, AGE_BANDS, OLDEST_BAND) for age in (max(youngest, 0), oldest)}
    return Told(Kind.VALUE, bands.pop()) if len(bands) == 1 else _UNKNOWN


def _ages(year: int, month: int | None, day: int | None, opened: date) -> tuple[int, int]:
    oldest = opened.year - year - ((month or 1, day or 1) > (opened.month, opened.day))
    youngest = opened.year - year - ((month or 12, day or 31) > (opened.month, opened.day))
    return youngest, oldest


def band_of(number: int, bands: Iterable[tuple[int, str]], above: str) -> str:
    """Give the code of the first band that holds a number; `above` where none does."""
    return next((name for highest, name in bands if number <= highest), above)
