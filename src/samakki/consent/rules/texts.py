"""Reads texts from their file: a name, a version, and the same sentences in each language."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Final, NoReturn

import yaml

from samakki.consent.words import TextsRefusedError
from samakki.kernel.languages import BY_TAG

_WHOLE: Final = frozenset({"name", "version", "texts"})
_SAID: Final = frozenset({"title", "body"})
_NAME: Final = re.compile(r"[a-z]{2,16}\Z")
_LONGEST_FILE: Final = 200_000
_LONGEST_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class TextRead:
    """A text in one language, as its file gives it: one sentence, or thought, a line of the body."""

    name: str
    version: int
    language: str
    title: str
    body: str

    @property
    def hash(self) -> str:
        """Give the hash by which a receipt names exactly these words."""
        return hash_of(self.title, self.body)


def hash_of(title: str, body: str) -> str:
    """Hash a text: SHA-256 over its title, an empty line and its body, in UTF-8, so that anybody can check it."""
    return hashlib.sha256(f"{title}\n\n{body}".encode()).hexdigest()


def read_texts(file: str) -> tuple[TextRead, ...]:
    """Read a file of one text in its languages; raises TextsRefusedError that says what is wrong.

    English is always there, and every language says as many things as English does, in the same order.
    """
    told = _told(file)
    name, version, texts = told["name"], told["version"], told["texts"]
    if not isinstance(name, str) or not _NAME.match(name):
        _refuse("name", "two to sixteen small letters")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        _refuse("version", "a number from 1 on")
    if not isinstance(texts, dict) or "en" not in texts:
        _refuse("texts", "English is among them")
    read = tuple(_text(name, version, tag, said) for tag, said in texts.items())
    lines = {text.language: len(text.body.splitlines()) for text in read}
    if len(set(lines.values())) > 1:
        _refuse("texts", f"each language says as much as English does, a line each: {lines}")
    return read


def _told(file: str) -> dict[str, Any]:
    if len(file) > _LONGEST_FILE:
        _refuse("file", f"longer than {_LONGEST_FILE:,} letters")
    try:
        told = yaml.safe_load(file)
    except (yaml.YAMLError, RecursionError, ValueError):
        _refuse("file", "this is no YAML")
    if not isinstance(told, dict) or set(told) != _WHOLE:
        _refuse("file", f"a text has exactly {sorted(_WHOLE)}")
    return told


def _text(name: str, version: int, tag: object, said: object) -> TextRead:
    if tag not in BY_TAG:
        _refuse("texts", f"{tag} is no language of the pages")
    if not isinstance(said, dict) or set(said) != _SAID or not all(isinstance(each, str) for each in said.values()):
        _refuse(str(tag), f"has exactly {sorted(_SAID)}, both in words")
    title = " ".join(said["title"].split())
    body = "\n".join(line.strip() for line in said["body"].splitlines() if line.strip())
    if not title or len(title) > _LONGEST_TITLE or not body:
        _refuse(str(tag), f"needs a title of at most {_LONGEST_TITLE} letters, and a body")
    return TextRead(name, version, str(tag), title, body)


def _refuse(place: str, why: str) -> NoReturn:
    message = f"{place}: {why}"
    raise TextsRefusedError(message)
