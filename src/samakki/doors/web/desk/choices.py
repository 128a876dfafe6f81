"""Long lists as people choose from them: by typing a part of a word, in their own language, in English, or by code."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from samakki.doors.web.front import dates
from samakki.doors.web.front.frame import language_in_use
from samakki.sections.words import LISTS, Listed, listed_words


def listed_word(listed: Listed, code: str) -> str:
    """Write one code of a long list in the reader's language; a code that nobody knows any more stays as it is."""
    return _words(listed, language_in_use().tag).get(code, code)


def code_typed(listed: Listed, text: str) -> str:
    """Give the code for what was typed: a word of the reader's language, in English, or a code; else what was typed.

    Of `Myanmar (Burma)` either name will do.
    """
    return _codes(listed, language_in_use().tag).get(_folded(text), text)


def lists_for(lists: Iterable[Listed | None]) -> list[SafeString]:
    """Give each of the lists once, for all the inputs of a page that choose from it."""
    tag = language_in_use().tag
    return [_datalist(listed, tag) for listed in sorted({listed for listed in lists if listed})]


@cache
def _words(listed: Listed, _tag: str) -> Mapping[str, str]:
    locale = str(dates.locale_of(language_in_use()))
    return {code: listed_words(listed, code, locale) or gettext(label) for code, label in LISTS[listed].codes}


@cache
def _codes(listed: Listed, tag: str) -> Mapping[str, str]:
    by_code = {_folded(code): code for code, _ in LISTS[listed].codes}
    names = [(label, code) for code, label in LISTS[listed].codes]
    names += [(words, code) for code, words in _words(listed, tag).items()]
    found = by_code | {_folded(words): code for words, code in names}
    for words, code in names:
        for short in re.split(r"[()]", words) if "(" in words else ():
            if short.strip():
                found.setdefault(_folded(short), code)
    return found


@cache
def _datalist(listed: Listed, tag: str) -> SafeString:
    words = sorted(_words(listed, tag).items(), key=_by_word)
    if listed is Listed.CURRENCIES:
        options = format_html_join("", '<option value="{}">{}', words)
    else:
        options = format_html_join("", '<option value="{}">', ((word,) for _code, word in words))
    return format_html('<datalist id="list-{}">{}</datalist>', listed.value, options)


def _by_word(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
