"""Who looked: the readers of one case, as the record of reads tells them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from samakki.access.words import ReaderNamed
from samakki.cases.words import Reading
from samakki.consent.words import Ground
from samakki.kernel.ids import MemberId


@dataclass(frozen=True, slots=True)
class Looked:
    """Who read a case: each reading, what the readers are, and the grounds by which other agencies could read."""

    readings: tuple[Reading, ...]
    readers: Mapping[MemberId, ReaderNamed]
    grounds: Mapping[UUID, Ground]
