"""Why somebody may see what is not theirs: a ground, as it is shown at the desk each time something is opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from samakki.kernel.ids import FileId


@dataclass(frozen=True, slots=True)
class GroundShown:
    """A ground as it stands: what it opens, to whom, for what and how long. It is judged by policy at each use.

    `recipient` is the id, as text, of the agency or of the one member that it opens something to; where a person said
    "any hospital", the hospital that asks. `sections` are values of Section, `entries` ids of closed entries as text,
    `purposes` values of the journal's Purpose. It holds from `since` on and ends at `until`, if that is known.
    """

    id: UUID
    kind: str
    recipient: str
    sections: frozenset[str]
    entries: frozenset[str]
    purposes: frozenset[str]
    since: datetime
    until: datetime | None = None

    def told(self, now: datetime) -> Mapping[str, str | int | bool | list[str]]:
        """Give what access is told of it at this moment; times in whole seconds since 1970, no end as the last one."""
        return {
            "ground_kind": self.kind,
            "ground_recipient": self.recipient,
            "ground_sections": sorted(self.sections),
            "ground_entries": sorted(self.entries),
            "ground_purposes": sorted(self.purposes),
            "ground_since": _seconds(self.since),
            "ground_until": NEVER if self.until is None else _seconds(self.until),
            "now": _seconds(now),
        }


Grounds = Mapping[FileId, GroundShown]
"""The grounds on which files of others are opened; a file of the own agency needs none."""

NO_GROUNDS: Final[Grounds] = {}
NEVER: Final = 2**62
"""A moment that no clock reaches: until when something holds that has no end."""


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp() // 1)
