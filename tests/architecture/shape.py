"""What a file may look like: short, well named, in its place, with reasons for what it asks to be excused from."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tests.architecture.house import ROOMS, SEVEN, Source

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}
BESIDE_THE_SEVEN = {"__init__", "migrations"}
EXCUSE = re.compile(r"#\s*noqa\b")
EXCUSE_WITH_REASON = re.compile(r"# noqa: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)* -- \S+")
IGNORED = re.compile(r"#\s*type:\s*ignore\b")
IGNORED_WITH_REASON = re.compile(r"# type: ignore\[[a-z-]+(, ?[a-z-]+)*\]  # \S+ \S+")
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def too_long(source: Source) -> Iterator[str]:
    lines = len(source.text.splitlines())
    if lines > LINES_OF_A_FILE:
        yield f"{source.name}: {lines} lines, more than {LINES_OF_A_FILE}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LINES_OF_A_FUNCTION:
                yield source.at(node, f"{node.name} has {length} lines, more than {LINES_OF_A_FUNCTION}")


def emptily_named(source: Source) -> Iterator[str]:
    for part in source.name.removesuffix(".py").split("/"):
        if set(words_of(part)) & EMPTY_NAMES:
            yield f"{source.name}: {part} says nothing"
    for node in ast.walk(source.tree):
        empty = isinstance(node, Definition) and node.name in EMPTY_NAMES
        if empty or (isinstance(node, ast.ClassDef) and set(words_of(node.name)) & EMPTY_NAMES):
            yield source.at(node, f"{node.name} says nothing")


def words_of(name: str) -> list[str]:
    """Take a name apart: `KeyManager` and `key_manager` are both key, manager."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)]


def out_of_place(source: Source) -> Iterator[str]:
    if source.room in ROOMS and source.kind and source.kind not in {*SEVEN, *BESIDE_THE_SEVEN}:
        yield f"{source.name}: a room has {', '.join(SEVEN)} and nothing else"
    if source.room in ROOMS and source.parts[1:] == ("__init__",) and len(source.tree.body) != 1:
        yield f"{source.name}: the __init__ of a room is one sentence"


def unexplained(source: Source) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type != tokenize.COMMENT:
            continue
        if EXCUSE.search(token.string) and not EXCUSE_WITH_REASON.search(token.string):
            yield f"{source.name}:{token.start[0]}: an excuse without code or reason"
        if IGNORED.search(token.string) and not IGNORED_WITH_REASON.search(token.string):
            yield f"{source.name}:{token.start[0]}: a type that is ignored without code or reason"


def day_of_utc(source: Source) -> Iterator[str]:
    """A moment is kept in UTC; its day is the one of the place, which begins hours before or after."""
    for node in ast.walk(source.tree) if source.room else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "date":
            of = node.func.value
            asked = isinstance(of, ast.Call) and isinstance(of.func, ast.Attribute) and of.func.attr == "now"
            if asked or (isinstance(of, ast.Attribute) and of.attr.endswith("_at")):
                yield source.at(node, f"{ast.unparse(node)} is a day of UTC; take localdate of the moment")
