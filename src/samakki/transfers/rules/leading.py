"""Links of cases that come in: to which id of elsewhere each leads, and a case whose links lead to cases here."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from samakki.cases.words import Brought, Said
from samakki.sections.words import Section, field_named, is_link


class Link(NamedTuple):
    """Where a case leads to another by an id of elsewhere: section, name in the file, the id, and whether closed."""

    section: Section
    name: str
    old: str
    closed: bool


def links_of(brought: Brought) -> Iterator[Link]:
    """List where a case leads to others."""
    for section, fields in brought.values.items():
        for name, value in fields.items():
            if is_link(section, name):
                shut = field_named(section, name.partition("/")[0]).closed
                told = brought.told.get(section, {}).get(name) or (Said(value),)
                for one in told:
                    if isinstance(one.value, str):
                        yield Link(section, name, one.value, shut or one.closed)


def led(brought: Brought, to: Mapping[str, str]) -> Brought:
    """Give the case with its links as `to` says; what is not in it stays."""
    links = list(links_of(brought))
    if not any(link.old in to for link in links):
        return brought
    values = {section: dict(fields) for section, fields in brought.values.items()}
    told = {section: dict(fields) for section, fields in brought.told.items()}
    for section, name, _old, _closed in links:
        values[section][name] = _now(values[section][name], to)
        if name in told.get(section, {}):
            told[section][name] = tuple(replace(one, value=_now(one.value, to)) for one in brought.told[section][name])
    return replace(brought, values=values, told=told)


def _now(value: Any, to: Mapping[str, str]) -> Any:
    return to.get(value, value) if isinstance(value, str) else value
