"""Where a value was said first, when it was only carried over since."""

from dataclasses import dataclass

from samakki.kernel.clocks import Stamp
from samakki.kernel.ids import AgencyId, EntryId, MemberId


@dataclass(frozen=True, slots=True)
class Source:
    """The entry in which something was said first: by whom, for which agency, and when by their clock."""

    entry: EntryId
    author: MemberId
    agency: AgencyId
    stamp: Stamp
