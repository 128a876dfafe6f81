"""Dice that fall the same way for the same seed, so that every demonstration tells the same stories."""

from collections.abc import MutableSequence, Sequence
from hashlib import sha256
from itertools import count
from typing import Final, TypeVar

T = TypeVar("T")
_WHOLE: Final = 1 << 64


class Dice:
    """Chooses stories, never keys: SHA-256 over a seed and a counter."""

    def __init__(self, seed: str) -> None:
        """Take a seed."""
        self._seed = seed
        self._throws = count()

    def part(self, name: object) -> "Dice":
        """Give dice of their own for a part of the story, so that a change elsewhere changes nothing here."""
        return Dice(f"{self._seed}/{name}")

    def share(self) -> float:
        """Throw a share from 0 up to 1."""
        thrown = sha256(f"{self._seed}#{next(self._throws)}".encode()).digest()
        return int.from_bytes(thrown[:8]) / _WHOLE

    def luck(self, share: float) -> bool:
        """Tell whether something happens that happens in this share of cases."""
        return self.share() < share

    def between(self, first: int, beyond: int) -> int:
        """Throw a whole number from `first` up to, but not, `beyond`."""
        return first + int(self.share() * (beyond - first))

    def choice(self, things: Sequence[T]) -> T:
        """Choose one."""
        return things[self.between(0, len(things))]

    def weighted(self, things: Sequence[T], weights: Sequence[int]) -> T:
        """Choose one, some more often than others."""
        return self.choice([thing for thing, weight in zip(things, weights, strict=True) for _ in range(weight)])

    def shuffle(self, things: MutableSequence[T]) -> None:
        """Mix them in place."""
        for place in range(len(things) - 1, 0, -1):
            other = self.between(0, place + 1)
            things[place], things[other] = things[other], things[place]

    def sample(self, things: Sequence[T], number: int) -> list[T]:
        """Choose some, none of them twice."""
        mixed = list(things)
        self.shuffle(mixed)
        return mixed[:number]
