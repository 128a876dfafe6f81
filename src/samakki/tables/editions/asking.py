"""A file that somebody wrote by hand, asked question by question; each names its place, for a refusal to say where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from samakki.kernel.languages import BY_TAG
from samakki.tables.editions.words import Texts, refuse

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """A part of the file and where it stands, as `chapters.2.figures.1`."""

    value: Mapping[str, Any]
    where: str

    def only(self, *known: str) -> None:
        """Refuse a key that nobody reads: it would be lost in silence. Raises EditionRefusedError."""
        for key in self.value:
            if key not in known:
                refuse(self._at(key), f"nobody reads this key; known here are {', '.join(known)}")

    def words(self, key: str, default: str | None = None) -> str:
        """Read one word or line. Raises EditionRefusedError."""
        found = self.value.get(key, default)
        if isinstance(found, bool) or not isinstance(found, str | int) or not str(found).strip():
            refuse(self._at(key), "a word is missing here")
        return str(found)

    def day(self, key: str) -> date | None:
        """Read a day, or nothing where none is written. Raises EditionRefusedError."""
        found = self.value.get(key)
        if found is None:
            return None
        if type(found) is not date:
            refuse(self._at(key), "a day is missing here, as 2026-11-01")
        return found

    def choice(self, key: str, kinds: type[Choice], default: Choice | None = None) -> Choice:
        """Read one of a few words. Raises EditionRefusedError."""
        found = self.value.get(key, default)
        if found not in list(kinds):
            refuse(self._at(key), f"{found!r} is none of {', '.join(kinds)}")
        return kinds(found)

    def texts(self, key: str, *, needed: bool = False) -> Texts:
        """Read a sentence in several languages; one text alone is English. Raises EditionRefusedError."""
        return _texts(self.value.get(key), self._at(key), needed=needed)

    def many_texts(self, key: str) -> tuple[Texts, ...]:
        """Read a list of sentences, each in several languages. Raises EditionRefusedError."""
        return tuple(_texts(each, f"{self._at(key)}.{at}", needed=True) for at, each in self._list(key))

    def lines(self, key: str) -> tuple[str, ...]:
        """Read a list of words. Raises EditionRefusedError."""
        return tuple(str(each) for _at, each in self._list(key))

    def parts(self, key: str) -> Iterator["Asked"]:
        """Go through a list of parts. Raises EditionRefusedError."""
        for at, each in self._list(key):
            yield part(each, f"{self._at(key)}.{at}")

    def named(self, key: str) -> Iterator[tuple[str, "Asked"]]:
        """Go through parts that have names. Raises EditionRefusedError."""
        for name, each in part(self.value.get(key) or {}, self._at(key)).value.items():
            yield str(name), part(each or {}, f"{self._at(key)}.{name}")

    def named_texts(self, key: str) -> Mapping[str, Texts]:
        """Read sentences that have names, each in several languages. Raises EditionRefusedError."""
        found = part(self.value.get(key) or {}, self._at(key)).value
        return {str(name): _texts(each, f"{self._at(key)}.{name}", needed=True) for name, each in found.items()}

    def _list(self, key: str) -> Iterator[tuple[int, Any]]:
        found = self.value.get(key) or []
        if isinstance(found, str) or not isinstance(found, Sequence):
            refuse(self._at(key), "a list belongs here")
        return enumerate(found, start=1)

    def _at(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else str(key)


def part(value: Any, where: str) -> Asked:
    """Take a part of a file by its keys. Raises EditionRefusedError where it has none."""
    if not isinstance(value, Mapping):
        refuse(where or "the file", "keys and values belong here")
    return Asked(value, where)


def _texts(found: Any, where: str, *, needed: bool) -> Texts:
    if found is None and not needed:
        return {}
    texts = {"en": found} if isinstance(found, str) else found
    if not isinstance(texts, Mapping) or not texts or not all(isinstance(each, str) for each in texts.values()):
        refuse(where, "words are missing here, in English or by language")
    for tag in texts:
        if tag not in BY_TAG:
            refuse(f"{where}.{tag}", f"no language here has this tag; known are {', '.join(BY_TAG)}")
    return texts
