"""Names that mean nothing to a stranger: random ids, one type a noun, so that no id is taken for another."""

from typing import Final, NewType
from uuid import UUID

from samakki.kernel.clocks import Chance, Clock

NodeId = NewType("NodeId", UUID)
AgencyId = NewType("AgencyId", UUID)
MemberId = NewType("MemberId", UUID)
FileId = NewType("FileId", UUID)
EntryId = NewType("EntryId", UUID)
AttachmentId = NewType("AttachmentId", UUID)

_VERSION: Final = 7
_VARIANT: Final = 2


def fresh_id(clock: Clock, chance: Chance) -> UUID:
    """Make a new id (UUID version 7, RFC 9562): rows made together lie together on the disk."""
    wall = int(clock.now().timestamp() * 1000) & ((1 << 48) - 1)
    noise = int.from_bytes(chance.bytes(10))
    first = noise >> 68
    rest = noise & ((1 << 62) - 1)
    return UUID(int=(wall << 80) | (_VERSION << 76) | (first << 64) | (_VARIANT << 62) | rest)
