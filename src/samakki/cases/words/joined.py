"""Two files of one person that became one."""

from dataclasses import dataclass
from dataclasses import field as hidden
from enum import StrEnum
from typing import Final

from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import AgencyId, EntryId, FileId, MemberId

JOINED: Final = "joined"
"""How the field begins that says that another file is of the same person: `joined/<file>`."""


class Way(StrEnum):
    """Which of two files of one person goes on."""

    TOOK_IN = "took in"
    WENT_INTO = "went into"


@dataclass(frozen=True, slots=True)
class Alike:
    """Another file that may be of the same person: why somebody thinks so, and who said it when. Nobody is sure."""

    case: FileId
    why: str = hidden(repr=False)
    author: MemberId
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Joined:
    """Another file of the same person: which way they were joined, why, by whom and when."""

    case: FileId
    way: Way
    why: str = hidden(repr=False)
    author: MemberId
    agency: AgencyId
    stamp: Stamp
    entries: frozenset[EntryId] = frozenset()
