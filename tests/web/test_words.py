"""Every word a person reads can be translated; Khmer is whole; every catalogue keeps its placeholders."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po

from samakki.kernel.languages import LANGUAGES
from samakki.locale import catalogues, review

SOURCE = Path(catalogues.__file__).resolve().parent.parent
INSIDE_A_TAG = "attributes.html"
TEMPLATES = sorted(path for path in (SOURCE / "doors").rglob("*.html") if path.name != INSIDE_A_TAG)
MARKED = re.compile(
    r"{%\s*block width\s*%}.*?{%\s*endblock\s*%}"
    r"|{%\s*blocktrans(?:late)?\b.*?%}.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*comment.*?endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}",
    re.DOTALL,
)
SEEN_ATTRIBUTES = {"aria-label", "title", "placeholder", "alt", "aria-description"}
NAMES = {"Samakki", "DEMO", "CSV", "XLSX", "Esc", "Ctrl", "Enter", "j", "k"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|{\w*}|%[sd]")
WORD = re.compile(r"[^\W\d_]")


class Words(HTMLParser):
    """Gathers the text and the spoken attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        self.found += [value for name, value in attrs if name in SEEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


def bare_words(template: str) -> list[str]:
    reader = Words()
    reader.feed(MARKED.sub(" ", template))
    texts = (part.strip() for text in reader.found for part in re.split(r"[·\u00d7→←:,.()]", text))
    return [text for text in texts if WORD.search(text) and text not in NAMES]


def messages(tag: str) -> Iterator[Message]:
    folder = {"zh-hans": "zh_Hans"}.get(tag, tag)
    with (Path(catalogues.__file__).parent / folder / "LC_MESSAGES" / "django.po").open("rb") as file:
        yield from (message for message in read_po(file) if message.id)


def pairs(message: Message) -> list[tuple[str, str]]:
    ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return [(str(ids[-1]), str(string)) for string in strings]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_holds_a_bare_word(template: Path) -> None:
    assert bare_words(template.read_text()) == []


def test_the_search_for_bare_words_finds_them() -> None:
    assert bare_words('<p aria-label="Spoken">{% translate "Marked" %} Bare {{ value }}</p>') == ["Spoken", "Bare"]


def test_khmer_is_whole() -> None:
    missing = [message.id for message in messages("km") if message.fuzzy or not all(s for _, s in pairs(message))]
    assert missing == []


@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES if language.tag != "en"])
def test_a_translation_keeps_every_placeholder(tag: str) -> None:
    wrong = [
        (source, words)
        for message in messages(tag)
        for source, words in pairs(message)
        if words and sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(words))
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES if language.tag != "en"])
def test_the_frame_of_the_pages_speaks_every_language(tag: str) -> None:
    frame = {"Leave now", "Sign out", "Skip to the content", "Language", "All saved", "Connected again."}
    assert {message.id for message in messages(tag) if message.string and message.id in frame} == frame


def test_every_catalogue_says_whether_native_readers_have_read_it() -> None:
    states = yaml.safe_load((Path(review.__file__).parent / "review.yaml").read_text())
    assert set(states) == {language.tag for language in LANGUAGES}
    assert review.is_reviewed("en")
    assert not review.is_reviewed("xx")


def said_by_the_house() -> set[str]:
    """Find every sentence that templates and code mark for translation."""
    said = {words for template in TEMPLATES for words in SAID.findall(template.read_text())}
    for module in SOURCE.rglob("*.py"):
        with module.open("rb") as file:
            for _, _, found, _ in extract_python(file, KEYWORDS, (), {"encoding": "utf-8"}):
                words = found[0] if isinstance(found, tuple) else found
                said |= {words} if words else set()
    return said


def test_no_catalogue_lacks_a_sentence_that_the_house_says() -> None:
    khmer = {message.id if isinstance(message.id, str) else message.id[0] for message in messages("km")}
    said = said_by_the_house()
    assert {"Nothing chosen", "Safe way to make contact"} <= said
    assert said - khmer == set()


SAID = re.compile(r"{%\s*translate\s+\"([^\"]+)\"")
KEYWORDS = ("_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy")
