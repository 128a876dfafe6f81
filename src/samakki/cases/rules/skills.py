"""What a file says of a person's skills, and what is only silence."""

from collections.abc import Collection
from typing import Final

from samakki.cases.rules.marks import closed_about
from samakki.cases.words import CaseRow, Skilled
from samakki.journal.words import FileState
from samakki.kernel.missing import Missing
from samakki.sections.words import Section, field_named

ABILITIES: Final = field_named(Section.LIVELIHOOD, "abilities")
_TOLD: Final = ("abilities", "skills")


def skilled(row: CaseRow, wanted: Collection[str], state: FileState) -> Skilled:
    """Give which of the wanted skills somebody has, in the order of the list, and what they would like to do."""
    said = {code for value in _values(state, "abilities") if isinstance(value, list) for code in value}
    skills = tuple(code for code, _words in ABILITIES.codes if code in said and code in wanted)
    return Skilled(row, skills, _texts(state, "hopes"))


def is_silent(state: FileState) -> bool:
    """Tell whether nobody was asked about skills: nothing stands there, and nothing was written closed about it."""
    closed = closed_about(state, Section.LIVELIHOOD)
    return not any(name in closed or any(map(_says, _values(state, name))) for name in _TOLD)


def is_in_words(state: FileState) -> bool:
    """Tell whether skills are told in words, and none is ticked."""
    return bool(_texts(state, "skills")) and not any(isinstance(value, list) for value in _values(state, "abilities"))


def _values(state: FileState, name: str) -> list[object]:
    return [head.value for head in state.heads(Section.LIVELIHOOD, name).heads]


def _texts(state: FileState, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in _values(state, name) if isinstance(value, str) and value))


def _says(value: object) -> bool:
    return bool(value) and value != {"missing": Missing.NOT_ASKED.value}
