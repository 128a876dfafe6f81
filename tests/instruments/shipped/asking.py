"""Finds a question whose answer another form, or a field of the record, already holds."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from samakki.instruments.rules.authoring import TONGUES
from samakki.instruments.words import ASKED, Definition, Question
from samakki.sections.words import ALL_FIELDS, Field

ALIKE = 0.87
FEW = 2
COMMON = frozenset({"yes_no", "yes_no_later", "yes_partly_no", "how_safe"})
NO_MATTER = frozenset({"the", "a", "an", "you", "your", "this", "person", "is", "are", "do", "does", "of", "to", "for"})

Words = Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """One thing that is asked: where, in which words, with which choices, by language."""

    where: str
    label: Words
    choices: Mapping[str, frozenset[str]]


def doubles(forms: Sequence[Definition], translate: Mapping[str, str]) -> list[str]:
    """List every question of a form's own that another form asks too, or that the record has a field for."""
    own = [asked for form in forms for asked in unbound(form)]
    fields = [asked for field in ALL_FIELDS for asked in of_record(field, translate)]
    among = [(one, two) for one, two in combinations(own, 2) if one.where.split("/")[0] != two.where.split("/")[0]]
    pairs = [*among, *((one, field) for one in own for field in fields)]
    return [f"{one.where} = {two.where}" for one, two in pairs if same(one, two)]


def unbound(form: Definition) -> Iterator[Asked]:
    for question in form.questions():
        if question.kind in ASKED and not question.bound:
            yield Asked(f"{form.form_id}/{question.path}", by_tag(question.label), offered(form, question))


def offered(form: Definition, question: Question) -> Mapping[str, frozenset[str]]:
    if question.choices in COMMON:
        return {}
    choices = form.choices.get(question.choices, ())
    return {tag: frozenset(plain(by_tag(one.label)[tag]) for one in choices) for tag in TONGUES} if choices else {}


def of_record(field: Field, translate: Mapping[str, str]) -> Iterator[Asked]:
    for each, where in ((field, field.name), *((part, f"{field.name}.{part.name}") for part in field.parts)):
        label = {"en": each.label, "km": translate.get(each.label, each.label)}
        words = [] if each.listed else [code for _, code in each.codes]
        choices = {
            "en": frozenset(plain(word) for word in words),
            "km": frozenset(plain(translate.get(word, word)) for word in words),
        }
        yield Asked(f"{field.section}.{where}", label, choices if len(words) > FEW else {})


def same(one: Asked, two: Asked) -> bool:
    for tag in TONGUES:
        first, second = plain(one.label[tag]), plain(two.label[tag])
        if first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE:
            return True
        if len(one.choices.get(tag, ())) > FEW and one.choices[tag] == two.choices.get(tag):
            return True
    return False


def by_tag(texts: Words) -> Words:
    return {tag: texts[name] for tag, name in TONGUES.items()}


def plain(text: str) -> str:
    words = re.sub(r"[^\w\u1780-\u17ff]+", " ", text.lower()).split()
    return " ".join(word for word in words if word not in NO_MATTER)


def every_text(form: Definition) -> Iterable[tuple[str, Words]]:
    for node in form.nodes():
        if isinstance(node, Question):
            for name in ("label", "hint", "guidance", "constraint_message"):
                if name == "label" or getattr(node, name):
                    yield f"{node.path} {name}", getattr(node, name)
        else:
            yield f"{node.path} label", node.label
            if node.hint:
                yield f"{node.path} hint", node.hint
    for list_name, choices in form.choices.items():
        for choice in choices:
            yield f"{list_name} {choice.name}", choice.label
