"""What a section and a field are made of."""

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """A part of a case file with keys of its own."""

    IDENTITY = "identity"
    CONTACT = "contact"
    EXPERIENCE = "experience"
    HEALTH = "health"
    PSYCHOSOCIAL = "psychosocial"
    LEGAL = "legal"
    SAFETY = "safety"
    LIVELIHOOD = "livelihood"
    FAMILY = "family"
    ADMINISTRATION = "administration"


class FieldType(StrEnum):
    """How the value of a field is written."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    PHONE = "phone"
    NUMBER = "number"
    PARTIAL_DATE = "partial_date"
    CODE = "code"
    CODES = "codes"


class Sensitivity(StrEnum):
    """What it does if it leaks: little, harm, or danger."""

    PLAIN = "plain"
    SENSITIVE = "sensitive"
    GRAVE = "grave"


class Search(StrEnum):
    """How a field is searched."""

    NEVER = "never"
    EXACT = "exact"
    NAME = "name"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that may be known of a person.

    `label`, `hint` and the words of `codes` (code, words) are English and go through the catalogue before being shown.
    `closed` says that what is written here starts closed; `fact` that it may become a statistical fact; `htcds` is its
    name in the Human Trafficking Case Data Standard 2.0, or empty where that is not certain.
    """

    section: Section
    name: str
    label: str
    type: FieldType
    sensitivity: Sensitivity
    hint: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    closed: bool = False
    fact: bool = False
    search: Search = Search.NEVER
    htcds: str = ""


@dataclass(frozen=True, slots=True)
class SectionWords:
    """A section in words: its label, what it is about, and its fields in the order in which they are asked."""

    section: Section
    label: str
    about: str
    fields: tuple[Field, ...]
