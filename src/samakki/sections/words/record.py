"""Reads the ten files that describe the record, once, at start."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Final

from samakki.sections.words.cells import split_cell
from samakki.sections.words.files import told_in
from samakki.sections.words.kinds import Coarse, Field, FieldType, Search, Section, SectionWords, Sensitivity
from samakki.sections.words.lists import LISTS, Listed
from samakki.sections.words.spans import fits, span

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*\Z")
_WHOLE: Final = frozenset({"section", "label", "about", "fields"})
_NEEDED: Final = frozenset({"name", "label", "type", "sensitivity"})
_FREE: Final = frozenset(
    {"hint", "group", "codes", "list", "range", "parts", "closed", "fact", "coarse", "search", "htcds", "spans"}
)
_CHOSEN: Final = frozenset({FieldType.CODE, FieldType.CODES})
_COUNTED: Final = frozenset({FieldType.CODE, FieldType.CODES, FieldType.NUMBER, FieldType.PARTIAL_DATE})
_MEASURED: Final = frozenset({FieldType.NUMBER, FieldType.DECIMAL})


class FieldUnknownError(ValueError):
    """There is no field of that name in that section."""


def read_section(text: str) -> SectionWords:
    """Read the file of one section; raises ValueError that names the section and field and says what is wrong."""
    told = told_in(text)
    if not isinstance(told, dict) or set(told) != _WHOLE:
        message = f"a section has exactly {sorted(_WHOLE)}"
        raise ValueError(message)
    section = Section(told["section"])
    fields = tuple(_field(section, each) for each in told["fields"])
    if len({field.name for field in fields}) != len(fields):
        message = f"{section}: two fields have one name"
        raise ValueError(message)
    return SectionWords(section, _text(section, told, "label"), _text(section, told, "about"), fields)


def _field(section: Section, told: Mapping[str, Any], within: str = "", *, closed: bool = False) -> Field:
    place = f"{section}.{within}{told.get('name')}"
    if not set(told) >= _NEEDED or not set(told) <= _NEEDED | _FREE:
        message = f"{place}: needs {sorted(_NEEDED)}, may have {sorted(_FREE)}, has {sorted(map(str, told))}"
        raise ValueError(message)
    if not _NAME.match(_text(place, told, "name")):
        message = f"{place}: a name is small letters, figures and underscores"
        raise ValueError(message)
    listed = Listed(told["list"]) if "list" in told else None
    codes = tuple(_codes(place, told.get("codes", {})))
    least, most = told.get("range", (None, None))
    closed = closed or told.get("closed", False) is True
    field = Field(
        section=section,
        name=told["name"],
        label=_text(place, told, "label"),
        type=FieldType(told["type"]),
        sensitivity=Sensitivity(told["sensitivity"]),
        hint=_text(place, told, "hint") if "hint" in told else "",
        group=_text(place, told, "group") if "group" in told else "",
        codes=LISTS[listed].codes if listed else tuple((code, words) for code, words, _ in codes),
        closed=closed,
        fact=told.get("fact", False) is True,
        search=Search(told.get("search", "never")),
        coarse=Coarse(told.get("coarse", "as is")),
        htcds=told.get("htcds", ""),
        htcds_codes=LISTS[listed].htcds_codes if listed else tuple((code, name) for code, _, name in codes if name),
        listed=listed,
        least=least,
        most=most,
        parts=tuple(_field(section, each, f"{told['name']}.", closed=closed) for each in told.get("parts", ())),
        spans=tuple(span(f"{place}.{each.get('name')}", each) for each in told.get("spans", ())),
    )
    _check(place, field, told, inside=bool(within))
    return field


def _check(place: str, field: Field, told: Mapping[str, Any], *, inside: bool) -> None:
    names = [part.name for part in field.parts]
    faults = {
        "codes belong to the types code and codes, and to no other": (field.type in _CHOSEN) != bool(field.codes),
        "has a list or codes of its own, not both": field.listed is not None and "codes" in told,
        "parts belong to the type rows, and to no other": (field.type is FieldType.ROWS) != bool(field.parts),
        "a row holds no rows": inside and field.type is FieldType.ROWS,
        "rows start closed whole, and not one part of them": inside and "closed" in told,
        "two parts have one name": len(set(names)) != len(names),
        "a range belongs to a number": field.least is not None and field.type not in _MEASURED,
        "words never become a fact: only codes, numbers and dates may": field.fact
        and field.coarse is not Coarse.STANDS
        and field.type not in _COUNTED,
        "a link is counted as one that stands, and nothing else is": field.fact
        and (field.coarse is Coarse.STANDS) != (field.type is FieldType.LINK),
        "what starts closed leaves no fact": field.fact and field.closed,
        "a date becomes a fact as an age band only": field.fact
        and field.type is FieldType.PARTIAL_DATE
        and field.coarse is not Coarse.AGE_BAND,
        "of rows only codes are counted": inside and field.fact and field.type not in _CHOSEN,
        "what starts closed leaves no fact, its rows neither": field.closed and field.counts_rows,
        "spans name parts and codes that are there": any(not fits(field, each) for each in field.spans),
    }
    for fault, found in faults.items():
        if found:
            message = f"{place}: {fault}"
            raise ValueError(message)


def _codes(place: str, told: Mapping[Any, Any]) -> Iterator[tuple[str, str, str]]:
    for code, item in told.items():
        words, name = (item.get("label"), item.get("htcds", "")) if isinstance(item, Mapping) else (item, "")
        if not isinstance(code, str) or not isinstance(words, str):
            message = f'{place}: {code!r} is not text: YAML takes yes and no for truth values, write "yes" and "no"'
            raise ValueError(message)  # noqa: TRY004 -- what is wrong is a file, not a call
        yield code, words, name


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
    """Give the description of a field, or of the part of a row that a cell belongs to; raises FieldUnknownError."""
    found = BY_NAME.get((section, name))
    cell = None if found else split_cell(name)
    rows = BY_NAME.get((section, cell.field)) if cell else None
    found = rows.part(cell.part) if rows and cell else found
    if found is None:
        message = f"{section}.{name}"
        raise FieldUnknownError(message)
    return found


def may_be_counted(section: Section, name: str) -> bool:
    """Tell whether what stands in a field may become a statistical fact."""
    field = BY_NAME.get((section, name))
    return field is not None and field.fact


def counted_in_rows(section: Section, name: str) -> bool:
    """Tell whether a name is a part of a row of which something may become a statistical fact."""
    found = split_cell(name)
    rows = BY_NAME.get((section, found.field)) if found else None
    return rows is not None and rows.counts_rows


def is_link(section: Section, name: str) -> bool:
    """Tell whether a field, or a part of a row, leads to another case."""
    root, _, rest = name.partition("/")
    return (section, root, rest.rpartition("/")[2]) in _LINKS


_LINKS: Final = frozenset(
    (field.section, field.name, "" if part is field else part.name)
    for field in ALL_FIELDS
    for part in (field, *field.parts)
    if part.type is FieldType.LINK
)
