"""How a screening is told in words: what was seen, what nobody asked, and that a person decides."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext, ngettext, to_locale

from samakki.cases.words.screened import Origin
from samakki.instruments.words import (
    IndicatorSet,
    Passage,
    Seen,
    SetShown,
    Stands,
    Suggestion,
    Texts,
    Weighing,
    bound_place,
)
from samakki.sections.words import PERIODS, RECORD, Field, Section, listed_words


def defined_words(definition: Passage, of: SetShown) -> str:
    """Name a definition in law with the version of the set that it stands in, and its source."""
    version = f"{definition.code}, {of.content.name} {of.number}"
    source = f"; {definition.source}" if definition.source else ""
    return f"{text_in_words(definition.title)} ({version}{source})"


def proof_words(threshold: Passage) -> str:
    """Name a threshold of proof."""
    return f"{text_in_words(threshold.title)} ({threshold.code})"


def text_in_words(texts: Texts) -> str:
    """Give a text of a set in the reader's language, in English where it has none."""
    language = (get_language() or "en").lower()
    return texts.get(language) or texts.get(language.partition("-")[0]) or texts["en"]


def weighing_in_words(content: IndicatorSet, weighing: Weighing) -> str:
    """Say what a set suggests and how it came to it."""
    seen = [text_in_words(one.label) for one in weighing.that(Stands.PRESENT)]
    whole = len(weighing.weighed)
    counted = ngettext(
        "%(seen)d of %(whole)d indicator was seen", "%(seen)d of %(whole)d indicators were seen", whole
    ) % {"seen": len(seen), "whole": whole}
    lines = [f"{counted}: {', '.join(seen)}." if seen else f"{counted}."]
    for stands in (one for one in Stands if one is not Stands.PRESENT):
        others = [text_in_words(one.label) for one in weighing.that(stands)]
        if others:
            lines.append(f"{stands.in_words}: {', '.join(others)}.")
    lines += [suggested(weighing.suggestion), text_in_words(content.guidance)]
    return "\n".join([*lines, gettext("This is no decision: a person decides.")])


def suggested(suggestion: Suggestion) -> str:
    """Say what is suggested."""
    return {
        Suggestion.LOOK_CLOSER: gettext("What was seen is a reason to look closer and to protect meanwhile."),
        Suggestion.ASK_ON: gettext("Too little was asked to say anything. What was not asked is not a no."),
        Suggestion.NO_SIGN: gettext("Everything was asked and nothing of it was named. That rules nothing out."),
    }[suggestion]


def sign_in_words(seen: Seen, origins: Mapping[str, Origin], into: Section | None = None) -> str:
    """Say where a sign stands: the field with the value, or the question of a form.

    What is to be written `into` a section tells of another only where, and not what: not everybody who reads the one
    holds the key of the other.
    """
    place, origin = bound_place(seen.source), origins.get(seen.known.key)
    label = gettext(place.described.label) if place else seen.source
    if into and origin and origin.section is not into:
        told = f"{label} ({gettext(RECORD[origin.section].label)})"
    else:
        told = f"{label}: {value_in_words(place.described if place else None, seen.known.value)}"
    return f"{told} ({gettext('told by somebody else')})" if origin and origin.head.third_party else told


def value_in_words(described: Field | None, value: Any) -> str:
    """Say a value: the words of its codes, the kind of missing it is, an amount with its currency."""
    if isinstance(value, Mapping):
        if "closed" in value:
            return gettext("closed")
        if "missing" in value:
            return gettext(str(value["missing"]))
        period = dict(PERIODS)[value["per"]] if value.get("per") else ""
        said = {**value, "per": gettext(period) if period else ""}
        return " ".join(str(said[name]) for name in ("amount", "currency", "per", "date") if said.get(name))
    return ", ".join(_code_in_words(described, each) for each in (value if isinstance(value, list) else [value]))


def _code_in_words(described: Field | None, code: Any) -> str:
    words = dict(described.codes).get(code) if described else None
    if described is None or words is None:
        return str(code)
    listed = listed_words(described.listed, code, to_locale(get_language() or "en")) if described.listed else ""
    return listed or gettext(words)
