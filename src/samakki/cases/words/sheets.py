"""Sheets: some sections of a case on a page of their own or on paper, each said by its kind to who asks who read."""

from dataclasses import dataclass
from enum import StrEnum

from samakki.cases.words.shown import CaseRow, SectionShown
from samakki.sections.words import Section


class Sheet(StrEnum):
    """What kind of sheet sections of a case are read on; paper is told apart, because it leaves the house."""

    PLAN = "plan"
    CLOSING = "closing"
    PRINTED_PLAN = "printed plan"
    PRINTED_SUMMARY = "printed summary"
    LETTER = "letter"
    PRINTED_LETTER = "printed letter"
    STORY = "story"
    PRINTED_STORY = "printed story"


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet that somebody has open: who it is about, and the sections that they asked for."""

    row: CaseRow
    sections: tuple[SectionShown, ...]

    def of(self, section: Section) -> SectionShown:
        """Give a section of the sheet; raises KeyError for one that was not asked for."""
        found = {shown.words.section: shown for shown in self.sections}
        return found[section]
