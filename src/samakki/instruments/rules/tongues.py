"""The languages that a form speaks, and which of them somebody can read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from samakki.instruments.words import Choice, Definition, Group, Node, Question, Texts, Tongue
from samakki.kernel.languages import LANGUAGES

_TAG: Final = re.compile(r"\(([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\)\s*$|^([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)$")
_KNOWN: Final = {
    name.lower(): language.tag
    for language in LANGUAGES
    for name in (language.tag, language.own_name, language.english_name)
}


def text_table(said: Any) -> dict[str, str]:
    """Give a text of pyxform's as a table by language; one without a language stands under the empty name."""
    if isinstance(said, Mapping):
        filled = ((str(name), str(text)) for name, text in said.items() if text not in (None, ""))
        return {"" if name == "default" else name: text for name, text in filled}
    return {} if said in (None, "") else {"": str(said)}


def tag_of(name: str) -> str:
    """Tell the tag of a language as a form names it: `Khmer (km)`, `ភាសាខ្មែរ` and `km` are `km`; empty if unknown."""
    found = _TAG.search(name.strip())
    bare = (found[1] or found[2]).replace("_", "-").lower() if found else ""
    if found and found[2] and bare not in _KNOWN:
        bare = ""
    return bare or _KNOWN.get(name.strip().lower(), "")


def tongues_in(children: Iterable[Node], choices: Mapping[str, tuple[Choice, ...]]) -> tuple[Tongue, ...]:
    """List the languages in which a form has any text, in the order in which they come."""
    names: dict[str, None] = {}
    waiting = list(children)
    while waiting:
        node = waiting.pop(0)
        tables: list[Texts] = [node.label, node.hint]
        if isinstance(node, Question):
            tables += [node.guidance, node.constraint_message, node.required_message]
        if isinstance(node, Group):
            waiting = [*node.children, *waiting]
        names.update((name, None) for table in tables for name in table if name)
    for offered in choices.values():
        names.update((name, None) for choice in offered for name in choice.label if name)
    return tuple(Tongue(name, tag_of(name)) for name in names)


def reading_order(definition: Definition, languages: Sequence[str]) -> tuple[str, ...]:
    """Order the names of a form's languages for a reader: their own, the form's, English, the rest."""
    order: dict[str, None] = {}
    for language in languages:
        tag = language.lower()
        order.update((tongue.name, None) for tongue in definition.tongues if tongue.tag == tag)
        base = tag.partition("-")[0]
        order.update((tongue.name, None) for tongue in definition.tongues if tongue.tag.partition("-")[0] == base)
    order[definition.default_tongue] = None
    order.update((tongue.name, None) for tongue in definition.tongues if tongue.tag == "en")
    order[""] = None
    order.update((tongue.name, None) for tongue in definition.tongues)
    return tuple(order)


def tag_in(definition: Definition, name: str) -> str:
    """Tell the tag of one of a form's languages, so that a reader's software can pronounce it; empty if unknown."""
    return next((tongue.tag for tongue in definition.tongues if tongue.name == name), "")
