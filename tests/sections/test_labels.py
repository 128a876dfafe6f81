"""The labels of the record reach the translation catalogues through modules that are made from the ten files."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import samakki.sections.words
from samakki.sections.words import PERIODS, RECORD, Field, Section, words_for_the_catalogue

FOLDER = Path(samakki.sections.words.__file__).parent / "labels"
HEAD = '''"""{about}, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
'''


def labels_of(field: Field) -> Iterator[str]:
    yield from (field.group, field.label, field.hint, *(span.label for span in field.spans))
    for part in field.parts:
        yield from labels_of(part)


def choices_of(field: Field) -> Iterator[str]:
    if field.listed is None:
        yield from (label for _, label in field.codes)
    for part in field.parts:
        yield from choices_of(part)


def labels(section: Section) -> Iterator[str]:
    yield from (RECORD[section].label, RECORD[section].about)
    for field in RECORD[section].fields:
        yield from labels_of(field)


def choices(section: Section) -> Iterator[str]:
    for field in RECORD[section].fields:
        yield from choices_of(field)


def made(about: str, words: Iterable[str]) -> str:
    texts = dict.fromkeys(filter(None, words))
    return HEAD.format(about=about) + "".join(f'    _("{text}"),\n' for text in texts) + ")\n"


MADE = {
    "__init__.py": '"""Every label of the record, two modules a section, so that the catalogues find it."""\n',
    "lists.py": made(
        "Every word of the long lists that Unicode's data does not tell in Khmer", words_for_the_catalogue(("km",))
    ),
    "periods.py": made("Every time for which an amount of money is told", (words for _, words in PERIODS)),
    **{f"{section}.py": made(f"Every label and hint of the section {section}", labels(section)) for section in Section},
    **{
        f"{section}_choices.py": made(f"Every choice in the section {section}", choices(section)) for section in Section
    },
}


@pytest.mark.parametrize("name", MADE)
def test_the_labels_are_those_of_the_files(name: str) -> None:
    if os.environ.get("REFRESH"):
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / name).write_text(MADE[name], "utf-8")
    assert (FOLDER / name).read_text("utf-8") == MADE[name]


def test_no_module_of_labels_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.py")} == set(MADE)
    assert "Safe way to make contact" in MADE["contact.py"]
