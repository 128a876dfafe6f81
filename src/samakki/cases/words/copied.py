"""The person's own copy: all that is held on them, what was left out of it and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from samakki.cases.words.joined import Joined
from samakki.cases.words.shown import CaseRow, FillingShown, SectionShown
from samakki.consent.words import Ground
from samakki.journal.words import Attached, Change, Kind, Reading
from samakki.kernel.ids import AgencyId, EntryId
from samakki.sections.words import Section


class KeptBack(StrEnum):
    """Why something is left out of the person's own copy; the copy itself says so at its place."""

    OTHER_TOLD = "told by somebody else"
    OTHER_PERSON = "about somebody else"
    DANGER = "would endanger"
    PROFESSION = "bound by a profession"


KEPT_BACK_TEXTS: Final = {
    KeptBack.OTHER_TOLD: _("Somebody else told it in confidence"),
    KeptBack.OTHER_PERSON: _("It speaks of somebody else"),
    KeptBack.DANGER: _("It would endanger somebody's life or health"),
    KeptBack.PROFESSION: _("A profession's secrecy binds it"),
}
CHOSEN: Final = (KeptBack.OTHER_PERSON, KeptBack.DANGER, KeptBack.PROFESSION)
"""What a person decides of an entry; that somebody else told it is left out by rule."""


@dataclass(frozen=True, slots=True)
class CopiedEntry:
    """One entry of the file as its person is given it; with `kept_back` nothing stands here of what it says."""

    entry: EntryId
    section: Section
    moment: datetime
    agency: AgencyId
    kind: Kind
    closed: bool
    taken_back: bool
    kept_back: KeptBack | None = None
    text: str = field(default="", repr=False)
    changes: tuple[Change, ...] = field(default=(), repr=False)
    filling: str = ""
    attachments: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """Everything that is held on somebody: what is known, all that was written, who was given it and who read it.

    `left_out` counts the values of a section that stand in no copy, by the reason; `clear` is what is kept of the case
    without a seal.
    """

    row: CaseRow
    owner: AgencyId
    made_at: datetime
    sections: tuple[SectionShown, ...]
    fillings: tuple[FillingShown, ...]
    entries: tuple[CopiedEntry, ...]
    left_out: Mapping[tuple[Section, KeptBack], int]
    grounds: tuple[Ground, ...]
    readings: tuple[Reading, ...]
    joined: tuple[Joined, ...]
    clear: Mapping[str, str | int | date | None]

    @property
    def kept_back(self) -> int:
        """Count all that was left out: entries, and values."""
        return sum(1 for one in self.entries if one.kept_back) + sum(self.left_out.values())
