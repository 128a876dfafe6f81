"""Persons who may be counted twice: another file may be of the same person, and nobody is sure."""

from collections.abc import Iterable

from samakki.databook.words import LIKENESS, NOT_ASKED
from samakki.facts.words import STANDS

_Facts = list[tuple[str, str, str]]


def apart(facts: Iterable[tuple[str, str, str]]) -> tuple[_Facts, frozenset[str]]:
    """Take the facts of likeness out of the others; whoever has no other one stands there as not asked.

    Gives what is counted, and of whom it is told that they may be the same as another.
    """
    told = list(facts)
    rest = [one for one in told if one[1] != LIKENESS]
    known = {person for person, _dimension, _code in rest}
    left = sorted({person for person, _dimension, _code in told} - known)
    alike = frozenset(person for person, dimension, code in told if (dimension, code) == (LIKENESS, STANDS))
    return [*rest, *((person, "", NOT_ASKED) for person in left)], alike
