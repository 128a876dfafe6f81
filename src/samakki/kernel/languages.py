"""The eight languages of the interface, each by its own name, with its script and its calendar."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Calendar(StrEnum):
    """By which calendar years are told besides the common one, where one is used."""

    COMMON = "common"
    BUDDHIST = "buddhist"
    JAPANESE = "japanese"


@dataclass(frozen=True, slots=True)
class Language:
    """A language people can work in: its tag (BCP 47), its own name, its script, and the second calendar."""

    tag: str
    own_name: str
    english_name: str
    script: str
    calendar: Calendar = Calendar.COMMON


LANGUAGES: Final = (
    Language("en", "English", "English", "Latn"),
    Language("km", "ភាសាខ្មែរ", "Khmer", "Khmr", calendar=Calendar.BUDDHIST),
    Language("lo", "ພາສາລາວ", "Lao", "Laoo", calendar=Calendar.BUDDHIST),
    Language("my", "မြန်မာဘာသာ", "Burmese", "Mymr"),
    Language("th", "ภาษาไทย", "Thai", "Thai", calendar=Calendar.BUDDHIST),
    Language("vi", "Tiếng Việt", "Vietnamese", "Latn"),
    Language("zh-hans", "简体中文", "Chinese", "Hans"),
    Language("ja", "日本語", "Japanese", "Jpan", calendar=Calendar.JAPANESE),
)
BY_TAG: Final = {language.tag: language for language in LANGUAGES}
