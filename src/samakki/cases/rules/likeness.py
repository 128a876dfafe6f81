"""Two files that may be of one person: which other file one leads to, and what is written where somebody says so."""

from typing import Final
from uuid import UUID

from samakki.cases.words import Alike
from samakki.journal.words import Change, FileState
from samakki.kernel.ids import FileId
from samakki.sections.words import Section

_ADMIN: Final = Section.ADMINISTRATION
_OTHER: Final = "same_person"
_WHY: Final = "same_person_why"


def alike_in(state: FileState) -> Alike | None:
    """Tell which other file may be of the same person; None where nobody says so, or it stands that there is none."""
    heads = state.heads(_ADMIN, _OTHER).heads
    head = next((head for head in heads if isinstance(head.value, str)), None)
    if head is None:
        return None
    why = next((told.value for told in state.heads(_ADMIN, _WHY).heads if isinstance(told.value, str)), "")
    return Alike(FileId(UUID(head.value)), why, head.author, head.stamp)


def leads_to(state: FileState, other: FileId) -> bool:
    """Tell whether it stands in a file that another may be of the same person."""
    found = alike_in(state)
    return found is not None and found.case == other


def said_alike(state: FileState, other: FileId, why: str) -> tuple[Change, ...]:
    """Give what is written into a file that may be of the same person as another; what stood stays in its history."""
    return state.change(_ADMIN, _OTHER, str(other)), state.change(_ADMIN, _WHY, why)


def said_unlike(state: FileState, other: FileId) -> tuple[Change, ...]:
    """Give what takes that back; nothing where the file does not lead to the other."""
    if not leads_to(state, other):
        return ()
    return state.change(_ADMIN, _OTHER, None), state.change(_ADMIN, _WHY, None)
