"""One save of a form: what is given, and when each answer was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samakki.kernel.clocks import Stamp


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it is now given: `path` in the form, `value` as JSON, `base` the stamps of the values seen.

    `came_from` is where it stood before in the same filling, when it only moves: who told it and whether it was written
    closed go along.
    """

    path: str
    value: Any
    base: tuple[Stamp, ...] = ()
    came_from: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save wrote: `stamp` is that of its first entry, `stamps` those of the answers by path.

    `unfit` are the answers that their field cannot hold: the form alone keeps them.
    """

    stamp: Stamp
    stamps: Mapping[str, Stamp]
    unfit: frozenset[str] = frozenset()
