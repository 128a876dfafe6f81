"""A definition made ready to run: every expression read and looked up, and the order in which they are reckoned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import regex

from samakki.instruments.rules.functions import FUNCTIONS
from samakki.instruments.rules.parsing import parse
from samakki.instruments.rules.tokens import ExpressionError
from samakki.instruments.rules.tree import Binary, Call, Column, Field, Literal, Negative, Path, Ref, Tree, parts, spine
from samakki.instruments.words import Definition, Fault, Finding, Group, Node, Place, Question

MOVING: Final = ("relevant", "calculation", "count", "default")
_SLOTS: Final = ("relevant", "calculation", "count", "constraint", "required", "choice_filter", "default")
_FIELDS: Final = frozenset({"count", "position", "indexed-repeat", "jr:choice-name"})


@dataclass(slots=True)
class Program:
    """A definition with everything looked up once; it can then be run many times.

    `above` names the repeats around each node, `patterns` its path with a place for each row number.
    """

    definition: Definition
    nodes: dict[str, Node] = field(default_factory=dict)
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    trees: dict[tuple[str, str], Tree] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    marks: dict[str, int] = field(default_factory=dict)
    _lists: dict[str, frozenset[str]] = field(default_factory=dict)

    def tree(self, path: str, slot: str) -> Tree | None:
        """Give an expression of a node, nothing when it has none."""
        return self.trees.get((path, slot))

    def repeats(self, path: str) -> bool:
        """Tell whether a node is a repeat."""
        node = self.nodes[path]
        return isinstance(node, Group) and node.repeats

    def names_in(self, choices: str) -> frozenset[str]:
        """Give the names of a list of choices."""
        if choices not in self._lists:
            offered = self.definition.choices.get(choices, ())
            self._lists[choices] = frozenset(choice.name for choice in offered)
        return self._lists[choices]

    def path(self, path: str, rows: tuple[int, ...]) -> str:
        """Write a path with its row numbers: `kids[2]/name`."""
        return self.patterns[path].format(*rows)


def prepare(definition: Definition) -> tuple[Program, list[Finding]]:
    """Look everything up; the findings tell which expressions cannot be used, and where they stand."""
    program = Program(definition)
    _index(program, definition.children, (), "")
    findings = [finding for node in program.nodes.values() for finding in _read_all(program, node)]
    if not findings:
        findings = _put_in_order(program)
    return program, findings


def _index(program: Program, nodes: Iterable[Node], above: tuple[str, ...], start: str) -> None:
    for node in nodes:
        program.marks[node.path] = len(program.marks) + 1
        program.nodes[node.path] = node
        program.above[node.path] = above
        program.patterns[node.path] = pattern = f"{start}{node.name}"
        program.names.setdefault(node.name, []).append(node.path)
        if isinstance(node, Group):
            inner = (*above, node.path) if node.repeats else above
            _index(program, node.children, inner, f"{pattern}[{{}}]/" if node.repeats else f"{pattern}/")


def _read_all(program: Program, node: Node) -> list[Finding]:
    findings = []
    for slot in _SLOTS:
        text = getattr(node, slot, "")
        if not text or (slot == "default" and not getattr(node, "default_moves", False)):
            continue
        try:
            tree = look_up(program, parse(text), node, choices=slot == "choice_filter")
        except ExpressionError as error:
            findings.append(Finding(error.fault, error.what, Place("survey", node.row, slot)))
        else:
            program.trees[node.path, slot] = tree
    return findings


def look_up(program: Program, tree: Tree, node: Node, *, choices: bool = False) -> Tree:
    """Replace every name and path in an expression by the place it means; raises ExpressionError."""
    if isinstance(tree, Ref):
        return _by_name(program, tree.name)
    if isinstance(tree, Path):
        return _by_steps(program, tree, node, choices=choices)
    if isinstance(tree, Negative):
        return Negative(look_up(program, tree.inner, node, choices=choices))
    if isinstance(tree, Binary):
        chain = spine(tree)
        left = look_up(program, chain[0].left, node, choices=choices)
        for link in chain:
            left = Binary(link.sign, left, look_up(program, link.right, node, choices=choices))
        return left
    return _call(program, tree, node, choices=choices) if isinstance(tree, Call) else tree


def _call(program: Program, call: Call, node: Node, *, choices: bool) -> Call:
    signature = FUNCTIONS.get(call.name)
    if signature is None:
        raise ExpressionError(Fault.FUNCTION, f"{call.name}()")
    if not signature.least <= len(call.arguments) <= signature.most:
        raise ExpressionError(Fault.ARGUMENTS, f"{call.name}()")
    arguments = list(call.arguments)
    if call.name == "jr:choice-name" and isinstance(arguments[1], Literal):
        arguments[1] = parse(arguments[1].text)
    found = tuple(look_up(program, argument, node, choices=choices) for argument in arguments)
    if call.name == "regex":
        _check_pattern(found[1])
    if call.name in _FIELDS:
        _check_fields(program, call.name, found)
    return Call(call.name, found)


def _check_pattern(pattern: Tree) -> None:
    if not isinstance(pattern, Literal):
        raise ExpressionError(Fault.PATTERN, "…")
    try:
        regex.compile(pattern.text)
    except regex.error as error:
        raise ExpressionError(Fault.PATTERN, pattern.text) from error


def _check_fields(program: Program, name: str, found: tuple[Tree, ...]) -> None:
    places = {"jr:choice-name": found[1:2], "indexed-repeat": (found[0], *found[1::2])}.get(name, found[:1])
    for place in places:
        if not isinstance(place, Field) or (name != "position" and not place.path):
            raise ExpressionError(Fault.ARGUMENTS, f"{name}()")
    if name == "indexed-repeat" and (
        len(found) % 2 == 0 or any(not program.repeats(part.path) for part in found[1::2] if isinstance(part, Field))
    ):
        raise ExpressionError(Fault.ARGUMENTS, f"{name}()")


def _by_name(program: Program, name: str) -> Field:
    found = program.names.get(name, [])
    if len(found) != 1:
        raise ExpressionError(Fault.REFERENCE, f"${{{name}}}")
    return Field(found[0])


def _by_steps(program: Program, path: Path, node: Node, *, choices: bool) -> Field | Column:
    if choices and len(path.steps) == 1 and path.steps[0] not in {".", ".."} and not path.absolute:
        return Column(path.steps[0])
    place = [] if path.absolute else node.path.split("/")
    for step in path.steps[1:] if path.absolute else path.steps:
        if step == "..":
            if not place:
                raise ExpressionError(Fault.REFERENCE, "/".join(path.steps))
            place.pop()
        elif step != ".":
            place.append(step)
    found = "/".join(place)
    if found and found not in program.nodes:
        raise ExpressionError(Fault.REFERENCE, "/".join(path.steps))
    return Field(found)


def _put_in_order(program: Program) -> list[Finding]:
    """Order the nodes so that each comes after what it waits for; a circle is a finding at its first row."""
    waits = {path: _waits_for(program, path) for path in program.nodes}
    done: dict[str, bool] = {}
    order: list[str] = []
    for first in program.nodes:
        trail = [(first, iter(waits[first]))] if first not in done else []
        if trail:
            done[first] = False
        while trail:
            path, rest = trail[-1]
            following = next((other for other in rest if not done.get(other, False)), None)
            if following is None:
                done[path] = True
                order.append(path)
                trail.pop()
            elif following in done:
                return [_circle(program, [step for step, _ in trail], following)]
            else:
                done[following] = False
                trail.append((following, iter(waits[following])))
    program.order = tuple(order)
    return []


def _waits_for(program: Program, path: str) -> list[str]:
    trees = (program.tree(path, slot) for slot in MOVING)
    named = [part.path for tree in trees if tree for part in parts(tree) if isinstance(part, Field) and part.path]
    around = [path.rpartition("/")[0]] if "/" in path else []
    return around + [other for other in named if not path.startswith(f"{other}/")]


def _circle(program: Program, trail: list[str], again: str) -> Finding:
    round_trip = [*trail[trail.index(again) :], again]
    first = min((program.nodes[path] for path in round_trip), key=lambda node: node.row)
    said = " → ".join(path.rpartition("/")[2] for path in round_trip)
    slot = "calculation" if isinstance(first, Question) and first.calculation else "relevant"
    return Finding(Fault.CIRCLE, said, Place("survey", first.row, slot))


def texts_of(node: Node) -> Mapping[str, Mapping[str, str]]:
    """Give the texts of a node that may name other questions, by the column they stand in."""
    found = {"label": node.label, "hint": node.hint}
    if isinstance(node, Question):
        found |= {"guidance_hint": node.guidance, "constraint_message": node.constraint_message}
    return found
