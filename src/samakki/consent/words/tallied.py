"""Grounds as they are counted for who checks: what for, of which kind, which section, to whom; never of whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from samakki.consent.words.grounds import Ended, GroundKind, RecipientKind, Use
from samakki.sections.words import Section


@dataclass(frozen=True, slots=True)
class Shared:
    """How many grounds open a section to a kind of recipient for a use: how many hold now, how many have ended."""

    kind: GroundKind
    use: Use
    section: Section
    recipient: RecipientKind
    holding: int
    ended: int


@dataclass(frozen=True, slots=True)
class Tally:
    """All grounds of the node, counted: `slowest` is the longest time from the end of a ground to that of its keys.

    `told` of those whose keys were taken back, `seen` by how many of them; `unsigned` wait for a second person,
    `by_oneself` were signed by who asked (none can be), `untold` are those of which the person was not told yet.
    """

    shared: tuple[Shared, ...]
    made: Mapping[GroundKind, int]
    ended: Mapping[Ended, int]
    slowest: timedelta
    told: int
    seen: int
    unsigned: int
    untold: int
    by_oneself: int
    never: int
