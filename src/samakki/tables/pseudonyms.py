"""Names in a story: one person, or one pseudonym, that is spelt in two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from samakki.tables.naming import sound_of

_NAME: Final = re.compile(r"[A-Z][a-z]+(?:['\u2019-][A-Za-z]+)*(?: [A-Z][a-z]+(?:['\u2019-][A-Za-z]+)*)*")
_STARTS: Final = re.compile(r"(?:^|[.!?:]\s*|\n\s*|[\"\u201c]\s*)\Z")
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Variant:
    """A name as it stands at a place of the story, and the spelling that it is likely the same as."""

    words: str
    place: int
    suggest: str


def variant_names_in(text: str) -> list[Variant]:
    """Propose names that are likely one person: they sound alike and are spelt in two ways (DQ-11).

    The spelling that stands more often is the one that is proposed. A first word of a sentence counts as a name only
    where it sounds like one that stands within a sentence. It proposes, and merges nothing.
    """
    by_sound: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, int] = {}
    within = {sound_of(words) for words, _place, starts in _names(text) if not starts}
    for words, place, _starts in _names(text):
        if len(words) >= _SHORTEST and sound_of(words) in within:
            by_sound[sound_of(words)][words] += 1
            first.setdefault(words, place)
    found = []
    for spelt in by_sound.values():
        (usual, _often), *others = spelt.most_common()
        found += [Variant(words, first[words], usual) for words, _seldom in others]
    return sorted(found, key=lambda one: one.place)


def _names(text: str) -> Iterator[tuple[str, int, bool]]:
    for hit in _NAME.finditer(text):
        starts = _STARTS.search(text[max(0, hit.start() - 3) : hit.start()]) is not None
        yield hit.group(), hit.start(), starts
        opening, _gap, rest = hit.group().partition(" ")
        if starts and rest:
            yield rest, hit.start() + len(opening) + 1, False
