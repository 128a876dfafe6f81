"""What it takes to be found: by a name or a part of one, by a number to call, by the whole of a paper's number."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Final

from samakki.cases.rules.rows import cells_of, rows_shown
from samakki.cases.words import FieldShown, Heads
from samakki.journal.words import FileState
from samakki.sections.words import ALL_FIELDS, Field, FieldType, Search

_LATIN_MARKS: Final = 0x036F
_NUMBER: Final = re.compile(r"[\d\s+()./-]+\Z")
_FEWEST_FIGURES: Final = 4
_NATIONAL: Final = 7
SEARCHED: Final = tuple(
    field
    for field in ALL_FIELDS
    if field.search is not Search.NEVER or any(part.search is not Search.NEVER for part in field.parts)
)
SEARCHED_SECTIONS: Final = tuple(dict.fromkeys(field.section for field in SEARCHED))


def fits(wanted: str, mark: str, state: FileState) -> bool:
    """Tell whether what is looked for is this person: every part of it in a name, or all of it a number or a paper's.

    A part may also be the mark of the case. A telephone number fits by its figures, at least four of them.
    """
    parts, whole, called = _folded(wanted).split(), _plain(wanted), _figures(wanted)
    names: list[str] = []
    for kind, text in _said(state):
        if kind is Search.NAME:
            names.append(_folded(text))
        elif whole in map(_plain, text.splitlines()) if kind is Search.EXACT else _same_number(called, _figures(text)):
            return True
    return bool(parts) and all(part == mark or any(part in name for name in names) for part in parts)


def _said(state: FileState) -> Iterator[tuple[Search, str]]:
    """Give every text by which somebody may be found, each of the texts of a conflict too."""
    for field in SEARCHED:
        yield from _texts(field, state.heads(field.section, field.name))
        if field.type is FieldType.ROWS:
            yield from _in_rows(field, state)


def _in_rows(field: Field, state: FileState) -> Iterator[tuple[Search, str]]:
    cells = cells_of(state, field.section).get(field.name, {})
    standing: Sequence[FieldShown] = [part for row in rows_shown(field, cells) if row.stands for part in row.parts]
    for shown in standing:
        yield from _texts(shown.field, shown.heads)


def _texts(field: Field, heads: Heads) -> Iterator[tuple[Search, str]]:
    if field.search is not Search.NEVER:
        yield from ((field.search, head.value) for head in heads.heads if _is_text(head.value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _folded(text: str) -> str:
    """Make writing alike: small letters, one form of each sign, Latin letters without their marks."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in bare if unicodedata.category(char) != "Mn" or ord(char) > _LATIN_MARKS)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _figures(text: str) -> str:
    """Give the figures of a number to call without the noughts in front, which differ with where one calls from."""
    if not _NUMBER.match(text.strip()):
        return ""
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal()).lstrip("0")


def _same_number(wanted: str, kept: str) -> bool:
    """Tell whether one number ends as the other, or what is looked for stands anywhere in it."""
    if len(wanted) < _FEWEST_FIGURES:
        return False
    return wanted in kept or (len(kept) >= _NATIONAL and wanted.endswith(kept))
