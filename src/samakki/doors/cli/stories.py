"""`samakki databook story`: what in a story, taken together, tells who the person is.

Exit codes: 0 it may go, 1 it may not as it stands, 2 the story or a book cannot be read.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NoReturn

import click
from babel import Locale
from django.utils.translation import gettext as _

from samakki.disclosure.published import UnreadableError, read_published
from samakki.disclosure.stories import judge_story, rare_codes
from samakki.tables.pseudonyms import variant_names_in

BLOCKED: Final = 1
UNREADABLE: Final = 2
LONGEST: Final = 1_000_000
USUAL_THRESHOLD: Final = 5
VARIANT: Final = "variant name"
_ALPHA_2: Final = 2


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--book", multiple=True, type=click.Path(path_type=Path), help="A publication that the story goes with.")
@click.option("--threshold", type=click.IntRange(min=2), help="Counts from 1 to one less are small; else as it says.")
def story(file: Path, book: Sequence[Path], threshold: int | None) -> None:
    """Judge the story in FILE before it is published: one line of JSON for each mark that helps to know the person.

    A name that is spelt in two ways is told, too, and stops nothing. It finds what English reports write. That it
    finds nothing is no proof that nobody is told of: somebody reads it, too.
    """
    text = _read(file)
    try:
        rare = [word for folder in book for word in _rare(folder, threshold)]
    except UnreadableError as unreadable:
        _stop(str(unreadable))
    verdict = judge_story(text, rare)
    for found in verdict.found:
        _tell(text, found.place, kind=found.mark.value, words=found.words)
    for variant in variant_names_in(text):
        _tell(text, variant.place, kind=VARIANT, words=variant.words, suggest=variant.suggest)
    sys.exit(BLOCKED if verdict.blocks else 0)


def _read(file: Path) -> str:
    if file.stat().st_size > LONGEST:
        _stop(_("%(file)s is too long for a story.") % {"file": file.name})
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        _stop(_("%(file)s is no text in UTF-8.") % {"file": file.name})


def _rare(folder: Path, threshold: int | None) -> Iterator[str]:
    """Give the codes of which a publication tells few persons or hides how many, and a country's name for its code."""
    published = read_published(folder)
    names = Locale("en").territories
    for code in rare_codes(published.bounds, threshold or published.threshold or USUAL_THRESHOLD):
        yield code
        if len(code) == _ALPHA_2 and code.isupper() and code in names:
            yield str(names[code])


def _tell(text: str, place: int, **told: str) -> None:
    before = text[:place]
    line, column = before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1
    click.echo(json.dumps({**told, "line": line, "column": column}, ensure_ascii=False))


def _stop(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(UNREADABLE)
