"""What a case looks like when it is read: as a row of a list, and as a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from samakki.cases.words.identified import FourWays
from samakki.cases.words.joined import Alike, Joined
from samakki.cases.words.stepped import Path
from samakki.journal.words import Conflict, Heads, OpenedEntry, Source
from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId
from samakki.sections.words import Field, Section, SectionWords


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as one line of a list: names and the safe way are opened for this page only.

    `mark` tells two cases of one pseudonym apart; `unreadable` says that no key is held that opens the names, `joined`
    that the person has another file, which goes on, `closed_on` since when the case is closed, `restricted` why nothing
    is written into it.
    """

    case: FileId
    called: str
    pseudonym: str
    safe_way: str
    danger: str
    conflicts: int
    opened_at: datetime
    last_entry_at: datetime
    worker: MemberId | None = None
    unreadable: bool = False
    joined: bool = False
    closed_on: date | None = None
    restricted: str = ""

    @property
    def mark(self) -> str:
        """Give the last six signs of the case's id."""
        return str(self.case)[-6:]

    @property
    def untouched(self) -> bool:
        """Tell whether nothing was written since it was opened: then it can be closed as opened by mistake."""
        return self.last_entry_at <= self.opened_at

    @property
    def name(self) -> str:
        """Give the name that this person wishes, else the pseudonym; empty when neither can be read."""
        return self.called or self.pseudonym


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of a caseload; `more` says that another page follows."""

    rows: tuple[CaseRow, ...]
    number: int
    more: bool


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a field of rows: its parts in their order, and what stands about the row itself.

    `rank` says where it stands among the others, `gone` whether it was taken away; `late` that somebody wrote into it
    after it was taken away, so that a person has to look.
    """

    row: str
    parts: tuple["FieldShown", ...]
    rank: Heads
    gone: Heads
    late: bool = False

    @property
    def stands(self) -> bool:
        """Tell whether the row is shown among the others."""
        return self.late or not self.gone.value

    @property
    def known(self) -> tuple["FieldShown", ...]:
        """Give the parts in which something stands."""
        return tuple(shown for shown in self.parts if shown.heads.value is not None or shown.heads.in_conflict)

    @property
    def torn(self) -> bool:
        """Tell whether different values stand side by side anywhere in the row."""
        return any(heads.in_conflict for heads in (self.rank, self.gone, *(part.heads for part in self.parts)))


@dataclass(frozen=True, slots=True)
class ClosedShown:
    """That somebody wrote closed about a field: in which entry, who and when; never what.

    `source` is where it was said, when its author only carried it over.
    """

    entry: EntryId
    author: MemberId
    stamp: Stamp
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field with what stands in it, who said it and when; `rows` are all its rows in order, those taken away too.

    `closed` are the closed entries about it, the newest first.
    """

    field: Field
    heads: Heads
    rows: tuple[RowShown, ...] = ()
    closed: tuple[ClosedShown, ...] = ()

    @property
    def standing(self) -> tuple[RowShown, ...]:
        """Give the rows that were not taken away."""
        return tuple(row for row in self.rows if row.stands)


@dataclass(frozen=True, slots=True)
class PastValue:
    """A value that a field had: who wrote it for which agency, when, and the stamps of the values that it replaced.

    `name` is the field, or the part of one row; `third_party` and `told_by` say who told it, where not the person;
    `source` where it was said, when its author only carried it over.
    """

    value: Any
    author: MemberId
    agency: AgencyId
    stamp: Stamp
    base: tuple[Stamp, ...]
    name: str = ""
    third_party: bool = False
    told_by: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section with what is known in it."""

    words: SectionWords
    fields: tuple[FieldShown, ...]

    @property
    def known(self) -> tuple[FieldShown, ...]:
        """Give the fields in which something stands."""
        return tuple(
            shown for shown in self.fields if shown.heads.value is not None or shown.heads.in_conflict or shown.standing
        )

    def field(self, name: str) -> FieldShown | None:
        """Give the field of that name; None when the section has none."""
        return next((shown for shown in self.fields if shown.field.name == name), None)


@dataclass(frozen=True, slots=True)
class PinnedNote:
    """A note that stands above the others; `text` is empty where the note is closed."""

    entry: EntryId
    section: Section
    text: str
    author: MemberId
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One line of the timeline; a note that was taken back stays, and says so."""

    entry: OpenedEntry
    pinned: bool
    taken_back: bool


@dataclass(frozen=True, slots=True)
class FillingShown:
    """A form of this case as far as it is filled in: `version` is the form's version, `answers` by path.

    Bound questions answer from the case file: `heads` tell for every path who said it, when, and for whom they spoke.
    `places` are the sections and fields that bound questions write. `torn` are the paths at which different answers
    stand side by side until a person decides, `unfit` those whose
    answer the bound field cannot hold, so that only the form keeps it, `closed` those about which something was written
    closed, by whom and when. `last`, `author`, `third_party` and `told_by` are of the last save, `begun` says whether
    there was one after the first opening.
    """

    filling: UUID
    version: UUID
    section: Section
    answers: Mapping[str, Any]
    bases: Mapping[str, tuple[Stamp, ...]]
    last: Stamp
    author: MemberId
    agency: AgencyId
    torn: frozenset[str] = frozenset()
    heads: Mapping[str, Heads] = field(default_factory=dict)
    places: Mapping[str, tuple[Section, str]] = field(default_factory=dict)
    unfit: frozenset[str] = frozenset()
    closed: Mapping[str, Heads] = field(default_factory=dict)
    begun: bool = False
    third_party: bool = False
    told_by: str = ""


@dataclass(frozen=True, slots=True)
class PastSave:
    """One save of a form: what was `given`, and what had stood there `before`, both by the path of the question.

    `version` is the form's version in which it was made, `sources` tell by path where that was said which the save only
    carried over.
    """

    author: MemberId
    agency: AgencyId
    stamp: Stamp
    given: Mapping[str, Any]
    before: Mapping[str, tuple[Any, ...]]
    version: UUID | None = None
    third_party: bool = False
    told_by: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastFilling:
    """What one filling of a form says by itself: at each path the answer that was given last in it.

    `author` is who last answered something: who only carried answers over did not.
    """

    filling: UUID
    version: UUID
    begun: Stamp
    last: Stamp
    author: MemberId
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Overlooked:
    """A case as a page about several people shows it: its row, and the sections that the page needs."""

    row: CaseRow
    sections: Mapping[Section, SectionShown]

    def field(self, section: Section, name: str) -> FieldShown | None:
        """Give a field with what stands in it; None where its section was not opened."""
        shown = self.sections.get(section)
        return shown.field(name) if shown else None

    def value(self, section: Section, name: str) -> Any:
        """Give the value to show first, None when there is none."""
        shown = self.field(section, name)
        return shown.heads.value if shown else None


@dataclass(frozen=True, slots=True)
class Counted:
    """A slice of the files of an agency, counted: `counts` by the path of the question and what became of it.

    `cases` were opened of `total`; `after` is where the next slice goes on, None when all are counted.
    """

    cases: int
    total: int
    fillings: int
    counts: Mapping[tuple[str, str], int]
    after: FileId | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as its page shows it: who it is, its sections, one page of its timeline, and what waits for a decision."""

    row: CaseRow
    owner: AgencyId
    sections: tuple[SectionShown, ...]
    entries: tuple[EntryShown, ...]
    pinned: tuple[PinnedNote, ...]
    conflicts: tuple[Conflict, ...]
    fillings: tuple[FillingShown, ...]
    length: int
    next_before: int | None
    joined: tuple[Joined, ...] = ()
    alike: Alike | None = None
    path: Path = field(default_factory=Path)
    ways: FourWays = field(default_factory=FourWays)
