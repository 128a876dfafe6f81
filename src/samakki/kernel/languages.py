"""The eight languages of the interface, each by its own name, with its script and its calendar."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    """A language people can work in: its tag (BCP 47), its own name, its script, and whether years are Buddhist."""

    tag: str
    own_name: str
    english_name: str
    script: str
    buddhist_years: bool = False


LANGUAGES: Final = (
    Language("en", "English", "English", "Latn"),
    Language("km", "ភាសាខ្មែរ", "Khmer", "Khmr", buddhist_years=True),
    Language("lo", "ພາສາລາວ", "Lao", "Laoo", buddhist_years=True),
    Language("my", "မြန်မာဘာသာ", "Burmese", "Mymr"),
    Language("th", "ภาษาไทย", "Thai", "Thai", buddhist_years=True),
    Language("vi", "Tiếng Việt", "Vietnamese", "Latn"),
    Language("zh-hans", "简体中文", "Chinese", "Hans"),
    Language("ja", "日本語", "Japanese", "Jpan"),
)
BY_TAG: Final = {language.tag: language for language in LANGUAGES}
