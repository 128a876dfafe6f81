"""Reading definitions, and choosing the one that was in force on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import yaml

from samakki.databook.words import Definition, DefinitionUnknownError, DefinitionWrongError, Unit


def read_definitions(text: str) -> tuple[Definition, ...]:
    """Read a file of definitions. Raises DefinitionWrongError, also for two of one name and version, or of one day."""
    try:
        listed = [_read(entry) for entry in yaml.safe_load(text)["measures"]]
    except (KeyError, TypeError, ValueError, AttributeError, yaml.YAMLError) as wrong:
        raise DefinitionWrongError(str(wrong)) from wrong
    for key in ("version", "valid_from"):
        keys = [(one.name, getattr(one, key)) for one in listed]
        twice = sorted({name for name, value in keys if keys.count((name, value)) > 1})
        if twice:
            raise DefinitionWrongError(twice[0], key)
    return tuple(listed)


def in_force(definitions: Iterable[Definition], name: str, day: date) -> Definition:
    """Give the definition of a measure that was in force on a day. Raises DefinitionUnknownError."""
    standing = [one for one in definitions if one.name == name and one.valid_from <= day]
    if not standing:
        raise DefinitionUnknownError(name)
    return max(standing, key=lambda one: one.valid_from)


def _read(entry: dict[str, Any]) -> Definition:
    words, source = str(entry["words"]).strip(), str(entry["source"]).strip()
    if not (words and source and isinstance(entry["from"], date)):
        raise DefinitionWrongError(entry["name"])
    only = tuple((name, tuple(map(str, codes))) for name, codes in entry.get("only", {}).items())
    return Definition(
        name=str(entry["name"]),
        version=int(entry["version"]),
        valid_from=entry["from"],
        unit=Unit(entry["unit"]),
        by=tuple(entry.get("by", ())),
        only=only,
        words=words,
        source=source,
        lacks=str(entry.get("lacks", "")),
    )
