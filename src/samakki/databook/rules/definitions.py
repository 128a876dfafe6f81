"""Reading definitions, and choosing the one that was in force on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from samakki.databook.words import Definition, DefinitionUnknownError, DefinitionWrongError, Unit
from samakki.kernel.told import Told, ToldWrongError, read

LONGEST: Final = 1_000_000
_OF_MEASURE: Final = ({"name", "version", "from", "unit", "words", "source"}, {"by", "only", "lacks"})
_MOST_VERSIONS: Final = 1_000


def read_definitions(text: str) -> tuple[Definition, ...]:
    """Read a file of definitions. Raises DefinitionWrongError, also for two of one name and version, or of one day."""
    try:
        listed = [_read(one) for one in read(text, LONGEST, as_written=True).table({"measures"})["measures"].each()]
    except ToldWrongError as wrong:
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
    return max(standing, key=lambda one: (one.valid_from, one.version))


def _read(told: Told) -> Definition:
    parts = told.table(*_OF_MEASURE)
    only = tuple((name, codes.codes()) for name, codes in parts["only"].pairs()) if parts["only"] else ()
    return Definition(
        name=parts["name"].words(),
        version=parts["version"].number(_MOST_VERSIONS),
        valid_from=parts["from"].day(),
        unit=Unit(parts["unit"].code(list(Unit), "unit")),
        by=parts["by"].codes(),
        only=only,
        words=parts["words"].words(),
        source=parts["source"].words(),
        lacks=parts["lacks"].words() if parts["lacks"] else "",
    )
