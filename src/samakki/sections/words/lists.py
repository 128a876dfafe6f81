"""Long lists that the standards keep: countries, languages, currencies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from babel import Locale

from samakki.sections.words.files import told_by


class Listed(StrEnum):
    """A list too long to stand in the file of a section."""

    COUNTRIES = "countries"
    LANGUAGES = "languages"
    CURRENCIES = "currencies"


@dataclass(frozen=True, slots=True)
class LongList:
    """The codes of a list in the order in which they are shown, with English words and their codes in the standard."""

    codes: tuple[tuple[str, str], ...]
    htcds_codes: tuple[tuple[str, str], ...]
    told_by: str


def _read(listed: Listed) -> LongList:
    told: Mapping[str, Any] = told_by(f"lists/{listed}.yaml")
    codes = {str(code): item if isinstance(item, Mapping) else {"label": item} for code, item in told["codes"].items()}
    return LongList(
        tuple((code, item["label"]) for code, item in codes.items()),
        tuple((code, item.get("htcds", code)) for code, item in codes.items()),
        told["words"],
    )


LISTS: Final[Mapping[Listed, LongList]] = {listed: _read(listed) for listed in Listed}


@cache
def _told(listed: Listed, language: str) -> Mapping[str, str]:
    words: Mapping[str, str] = getattr(Locale.parse(language), LISTS[listed].told_by)
    return words


def listed_words(listed: Listed, code: str, language: str) -> str:
    """Tell a code of a long list in a language, named as Babel names it (`zh_Hans`); empty where CLDR has no word."""
    return _told(listed, language).get(code, "")


def words_for_the_catalogue(languages: tuple[str, ...]) -> Iterator[str]:
    """Go through the English words that our own catalogues must hold: CLDR lacks them in one of the languages."""
    for listed, long_list in LISTS.items():
        for code, label in long_list.codes:
            if not all(listed_words(listed, code, language) for language in languages):
                yield label
