"""What the catalogues call the fields and codes of the record."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml
from django.conf import settings
from django.utils.translation import gettext, override

from samakki.kernel.languages import LANGUAGES
from samakki.sections.words import (
    ALL_FIELDS,
    HTCDS_SPELLED_NAMES,
    HTCDS_SPELLED_VALUES,
    Field,
    FieldType,
    Search,
    Section,
    listed_words,
)
from samakki.transfers.rules.folding import folded
from samakki.transfers.words import Target, Vocabulary

_NAMES: Final = (
    *("name", "full name", "first name", "last name", "family name", "given name", "surname", "client name"),
    *("victim name", "name of victim", "name of person", "prs_Name", "ชื่อ", "ชื่อสกุล", "ชื่อนามสกุล", "នាម", "ឈ្មោះ"),
    *("គោត្តនាម", "ຊື່", "ຊື່ ແລະ ນາມສະກຸນ", "အမည်", "họ tên", "họ và tên", "tên", "姓名", "名字", "名前", "氏名"),
)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Gather what fields and codes are called; made once, because the record and the catalogues do not change."""
    headings: dict[str, dict[Target, None]] = {}
    standard: dict[str, Target] = {}
    codes: dict[tuple[Section, str, str], dict[str, str]] = {}
    standards: dict[tuple[Section, str, str], dict[str, str]] = {}
    names = {folded(name) for name in _NAMES}
    for target, field in _places():
        for word in _called(field):
            headings.setdefault(word, {})[target] = None
        if field.htcds:
            standard.setdefault(field.htcds, target)
        if field.type in {FieldType.CODE, FieldType.CODES}:
            codes[target.section, target.field, target.part] = dict(_codes(field))
            told = {folded(value): code for code, value in field.htcds_codes}
            spelled = HTCDS_SPELLED_VALUES.get(field.htcds, {})
            told |= {folded(other): told[folded(value)] for other, value in spelled.items() if folded(value) in told}
            standards[target.section, target.field, target.part] = told
        if field.search is Search.NAME and field.name != "pseudonym":
            names.update(_called(field))
    for spelling, name in HTCDS_SPELLED_NAMES.items():
        if name in standard:
            standard.setdefault(spelling, standard[name])
    listed = {word: tuple(targets) for word, targets in headings.items()}
    return Vocabulary(listed, standard, codes, standards, frozenset(names))


def _places() -> Iterator[tuple[Target, Field]]:
    for field in ALL_FIELDS:
        if field.type is not FieldType.ROWS:
            yield Target(field.section, field.name), field
        for part in field.parts:
            yield Target(field.section, field.name, 1, part.name), part


def _called(field: Field) -> Iterator[str]:
    yield folded(field.name)
    yield folded(field.label)
    for name in (field.htcds, field.htcds.partition("_")[2]):
        if name:
            yield folded(name)
    yield from (folded(word) for word in _in_all_tongues(field.label))


def _codes(field: Field) -> Iterator[tuple[str, str]]:
    """Give what a code may be written as; the code itself and the standard's value come last, and so win."""
    for code, words in field.codes:
        if field.listed is not None:
            for tongue in LANGUAGES:
                yield folded(listed_words(field.listed, code, _for_babel(tongue.tag))), code
            yield from ((folded(word), code) for word in _aliases().get(field.listed.value, {}).get(code, ()))
        yield from ((folded(word), code) for word in (words, *_in_all_tongues(words)))
    for code, value in field.htcds_codes:
        yield folded(value), code
    for code, _words in field.codes:
        yield folded(code), code


@lru_cache(maxsize=1)
def _aliases() -> Mapping[str, Mapping[str, Sequence[str]]]:
    told: Mapping[str, Mapping[str, Sequence[str]]] = yaml.safe_load(
        (files("samakki.transfers") / "aliases.yaml").read_text("utf-8")
    )
    return told


@lru_cache(maxsize=4096)
def _in_all_tongues(words: str) -> tuple[str, ...]:
    told = []
    for tag, _name in settings.LANGUAGES:
        with override(tag):
            told.append(gettext(words))
    return tuple(told)


def _for_babel(tag: str) -> str:
    language, _, script = tag.partition("-")
    return f"{language}_{script.title()}" if script else language
