"""Clocks and chance that a test can set."""

from datetime import UTC, datetime, timedelta


class SetClock:
    """A clock that stands until it is moved, forwards or backwards."""

    def __init__(self, year: int = 2001) -> None:
        self.moment = datetime(year, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


class CountedChance:
    """Chance that counts, so that a test sees the same ids each time."""

    def __init__(self) -> None:
        self.count = 0

    def bytes(self, length: int) -> bytes:
        self.count += 1
        return self.count.to_bytes(length)
