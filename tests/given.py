"""What a test gives to an action instead of the world: a clock that stands, chance that repeats, who acts."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import shake_256
from uuid import UUID

from samakki.kernel.clocks import HybridClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import NodeId

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
NODE = NodeId(UUID("0195d000-0000-7000-8000-000000000001"))
MARK = "0a0b0c0d"


@dataclass
class SetClock:
    """A clock that stands until it is moved."""

    moment: datetime = NOON

    def now(self) -> datetime:
        return self.moment

    def set(self, moment: datetime) -> None:
        self.moment = moment

    def move(self, **by: float) -> None:
        """Move by days, hours, minutes, seconds… as `timedelta` takes them; negative goes back."""
        self.moment += timedelta(**by)


@dataclass
class SeededChance:
    """Chance that gives the same bytes in the same order whenever the seed is the same."""

    seed: str = "samakki"
    _asked: int = field(default=0, repr=False)

    def bytes(self, length: int) -> bytes:
        self._asked += 1
        return shake_256(f"{self.seed}/{self._asked}".encode()).digest(length)


def by_node(clock: SetClock, chance: SeededChance, node: NodeId = NODE) -> By:
    """The node itself: the command line and the jobs act so, without keys."""
    return By(node=node, clock=clock, hybrid=HybridClock(clock, MARK), chance=chance, standing=Standing.NODE)
