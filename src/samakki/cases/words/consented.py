"""What a person is asked and answers, what is shared without a consent, and what others have shared with the agency."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from samakki.cases.words.shown import CaseRow, FieldShown, SectionShown
from samakki.consent.words import About, Ground, GroundKind, Never, Recipient, Share, Terms, Use
from samakki.journal.words import OpenedEntry
from samakki.kernel.ids import AgencyId, EntryId, FileId
from samakki.sections.words import Section

CONSENTS: Final = "consents"
DISCLOSURES: Final = "disclosures"
NEVER_SEES: Final = "never_sees"
LEAST_REASON: Final = 20
"""With at least this many characters it is said why something is shared without a consent."""

GIVEN: Final = "given"
REFUSED: Final = "refused"
LATER: Final = "later"
WITHDRAWN: Final = "withdrawn"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked and how: with whom, what, for what and until when (`terms`, where something is to be shared).

    `what` names the treatment, step or service. `is_child` says whether the person is under 18 where the file does not.
    `text` is the hash of the text that was read together.
    """

    about: About
    terms: Terms | None = None
    what: str = field(default="", repr=False)
    area: str = ""
    how: str = ""
    language: str = ""
    explained_by: str = field(default="", repr=False)
    interpreter: str = field(default="", repr=False)
    witness: str = field(default="", repr=False)
    is_child: bool | None = None
    guardian: str = field(default="", repr=False)
    child_view: str = ""
    child_words: str = field(default="", repr=False)
    own_words: str = field(default="", repr=False)
    text: str = ""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """Something shared without a consent: why, with whom, the reason, and who or which article decided it."""

    kind: GroundKind
    terms: Terms
    reason: str = field(repr=False)
    article: str = ""
    decided_by: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SealedLine:
    """One line of what lies sealed about consents, disclosures or the never-list: what each part says."""

    row: str
    said: Mapping[str, Any] = field(repr=False)
    parts: tuple[FieldShown, ...] = field(default=(), repr=False)

    def words(self, name: str) -> str:
        """Give what a part says as text; empty where it says nothing or only that nobody knows."""
        value = self.said.get(name)
        return str(value) if isinstance(value, str | int) else ""


@dataclass(frozen=True, slots=True)
class ClosedEntry:
    """A closed entry that a consent may name: in which section it stands, and since when."""

    section: Section
    entry: EntryId
    when: datetime


@dataclass(frozen=True, slots=True)
class ConsentsOpened:
    """All that a case says about who may know: the sealed lines and the terms in clear, each the newest first."""

    row: CaseRow
    owner: AgencyId
    consents: tuple[SealedLine, ...]
    disclosures: tuple[SealedLine, ...]
    never_sees: tuple[SealedLine, ...]
    grounds: tuple[Ground, ...]
    shares: tuple[Share, ...]
    never: tuple[Never, ...]
    closed: tuple[ClosedEntry, ...]
    is_child: bool | None

    def ground(self, line: SealedLine) -> Ground | None:
        """Give the terms that a line is about."""
        named = line.words("ground")
        return next((ground for ground in self.grounds if str(ground.id) == named), None)


@dataclass(frozen=True, slots=True)
class SharedRow:
    """A case of another agency in a list: the name where it was shared, what was shared, and until when."""

    case: FileId
    owner: AgencyId
    name: str
    ground: Ground
    share: Share

    @property
    def mark(self) -> str:
        """Give the last six signs of the case's id."""
        return str(self.case)[-6:]


@dataclass(frozen=True, slots=True)
class SharedCase:
    """A case of another agency as far as grounds open it for a use; `named` are closed entries that may be opened.

    `restricted` says that for now nothing is written there but what keeps somebody safe.
    """

    case: FileId
    owner: AgencyId
    use: Use
    sections: tuple[SectionShown, ...]
    entries: tuple[OpenedEntry, ...]
    named: tuple[EntryId, ...]
    until: datetime
    writable: frozenset[Section]
    restricted: bool = False

    @property
    def mark(self) -> str:
        """Give the last six signs of the case's id."""
        return str(self.case)[-6:]


@dataclass(frozen=True, slots=True)
class NeverNamed:
    """Somebody who must never see a case: who, as it was said, and which agencies of a kind are not meant."""

    recipient: Recipient
    who: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    spared: frozenset[AgencyId] = frozenset()
