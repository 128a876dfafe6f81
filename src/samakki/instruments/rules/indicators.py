"""Reads a set of indicators from its file, keeps it as our own JSON, and judges how each indicator stands."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final, NoReturn

import yaml

from samakki.instruments.words import (
    LONGEST_SET,
    Indicator,
    IndicatorSet,
    Known,
    KnownBySource,
    Passage,
    Seen,
    SetRefusedError,
    Sign,
    Stands,
    Texts,
    Weighed,
    Weighing,
)
from samakki.kernel.canon import canonical, parse

_WHOLE: Final = frozenset({"name", "title", "source", "guidance"})
_FREE: Final = frozenset(
    {"validated", "indicators", "definitions", "thresholds", "differences", "non_punishment", "weights"}
)
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,60}\Z")
_SOURCE: Final = re.compile(r"[a-z]+\.[a-z0-9_.]+\Z|[A-Za-z0-9_-]+/[A-Za-z0-9_/-]+\Z")
_TAG: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*\Z")
_ORDER: Final = (
    Stands.PRESENT,
    Stands.CLOSED,
    Stands.DENIED,
    Stands.DECLINED,
    Stands.UNKNOWN,
    Stands.NOT_NAMED,
    Stands.NOT_ASKED,
)
"""Which of several answers counts for an indicator: the first of these that any place gives."""


def read_set(text: str) -> IndicatorSet:
    """Read the file of a set; raises SetRefusedError that says what is wrong and where."""
    if len(text) > LONGEST_SET:
        _refuse("file", f"longer than {LONGEST_SET:,} letters")
    try:
        told = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        _refuse("file", "this is no YAML")
    if not isinstance(told, dict) or not set(told) >= _WHOLE or not set(told) <= _WHOLE | _FREE:
        _refuse("file", f"a set needs {sorted(_WHOLE)} and may have {sorted(_FREE - {'weights'})}")
    if "weights" in told:
        _refuse("weights", "weights are not taken: an indicator is present or it is not")
    return _checked(
        IndicatorSet(
            name=_name("name", told["name"]),
            title=_texts("title", told["title"]),
            source=_words("source", told["source"]),
            validated=told.get("validated", False) is True,
            guidance=_texts("guidance", told["guidance"]),
            indicators=tuple(_indicator(each) for each in _all(told, "indicators")),
            definitions=tuple(_passages(told, "definitions")),
            thresholds=tuple(_passages(told, "thresholds")),
            differences=tuple(_passages(told, "differences")),
            non_punishment=_texts("non_punishment", told["non_punishment"]) if "non_punishment" in told else None,
        )
    )


def write_set(content: IndicatorSet) -> bytes:
    """Write a set so that equal ones are equal bytes."""
    return canonical(asdict(content))


def fingerprint_of(content: IndicatorSet) -> str:
    """Give the SHA-256 of a set as it is written."""
    return hashlib.sha256(write_set(content)).hexdigest()


def stored_set(data: bytes) -> IndicatorSet:
    """Read what `write_set` wrote."""
    told = parse(data)
    passages = {
        name: tuple(Passage(**each) for each in told[name]) for name in ("definitions", "thresholds", "differences")
    }
    indicators = tuple(
        Indicator(**{**each, "signs": tuple(_sign(sign) for sign in each["signs"]), "beside": tuple(each["beside"])})
        for each in told["indicators"]
    )
    return IndicatorSet(**{**told, **passages, "indicators": indicators})


def weigh(content: IndicatorSet, known: KnownBySource) -> Weighing:
    """Judge how each indicator stands in what is known."""
    return Weighing(tuple(_weighed(indicator, known) for indicator in content.indicators))


def _weighed(indicator: Indicator, known: KnownBySource) -> Weighed:
    seen = tuple(
        Seen(sign.source, one, _stands(sign, one)) for sign in indicator.signs for one in known.get(sign.source, ())
    )
    found = {one.stands for one in seen}
    beside = tuple(Seen(source, one, Stands.NOT_NAMED) for source in indicator.beside for one in known.get(source, ()))
    return Weighed(indicator, next((each for each in _ORDER if each in found), Stands.NOT_ASKED), seen, beside)


def _stands(sign: Sign, known: Known) -> Stands:
    value = known.value
    if isinstance(value, Mapping) and "closed" in value:
        return Stands.CLOSED
    if isinstance(value, Mapping) and "missing" in value:
        return _missing(str(value["missing"]))
    if value in (None, "", []):
        return Stands.NOT_ASKED
    told = {str(each) for each in value} if isinstance(value, list | tuple) else {str(value)}
    if told & set(sign.shows):
        return Stands.PRESENT
    return Stands.DENIED if told & set(sign.denies) else Stands.NOT_NAMED


def _missing(word: str) -> Stands:
    by_word = {
        "no": Stands.DENIED,
        Stands.UNKNOWN.value: Stands.UNKNOWN,
        Stands.DECLINED.value: Stands.DECLINED,
        "suppressed": Stands.UNKNOWN,
    }
    return by_word.get(word, Stands.NOT_ASKED)


def _sign(told: Mapping[str, Any]) -> Sign:
    return Sign(told["source"], tuple(told["shows"]), tuple(told["denies"]))


def _checked(content: IndicatorSet) -> IndicatorSet:
    for codes in (
        [each.code for each in content.indicators],
        *([each.code for each in part] for part in (content.definitions, content.thresholds, content.differences)),
    ):
        if len(set(codes)) != len(codes):
            _refuse(content.name, "two of one kind have one code")
    if not (content.indicators or content.definitions):
        _refuse(content.name, "there is neither an indicator nor a definition")
    return content


def _indicator(told: Any) -> Indicator:
    if not isinstance(told, dict) or not set(told) >= {"code", "label", "about", "signs"}:
        _refuse("indicators", "an indicator needs code, label, about and signs")
    code = _name("indicators", told["code"])
    signs = tuple(_read_sign(code, each) for each in _all(told, "signs"))
    return Indicator(code, _texts(code, told["label"]), _texts(code, told["about"]), signs, tuple(_sources(code, told)))


def _read_sign(code: str, told: Any) -> Sign:
    if not isinstance(told, dict) or not set(told) <= {"source", "shows", "denies"} or not told.get("shows"):
        _refuse(code, "a sign needs source and shows, and may have denies")
    shows, denies = _all(told, "shows"), _all(told, "denies")
    if not all(isinstance(each, str) for each in (*shows, *denies)):
        _refuse(code, 'values are text: YAML takes yes and no for truth values, write "yes" and "no"')
    return Sign(_source(code, told.get("source")), tuple(shows), tuple(denies))


def _sources(code: str, told: Mapping[str, Any]) -> Iterator[str]:
    return (_source(code, each) for each in _all(told, "beside"))


def _source(code: str, told: Any) -> str:
    if not isinstance(told, str) or not _SOURCE.match(told):
        _refuse(code, f"a source is a field (section.name) or an answer (form id/question), not {told}")
    return told


def _passages(told: Mapping[str, Any], name: str) -> Iterable[Passage]:
    for each in _all(told, name):
        if not isinstance(each, dict) or not {"code", "title", "words"} <= set(each) <= _PASSAGE:
            _refuse(name, f"each needs code, title and words, and has {sorted(_PASSAGE)} at most")
        code = _name(name, each["code"])
        yield Passage(
            code,
            _texts(code, each["title"]),
            _texts(code, each["words"]),
            _words(code, each["source"]) if "source" in each else "",
            str(each.get("country", "")),
        )


_PASSAGE: Final = frozenset({"code", "title", "words", "source", "country"})


def _all(told: Mapping[str, Any], name: str) -> list[Any]:
    found = told.get(name, [])
    if not isinstance(found, list):
        _refuse(name, "this is a list")
    return found


def _name(where: str, told: Any) -> str:
    if not isinstance(told, str) or not _NAME.match(told):
        _refuse(where, f"a name is small letters, figures and underscores, not {told}")
    return told


def _words(where: str, told: Any) -> str:
    if not isinstance(told, str) or not told.strip():
        _refuse(where, "this is text, and not empty")
    return " ".join(told.split())


def _texts(where: str, told: Any) -> Texts:
    if not isinstance(told, dict) or "en" not in told or not all(_TAG.match(str(tag)) for tag in told):
        _refuse(where, "words stand by language, and in English at least")
    return {str(tag): _words(where, words) for tag, words in told.items()}


def _refuse(where: str, what: str) -> NoReturn:
    message = f"{where}: {what}"
    raise SetRefusedError(message)
