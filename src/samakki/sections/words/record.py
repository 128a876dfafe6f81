"""Reads the ten files that describe the record, once, at start."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Final

import yaml

from samakki.sections.words.kinds import Field, FieldType, Search, Section, SectionWords, Sensitivity

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*\Z")
_WHOLE: Final = frozenset({"section", "label", "about", "fields"})
_NEEDED: Final = frozenset({"name", "label", "type", "sensitivity"})
_FREE: Final = frozenset({"hint", "codes", "closed", "fact", "search", "htcds"})
_CHOSEN: Final = frozenset({FieldType.CODE, FieldType.CODES})


class FieldUnknownError(ValueError):
    """There is no field of that name in that section."""


def read_section(text: str) -> SectionWords:
    """Read the file of one section; raises ValueError that names the section and field and says what is wrong."""
    told = yaml.safe_load(text)
    if not isinstance(told, dict) or set(told) != _WHOLE:
        message = f"a section has exactly {sorted(_WHOLE)}"
        raise ValueError(message)
    section = Section(told["section"])
    fields = tuple(_field(section, each) for each in told["fields"])
    if len({field.name for field in fields}) != len(fields):
        message = f"{section}: two fields have one name"
        raise ValueError(message)
    return SectionWords(section, _text(section, told, "label"), _text(section, told, "about"), fields)


def _field(section: Section, told: Mapping[str, Any]) -> Field:
    place = f"{section}.{told.get('name')}"
    if not set(told) >= _NEEDED or not set(told) <= _NEEDED | _FREE:
        message = f"{place}: needs {sorted(_NEEDED)}, may have {sorted(_FREE)}, has {sorted(map(str, told))}"
        raise ValueError(message)
    kind = FieldType(told["type"])
    codes = tuple(_codes(place, told.get("codes", {})))
    if (kind in _CHOSEN) != bool(codes):
        message = f"{place}: codes belong to the types code and codes, and to no other"
        raise ValueError(message)
    if not _NAME.match(_text(place, told, "name")):
        message = f"{place}: a name is small letters, figures and underscores"
        raise ValueError(message)
    return Field(
        section=section,
        name=told["name"],
        label=_text(place, told, "label"),
        type=kind,
        sensitivity=Sensitivity(told["sensitivity"]),
        hint=_text(place, told, "hint") if "hint" in told else "",
        codes=codes,
        closed=told.get("closed", False) is True,
        fact=told.get("fact", False) is True,
        search=Search(told.get("search", "never")),
        htcds=told.get("htcds", ""),
    )


def _codes(place: str, told: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    for code, words in told.items():
        if not isinstance(code, str) or not isinstance(words, str):
            message = f'{place}: {code!r} is not text: YAML takes yes and no for truth values, write "yes" and "no"'
            raise ValueError(message)  # noqa: TRY004 -- what is wrong is a file, not a call
        yield code, words


def _text(place: str, told: Mapping[str, Any], name: str) -> str:
    value = told[name]
    if not isinstance(value, str) or not value.strip():
        message = f"{place}: {name} is a line of text"
        raise ValueError(message)
    return value


def _record() -> dict[Section, SectionWords]:
    folder = files("samakki.sections") / "fields"
    return {section: read_section((folder / f"{section}.yaml").read_text("utf-8")) for section in Section}


RECORD: Final[Mapping[Section, SectionWords]] = _record()
ALL_FIELDS: Final[tuple[Field, ...]] = tuple(field for words in RECORD.values() for field in words.fields)
BY_NAME: Final[Mapping[tuple[Section, str], Field]] = {(field.section, field.name): field for field in ALL_FIELDS}


def field_named(section: Section, name: str) -> Field:
    """Give the description of a field; raises FieldUnknownError."""
    try:
        return BY_NAME[section, name]
    except KeyError:
        message = f"{section}.{name}"
        raise FieldUnknownError(message) from None
