"""Writes a definition as our own JSON, and reads it again."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final

from samakki.instruments.words import FORMAT, Audience, Choice, Definition, Group, Kind, Node, Question, Tongue
from samakki.kernel.canon import canonical, parse
from samakki.sections.words import Section

_BEFORE_BINDING: Final = 1
_QUESTION: Final = tuple(each.name for each in fields(Question))
_GROUP: Final = tuple(each.name for each in fields(Group))


def write(definition: Definition) -> bytes:
    """Write a definition so that equal ones are equal bytes; what is empty is left out.

    A form that binds nothing and says nothing of where it belongs is written as format 1 knew it: a form that was taken
    in before is then still the same form.
    """
    more = _placed(definition)
    bound = any(node.bound for node in definition.nodes())
    return canonical(
        {
            "format": FORMAT if more or bound else _BEFORE_BINDING,
            "title": definition.title,
            "form_id": definition.form_id,
            "form_version": definition.form_version,
            "tongues": [{"name": tongue.name, "tag": tongue.tag} for tongue in definition.tongues],
            "default_tongue": definition.default_tongue,
            "children": [_written(node) for node in definition.children],
            "choices": {name: [_choice(choice) for choice in offered] for name, offered in definition.choices.items()},
            **more,
        }
    )


def _placed(definition: Definition) -> dict[str, Any]:
    audience = "" if definition.audience is Audience.ANY else definition.audience.value
    said = {"section": definition.section, "closed": definition.closed, "audience": audience}
    return {name: value for name, value in said.items() if value}


def fingerprint(definition: Definition) -> str:
    """Give the SHA-256 of a definition as it is written."""
    return hashlib.sha256(write(definition)).hexdigest()


def read(data: bytes) -> Definition:
    """Read what `write` wrote; raises ValueError on another format."""
    said = parse(data)
    if said["format"] not in {_BEFORE_BINDING, FORMAT}:
        message = f"a definition of format {said['format']} cannot be read here"
        raise ValueError(message)
    return Definition(
        title=said["title"],
        form_id=said["form_id"],
        form_version=said["form_version"],
        tongues=tuple(Tongue(each["name"], each["tag"]) for each in said["tongues"]),
        default_tongue=said["default_tongue"],
        children=tuple(_read(each) for each in said["children"]),
        choices={
            name: tuple(Choice(each["name"], each["label"], each.get("more", {})) for each in offered)
            for name, offered in said["choices"].items()
        },
        section=Section(said["section"]) if "section" in said else None,
        closed=said.get("closed", False),
        audience=Audience(said.get("audience", "any")),
    )


def _written(node: Node) -> dict[str, Any]:
    names = _GROUP if isinstance(node, Group) else _QUESTION
    found = {name: getattr(node, name) for name in names if name != "children" and getattr(node, name)}
    if isinstance(node, Group):
        found["children"] = [_written(child) for child in node.children]
    return found


def _choice(choice: Choice) -> dict[str, Any]:
    found: dict[str, Any] = {"name": choice.name, "label": dict(choice.label)}
    if choice.more:
        found["more"] = dict(choice.more)
    return found


def _read(said: Mapping[str, Any]) -> Node:
    if "children" in said:
        return Group(**{**said, "children": tuple(_read(child) for child in said["children"])})
    return Question(**{**said, "kind": Kind(said["kind"])})
