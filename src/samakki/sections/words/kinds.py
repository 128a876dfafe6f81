"""What a section and a field are made of."""

from dataclasses import dataclass
from enum import StrEnum

from samakki.sections.words.lists import Listed


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
    """How the value of a field is written.

    `money` is an amount with its currency and, where known, for how long and of when; `link` is another case of this
    house; `rows` are rows of the same parts, each part a value of its own.
    """

    TEXT = "text"
    LONG_TEXT = "long_text"
    PHONE = "phone"
    EMAIL = "email"
    NUMBER = "number"
    DECIMAL = "decimal"
    MONEY = "money"
    PARTIAL_DATE = "partial_date"
    CODE = "code"
    CODES = "codes"
    LINK = "link"
    ROWS = "rows"


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


class Coarse(StrEnum):
    """How coarse a value becomes before it may be counted: as it is, as a band, or only that it stands.

    Of a link it is counted that it leads to another file, and never to which.
    """

    AS_IS = "as is"
    AGE_BAND = "age band"
    BAND = "band"
    STANDS = "stands"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that rows tell: the part in which it stands, and of which rows (`only`: codes by part)."""

    part: str
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Days between two moments that rows tell: from the first of one kind to the first of another that follows.

    With `each` it is the days of every row by itself; rows that follow on each other without a break are one.
    """

    name: str
    label: str
    begins: Moment
    ends: Moment
    each: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that may be known of a person.

    `label`, `hint` and the words of `codes` (code, words) are English and go through the catalogue before being shown,
    as does `group`, the heading under which a long section shows the field; with `listed` the codes are those of a long
    list. `parts` are what one row of a field of rows consists of. `least` and `most` bound a number. `closed` says that
    what is written here starts closed, each part of its rows too; `fact` that it may become a statistical fact, as
    coarse as `coarse` says; `spans` are the days between moments of its rows that may. `htcds` is its name in the Human
    Trafficking Case Data Standard 2.0, empty where it has none, and `htcds_codes` are (our code, the standard's value):
    the first code that names a value is how it is read.
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
    coarse: Coarse = Coarse.AS_IS
    htcds: str = ""
    htcds_codes: tuple[tuple[str, str], ...] = ()
    listed: Listed | None = None
    least: int | None = None
    most: int | None = None
    parts: tuple["Field", ...] = ()
    group: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def counts_rows(self) -> bool:
        """Tell whether anything of its rows may become a statistical fact."""
        return bool(self.spans) or any(part.fact for part in self.parts)

    def part(self, name: str) -> "Field | None":
        """Give the part of a row that has this name, None when rows have no such part."""
        return next((part for part in self.parts if part.name == name), None)


@dataclass(frozen=True, slots=True)
class SectionWords:
    """A section in words: its label, what it is about, and its fields in the order in which they are asked."""

    section: Section
    label: str
    about: str
    fields: tuple[Field, ...]
