"""Reads a set of indicators from its file, keeps it as our own JSON, and judges how each indicator stands."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final, TypeVar

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
    Weighed,
    Weighing,
)
from samakki.kernel.canon import canonical, parse
from samakki.kernel.told import Told, ToldWrongError, read

_WHOLE: Final = frozenset({"name", "title", "source", "guidance"})
_FREE: Final = frozenset({"validated", "indicators", "definitions", "thresholds", "differences", "non_punishment"})
_NEVER: Final = {"weights": "weights are not taken: an indicator is present or it is not"}
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,60}\Z")
_SOURCE: Final = re.compile(r"[a-z]+\.[a-z0-9_.]+\Z|[A-Za-z0-9_-]+/[A-Za-z0-9_/-]+\Z")
_Coded = TypeVar("_Coded", Indicator, Passage)
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
    try:
        return _set(read(text, LONGEST_SET))
    except ToldWrongError as wrong:
        raise SetRefusedError(str(wrong)) from wrong


def _set(told: Told) -> IndicatorSet:
    whole = told.table(_WHOLE, _FREE, _NEVER)
    content = IndicatorSet(
        name=_name(whole["name"]),
        title=whole["title"].texts(),
        source=whole["source"].words(),
        validated=whole["validated"].value is True,
        guidance=whole["guidance"].texts(),
        indicators=_each_of(whole["indicators"], _indicator),
        definitions=_each_of(whole["definitions"], _passage),
        thresholds=_each_of(whole["thresholds"], _passage),
        differences=_each_of(whole["differences"], _passage),
        non_punishment=whole["non_punishment"].texts() if whole["non_punishment"] else None,
    )
    if not (content.indicators or content.definitions):
        told.refuse("there is neither an indicator nor a definition")
    return content


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


def _each_of(told: Told, reading: Callable[[Told], _Coded]) -> tuple[_Coded, ...]:
    found = tuple(map(reading, told.each()))
    if len({each.code for each in found}) != len(found):
        told.refuse("two of one kind have one code")
    return found


def _indicator(told: Told) -> Indicator:
    one = told.table({"code", "label", "about", "signs"}, {"beside"})
    signs = tuple(_read_sign(each) for each in one["signs"].each())
    beside = tuple(_source(each) for each in one["beside"].each())
    return Indicator(_name(one["code"]), one["label"].texts(), one["about"].texts(), signs, beside)


def _read_sign(told: Told) -> Sign:
    one = told.table({"source", "shows"}, {"denies"})
    if not one["shows"]:
        one["shows"].refuse("a sign shows by at least one value")
    return Sign(_source(one["source"]), one["shows"].codes(), one["denies"].codes())


def _source(told: Told) -> str:
    return told.matched(_SOURCE, "a source is a field (section.name) or an answer (form id/question)")


def _passage(told: Told) -> Passage:
    one = told.table({"code", "title", "words"}, {"source", "country"})
    return Passage(
        _name(one["code"]),
        one["title"].texts(),
        one["words"].texts(),
        one["source"].words() if one["source"] else "",
        one["country"].words() if one["country"] else "",
    )


def _name(told: Told) -> str:
    return told.matched(_NAME, "a name is small letters, figures and underscores")
