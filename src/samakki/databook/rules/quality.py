"""Judges how good data are, by a standard that stands in a file."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from samakki.databook.words import NOT_ASKED, WITHOUT_VALUE
from samakki.databook.words.quality import Check, Filled, Group, Having, Quality, Standard
from samakki.kernel.told import Told, read

LONGEST: Final = 100_000
Rows = Sequence[tuple[str, str, str]]
"""Number of a person, dimension, code."""


def read_standard(text: str) -> Standard:
    """Read the file of a standard. Raises ToldWrongError naming the place."""
    parts = read(text, LONGEST, as_written=True).table({"groups", "checks"})
    return Standard(tuple(map(_group, parts["groups"].each())), tuple(map(_check, parts["checks"].each())))


def judged(rows: Rows, group: Group, checks: Iterable[Check], day: date) -> Quality:
    """Tell how good the data of a group are; a person of whom two codes are told in one field is known in it."""
    known: dict[str, dict[str, set[str]]] = {}
    for person, dimension, code in rows:
        known.setdefault(person, {}).setdefault(dimension, set()).add(code)
    members = {person: told for person, told in known.items() if _is_of(told, group)}
    against = {check.name: {one for one, told in members.items() if _has(told, check.told)} for check in checks}
    unsettled = {one for one, told in members.items() if any("unsettled" in codes for codes in told.values())}
    unsound = unsettled.union(*against.values())
    return Quality(
        group.name,
        day,
        len(members),
        len(members) - len(unsound),
        tuple(_filled(dimension, members) for dimension in group.fields),
        tuple((name, len(persons)) for name, persons in against.items()),
    )


def dimensions_of(group: Group, checks: Iterable[Check]) -> tuple[str, ...]:
    """Give every dimension that has to be known to judge a group."""
    having = [*group.any_of, *(check.told for check in checks)]
    return tuple(dict.fromkeys([*group.fields, *(name for one in having for name, _codes in one)]))


def _filled(dimension: str, members: Mapping[str, Mapping[str, set[str]]]) -> Filled:
    without = dict.fromkeys(WITHOUT_VALUE, 0)
    known = 0
    for told in members.values():
        codes = told.get(dimension) or {NOT_ASKED}
        if codes - set(WITHOUT_VALUE):
            known += 1
        else:
            without[next(code for code in WITHOUT_VALUE if code in codes)] += 1
    return Filled(dimension, known, tuple((code, number) for code, number in without.items() if number))


def _is_of(told: Mapping[str, set[str]], group: Group) -> bool:
    return not group.any_of or any(_has(told, having) for having in group.any_of)


def _has(told: Mapping[str, set[str]], having: Having) -> bool:
    return all(told.get(dimension, set()) & set(codes) for dimension, codes in having)


def _group(told: Told) -> Group:
    parts = told.table({"name", "any", "fields"})
    return Group(parts["name"].words(), tuple(map(_having, parts["any"].each())), parts["fields"].codes())


def _check(told: Told) -> Check:
    parts = told.table({"name", "told"})
    return Check(parts["name"].words(), _having(parts["told"]))


def _having(told: Told) -> Having:
    return tuple((dimension, codes.codes()) for dimension, codes in told.pairs())
