"""The labels of the record reach the translation catalogues through a module that is made from the ten files."""

import os
from pathlib import Path

import samakki.sections.words
from samakki.sections.words import RECORD
from samakki.sections.words.labels import LABELS

HEAD = '''"""Every label of the record, so that the catalogues find it.

Made from the ten files: `REFRESH=1 pytest tests/sections/test_labels.py`.
"""


def _(text: str) -> str:
    """Mark for translation and change nothing: this floor knows no catalogue."""
    return text


LABELS = (
'''


def made() -> str:
    texts = dict.fromkeys(
        text
        for words in RECORD.values()
        for text in (
            words.label,
            words.about,
            *(
                part
                for field in words.fields
                for part in (field.label, field.hint, *(label for _, label in field.codes))
            ),
        )
        if text
    )
    return HEAD + "".join(f'    _("{text}"),\n' for text in texts) + ")\n"


def test_the_module_of_labels_is_what_the_files_make() -> None:
    path = Path(samakki.sections.words.__file__).parent / "labels.py"
    if os.environ.get("REFRESH"):
        path.write_text(made(), "utf-8")
    assert path.read_text("utf-8") == made()
    assert "Safe way to make contact" in LABELS
