"""What a note's form offers, and what was said in it."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from samakki.cases.words import NOTE_LIMIT
from samakki.doors.web.desk.asking import case_id
from samakki.kernel.ids import FileId
from samakki.sections.words import RECORD, Section


@dataclass(frozen=True, slots=True)
class NoteSaid:
    """A note as it was typed, with its boxes."""

    cases: tuple[FileId, ...]
    text: str
    section: Section
    pinned: bool
    closed: bool
    third_party: bool


def note_said(posted: QueryDict) -> NoteSaid:
    """Read a posted note; boxes that are missing are not ticked, what is no case is left out."""
    cases = tuple(case for case in (case_id(text) for text in posted.getlist("case")) if case)
    given = posted.get("section", "")
    section = Section(given) if given in set(Section) else Section.ADMINISTRATION
    ticked = {name: posted.get(name) == "on" for name in ("pinned", "closed", "third_party")}
    return NoteSaid(cases, posted.get("text", ""), section, ticked["pinned"], ticked["closed"], ticked["third_party"])


def note_parts(said: NoteSaid | None = None, error: str = "") -> dict[str, Any]:
    """Give what the form shows: the sections to choose from, and what was typed already."""
    sections = [(one.value, gettext(words.label)) for one, words in RECORD.items()]
    return {
        "sections": sections,
        "section": (said.section if said else Section.ADMINISTRATION).value,
        "text": said.text if said else "",
        "pinned": bool(said and said.pinned),
        "closed": bool(said and said.closed),
        "third_party": bool(said and said.third_party),
        "error": error,
        "limit": NOTE_LIMIT,
        "unfolded": bool(said and (said.pinned or said.closed or said.third_party)),
    }
