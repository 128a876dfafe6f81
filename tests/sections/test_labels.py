"""The labels of the record reach the translation catalogues through modules that are made from the ten files."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import samakki.sections.words
from samakki.sections.words import RECORD, Field, Section, words_for_the_catalogue

FOLDER = Path(samakki.sections.words.__file__).parent / "labels"
HEAD = '''"""{about}, so that the catalogues find it.

Made from its file: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
'''


def words_of(field: Field) -> Iterator[str]:
    yield from (field.label, field.hint)
    if field.listed is None:
        yield from (label for _, label in field.codes)
    for part in field.parts:
        yield from words_of(part)


def words_of_section(section: Section) -> Iterator[str]:
    yield from (RECORD[section].label, RECORD[section].about)
    for field in RECORD[section].fields:
        yield from words_of(field)


def made(about: str, words: Iterable[str]) -> str:
    texts = dict.fromkeys(filter(None, words))
    return HEAD.format(about=about) + "".join(f'    _("{text}"),\n' for text in texts) + ")\n"


MADE = {
    "__init__.py": '"""Every label of the record, one module a section, so that the catalogues find it."""\n',
    "lists.py": made(
        "Every word of the long lists that Unicode's data does not tell in Khmer", words_for_the_catalogue(("km",))
    ),
    **{
        f"{section}.py": made(f"Every label of the section {section}", words_of_section(section)) for section in Section
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
