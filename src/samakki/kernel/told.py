"""What a file in YAML tells, read value by value; each knows its place, so that whoever wrote the file can mend it.

The file may come from anybody: nothing in it is run, and nothing of it is written out whole.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NoReturn

import yaml

FILE: Final = "file"
_TAG: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*\Z")
_LONGEST_SHOWN: Final = 40
_MOST_SHOWN: Final = 10**15
_NONE: Final[Mapping[str, str]] = {}
_WRONG: Final = (yaml.YAMLError, RecursionError, ValueError, LookupError, AttributeError, TypeError)
"""What a reader of YAML raises: besides its own errors those of a day that no calendar has, or of an empty number."""


class ToldWrongError(ValueError):
    """What a file tells cannot be taken: where, what is wrong, and in which line where only that is known."""

    def __init__(self, where: str, what: str, line: int | None = None) -> None:
        """Keep the place, what is wrong there, and the line (from 1)."""
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what
        self.line = line


@dataclass(frozen=True, slots=True)
class Told:
    """One value and the place where it stands; each way to read it raises ToldWrongError for what is something else."""

    where: str
    value: Any

    def __bool__(self) -> bool:
        """Tell whether anything is told: a figure 0 is, an empty line, list or table is not."""
        return self.value is not None and (not hasattr(self.value, "__len__") or len(self.value) > 0)

    def refuse(self, what: str) -> NoReturn:
        """Say what is wrong here."""
        raise ToldWrongError(self.where, what)

    def table(
        self, needed: Collection[str], free: Collection[str] = (), never: Mapping[str, str] = _NONE
    ) -> dict[str, "Told"]:
        """Give what stands under each name, `free` ones too where nothing does; `never` says why some are not taken."""
        told = self.value if isinstance(self.value, dict) else {}
        for name, why in never.items():
            if name in told:
                self._under(name).refuse(why)
        strange = sorted(_shown(name) for name in told if name not in (*needed, *free))
        lacking = sorted(name for name in needed if name not in told)
        faults = [] if isinstance(self.value, dict) else [f"is {_shown(self.value)}"]
        faults += [f"takes no {', '.join(strange[:3])}"] if strange else []
        faults += [f"lacks {', '.join(lacking)}"] if lacking and told else []
        if faults or lacking:
            self.refuse(f"it {' and '.join([*faults, 'needs ' + _named(needed)])}, and may have {_named(free)}")
        return {name: self._under(name) for name in (*needed, *free)}

    def each(self) -> tuple["Told", ...]:
        """Give what a list holds, each with its number from 1 and its own name; nothing told is an empty list."""
        if self.value is None:
            return ()
        if not isinstance(self.value, list):
            self.refuse("this is a list")
        return tuple(Told(f"{self.where} {at}{_own_name(one)}", one) for at, one in enumerate(self.value, 1))

    def words(self) -> str:
        """Give text that is not empty, with single spaces."""
        if self and not isinstance(self.value, str):
            self.refuse(f"this is text, not {_shown(self.value)}; what is put in quotation marks is text")
        if not self or not self.value.strip():
            self.refuse("this is text, and not empty")
        return " ".join(self.value.split())

    def texts(self) -> dict[str, str]:
        """Give words by language (BCP 47), English among them."""
        if not isinstance(self.value, dict) or "en" not in self.value or not all(map(_is_tag, self.value)):
            self.refuse("words stand by language, and in English at least")
        return {tag: self._under(tag).words() for tag in self.value}

    def number(self, most: int, otherwise: int | None = None) -> int:
        """Give a whole number from 0; `otherwise` where nothing is told."""
        if not self and otherwise is not None:
            return otherwise
        told = int(self.value) if _is_figures(self.value, most) else self.value
        if isinstance(told, bool) or not isinstance(told, int) or not 0 <= told <= most:
            self.refuse(f"a whole number up to {most}, not {_shown(self.value)}")
        return told

    def matched(self, shape: re.Pattern[str], words: str) -> str:
        """Give text of this shape, which is described in `words`."""
        if not isinstance(self.value, str) or not shape.match(self.value):
            self.refuse(f"{words}, not {_shown(self.value)}")
        return self.value

    def day(self) -> date:
        """Give a day, as 2026-11-01."""
        try:
            return self.value if type(self.value) is date else date.fromisoformat(self.words())
        except ValueError as error:
            if isinstance(error, ToldWrongError):
                raise
            self.refuse(f"a day, as 2026-11-01, not {_shown(self.value)}")

    def code(self, known: Collection[str], kind: str) -> str:
        """Give one of the codes that are known; `kind` says of what."""
        if not isinstance(self.value, str) or self.value not in known:
            self.refuse(f"no {kind} is named {_shown(self.value)}")
        return self.value

    def codes(self) -> tuple[str, ...]:
        """Give a list of texts as they stand."""
        found = tuple(one.value for one in self.each())
        if not all(isinstance(one, str) for one in found):
            self.refuse('these are texts: YAML takes yes and no for truth values, write "yes" and "no"')
        return found

    def pairs(self) -> Iterator[tuple[str, "Told"]]:
        """Go through a table of which anybody chooses the names, in a file that is read as it is written."""
        if not isinstance(self.value, dict):
            self.refuse(f"names with what they mean, not {_shown(self.value)}")
        for name in self.value:
            if not isinstance(name, str):
                self.refuse(f"names are text, not {_shown(name)}")
            yield name, self._under(name)

    def _under(self, name: str) -> "Told":
        where = name if self.where == FILE else f"{self.where}, {name}"
        return Told(where, self.value.get(name))


def read(text: str, longest: int, *, as_written: bool = False) -> Told:
    """Read what somebody wrote in YAML; raises ToldWrongError for what is longer or no YAML, with its line.

    `as_written` leaves every value text: `no`, `01` and `2.50` are then what somebody typed.
    """
    if len(text) > longest:
        raise ToldWrongError(FILE, f"longer than {longest:,} letters")
    try:
        return Told(FILE, yaml.load(text, Loader=_AsWritten if as_written else _AsMeant))  # noqa: S506 -- both run nothing
    except _WRONG as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        what = error.problem if isinstance(error, _TwiceError) else "this is no YAML"
        where = f"{FILE}, line {line}" if line else FILE
        raise ToldWrongError(where, str(what), line) from error


class _TwiceError(yaml.constructor.ConstructorError):
    """A name stands twice in one table: YAML would take the last and say nothing."""


class _Once(yaml.constructor.BaseConstructor):
    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 -- as it is called
        for name in _names_twice(node):
            raise _TwiceError(None, None, f"{_shown(name.value)} stands twice", name.start_mark)
        return super().construct_mapping(node, deep)


class _AsMeant(_Once, yaml.SafeLoader):
    """Reads plain values: text, numbers, truth values, days."""


class _AsWritten(_Once, yaml.BaseLoader):
    """Reads text and nothing else."""


def _names_twice(node: yaml.MappingNode) -> Iterator[yaml.ScalarNode]:
    seen = set[tuple[str, str]]()
    for name, _value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(name, yaml.ScalarNode):
            if (name.tag, name.value) in seen:
                yield name
            seen.add((name.tag, name.value))


def _is_tag(name: object) -> bool:
    return isinstance(name, str) and _TAG.match(name) is not None


def _is_figures(value: object, most: int) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= len(str(most))


def _named(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "nothing else"


def _own_name(value: object) -> str:
    found = value.get("name", value.get("code")) if isinstance(value, dict) else None
    return f" ({_shown(found)})" if isinstance(found, str) and found else ""


def _shown(value: object) -> str:
    """Write a value as far as it helps to find it: a list may hold itself, a number a million figures."""
    if isinstance(value, str):
        text = " ".join(value[: 2 * _LONGEST_SHOWN].split())
        return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    if isinstance(value, bool):
        return f'{value} (YAML takes yes and no for truth values: write "yes" and "no")'
    if isinstance(value, int | float):
        return str(value) if abs(value) < _MOST_SHOWN else "a very long number"
    kinds = {type(None): "nothing", list: "a list", dict: "a table"}
    return kinds.get(type(value), str(value)[:_LONGEST_SHOWN])
