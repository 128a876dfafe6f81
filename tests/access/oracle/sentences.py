"""The sentences of docs/reference/rules.md, each judged by itself; what none permits is refused."""

from collections.abc import Callable
from typing import Final, NamedTuple

from tests.access.oracle.acts import GROUPS
from tests.access.oracle.cells import Cell

Judgement = Callable[[Cell], bool]


class Sentence(NamedTuple):
    """A sentence: whether it permits or forbids, of which groups and acts it speaks, and when it holds."""

    permits: bool
    scope: frozenset[str]
    holds: Judgement

    def speaks_of(self, act: str) -> bool:
        """Tell whether it is about this act; one without a scope is about all."""
        return not self.scope or act in self.scope or not self.scope.isdisjoint(GROUPS[act])


SENTENCES: Final[dict[str, Sentence]] = {}


def permits(words: str, *scope: str) -> Callable[[Judgement], Judgement]:
    """Say who may do what."""
    return _said(words, permits=True, scope=scope)


def forbids(words: str, *scope: str) -> Callable[[Judgement], Judgement]:
    """Say who may never do what, whatever permits it."""
    return _said(words, permits=False, scope=scope)


def _said(words: str, *, permits: bool, scope: tuple[str, ...]) -> Callable[[Judgement], Judgement]:
    def keep(holds: Judgement) -> Judgement:
        assert words not in SENTENCES, words
        SENTENCES[words] = Sentence(permits, frozenset(scope), holds)
        return holds

    return keep


def allows(cell: Cell) -> bool:
    """Tell whether a cell is allowed: some sentence permits it, and none forbids it."""
    permitted = False
    for sentence in _speaking(cell.act):
        if sentence.permits and permitted:
            continue
        if sentence.holds(cell):
            if not sentence.permits:
                return False
            permitted = True
    return permitted


_OF: Final[dict[str, tuple[Sentence, ...]]] = {}


def _speaking(act: str) -> tuple[Sentence, ...]:
    """Give the sentences about an act, those that forbid first."""
    if act not in _OF:
        found = [sentence for sentence in SENTENCES.values() if sentence.speaks_of(act)]
        _OF[act] = tuple(sorted(found, key=lambda sentence: sentence.permits))
    return _OF[act]
