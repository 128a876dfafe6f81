"""A clock that walks through invented days."""

from datetime import UTC, datetime


class WalkingClock:
    """Stands still until it is walked on; never goes back."""

    def __init__(self, begins: datetime) -> None:
        """Begin at a moment."""
        self._moment = begins

    def now(self) -> datetime:
        """Give the invented moment, in UTC like every clock."""
        return self._moment.astimezone(UTC)

    def walk_to(self, moment: datetime) -> None:
        """Go on to a later moment."""
        self._moment = max(self._moment, moment)
