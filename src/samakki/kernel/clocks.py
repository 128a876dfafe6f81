"""Time and chance, always passed in; stamps that order what happened without believing any clock."""

import re
import secrets  # noqa: TID251 -- the one place where chance comes from
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol, Self

_IN_ORDER: Final = 999
_MOST: Final = 0xFFFF
_SHAPE: Final = re.compile(r"([0-9a-f]{12})-([0-9a-f]{4})-([0-9a-f]{8})")


class Clock(Protocol):
    """Tells the time; tests and demonstrations pass their own."""

    def now(self) -> datetime:
        """Give the present moment, aware of its zone (UTC)."""


class Chance(Protocol):
    """Gives random bytes; only tests and demonstrations may pass one that repeats itself."""

    def bytes(self, length: int) -> bytes:
        """Give that many random bytes."""


class WallClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Give the present moment in UTC."""
        return datetime.now(UTC)  # noqa: TID251 -- the one place where the time comes from


class SystemChance:
    """The operating system's randomness, fit for keys."""

    def bytes(self, length: int) -> bytes:
        """Give that many unpredictable bytes."""
        return secrets.token_bytes(length)


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """When and where an entry was made, by a hybrid logical clock: wall time in ms, a counter, the node's mark.

    Stamps order entries for showing them. They never decide whose value wins.
    """

    wall: int
    count: int
    mark: str

    def __str__(self) -> str:
        """Write the stamp so that text order is stamp order: `0199f3c2a1b4-0003-1a2b3c4d`."""
        return f"{self.wall:012x}-{self.count:04x}-{self.mark}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` wrote; raises ValueError on anything else."""
        found = _SHAPE.fullmatch(text)
        if found is None:
            message = f"not a stamp: {text!r}"
            raise ValueError(message)
        wall, count, mark = found.groups()
        return cls(int(wall, 16), int(count, 16), mark)

    def moment(self) -> datetime:
        """Tell the wall time that the stamp claims, in UTC; a wrong clock makes a wrong claim.

        Stamps of one millisecond stay in their order, by microseconds, up to a thousand of them.
        """
        return datetime.fromtimestamp(self.wall / 1000, UTC) + timedelta(microseconds=min(self.count, _IN_ORDER))


@dataclass(slots=True)
class HybridClock:
    """A hybrid logical clock (Kulkarni et al., 2014): later than all it heard, close to the wall."""

    clock: Clock
    mark: str
    _last: tuple[int, int] = (0, 0)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def tick(self) -> Stamp:
        """Give a stamp later than every stamp this clock gave or heard."""
        wall = int(self.clock.now().timestamp() * 1000)
        with self._lock:
            self._last = max((wall, 0), _next(self._last))
            return Stamp(*self._last, self.mark)

    def hear(self, stamp: Stamp) -> None:
        """Take note of somebody else's stamp, so that what is written next comes after it."""
        with self._lock:
            self._last = max(self._last, (stamp.wall, stamp.count))


def _next(last: tuple[int, int]) -> tuple[int, int]:
    wall, count = last
    return (wall, count + 1) if count < _MOST else (wall + 1, 0)
