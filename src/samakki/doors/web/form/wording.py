"""Questions and answers in words, for reading what was answered."""

import re
from collections.abc import Sequence
from typing import Final

from samakki.doors.web.form.inputs import value_words
from samakki.instruments.words import Definition, Node, Question, Texts, Value

_REFERENCE: Final = re.compile(r"\$\{\s*([^{}\s]+)\s*\}")


def label_words(definition: Definition, question: Node, languages: Sequence[str]) -> str:
    """Name a question in the reader's language; an answer that its text speaks of stands as its name in brackets."""
    said = _best(definition, question.label, languages) or question.name
    return _REFERENCE.sub(r"[\1]", said)


def answer_words(definition: Definition, question: Question, value: Value, languages: Sequence[str]) -> str:
    """Put an answer into words in the reader's language."""
    offered = definition.choices.get(question.choices, ())
    labels = {choice.name: _best(definition, choice.label, languages) or choice.name for choice in offered}
    return value_words(question, value, labels)


def _best(definition: Definition, texts: Texts, languages: Sequence[str]) -> str:
    tags = {tongue.tag: tongue.name for tongue in definition.tongues}
    names = [*(tags.get(language, "") for language in languages), definition.default_tongue, "", *texts]
    return next((texts[name] for name in names if texts.get(name)), "")
