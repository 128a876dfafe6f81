"""What of a case goes out: fields that start closed stay at home unless they are named."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from samakki.cases.words import HandedOn, Said
from samakki.sections.words import BY_NAME, Section

Values = dict[Section, dict[str, Any]]
Told = dict[Section, dict[str, tuple[Said, ...]]]


def stays(section: Section, name: str) -> bool:
    """Tell whether a field stays at home unless it is named: one that starts closed."""
    field = BY_NAME.get((section, name.partition("/")[0]))
    return field is None or field.closed


def going_out(handed: HandedOn, closed: Mapping[Section, set[str]]) -> tuple[Values, Told]:
    """Give the values that go out, and all values of those fields of which more is to be told; `closed` are named."""

    def goes(section: Section, name: str) -> bool:
        return not stays(section, name) or _named(closed, section, name)

    values = {
        section: {name: value for name, value in fields.items() if goes(section, name)}
        for section, fields in handed.values.items()
    }
    told = {
        section: {name: said for name, said in fields.items() if goes(section, name)}
        for section, fields in handed.told.items()
    }
    for section, fields in handed.closed.items():
        for name, value in fields.items():
            if _named(closed, section, name):
                more = handed.closed_told.get(section, {}).get(name) or (Said(value),)
                more = _marked(section, name, more)
                _beside(values.setdefault(section, {}), told.setdefault(section, {}), name, more)
    return values, told


def _beside(values: dict[str, Any], told: dict[str, tuple[Said, ...]], name: str, more: tuple[Said, ...]) -> None:
    """Put what closed entries say after what stands open."""
    before = told.get(name) or ((Said(values[name]),) if name in values else ())
    said = (*before, *more)
    if said[0].value is not None:
        values[name] = said[0].value
    if len(said) > 1 or said[0] != Said(said[0].value):
        told[name] = said


def _marked(section: Section, name: str, told: tuple[Said, ...]) -> tuple[Said, ...]:
    """Say of values that were written closed that they were, where their field does not say so itself."""
    return told if stays(section, name) else tuple(replace(said, closed=True) for said in told)


def _named(closed: Mapping[Section, set[str]], section: Section, name: str) -> bool:
    return name.partition("/")[0] in closed.get(section, set())
