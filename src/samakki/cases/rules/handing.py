"""What is handed on of a field beside its value: the others that stand, and who told them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from samakki.cases.words import Said
from samakki.journal.words import FileState, Flag, Heads, OpenedEntry
from samakki.kernel.canon import canonical
from samakki.sections.words import BY_NAME, GONE, RANK, Section, is_link, split_cell

if TYPE_CHECKING:
    from samakki.kernel.clocks import Stamp

Values = dict[Section, dict[str, Any]]
Told = dict[Section, dict[str, tuple[Said, ...]]]


def first_values(state: FileState) -> Values:
    """Give of each field the value that is shown first."""
    return {
        section: {name: heads.value for name, heads in fields.items() if heads.value is not None}
        for section, fields in state.sections.items()
    }


def sayings(state: FileState) -> Told:
    """Give all values of those fields of which more is to be told than one value of the person's own."""
    found = {
        section: {name: _each(heads) for name, heads in fields.items() if _says_more(section, name, heads)}
        for section, fields in state.sections.items()
    }
    return {section: told for section, told in found.items() if told}


def closed_sayings(entries: Iterable[OpenedEntry]) -> tuple[Values, Told]:
    """Give what the closed entries of a file say, oldest first: the newest value of each field, and all where more is.

    Each closed entry stands beside the others, unless its author saw the one that it replaces.
    """
    written: dict[tuple[Section, str], list[tuple[Stamp, Said]]] = {}
    for entry in entries:
        body, header = entry.body, entry.header
        for change in body.changes if body else ():
            before = written.setdefault((header.section, change.field), [])
            before[:] = [(stamp, said) for stamp, said in before if stamp not in change.base]
            third = body is not None and Flag.THIRD_PARTY in body.flags
            before.append((header.stamp, Said(change.value, third, body.told_by if body else "")))
    values, told = Values(), Told()
    for (section, name), found in written.items():
        said = _distinct(each for _stamp, each in reversed(found))
        if said[0].value is not None:
            values.setdefault(section, {})[name] = said[0].value
        cell = split_cell(name)
        if not (cell and cell.part in {RANK, GONE}) and (len(said) > 1 or said[0].third_party):
            told.setdefault(section, {})[name] = said
    return values, told


def links_in(values: Values, told: Told) -> set[str]:
    """List the ids of the cases that these values lead to."""
    first = {value for *_place, value in _links(values)}
    return first | {one.value for *_place, said in _links(told) for one in said if isinstance(one.value, str)}


def led_on(values: Values, told: Told, onward: Mapping[str, str]) -> None:
    """Lead the links among these values to the cases that go on for others."""
    for section, name, value in _links(values):
        values[section][name] = onward.get(value, value)
    for section, name, said in _links(told):
        told[section][name] = tuple(replace(one, value=_onward(one.value, onward)) for one in said)


def _links(fields: Mapping[Section, Mapping[str, Any]]) -> list[tuple[Section, str, Any]]:
    return [
        (section, name, value)
        for section, named in fields.items()
        for name, value in named.items()
        if isinstance(value, str | tuple) and is_link(section, name)
    ]


def _onward(value: Any, onward: Mapping[str, str]) -> Any:
    return onward.get(value, value) if isinstance(value, str) else value


def _says_more(section: Section, name: str, heads: Heads) -> bool:
    """Tell whether several stand, or another than the person told the one; marks of the desk itself say nothing."""
    standing = heads.heads
    if len(standing) == 1 and not standing[0].third_party:
        return False
    described = (section, name) in BY_NAME or split_cell(name) is not None
    return described and any(head.value is not None for head in standing)


def _each(heads: Heads) -> tuple[Said, ...]:
    return _distinct(Said(head.value, head.third_party, head.told_by) for head in heads.heads)


def _distinct(told: Iterable[Said]) -> tuple[Said, ...]:
    found: dict[bytes, Said] = {}
    for said in told:
        found.setdefault(canonical([said.value, said.third_party, said.told_by]), said)
    return tuple(found.values())
